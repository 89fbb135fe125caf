"""How a paper begins: the red head (issuing body, number, rule; GB/T 9704), or just the number of a party's form."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from fairdesk.papers.text import Text


class HeadLine(Flowable):  # type: ignore[misc]
    """Name of the issuing body, number, and a rule of the width of the type area 4 mm below."""

    def __init__(self, mark: Text, number: Text, colour: Color) -> None:
        super().__init__()
        self.mark, self.number, self.colour = mark, number, colour
        self.spaceBefore, self.spaceAfter = 0.0, 4.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Platypus: the room the head takes."""
        self.width = width
        self.height = self.mark.wrap(width, 1e6)[1] + self.number.wrap(width, 1e6)[1] + 8 + 4 * mm
        return width, self.height

    def draw(self) -> None:
        """Platypus: draw at the origin."""
        self.mark.drawOn(self.canv, 0, self.height - self.mark.height)
        self.number.drawOn(self.canv, 0, self.height - self.mark.height - 8 - self.number.height)
        self.canv.setStrokeColor(self.colour)
        self.canv.setLineWidth(1.6)
        self.canv.line(0, 1, self.width, 1)
        self.canv.setStrokeGray(0)


class NumberLine(Flowable):  # type: ignore[misc]
    """The number of a form without red head, at the right in the top margin."""

    def __init__(self, number: Text) -> None:
        super().__init__()
        self.number = number
        self.spaceBefore = self.spaceAfter = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Platypus: no room in the text."""
        self.width, self.height = width, 0.0
        self.number.wrap(width, 1e6)
        return width, 0.0

    def draw(self) -> None:
        """Platypus: draw above the origin."""
        self.number.drawOn(self.canv, 0, 2 * mm)
