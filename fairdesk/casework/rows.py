"""Small changes of the projection that several acts share."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from fairdesk.core.clocks import ClockKind
from fairdesk.errors import Known
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Case, Clock


def case(session: Session, entry: Entry) -> Case:
    """The case of an entry. Raises ``FD-1001`` when there is none."""
    row = session.get(Case, entry.case_id) if entry.case_id else None
    if row is None:
        raise Known("FD-1001")
    return row


def start_clock(
    session: Session, entry: Entry, kind: ClockKind, due_at: datetime, *, start: datetime | None = None
) -> None:
    """Start a clock of the case, or set it anew."""
    clock_id = f"{entry.case_id}/clock/{kind.value}"
    row = session.get(Clock, clock_id)
    if row is None:
        row = Clock(
            id=clock_id, case_id=str(entry.case_id), kind=kind.value, started_at=start or entry.moment, due_at=due_at
        )
        session.add(row)
    row.started_at, row.due_at, row.stopped_at = start or entry.moment, due_at, None


def stop_clock(session: Session, entry: Entry, kind: ClockKind, at: datetime | None = None) -> None:
    """Stop a running clock of the case."""
    row = session.get(Clock, f"{entry.case_id}/clock/{kind.value}")
    if row is not None and row.stopped_at is None:
        row.stopped_at = at or entry.moment


def stop_clocks(session: Session, entry: Entry) -> None:
    """Stop every running clock of the case: nothing is waited for any more."""
    running = select(Clock).where(Clock.case_id == entry.case_id, col(Clock.stopped_at).is_(None))
    for row in session.exec(running):
        row.stopped_at = entry.moment


def move_clock(session: Session, entry: Entry, kind: ClockKind, due_at: datetime) -> None:
    """Give a running clock of the case another end."""
    row = session.get(Clock, f"{entry.case_id}/clock/{kind.value}")
    if row is not None and row.stopped_at is None:
        row.due_at = due_at


def flag(row: Case, name: str) -> None:
    """Set a flag of a case."""
    if name not in row.flags:
        row.flags = [*row.flags, name]
