"""Consultations: the log, open follow-ups, figures by topic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Text, cast, func, or_
from sqlmodel import Session, col, select

from fairdesk.casework.people.recusal import person_name
from fairdesk.casework.services.lists.counting import Count, counted, span
from fairdesk.store.tables import Consultation


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """One entry of the log."""

    id: str
    at: datetime
    by: str
    channel: str
    name: str
    unit: str
    small_firm: bool
    contact: str
    booth: str
    topics: tuple[str, ...]
    right_kind: str
    question: str
    answer: str
    article_id: str
    article_version: int
    minutes: int
    follow_up: str
    followed_up_at: datetime | None
    follow_up_result: str


@dataclass(frozen=True, slots=True)
class ConsultationFigures:
    """What the log adds up to."""

    total: int
    minutes: int
    small_firms: int
    open_follow_ups: int
    by_topic: tuple[Count, ...]
    by_right: tuple[Count, ...]
    by_channel: tuple[Count, ...]


def _view(session: Session, row: Consultation) -> ConsultationView:
    return ConsultationView(
        id=row.id,
        at=row.at,
        by=person_name(session, row.by),
        channel=row.channel,
        name=row.name,
        unit=row.unit,
        small_firm=row.small_firm,
        contact=row.contact,
        booth=row.booth,
        topics=tuple(row.topics),
        right_kind=row.right_kind,
        question=row.question,
        answer=row.answer,
        article_id=row.article_id,
        article_version=row.article_version,
        minutes=row.minutes,
        follow_up=row.follow_up,
        followed_up_at=row.followed_up_at,
        follow_up_result=row.follow_up_result,
    )


def _open() -> tuple[ColumnElement[bool], ...]:
    return (col(Consultation.follow_up) != "", col(Consultation.followed_up_at).is_(None))


def consultations(
    session: Session,
    station_id: str,
    *,
    text: str = "",
    topic: str = "",
    open_only: bool = False,
    offset: int = 0,
    limit: int = 100,
) -> tuple[list[ConsultationView], int]:
    """A page of the log, newest first, and how long the whole is; ``text`` matches what was said and who and where."""
    where: list[ColumnElement[bool]] = [col(Consultation.station_id) == station_id]
    if open_only:
        where += _open()
    if text.strip():
        like = f"%{text.strip()}%"
        columns = (Consultation.question, Consultation.answer, Consultation.name, Consultation.unit, Consultation.booth)
        where.append(or_(*(col(column).like(like) for column in columns)))
    if topic:
        # Topics are JSON: SQLite and PostgreSQL both give the quoted code in the text of the column.
        where.append(cast(col(Consultation.topics), Text).like(f'%"{topic}"%'))
    total = session.exec(select(func.count()).select_from(Consultation).where(*where)).one()
    query = select(Consultation).where(*where).order_by(col(Consultation.at).desc(), col(Consultation.id).desc())
    return [_view(session, row) for row in session.exec(query.offset(offset).limit(limit))], total


def figures(session: Session, station_id: str, first: date, last: date) -> ConsultationFigures:
    """The figures of a span of days, both included."""
    start, end = span(first, last)
    query = select(Consultation).where(
        Consultation.station_id == station_id, col(Consultation.at) >= start, col(Consultation.at) < end
    )
    rows = session.exec(query).all()
    return ConsultationFigures(
        total=len(rows),
        minutes=sum(row.minutes for row in rows),
        small_firms=sum(row.small_firm for row in rows),
        open_follow_ups=sum(bool(row.follow_up) and row.followed_up_at is None for row in rows),
        by_topic=counted((topic for row in rows for topic in row.topics), "topic"),
        by_right=counted((row.right_kind for row in rows), "right_kind"),
        by_channel=counted((row.channel for row in rows), "service_channel"),
    )
