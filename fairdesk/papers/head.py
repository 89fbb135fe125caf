"""The red head: issuing body, document number, red rule (GB/T 9704)."""

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
