"""The type of the papers: sizes, leading and faces for each language and density."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

from fairdesk.papers.glyphs import Style
from fairdesk.papers.page import GREY, HEIGHT, WIDTH

LINE = HEIGHT / 22
"""Line pitch: 22 lines in the type area."""

CHARACTER = WIDTH / 28
"""Body size: 28 characters in a line, 15.8 pt, which is 三号 (16 pt) on the grid of GB/T 9704."""


ROW_AIR = 8.0
"""Free height in a row of one line, in points."""

SMALLER = 14 / 16
"""One size down: 三号 to 四号."""


@dataclass(frozen=True)
class Styles:
    """The type of one language and density; sizes in points."""

    body: Style
    title: Style
    section: Style
    label: Style
    value: Style
    cell: Style
    large: Style
    caption: Style
    note: Style
    row: float = 0.0
    """Least height of a row of a form."""


@dataclass(frozen=True)
class Fit:
    """How closely a paper is set: the part of the usual leading, and running text one size smaller."""

    leading: float = 1.0
    smaller: bool = False


def styles(lang: str, size: Literal["body", "compact"], fit: Fit = Fit()) -> Styles:
    """小四 and 五号 in tables; body 三号 on the 22 × 28 grid, or 小四 for dense forms; closer as ``fit`` says."""
    usual = _usual(lang, size)
    if fit == Fit():
        return usual
    closer = {f.name: _closer(getattr(usual, f.name), fit.leading) for f in fields(usual) if f.name != "row"}
    if fit.smaller:
        for name in ("body", "section"):
            style = closer[name]
            closer[name] = replace(
                style, size=style.size * SMALLER, leading=style.leading * SMALLER, indent=style.indent * SMALLER
            )
    return Styles(**closer, row=closer["value"].leading + ROW_AIR * fit.leading * (0.75 if fit.smaller else 1.0))


def _closer(style: Style, part: float) -> Style:
    return replace(
        style, leading=max(style.size * 1.15, style.leading * part), before=style.before * part,
        after=style.after * part,
    )  # fmt: skip


def _usual(lang: str, size: Literal["body", "compact"]) -> Styles:
    zh = lang == "zh"
    if zh:
        body = Style(CHARACTER, LINE, align="justify", indent=2 * CHARACTER)
        if size == "compact":
            body = Style(12, 20, align="justify", indent=24)
    else:
        body = Style(11.5, 17, strong_role="serif", strong_bold=True, after=5)
        if size == "compact":
            body = Style(10.5, 14.5, strong_role="serif", strong_bold=True, after=4)
    value = Style(12, 17) if zh else Style(10.5, 14, strong_role="serif", strong_bold=True)
    return Styles(
        body=body,
        title=Style(22 if zh else 18, 30 if zh else 24, bold=True, align="centre", before=12, after=12),
        section=Style(
            round(body.size + 0.4, 1) if zh else 12, 24 if zh else 17, role="sans", before=8, after=3, bold=not zh
        ),
        label=Style(10.5 if zh else 9.5, 15 if zh else 12, role="sans", align="centre" if zh else "left", balance=zh),
        value=value,
        cell=replace(value, size=11 if zh else 9.5, leading=15.5 if zh else 12.5),
        large=Style(21 if zh else 17, 31 if zh else 25, role="sans", bold=True, align="centre"),
        caption=Style(10.5 if zh else 9.5, 16 if zh else 13, align="centre", colour=GREY),
        note=Style(12 if zh else 10, 18 if zh else 14),
        row=value.leading + ROW_AIR,
    )
