"""Which rights the demo day is about: taken from the records that were loaded, whatever they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fairdesk.casework.rules import rule_set
from fairdesk.core.rights import Record, RightKind, RightStatus, force_on
from fairdesk.records.pack import Pack

_FIRST = (RightKind.TM, RightKind.PAT_DES, RightKind.PAT_INV, RightKind.PAT_UM)
"""Marks first: they are compared by the word search."""


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights a day is played with."""

    standing: tuple[Record, ...]
    """Chinese rights in force on the day, the best for a demonstration first."""
    barred: tuple[Record, ...]
    """Rights that cannot be accepted: expired, or not valid in China."""

    def nth(self, n: int) -> Record:
        """The n-th standing right, beginning again when there are fewer."""
        return self.standing[n % len(self.standing)]


def choose(pack: Pack, day: date, rule_id: str) -> Rights:
    """Sort the rights of a pack by whether they stand on ``day``."""
    terms = rule_set(rule_id).terms
    standing: list[Record] = []
    barred: list[Record] = []
    for record in pack.records():
        if record.kind not in _FIRST or not record.title or not record.holders:
            continue
        force = force_on(
            day, kind=record.kind, status=record.status, filed=record.filed, granted=record.granted,
            expires=record.expires, terms=terms if record.office == "CN" else (),
        )  # fmt: skip
        (standing if record.office == "CN" and force.in_force else barred).append(record)
    standing.sort(key=lambda r: (_variety(r), -(r.granted or date.min).toordinal(), r.number))
    barred.sort(key=lambda r: (r.office != "CN", r.status is RightStatus.PENDING, not r.kind.is_mark, r.number))
    return Rights(tuple(_interleave(standing)), tuple(barred))


def _variety(record: Record) -> tuple[int, int]:
    """Rights with pictures and known holders make the better example."""
    return (_FIRST.index(record.kind), 0 if record.pictures else 1)


def _interleave(records: list[Record]) -> list[Record]:
    """One of each kind after the other, so that a short day shows several kinds."""
    by_kind = [[r for r in records if r.kind is kind] for kind in _FIRST]
    mixed = []
    while any(by_kind):
        for group in by_kind:
            if group:
                mixed.append(group.pop(0))
    return mixed


def as_input(record: Record, pack: str) -> dict[str, Any]:
    """A record as the right of a complaint, as the intake form would fill it."""
    scope = record.claims[0][:200] if record.claims else record.goods_text[:200]
    return {
        "kind": record.kind.value,
        "number": record.number,
        "title": record.title,
        "holder": "、".join(record.holders),
        "office": record.office,
        "status": record.status.value,
        "filed": record.filed,
        "granted": record.granted,
        "expires": record.expires,
        "scope": scope,
        "classes": list(record.classes),
        "pack": pack,
    }
