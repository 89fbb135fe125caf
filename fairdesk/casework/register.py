"""The asserted right beside the register's record of it, field by field. Source: domain.md §13.5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from fairdesk.casework.reference import Found
from fairdesk.core.names import fold, name_key
from fairdesk.core.rights import Record, RightStatus


@dataclass(frozen=True, slots=True)
class FieldCheck:
    """A field as the complaint asserts it and as the register has it; both as codes or ISO dates, "" for nothing.

    ``verdict``: ``same``, ``differs``, ``not_asserted`` (only the register says it), ``not_recorded``.
    """

    field: str
    asserted: str
    registered: str
    verdict: str


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """The comparison; ``source`` names the register or pack. Fields that neither side has are left out."""

    source: str
    fields: tuple[FieldCheck, ...]

    @property
    def differing(self) -> tuple[FieldCheck, ...]:
        """What a person has to look at."""
        return tuple(check for check in self.fields if check.verdict == "differs")


FIELDS = ("kind", "title", "holder", "status", "filed", "granted", "expires")


def compare(right: dict[str, Any], found: Sequence[Found]) -> RegisterCheck | None:
    """Compare a case's right with the record of its number; ``None`` when no pack has the number.

    Among several records the one of the same office and kind is taken.
    """
    if not found:
        return None
    best = max(found, key=lambda each: (each.record.office == right["office"], each.record.kind == right["kind"]))
    record = best.record
    told = {name: _text(right[name]) for name in FIELDS}
    kept = {name: _recorded(record, name) for name in FIELDS}
    if told["status"] == RightStatus.UNKNOWN.value:
        told["status"] = ""
    if kept["status"] == RightStatus.UNKNOWN.value:
        kept["status"] = ""
    checks = [
        FieldCheck(name, told[name], kept[name], _verdict(name, told[name], kept[name]))
        for name in FIELDS
        if told[name] or kept[name]
    ]
    return RegisterCheck(record.source or best.pack[:8], tuple(checks))


def _recorded(record: Record, name: str) -> str:
    return "、".join(record.holders) if name == "holder" else _text(getattr(record, name))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return str(value.value if isinstance(value, Enum) else value)


def _holders(text: str) -> set[str]:
    return {name_key(name) for name in text.replace(";", "、").replace("；", "、").split("、") if name.strip()}


def _same(name: str, one: str, other: str) -> bool:
    if name == "holder":
        return bool(_holders(one) & _holders(other))
    if name == "title":
        return "".join(fold(one).split()) == "".join(fold(other).split())
    return one == other


def _verdict(name: str, asserted: str, registered: str) -> str:
    if not asserted:
        return "not_asserted"
    if not registered:
        return "not_recorded"
    return "same" if _same(name, asserted, registered) else "differs"
