"""What somebody is typing, kept at every field exit and offered again after an interruption."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairdesk.casework.workstation import Workstation
from fairdesk.store import settings


@dataclass(frozen=True, slots=True)
class DraftView:
    """An unfinished form: its values by field, and when they were kept (aware)."""

    id: str
    saved_at: datetime
    data: dict[str, Any]


def keep(station: Workstation, draft_id: str, kind: str, data: dict[str, Any], case_id: str | None = None) -> datetime:
    """Keep the values of a form (JSON types), replacing its earlier state; returns the moment it was kept."""
    at = station.now()
    with station.database.write() as session:
        settings.keep_draft(session, draft_id, kind, data, at, case_id)
    return at


def unfinished(station: Workstation, kind: str) -> list[DraftView]:
    """Drafts of a kind, newest first."""
    with station.read() as session:
        return [DraftView(draft.id, draft.saved_at, dict(draft.data)) for draft in settings.drafts(session, kind)]


def drop(station: Workstation, draft_id: str) -> None:
    """Forget a draft that became an act or was given up; an unknown id is no error."""
    with station.database.write() as session:
        settings.drop_draft(session, draft_id)
