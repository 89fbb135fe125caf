"""What stays together when a page ends: kept blocks, a heading and its text, the closing and the text before it."""

from __future__ import annotations

from reportlab.platypus import Flowable

from fairdesk.papers.closing import FootNote
from fairdesk.papers.tables import Grid
from fairdesk.papers.text import SLACK


class Kept(Flowable):  # type: ignore[misc]
    """Flowables that go to the next page together, and part only where even a fresh page is too short."""

    def __init__(self, content: list[Flowable], page_height: float) -> None:
        super().__init__()
        self.content, self.page_height = content, page_height
        self.spaceBefore, self.spaceAfter = content[0].getSpaceBefore(), content[-1].getSpaceAfter()

    def _gap(self, at: int) -> float:
        if not at:
            return 0.0
        return float(max(self.content[at - 1].getSpaceAfter(), self.content[at].getSpaceBefore()))

    def _tops(self, width: float) -> list[float]:
        """Distance of each flowable's foot from the top."""
        feet: list[float] = []
        y = 0.0
        for at, flowable in enumerate(self.content):
            y += self._gap(at)
            y += flowable.wrap(width, 1e6)[1]
            feet.append(y)
        return feet

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Platypus: the room all take."""
        self.width, self.height = width, self._tops(width)[-1]
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Platypus: nothing, unless the page is fresh."""
        return self.cut(width, height) if height > self.page_height - 1 else []

    def cut(self, width: float, height: float) -> list[Flowable]:
        """The part that fits ``height`` and the rest."""
        feet = self._tops(width)
        at = next((i for i, foot in enumerate(feet) if foot > height), len(feet) - 1)
        room = height - (feet[at - 1] if at else 0.0) - self._gap(at)
        parts = self.content[at].split(width, room)
        head = [*self.content[:at], *parts[:1]] if len(parts) > 1 else self.content[:at]
        rest = [*parts[1:], *self.content[at + 1 :]] if len(parts) > 1 else self.content[at:]
        return [Kept(head, self.page_height), Kept(rest, self.page_height)] if head and rest else []

    def draw(self) -> None:
        """Platypus: draw at the origin."""
        for flowable, foot in zip(self.content, self._tops(self.width), strict=True):
            flowable.drawOn(self.canv, 0, self.height - foot)


class Headed(Flowable):  # type: ignore[misc]
    """A heading and what follows it: the heading never stands alone at the foot of a page."""

    def __init__(self, heading: Flowable, body: Flowable) -> None:
        super().__init__()
        self.heading, self.body = heading, body
        self.spaceBefore, self.spaceAfter = heading.getSpaceBefore(), body.getSpaceAfter()

    def _gap(self) -> float:
        return float(max(self.heading.getSpaceAfter(), self.body.getSpaceBefore()))

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Platypus: the room both take."""
        self.width = width
        self.height = self.heading.wrap(width, 1e6)[1] + self._gap() + self.body.wrap(width, 1e6)[1]
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Platypus: the heading with the first part of the body, and the rest."""
        self.wrap(width, height)
        if self.height <= height + SLACK:
            return [self]
        parts = self.body.split(width, height - (self.height - self.body.height))
        return [Headed(self.heading, parts[0]), *parts[1:]] if len(parts) > 1 else []

    def without_last(self) -> tuple[Flowable, Grid] | None:
        """As of a table."""
        parts = self.body.without_last() if isinstance(self.body, Grid) else None
        return (Headed(self.heading, parts[0]), parts[1]) if parts else None

    def draw(self) -> None:
        """Platypus: draw at the origin."""
        self.heading.drawOn(self.canv, 0, self.height - self.heading.height)
        self.body.drawOn(self.canv, 0, 0)


class Together(Flowable):  # type: ignore[misc]
    """Text or a table, the closing block after it and the foot note: a page never starts with the closing.

    A page that holds nothing but a seal is not allowed (GB/T 9704; domain.md §10), so when the end does not fit, the
    last two lines or the last row go on with it.
    """

    def __init__(self, leading: Flowable, closing: list[Flowable], note: FootNote | None) -> None:
        super().__init__()
        self.leading, self.closing, self.note = leading, closing, note
        self.spaceBefore, self.spaceAfter = leading.getSpaceBefore(), 0.0

    def _end_height(self, width: float) -> float:
        end = [*self.closing, *([self.note] if self.note else [])]
        return float(sum(f.wrap(width, 1e6)[1] + f.getSpaceBefore() for f in end))

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Platypus: the room all take; with a foot note, the whole rest of the page."""
        self.width = width
        self.height = self.leading.wrap(width, 1e6)[1] + self._end_height(width)
        if self.note and self.height <= height < 1e5:
            self.height = height
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Platypus: leave on this page what can stay."""
        total = self.leading.wrap(width, 1e6)[1]
        if total + self._end_height(width) <= height:
            return [self]
        room = min(height, total - 1)
        parts = self.leading.split(width, room)
        if isinstance(self.leading, Kept) and height > self.leading.page_height - 1:
            parts = self.leading.cut(width, room)
        if len(parts) < 2 and isinstance(self.leading, Grid | Headed):
            parts = list(self.leading.without_last() or ())
        if len(parts) < 2 or parts[0].wrap(width, 1e6)[1] > height:
            return []
        return [*parts[:-1], Together(parts[-1], self.closing, self.note)]

    def draw(self) -> None:
        """Platypus: draw at the origin."""
        y = self.height - self.leading.wrap(self.width, 1e6)[1]
        self.leading.drawOn(self.canv, 0, y)
        trace = getattr(self.canv, "trace", None)
        if trace is not None and self.closing:
            trace.closing(self.canv.getPageNumber())
        for flowable in self.closing:
            y -= flowable.wrap(self.width, 1e6)[1] + flowable.getSpaceBefore()
            flowable.drawOn(self.canv, 0, y)
        if self.note:
            self.note.wrap(self.width, 1e6)
            self.note.drawOn(self.canv, 0, 0)
