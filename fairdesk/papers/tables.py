"""Ruled tables as a platypus flowable: rows of their own column layout, repeated heads, rows that go on over pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from fairdesk.papers.text import SLACK

LINE = 0.5
"""Rule width in points (look.md, Paper)."""

PAD_X, PAD_Y = 4.5, 3.0
LABEL_TINT = HexColor("#F6F6F4")
SPLIT_ABOVE = 150.0
"""A row taller than this (points) is cut at the page end; a lower one moves to the next page whole."""


@dataclass
class Cell:
    """Flowables one under the other in a box ``width`` points wide."""

    content: list[Flowable]
    width: float
    label: bool = False
    name: str = ""

    def height(self) -> float:
        """Height of the content and the padding, in points."""
        return float(sum(f.wrap(self.width - 2 * PAD_X, 1e6)[1] for f in self.content)) + 2 * PAD_Y

    def cut(self, height: float) -> tuple[Cell, Cell]:
        """The part that fits ``height`` and the rest; either may be empty."""
        room = height - 2 * PAD_Y
        head: list[Flowable] = []
        for at, flowable in enumerate(self.content):
            needed = flowable.wrap(self.width - 2 * PAD_X, 1e6)[1]
            if needed > room + SLACK:
                parts = flowable.split(self.width - 2 * PAD_X, room)
                rest = [*parts[1:], *self.content[at + 1 :]] if parts else self.content[at:]
                return self._with([*head, *parts[:1]]), self._with(rest)
            head.append(flowable)
            room -= needed
        return self, self._with([])

    def _with(self, content: list[Flowable]) -> Cell:
        return Cell(content, self.width, self.label, self.name)


@dataclass
class Row:
    """Cells side by side; at least ``minimum`` points high. A ``heading`` stays with the row after it."""

    cells: list[Cell]
    minimum: float = 0.0
    heading: bool = False
    height: float = field(default=0.0)

    def measure(self) -> float:
        """Height in points."""
        self.height = max(self.minimum, *(c.height() for c in self.cells))
        return self.height


class Grid(Flowable):  # type: ignore[misc]
    """Rows with 0.5 pt rules; the first ``heads`` rows repeat on every page."""

    def __init__(self, rows: list[Row], heads: int = 0, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__()
        self.rows, self.heads = rows, heads
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Platypus: the room the table takes."""
        self.width, self.height = width, sum(r.measure() for r in self.rows)
        return width, self.height

    def split(self, width: float, height: float) -> list[Grid]:
        """Platypus: cut between rows, or inside a row that is too tall to move."""
        self.wrap(width, height)
        used, at = 0.0, 0
        while at < len(self.rows) and used + self.rows[at].height <= height + SLACK:
            used += self.rows[at].height
            at += 1
        if at == len(self.rows):
            return [self]
        if self.rows[at].height <= SPLIT_ABOVE:
            at = self._before_headings(at)
        first, rest = self.rows[:at], self.rows[at:]
        if rest[0].height > SPLIT_ABOVE:
            parts = _cut_row(rest[0], height - used)
            if parts:
                first, rest = [*first, parts[0]], [parts[1], *rest[1:]]
        first = first[: self._before_headings(len(first))] if len(first) == at else first
        rest = self.rows[len(first) :] if len(first) < at else rest
        if len(first) <= self.heads:
            return []
        return [
            Grid(first, self.heads, self.spaceBefore, 0),
            Grid([*self.rows[: self.heads], *rest], self.heads, 0, self.spaceAfter),
        ]

    def _before_headings(self, at: int) -> int:
        while at > self.heads and self.rows[at - 1].heading:
            at -= 1
        return at

    def without_last(self) -> tuple[Grid, Grid] | None:
        """The table and its last row as a table of its own with the head; ``None`` when there is only one row."""
        at = self._before_headings(len(self.rows) - 1)
        if at <= self.heads:
            return None
        return (
            Grid(self.rows[:at], self.heads, self.spaceBefore, 0),
            Grid([*self.rows[: self.heads], *self.rows[at:]], self.heads, 0, self.spaceAfter),
        )

    def draw(self) -> None:
        """Platypus: draw at the origin."""
        canvas = self.canv
        canvas.setLineWidth(LINE)
        canvas.setStrokeGray(0)
        top = self.height
        for row in self.rows:
            left = 0.0
            for cell in row.cells:
                _draw_cell(canvas, cell, left, top, row.height)
                left += cell.width
            top -= row.height


def _cut_row(row: Row, height: float) -> tuple[Row, Row] | None:
    if height < 40:
        return None
    parts = [c.cut(height) for c in row.cells]
    if not all(head.content or not cell.content for (head, _), cell in zip(parts, row.cells, strict=True)):
        return None
    rest = Row([b for _, b in parts])
    for cell, source in zip(rest.cells, row.cells, strict=True):
        if source.label:
            cell.content = list(source.content)  # the label stands on both pages
    return Row([a for a, _ in parts], height), rest


def _draw_cell(canvas: Any, cell: Cell, left: float, top: float, height: float) -> None:
    if cell.label:
        canvas.setFillColor(LABEL_TINT)
        canvas.rect(left, top - height, cell.width, height, stroke=0, fill=1)
    canvas.rect(left, top - height, cell.width, height, stroke=1, fill=0)
    inner = cell.width - 2 * PAD_X
    total = sum(f.wrap(inner, 1e6)[1] for f in cell.content)
    y = top - PAD_Y if total > height - 2 * PAD_Y - 0.5 else top - (height - total) / 2
    for flowable in cell.content:
        y -= flowable.wrap(inner, 1e6)[1]
        flowable.drawOn(canvas, left + PAD_X, y)
    trace = getattr(canvas, "trace", None)
    if trace is not None:
        x, bottom = canvas.absolutePosition(left, top - height)
        filled = any(not getattr(f, "empty", False) for f in cell.content)
        trace.box(canvas.getPageNumber(), x, bottom, cell.width, height, cell.name, filled)
