"""The queue of a day: who waits, who is called where, how long people waited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from fairdesk.casework.services.lists.counting import Count, counted
from fairdesk.store.tables import Ticket


@dataclass(frozen=True, slots=True)
class TicketView:
    """A number. ``waited``: minutes until the first call, or until now while waiting."""

    id: str
    n: int
    purpose: str
    urgent: bool
    state: str
    desk: str
    calls: int
    taken_at: datetime
    called_at: datetime | None
    ended_at: datetime | None
    waited: float


@dataclass(frozen=True, slots=True)
class Queue:
    """The queue: who waits in the order of calling, who is called, and the figures of the day (minutes)."""

    waiting: tuple[TicketView, ...]
    called: tuple[TicketView, ...]
    served: int
    no_show: int
    mean_wait: float | None
    longest_wait: float | None
    by_purpose: tuple[Count, ...]


def _minutes(start: datetime, end: datetime) -> float:
    return round((end - start).total_seconds() / 60, 1)


def queue(session: Session, station_id: str, day: date, now: datetime) -> Queue:
    """The queue of a day at a station."""
    rows = session.exec(
        select(Ticket)
        .where(Ticket.station_id == station_id, Ticket.day == day)
        .order_by(col(Ticket.urgent).desc(), col(Ticket.n))
    ).all()
    views = [_view(row, now) for row in rows]
    waits = [_minutes(row.taken_at, row.called_at) for row in rows if row.called_at is not None]
    return Queue(
        waiting=tuple(view for view in views if view.state == "waiting"),
        called=tuple(view for view in views if view.state == "called"),
        served=sum(view.state == "served" for view in views),
        no_show=sum(view.state == "no_show" for view in views),
        mean_wait=round(sum(waits) / len(waits), 1) if waits else None,
        longest_wait=max(waits) if waits else None,
        by_purpose=counted((row.purpose for row in rows), "ticket_purpose"),
    )


def _view(row: Ticket, now: datetime) -> TicketView:
    until = row.called_at or now
    data = row.model_dump(exclude={"station_id", "day", "called_by"})
    return TicketView(**data, waited=_minutes(row.taken_at, until))
