"""A piece of running text as a platypus flowable: mixed faces, Chinese line breaking, justification.

reportlab's own paragraph cuts Latin words in Chinese text and reads its input as XML; this one takes spans of plain
text, so no company name can be mistaken for markup.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Any

from reportlab.platypus import Flowable

from fairdesk.papers.blocks import Span, Spans
from fairdesk.papers.fonts import Fonts
from fairdesk.papers.glyphs import Glyph, Style, glyphs_of
from fairdesk.papers.linebreak import Line, break_lines, is_cjk

STROKE = 0.028
"""Line width of made-up bold, in em; the free Chinese faces come in one weight."""

BASELINE = 0.38
"""Middle of a Chinese character above the baseline, in em (ascent 0.88, descent 0.12)."""

SLACK = 1e-7
"""Rounding allowed when room is compared, in points; below that of platypus, so that what is promised to fit fits."""

MOST_STRETCH = 0.20
"""No gap is widened by more than this part of an em to fill a line."""


class Text(Flowable):  # type: ignore[misc]
    """Spans set in one style. ``missing`` collects the characters no face has."""

    def __init__(self, spans: Spans | str, style: Style, book: Fonts, missing: dict[str, None]) -> None:
        super().__init__()
        self.style = style
        self.spans: Spans = (Span(spans),) if isinstance(spans, str) else spans
        self._book, self._missing = book, missing
        self._glyphs = glyphs_of(self.spans, style, book, missing)
        self._lines: list[Line] | None = None
        self._room = 0.0
        self._first = True
        self.outline_level: int | None = None
        """Place of a heading in the outline of the file, from 0."""
        self.spaceBefore, self.spaceAfter = style.before, style.after

    @property
    def empty(self) -> bool:
        """Nothing to print."""
        return not any(g.char.strip() for g in self._glyphs)

    @property
    def natural_width(self) -> float:
        """Width on a single line, in points."""
        return sum(g.width for g in self._glyphs)

    def lines(self, width: float) -> list[Line]:
        """The lines at this width."""
        room = width - self.style.left
        if self._lines is None or (abs(room - self._room) > 0.01 and self._first):
            text = "".join(g.char for g in self._glyphs)
            widths = [g.width for g in self._glyphs]
            self._lines = break_lines(text, widths, room, self.style.indent)
            if self.style.balance and len(self._lines) > 1 and "\n" not in text:
                even = sum(widths) / len(self._lines) + self.style.size * 0.6
                self._lines = break_lines(text, widths, min(room, even), self.style.indent)
        self._room = room
        return self._lines

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Platypus: the room this text takes."""
        self.width, self.height = width, len(self.lines(width)) * self.style.leading
        return width, self.height

    def split(self, width: float, height: float) -> list[Text]:
        """Platypus: two parts of at least two lines each (two and one of three), the first of at most ``height``."""
        lines = self.lines(width)
        fits = int((height + SLACK) / self.style.leading)
        if fits >= len(lines):
            return [self]
        fits = min(fits, len(lines) - 2) if len(lines) > 3 else fits
        if fits < 2:
            return []
        return [self._part(lines[:fits], True), self._part(lines[fits:], False)]

    def _part(self, lines: list[Line], first: bool) -> Text:
        part: Text = Text.__new__(Text)
        Flowable.__init__(part)
        part.__dict__.update(self.__dict__)
        part.__dict__.pop("_postponed", None)  # platypus marks what it moved to a new page; the rest was not moved
        part._lines, part._first = lines, False
        part.style = replace(
            self.style, indent=self.style.indent if first else 0.0, hang=self.style.hang if first else ""
        )
        part.spaceBefore, part.spaceAfter = (self.spaceBefore, 0) if first else (0, self.spaceAfter)
        return part

    def draw(self) -> None:
        """Platypus: draw at the origin."""
        style, canvas = self.style, self.canv
        if self.outline_level is not None and self._first:
            canvas.heading(self.outline_level, "".join(s.text for s in self.spans).strip(), self.height)
        y = self.height - style.leading / 2 - BASELINE * style.size
        paragraph_start = True
        for line in self._lines or []:
            indent = style.indent if paragraph_start else 0.0
            self._draw_line(canvas, line, y, indent)
            y -= style.leading
            paragraph_start = line.last
        if style.hang:
            hang = Text(style.hang, replace(style, hang="", left=0, align="left", indent=0), self._book, self._missing)
            hang.wrapOn(canvas, style.left + 100, style.leading)
            hang.drawOn(canvas, 0, self.height - style.leading)

    def _draw_line(self, canvas: Any, line: Line, y: float, indent: float) -> None:
        style = self.style
        glyphs = self._glyphs[line.start : line.end]
        if not glyphs:
            return
        slack = self._room - indent - line.width
        x, gap = style.left + indent, 0.0
        if style.align == "centre":
            x = style.left + max(0.0, slack / 2)
        elif style.align == "right":
            x = style.left + max(0.0, slack)
        stretch = [_stretchable(a, b) for a, b in pairwise(glyphs)]
        if style.align == "justify" and not line.last and any(stretch):
            gap = slack / sum(stretch)
            if gap > MOST_STRETCH * style.size:
                gap = 0.0
        steps = [g.width + (gap if s else 0.0) for g, s in zip(glyphs, [*stretch, False], strict=True)]
        starts = list(accumulate(steps, initial=x))
        _draw_glyphs(canvas, glyphs, starts, y, style, gap)
        trace = getattr(canvas, "trace", None)
        if trace is not None:
            left, bottom = canvas.absolutePosition(x, y - 0.12 * style.size)
            trace.text(canvas.getPageNumber(), left, bottom, line.width, style.size)


def _stretchable(left: Glyph, right: Glyph) -> bool:
    return left.char == " " or is_cjk(left.char) or (is_cjk(right.char) and right.char != " ")


def _draw_glyphs(canvas: Any, glyphs: list[Glyph], starts: list[float], y: float, style: Style, gap: float) -> None:
    text = canvas.beginText()
    text.setFillColor(style.colour)
    at = 0
    stroked = False
    while at < len(glyphs):
        first, end = glyphs[at], at + 1
        even = gap == 0.0 or is_cjk(first.char)
        while end < len(glyphs) and _same_run(first, glyphs[end]) and (gap == 0.0 or is_cjk(glyphs[end].char) == even):
            if gap and not even and glyphs[end - 1].char == " ":
                break
            end += 1
        if first.bold != stroked:
            stroked = first.bold
            text.setTextRenderMode(2 if stroked else 0)
        if stroked:
            canvas.setStrokeColor(style.colour)
            canvas.setLineWidth(style.size * STROKE)
        text.setTextOrigin(starts[at], y)
        text.setFont(first.font, style.size)
        text.setCharSpace(gap if even else 0.0)
        text.textOut("".join(g.char for g in glyphs[at:end]))
        at = end
    text.setCharSpace(0.0)
    if stroked:
        text.setTextRenderMode(0)
    canvas.drawText(text)


def _same_run(a: Glyph, b: Glyph) -> bool:
    return a.font == b.font and a.bold == b.bold
