"""Where things were drawn on the pages: what ``forms check`` and the tests measure."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class TextBox:
    """A line as drawn: page from 1, left, bottom, width and type size in points."""

    page: int
    left: float
    bottom: float
    width: float
    size: float


@dataclass(frozen=True)
class FieldBox:
    """A table cell as drawn, with the name of its label."""

    page: int
    left: float
    bottom: float
    width: float
    height: float
    name: str
    filled: bool


@dataclass
class Trace:
    """Where everything was drawn, for ``forms check`` and the tests."""

    lines: list[TextBox] = field(default_factory=list)
    boxes: list[FieldBox] = field(default_factory=list)
    closing_pages: list[int] = field(default_factory=list)
    lonely_closings: list[int] = field(default_factory=list)

    def text(self, page: int, left: float, bottom: float, width: float, size: float) -> None:
        """A line of text was drawn."""
        self.lines.append(TextBox(page, left, bottom, width, size))

    def box(self, page: int, left: float, bottom: float, width: float, height: float, name: str, filled: bool) -> None:
        """A table cell was drawn."""
        self.boxes.append(FieldBox(page, left, bottom, width, height, name, filled))

    def closing(self, page: int) -> None:
        """A seal or signature block is about to be drawn on this page."""
        self.closing_pages.append(page)
        if not any(line.page == page for line in self.lines):
            self.lonely_closings.append(page)
