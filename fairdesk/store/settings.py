"""Remembered choices of one station, and drafts of what somebody is typing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from fairdesk.store.tables import Draft, Setting


def get_setting(session: Session, key: str) -> str | None:
    """A remembered value."""
    row = session.get(Setting, key)
    return None if row is None else row.value


def put_setting(session: Session, key: str, value: str) -> None:
    """Remember a value."""
    session.merge(Setting(key=key, value=value))


def keep_draft(
    session: Session, draft_id: str, kind: str, data: dict[str, Any], at: datetime, case_id: str | None = None
) -> None:
    """Keep what is being typed, replacing the earlier state of the same draft."""
    session.merge(Draft(id=draft_id, kind=kind, case_id=case_id, saved_at=at, data=data))


def drafts(session: Session, kind: str) -> list[Draft]:
    """Unfinished drafts of a kind, newest first."""
    return list(session.exec(select(Draft).where(Draft.kind == kind).order_by(col(Draft.saved_at).desc())))


def drop_draft(session: Session, draft_id: str) -> None:
    """Forget a draft that became an act, or that its writer discarded."""
    row = session.get(Draft, draft_id)
    if row is not None:
        session.delete(row)
