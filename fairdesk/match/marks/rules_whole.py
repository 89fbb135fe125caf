"""Rules about whole marks: meaning (W6), containment (W16), characters and pinyin (W1 annotation, W17)."""

from __future__ import annotations

from fairdesk.match.marks import meaning, sound
from fairdesk.match.marks.finding import Finding, opposite
from fairdesk.match.marks.normal import Mark
from fairdesk.match.marks.rulebook import weight
from fairdesk.match.marks.words import Core, code_of

_MANY = 3
_FEW = 2


def meanings(han: str, words: tuple[str, ...], digits_only: bool) -> tuple[str, ...]:
    """What a mark means, word by word; empty when it is not known or the scripts are mixed."""
    if digits_only or not words:
        return meaning.of_han(han)
    return () if han else meaning.of_words(words)


def of_mark(mark: Mark) -> tuple[str, ...]:
    """What a whole mark means; empty when it is not known."""
    return meanings(mark.han, mark.words, mark.digits_only)


def same_meaning(a: Mark, b: Mark, x: Core, y: Core) -> list[Finding]:
    """W6: every word has its opposite of one meaning, in the whole or in the distinctive parts."""
    if a.text == b.text:
        return []
    whole = of_mark(a)
    detail = opposite(a.raw.strip(), b.raw.strip())
    if whole and whole == of_mark(b):
        return [Finding("W6", weight("meaning"), detail)]
    if a.han and not (a.words or b.words) and meaning.with_digits(a.han) == meaning.with_digits(b.han):
        return [Finding("W6", weight("meaning"), detail)]
    if not (x.removed or y.removed) or (x.han, x.latin) == (y.han, y.latin):
        return []
    mine = meanings(x.han, x.words, a.digits_only)
    if mine and mine == meanings(y.han, y.words, b.digits_only):
        return [Finding("W6", weight("meaning") * weight("weak"), detail)]
    return []


def _strong(line: str) -> bool:
    """Long enough, and no ordinary word: distinctive by itself."""
    if line.isascii():
        return len(line) >= _MANY + 2 and not line.isdecimal() and not meaning.of_words((line,))
    return len(line) >= _MANY and not sound.is_word(line)


def _one_script(mark: Mark) -> tuple[str, bool]:
    """The only line of a mark (and whether it is Chinese); empty for mixed marks."""
    if mark.han and mark.words and not mark.digits_only:
        return "", False
    return (mark.han, True) if mark.han else (mark.latin, False)


def _long_enough(line: str, chinese: bool) -> bool:
    return len(line) >= (_FEW if chinese else _FEW + 2) and code_of(line) is None


def contains(a: Mark, b: Mark) -> list[Finding]:
    """W16: the mark ``a`` wholly contains the earlier mark ``b``; the reverse is only a case for a person."""
    inner, chinese = _one_script(b)
    outer = a.han if chinese else a.latin
    if inner and outer != inner and inner in outer and _long_enough(inner, chinese):
        strength = weight("contains_strong" if _strong(inner) else "contains_weak")
        return [Finding("W16", strength * (0.9 + 0.1 * len(inner) / len(outer)), inner.upper(), ("fame",))]
    inner, chinese = _one_script(a)
    outer = b.han if chinese else b.latin
    if inner and outer != inner and inner in outer and _long_enough(inner, chinese) and len(inner) * 2 >= len(outer):
        strength = weight("contained") * (0.8 + 0.2 * len(inner) / len(outer))
        return [Finding("W16", strength, inner.upper(), ("contained",))]
    return []


def spells(latin: str, han: str) -> bool:
    """Whether letters are the pinyin of Chinese characters."""
    return bool(latin) and len(han) > 0 and latin in sound.pinyin_of(han)


def pinyin(a: Mark, b: Mark) -> list[Finding]:
    """W17 and the annotation of W1: characters with their pinyin against the characters or the pinyin alone."""
    for x, y in ((a, b), (b, a)):
        if x.digits_only or y.digits_only or not x.han:
            continue
        detail = opposite(a.raw.strip(), b.raw.strip())
        if spells(x.latin, x.han):
            if y.han == x.han and not y.latin:
                return [Finding("W1", weight("annotation"), detail, ("annotation",))]
            if y.latin == x.latin and y.han != x.han:
                return [Finding("W17", weight("pinyin_pair"), f"{x.han} {x.latin}")]
        if not x.latin and not y.han and spells(y.latin, x.han):
            return [Finding("W17", weight("pinyin_only"), f"{x.han} {y.latin}", ("pinyin_only",))]
    return []
