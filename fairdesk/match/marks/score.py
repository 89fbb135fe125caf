"""The exact scorer of a pair of marks: the reference to which every index is held.

The stated mark is the one on the stand (the query), the earlier mark the one in the register. The score is the strength
of the strongest rule that holds, shaded by the likeness of shape and sound; without a rule there is no score.
"""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.match.marks import rules_han, rules_latin, rules_whole, words
from fairdesk.match.marks.finding import Finding, best, opposite
from fairdesk.match.marks.normal import Mark, analyse, differences
from fairdesk.match.marks.rulebook import weight
from fairdesk.match.marks.words import Core


@dataclass(frozen=True, slots=True)
class PairScore:
    """How alike two marks are; all numbers 0 to 1. ``findings`` are the rules that hold, the strongest first."""

    score: float
    shape: float
    sound: float
    meaning: float
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """A mark or its distinctive part, as lines."""

    han: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Likeness:
    """What two views have in common. ``equal``: their lines are the same; ``partly``: only one script agrees."""

    findings: list[Finding]
    shape: float
    sound: float
    equal: bool


def _views(a: Mark, b: Mark, x: Core, y: Core) -> list[tuple[_View, _View, bool]]:
    pairs = [(_View(a.han, a.words), _View(b.han, b.words), False)]
    if x.removed or y.removed:
        pairs.append((_View(x.han, x.words), _View(y.han, y.words), True))
    return [(_one_line(a, p, q), _one_line(b, q, p), is_core) for p, q, is_core in pairs]


def _one_line(mark: Mark, own: _View, other: _View) -> _View:
    """A number has its digits in both lines: keep the one that the other mark has (letters if it has both)."""
    if not mark.digits_only:
        return own
    return _View("", own.words) if other.words else _View(own.han, ())


def _likeness(p: _View, q: _View) -> _Likeness | None:
    """Compare two views script by script; None when they share no script."""
    both_han, both_latin = bool(p.han and q.han), bool(p.words and q.words)
    if not (both_han or both_latin):
        return None
    found: list[Finding] = []
    shape, heard, size = 0.0, 0.0, 0
    same: list[bool] = []
    lines: list[list[Finding]] = []
    if both_han:
        line, c = rules_han.findings(p.han, q.han)
        weighed = 2 * max(len(p.han), len(q.han))  # a Chinese character weighs as much as two letters
        shape, heard, size = shape + weighed * c.shape, heard + weighed * c.sound, size + weighed
        same.append(p.han == q.han)
        lines.append(line)
    if both_latin:
        line, c = rules_latin.findings(p.words, q.words)
        weighed = max(len("".join(p.words)), len("".join(q.words)))
        shape, heard, size = shape + weighed * c.shape, heard + weighed * c.sound, size + weighed
        same.append("".join(p.words) == "".join(q.words))
        lines.append(line)
    extra = 2 * len(p.han + q.han) * (not both_han) + len("".join(p.words + q.words)) * (not both_latin)
    whole = not extra and all(s or line for s, line in zip(same, lines, strict=True))
    for is_same, line in zip(same, lines, strict=True):
        strongest = 1.0 if is_same else max((f.value for f in line), default=0.0)
        if whole:
            found += line
        elif strongest >= 0.7:
            text = p.han if line is lines[0] and both_han else " ".join(p.words).upper()
            other = q.han if line is lines[0] and both_han else " ".join(q.words).upper()
            if _distinctive(text) and _distinctive(other):
                found.append(Finding("W15", weight("part") * strongest, opposite(text, other)))
                found += [f.weaker(weight("part")) for f in line]
    total = size + extra
    return _Likeness(found, shape / total, heard / total, equal=not extra and all(same))


def _distinctive(text: str) -> bool:
    return len(text.replace(" ", "")) >= (3 if text.isascii() else 2) and words.code_of(text.casefold()) is None


