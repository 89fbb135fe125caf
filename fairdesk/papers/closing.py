"""The end of a paper: seal places, signature places and the copies note."""

from __future__ import annotations

from reportlab.platypus import Flowable

from fairdesk.papers.text import Text

SEAL_LINES = 1.8
"""Free lines under the date: a seal of 42 mm sits on the date and its lower edge needs room (GB/T 9704, §10)."""


class SealPlaces(Flowable):  # type: ignore[misc]
    """One seal place at the right, or two side by side: name over date, centred, with room for the seal."""

    def __init__(self, slots: list[list[Text]], hint: Text, before: float) -> None:
        super().__init__()
        self.slots, self.hint = slots, hint
        self.spaceBefore, self.spaceAfter = before, 0.0

    def _slot_width(self) -> float:
        return float(self.width) * (0.56 if len(self.slots) == 1 else 0.5)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Platypus: the room the block takes."""
        self.width = width
        inner = self._slot_width() - 8
        texts = max(sum(t.wrap(inner, 1e6)[1] for t in slot) for slot in self.slots)
        self.height = texts + SEAL_LINES * self.slots[0][0].style.leading
        return width, self.height

    def draw(self) -> None:
        """Platypus: draw at the origin."""
        slot_width = self._slot_width()
        left = self.width - slot_width * len(self.slots)
        top = self.height - 0.5 * self.slots[0][0].style.leading
        for slot in self.slots:
            y = top
            for text in slot:
                y -= text.wrap(slot_width - 8, 1e6)[1]
                text.drawOn(self.canv, left + 4, y)
            self.hint.wrap(slot_width - 8, 1e6)
            self.hint.drawOn(self.canv, left + 4, y - self.hint.height - 2)
            left += slot_width


class SignPlaces(Flowable):  # type: ignore[misc]
    """Lines to sign on: a label, a rule to write on and, behind it, what the form prints (a date to fill in)."""

    def __init__(self, slots: list[tuple[Text, Text]], row_height: float, before: float) -> None:
        super().__init__()
        self.slots, self.row_height = slots, row_height
        self.spaceBefore, self.spaceAfter = before, 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Platypus: the room the block takes."""
        self.width, self.height = width, self.row_height * len(self.slots)
        return width, self.height

    def draw(self) -> None:
        """Platypus: draw at the origin."""
        y = self.height
        label_width = min(0.55 * self.width, max(label.natural_width for label, _ in self.slots) + 6)
        for label, value in self.slots:
            y -= self.row_height
            label.wrap(label_width, 1e6)
            label.drawOn(self.canv, 0, y + (4 if label.height <= self.row_height else 0))
            value_width = 0.0 if value.empty else value.natural_width + 4
            rule_end = self.width - value_width - 8
            self.canv.setLineWidth(0.5)
            self.canv.setStrokeGray(0)
            self.canv.line(label_width, y + 6, rule_end, y + 6)
            if not value.empty:
                value.wrap(value_width + 2, 1e6)
                value.drawOn(self.canv, self.width - value_width, y + 4)


class FootNote(Flowable):  # type: ignore[misc]
    """Lines between two rules, at the foot of the last page (版记)."""

    def __init__(self, lines: list[Text], before: float) -> None:
        super().__init__()
        self.lines = lines
        self.spaceBefore, self.spaceAfter = before, 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Platypus: the room the note takes."""
        self.width = width
        self.height = sum(t.wrap(width - 8, 1e6)[1] for t in self.lines) + 6
        return width, self.height

    def draw(self) -> None:
        """Platypus: draw at the origin."""
        canvas = self.canv
        canvas.setStrokeGray(0)
        canvas.setLineWidth(1.0)
        canvas.line(0, self.height, self.width, self.height)
        canvas.line(0, 0, self.width, 0)
        y = self.height - 3
        for at, text in enumerate(self.lines):
            y -= text.wrap(self.width - 8, 1e6)[1]
            text.drawOn(canvas, 4, y)
            if at < len(self.lines) - 1:
                canvas.setLineWidth(0.5)
                canvas.line(0, y, self.width, y)
