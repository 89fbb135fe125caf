"""What a reader gives: records of ``fairdesk.core.rights``, and what it had to set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from fairdesk.core.rights import Record
from fairdesk.errors import Known

RAW_LIMIT = 1 << 20
"""So many bytes of a record set aside are kept (1 MiB); the position tells where the rest is."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """One record that could not be used, with its bytes and the reason in both languages."""

    source: str
    position: str
    reason_code: str
    reason_zh: str
    reason_en: str
    raw: bytes

    @classmethod
    def because(cls, reason: Known, *, source: str, position: str, raw: bytes) -> SetAside:
        """Set aside for a coded reason."""
        return cls(source, position, reason.code, reason.text("zh"), reason.text("en"), raw[:RAW_LIMIT])

    def as_json(self) -> dict[str, Any]:
        """The entry of the report, without the bytes."""
        return {
            "source": self.source,
            "position": self.position,
            "reason": f"{self.reason_code} {self.reason_zh} / {self.reason_en}",
            "code": self.reason_code,
            "reason_zh": self.reason_zh,
            "reason_en": self.reason_en,
        }


Outcome = Record | SetAside
Reader = Callable[[BinaryIO, str], Iterator[Outcome]]
"""A reader takes an open file and its name. ``Record.pictures`` holds *names of files* next to the source at this
stage; the pack replaces them by the keys of the stored pictures."""