def _additions(a: Mark, b: Mark, x: Core, y: Core) -> list[Finding]:
    """W12–W14: the distinctive parts are the same and only listed words were added or differ."""
    if a.text == b.text:
        return []
    mine, theirs = set(x.removed), set(y.removed)
    found = []
    for code, strength in (("W12", "generic"), ("W13", "place"), ("W14", "weak")):
        differ = sorted(word for word, c in mine ^ theirs if c == code)
        if differ:
            found.append(Finding(code, weight(strength), f"{_named(x)} + {'、'.join(differ).upper()}"))
    if words.own_meaning(a, x) or words.own_meaning(b, y):
        found = [f.excepted("other_meaning") for f in found]
    return found


def _named(core: Core) -> str:
    return " ".join(t for t in (core.han, " ".join(core.words).upper()) if t)


def _parts(a: Mark, b: Mark) -> list[Finding]:
    """W15 for parts set off from each other in one script: one of them is the same as in the other mark."""
    found: list[Finding] = []
    if len(a.pieces) < 2 and len(b.pieces) < 2:
        return found
    for kind in ("han", "latin"):
        p = [t for t in _set_off(a, kind) if _distinctive(t)]
        q = [t for t in _set_off(b, kind) if _distinctive(t)]
        if max(len(_set_off(a, kind)), len(_set_off(b, kind))) < 2:
            continue
        shared = [t for t in p if t in q and (kind == "han" or len(t) >= 4)]
        if shared and set(_set_off(a, kind)) != set(_set_off(b, kind)):
            strength = weight("part" if kind == "han" else "word_of_several")
            found.append(Finding("W15", strength, shared[0] if kind == "han" else shared[0].upper()))
    return found


def _set_off(mark: Mark, kind: str) -> tuple[str, ...]:
    return mark.words if kind == "latin" else tuple(p.text for p in mark.pieces if p.kind == "han")


def _meaning(a: Mark, b: Mark, findings: list[Finding]) -> float:
    """Likeness of meaning: known words in common, or the strength of a rule that leaves the meaning as it is."""
    kept = {"W1", "W3", "W6", "W10", "W11", "W12", "W13", "W14", "W17"}
    by_rule = max((f.value for f in findings if f.code in kept), default=0.0)
    x, y = set(rules_whole.of_mark(a)), set(rules_whole.of_mark(b))
    return max(by_rule, len(x & y) / len(x | y) if x and y else 0.0)


def score(stated: Mark, earlier: Mark) -> PairScore:
    """Score a pair. Identity after normalisation is 1.0 with code W1."""
    a, b = stated, earlier
    if not a.text or not b.text:
        return PairScore(0.0, 0.0, 0.0, 0.0, ())
    if a.text == b.text:
        same = Finding("W1", weight("identity"), opposite(a.raw.strip(), b.raw.strip()), tuple(differences(a, b)))
        return PairScore(1.0, 1.0, 1.0, 1.0, (same,))
    x, y = words.core(a), words.core(b)
    found: list[Finding] = []
    shape = heard = 0.0
    for p, q, is_core in _views(a, b, x, y):
        likeness = _likeness(p, q)
        if likeness is None:
            continue
        share = weight("weak") if is_core else 1.0
        shape, heard = max(shape, likeness.shape * share), max(heard, likeness.sound * share)
        if is_core and (likeness.equal or likeness.findings):
            strongest = 1.0 if likeness.equal else max(f.value for f in likeness.findings)
            found += [f.weaker(strongest) for f in _additions(a, b, x, y)]
        found += [f.weaker(share) for f in likeness.findings]
    found += [*rules_whole.same_meaning(a, b, x, y), *rules_whole.contains(a, b), *rules_whole.pinyin(a, b)]
    found += _parts(a, b)
    ranked = best(found)
    if not ranked:
        return PairScore(0.0, shape, heard, _meaning(a, b, ranked), ())
    share = weight("rule_share")
    value = share * ranked[0].value + (1 - share) * max(shape, heard)
    return PairScore(value, shape, heard, _meaning(a, b, ranked), tuple(ranked))


def score_texts(stated: str, earlier: str) -> PairScore:
    """Score two texts as written."""
    return score(analyse(stated), analyse(earlier))
