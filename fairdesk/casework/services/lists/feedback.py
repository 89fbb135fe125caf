"""Opinions about the service: open ones with the nearest deadline first, figures by kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from fairdesk.casework.people.recusal import person_name
from fairdesk.casework.services.lists.counting import Count, counted, span
from fairdesk.store.tables import Feedback


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """One opinion. ``state``: received, replied, closed."""

    id: str
    at: datetime
    kind: str
    channel: str
    text: str
    name: str
    contact: str
    about: str
    complaint_id: str
    state: str
    due_at: datetime
    late: bool
    """Not replied to in time: still open past ``due_at``, or replied to after it."""
    reply: str
    replied_at: datetime | None
    replied_by: str
    result: str
    content: bool | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedbackFigures:
    """What the opinions of some days add up to."""

    total: int
    replied: int
    closed: int
    late: int
    by_kind: tuple[Count, ...]


def _late(row: Feedback, now: datetime) -> bool:
    return (row.replied_at or row.closed_at or now) > row.due_at


def feedback(
    session: Session, station_id: str, now: datetime, *, states: tuple[str, ...] = (), text: str = "", limit: int = 200
) -> list[FeedbackView]:
    """Opinions, the nearest deadline first."""
    where: list[ColumnElement[bool]] = [col(Feedback.station_id) == station_id]
    if states:
        where.append(col(Feedback.state).in_(states))
    if text.strip():
        like = f"%{text.strip()}%"
        where.append(or_(*(col(column).like(like) for column in (Feedback.text, Feedback.name, Feedback.reply))))
    rows = session.exec(select(Feedback).where(*where).order_by(col(Feedback.due_at), col(Feedback.id)).limit(limit))
    return [
        FeedbackView(
            id=row.id,
            at=row.at,
            kind=row.kind,
            channel=row.channel,
            text=row.text,
            name=row.name,
            contact=row.contact,
            about=person_name(session, row.about) if row.about else "",
            complaint_id=row.complaint_id,
            state=row.state,
            due_at=row.due_at,
            late=_late(row, now),
            reply=row.reply,
            replied_at=row.replied_at,
            replied_by=person_name(session, row.replied_by) if row.replied_by else "",
            result=row.result,
            content=row.content,
            closed_at=row.closed_at,
        )
        for row in rows
    ]


def figures(session: Session, station_id: str, first: date, last: date, now: datetime) -> FeedbackFigures:
    """The figures of a span of days, both included."""
    start, end = span(first, last)
    rows = session.exec(
        select(Feedback).where(Feedback.station_id == station_id, col(Feedback.at) >= start, col(Feedback.at) < end)
    ).all()
    return FeedbackFigures(
        total=len(rows),
        replied=sum(row.replied_at is not None for row in rows),
        closed=sum(row.state == "closed" for row in rows),
        late=sum(_late(row, now) for row in rows),
        by_kind=counted((row.kind for row in rows), "feedback_kind"),
    )
