"""Searching the packs: by number, title or holder."""

from __future__ import annotations

from typing import Any

from fairdesk.casework.reference import Found
from fairdesk.casework.workstation import Workstation
from fairdesk.core.rights import RightKind
from fairdesk.i18n import t
from fairdesk.ui.desk.records.words import holders, status_chip
from fairdesk.ui.widgets.table_model import Column, Page, Sort

KIND_COLUMN = 2
"""The column that goes first when there is little room."""
LIMIT = 300
"""More hits than anybody reads; who sees so many should type more."""


def fetch(
    station: Workstation, offset: int, limit: int, sort: Sort | None, wanted: dict[str, str] | None
) -> Page[Found]:
    """Records under ``{"text": …, "kind": …}``: who bears the number first, then titles, holders and numbers."""
    asked = wanted or {}
    text = asked.get("text", "")
    if not text:
        return Page((), 0)
    kinds = (RightKind(asked["kind"]),) if asked.get("kind") else ()
    rows = [found for found in station.reference.find(text) if not kinds or found.record.kind in kinds]
    known = {_key(found) for found in rows}
    rows += [found for found in station.reference.search(text, kinds, LIMIT) if _key(found) not in known]
    if sort is not None:
        rows.sort(key=lambda found: _order(found, sort.column), reverse=sort.descending)
    return Page(rows[offset : offset + limit], len(rows))


def _key(found: Found) -> tuple[str, str, str]:
    return found.pack, found.record.office, found.record.number


def _order(found: Found, column: str) -> Any:
    record = found.record
    return {
        "title": record.title.casefold(),
        "number": record.number,
        "kind": record.kind.value,
        "status": record.status.value,
    }[column]


def _head(field: str) -> str:
    return t(f"records.{field}").capitalize()


def columns() -> list[Column[Found]]:
    """The columns of the result table."""
    return [
        Column("title", _head("title"), lambda found: found.record.title or "—", 150, sortable=True,
               stretch=True, tip=lambda found: f"{found.record.title}\n{holders(found.record)}"),
        Column("number", _head("number"), lambda found: found.record.number, 144, "mono", sortable=True),
        Column("kind", _head("kind"), lambda found: t(f"right_kind.{found.record.kind}"), 118, "muted",
               sortable=True),
        Column("status", _head("status"), width=100, chip=lambda found: status_chip(found.record),
               sortable=True),
    ]  # fmt: skip
