"""Rules for two lines of letters and digits: W3, W4, W5, few letters (W8), individual letters (W9), W10, W11."""

from __future__ import annotations

from fairdesk.match.marks import compare, looks, meaning, phonetic
from fairdesk.match.marks.compare import Comparison
from fairdesk.match.marks.finding import Finding, opposite
from fairdesk.match.marks.rulebook import threshold, weight
from fairdesk.match.marks.rules_han import unit

Words = tuple[str, ...]


def _other_meaning(a: Words, b: Words) -> bool:
    """Both are words of a known meaning, and not the same."""
    x, y = meaning.of_words(a), meaning.of_words(b)
    return bool(x and y) and x != y


def _look(x: str, y: str, c: Comparison) -> list[Finding]:
    """W5: the same length after joining, every differing letter looks like the other."""
    fold = looks.folded(x) == looks.folded(y)
    alike = c.replaced_only and all(k.shape >= threshold("letter_look") for k in c.changes)
    if not (fold or alike) or min(len(x), len(y)) < 3:
        return []
    if alike:
        detail = "，".join(f"{opposite(k.old.upper(), k.new.upper())} ({k.shape:.2f})" for k in c.changes)
    else:
        detail = opposite(x.upper(), y.upper())
    return [Finding("W5", weight("look") * max(c.shape, 0.9 if fold else 0.0), detail, ("letters",))]


def _few(x: str, y: str, c: Comparison) -> list[Finding]:
    if not len(x) == len(y) <= 2 or any(k.shape < threshold("letter_look") for k in c.changes):
        return []
    detail = "，".join(f"{opposite(k.old.upper(), k.new.upper())} ({k.shape:.2f})" for k in c.changes)
    return [Finding("W8", weight("few_letters") * c.shape, detail)]


def _individual(x: str, y: str, c: Comparison) -> list[Finding]:
    """W9: at most one letter in five (two in longer words) changed, added, removed or swapped."""
    shortest, longest = sorted((len(x), len(y)))
    if shortest < 3 or c.distance > max(1, shortest // 4) or c.distance > 3 or x.isdecimal() != y.isdecimal():
        return []
    swapped = sorted(x) == sorted(y)
    first = any(k.at == 0 and max(k.shape, k.sound) < threshold("first_character") for k in c.changes) and not swapped
    if first and longest == 3:
        return []  # of three letters the first decides
    lost = sum(1 - 0.5 * max(k.shape, k.sound) for k in c.changes) / longest
    value = weight("letters") * max(1 - lost, 1 - 0.8 * c.distance / longest)
    detail = opposite(x.upper(), y.upper()) if swapped else _letters(c)
    finding = Finding("W9", value, detail, ("swapped",) if swapped else ())
    return [finding.excepted("first_differs") if first else finding]


def _letters(c: Comparison) -> str:
    return "，".join(opposite(k.old.upper(), k.new.upper()) for k in c.changes)


def _sound(x: str, y: str, c: Comparison) -> list[Finding]:
    """W4: sounds the same and looks similar as a whole."""
    if min(len(x), len(y)) < 3 or x.isdecimal() or y.isdecimal() or phonetic.key(x) != phonetic.key(y):
        return []
    if c.shape < 0.5:
        return [Finding("W4", weight("sound_only"), opposite(x.upper(), y.upper()), ("look_differs",))]
    return [Finding("W4", weight("sound_and_look") * (0.6 * c.shape + 0.4), opposite(x.upper(), y.upper()))]


def _shown(words: Words) -> str:
    return " ".join(words).upper()


def _word_forms(a: Words, b: Words) -> list[Finding]:
    """W10 word order and W11 grammar."""
    if len(a) > 1 and a != b and sorted(a) == sorted(b):
        return [Finding("W10", weight("word_order"), opposite(_shown(a), _shown(b)))]
    x, y = phonetic.without_grammar(a), phonetic.without_grammar(b)
    if x == y:
        return [Finding("W11", weight("grammar"), opposite(_shown(a), _shown(b)))]
    if len(x) > 1 and sorted(x) == sorted(y):
        value = weight("grammar") * weight("word_order")
        return [Finding(code, value, opposite(_shown(a), _shown(b))) for code in ("W10", "W11")]
    return []


def findings(a: Words, b: Words) -> tuple[list[Finding], Comparison]:
    """Every rule that holds between two different lines of words, and the comparison they rest on."""
    x, y = "".join(a), "".join(b)
    c = compare.latin(x, y)
    if x == y:
        return [], c
    found = [*_look(x, y, c), *_few(x, y, c), *_individual(x, y, c), *_sound(x, y, c)]
    if _other_meaning(a, b):
        found = [f.excepted("other_meaning") for f in found]
    if unit(x) == unit(y) and len(unit(x)) > 1:
        found.append(Finding("W3", weight("doubling"), opposite(x.upper(), y.upper())))
    return [*found, *_word_forms(a, b)], c
