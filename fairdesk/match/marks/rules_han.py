"""Rules for two Chinese lines: order (W1, W2), doubling (W3), sound and look (W4), look (W5), one character (W7)."""

from __future__ import annotations

from fairdesk.match.marks import compare, sound
from fairdesk.match.marks.compare import Change, Comparison
from fairdesk.match.marks.finding import Finding, opposite
from fairdesk.match.marks.rulebook import threshold, weight


def unit(line: str) -> str:
    """The shortest part of which a line is the repetition: 牛牛 → 牛."""
    return line[: (line + line).find(line, 1)]


def _both_words(x: str, y: str) -> bool:
    """Both have a meaning of their own in the dictionary, and these are not the same word."""
    return x != y and sound.is_word(x) and sound.is_word(y)


def _order(x: str, y: str) -> list[Finding]:
    if x == y or sorted(x) != sorted(y):
        return []
    backwards = x == y[::-1]
    code, strength = ("W1", weight("reversed")) if backwards else ("W2", weight("order"))
    finding = Finding(code, strength, opposite(x, y), ("reversed",) if backwards else ())
    return [finding.excepted("other_meaning") if _both_words(x, y) else finding]


def _doubling(x: str, y: str) -> list[Finding]:
    if x == y or unit(x) != unit(y):
        return []
    return [Finding("W3", weight("doubling"), opposite(x, y))]


def _shown(changes: tuple[Change, ...], values: list[float]) -> str:
    return "，".join(f"{opposite(c.old, c.new)} ({v:.2f})" for c, v in zip(changes, values, strict=True))


def _sound(x: str, y: str, c: Comparison) -> list[Finding]:
    """W4: every differing character sounds alike, and the whole looks alike too."""
    if not c.replaced_only or any(k.sound < threshold("sound_character") for k in c.changes):
        return []
    detail = _shown(c.changes, [k.sound for k in c.changes])
    if c.shape < threshold("look_character"):
        return [Finding("W4", weight("sound_only") * c.sound, detail, ("look_differs",))]
    finding = Finding("W4", weight("sound_and_look") * (0.6 * c.shape + 0.4 * c.sound), detail)
    return [finding.excepted("other_meaning") if _both_words(x, y) else finding]


def _look(x: str, y: str, c: Comparison) -> list[Finding]:
    """W5: every differing character looks alike; one alone in a mark must look very much alike."""
    if not c.replaced_only or any(k.shape < threshold("look_character") for k in c.changes):
        return []
    if c.shape < threshold("look_whole"):
        return []
    finding = Finding("W5", weight("look") * c.shape, _shown(c.changes, [k.shape for k in c.changes]))
    return [finding.excepted("other_meaning") if _both_words(x, y) else finding]


def _one_character(x: str, y: str, c: Comparison) -> list[Finding]:
    """W7, with its exceptions: a clearly different first character, another meaning of the whole."""
    shortest, longest = sorted((len(x), len(y)))
    if shortest < 3 or c.distance > max(1, longest // 4):
        return []
    likeness = sum(0.5 * (k.shape + k.sound) for k in c.changes) / len(c.changes)
    value = weight("one_character") * (1 - (1 - likeness) * 0.4 * c.distance / longest)
    finding = Finding("W7", value, "，".join(opposite(k.old, k.new) for k in c.changes))
    if any(k.at == 0 and max(k.shape, k.sound) < threshold("first_character") for k in c.changes):
        return [finding.excepted("first_differs")]
    return [finding.excepted("other_meaning") if _both_words(x, y) else finding]


def findings(x: str, y: str) -> tuple[list[Finding], Comparison]:
    """Every rule that holds between two different Chinese lines, and the comparison they rest on."""
    c = compare.han(x, y)
    if x == y:
        return [], c
    return [*_order(x, y), *_doubling(x, y), *_sound(x, y, c), *_look(x, y, c), *_one_character(x, y, c)], c
