"""Breaking text into lines for Chinese and Latin together. Pure: characters and widths in, line bounds out.

Rules: no line starts with closing punctuation or ends with opening punctuation (禁则); Latin words stay whole unless
longer than a line; a number stays with its unit (14 日, 24 小时) and 第 with its number; closing punctuation at a line
end may take half its width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NO_START = frozenset("，。、；：！？）》〉」』】〕］｝”’…—·,.;:!?)]}%％℃°′″～〃々ー")
NO_END = frozenset("（《〈「『【〔［｛“‘([{￥$#＃№")
HALF_AT_END = frozenset("，。、；：）》〉」』】〕］｝”’")
UNITS = frozenset("年月日号时分秒小天周份页条款项届人件元％%℃个名次期类")
BREAK_INSIDE_LATIN = frozenset("-/_@&?=+.,;")
CJK_PUNCTUATION = frozenset("“”‘’…—")


@dataclass(frozen=True)
class Line:
    """Characters ``start:end`` of the text; ``width`` counts punctuation at the end half; ``last`` of its paragraph."""

    start: int
    end: int
    width: float
    last: bool


def is_cjk(char: str) -> bool:
    """Characters set on the square grid, between which a line may end."""
    return ord(char) >= 0x2E80 or char in CJK_PUNCTUATION or char in "□☐☑■○●①②③④⑤⑥⑦⑧⑨⑩"


def can_break(left: str, right: str) -> bool:
    """Whether a line may end between two neighbouring characters."""
    if right == " " or right in NO_START or left in NO_END:
        return False
    if left == " ":
        return True
    if left.isdigit() and left.isascii() and right in UNITS:
        return False
    if left in "第〕" and right.isascii() and right.isdigit():
        return False  # 第14条, 〔2026〕12号
    if is_cjk(left) or is_cjk(right):
        return True
    return left in "-/" and right.isalnum()


def break_lines(text: str, widths: Sequence[float], room: float, indent: float = 0.0) -> list[Line]:
    """Greedy lines of at most ``room``; the first line after each forced end has ``indent`` less.

    A word longer than a line is cut at the last character that fits (after a separator when there is one).
    """
    lines: list[Line] = []
    for start, end in _paragraphs(text):
        _break_one(text, widths, room, indent, start, end, lines)
    return lines


def _paragraphs(text: str) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    at = 0
    for part in text.split("\n"):
        parts.append((at, at + len(part)))
        at += len(part) + 1
    return parts


def _break_one(
    text: str, widths: Sequence[float], room: float, indent: float, start: int, end: int, lines: list[Line]
) -> None:
    line_start, width, limit = start, 0.0, room - indent
    opportunity = -1
    at = start
    while at < end:
        char = text[at]
        needed = widths[at] * (0.5 if char in HALF_AT_END else 1.0)
        if width + needed > limit + 0.01 and char != " " and at > line_start:
            cut = opportunity if opportunity > line_start else _forced_cut(text, line_start, at)
            lines.append(_line(text, widths, line_start, cut, limit, last=False))
            line_start = cut
            while line_start < end and text[line_start] == " ":
                line_start += 1
            width, limit, opportunity = 0.0, room, -1
            at = line_start
            continue
        width += widths[at]
        at += 1
        if at < end and can_break(char, text[at]):
            opportunity = at
    lines.append(_line(text, widths, line_start, end, limit, last=True))


def _forced_cut(text: str, start: int, at: int) -> int:
    for cut in range(at, start + 1, -1):
        if text[cut - 1] in BREAK_INSIDE_LATIN and cut - start > (at - start) // 2:
            return cut
    return at


def _line(text: str, widths: Sequence[float], start: int, end: int, limit: float, last: bool) -> Line:
    stop = end
    while stop > start and text[stop - 1] == " ":
        stop -= 1
    width = sum(widths[start:stop])
    if stop > start and (not last or width > limit) and text[stop - 1] in HALF_AT_END and widths[stop - 1] > 0:
        width -= widths[stop - 1] / 2
    return Line(start, stop, width, last)
