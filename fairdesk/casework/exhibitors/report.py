"""What an import did: ``read = kept + set_aside``, and every row that was not kept has a place and a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fairdesk.errors import Known


@dataclass(frozen=True, slots=True)
class Note:
    """A row that was set aside, or a doubt about one that was kept."""

    place: str
    """``line 12``, ``Sheet1!12`` or ``item 3``."""
    code: str
    where: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, place: str, code: str, /, **where: object) -> Note:
        """A note with the values of its text."""
        return cls(place, code, tuple((key, str(value)) for key, value in where.items()))

    def text(self, lang: str = "zh") -> str:
        """The reason in words."""
        return Known(self.code, **dict(self.where)).text(lang)

    def as_json(self) -> dict[str, str]:
        """For a report file."""
        return {"place": self.place, "code": self.code, "zh": self.text("zh"), "en": self.text("en")}


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The account of one file. ``entries``: exhibitors, or earlier results; ``booths``: distinct booth numbers."""

    name: str
    sha256: str
    read: int
    kept: int
    set_aside: tuple[Note, ...]
    warnings: tuple[Note, ...]
    entries: int
    booths: int = 0
    cancelled: bool = False
    """Nothing was recorded and nothing changed."""

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "name": self.name,
            "sha256": self.sha256,
            "read": self.read,
            "kept": self.kept,
            "set_aside": [note.as_json() for note in self.set_aside],
            "warnings": [note.as_json() for note in self.warnings],
            "entries": self.entries,
            "booths": self.booths,
            "cancelled": self.cancelled,
        }
