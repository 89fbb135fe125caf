"""Volunteers: the roster of a day and everybody's hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from fairdesk.casework.services.lists.counting import span
from fairdesk.store.tables import Shift, Volunteer


@dataclass(frozen=True, slots=True)
class VolunteerView:
    """Somebody who helps, with the hours worked so far."""

    id: str
    name: str
    unit: str
    phone: str
    languages: str
    trained: bool
    left_at: datetime | None
    shifts: int
    hours: float


@dataclass(frozen=True, slots=True)
class ShiftView:
    """A planned time and what was worked of it (hours; ``None`` until attested)."""

    id: str
    volunteer_id: str
    volunteer: str
    starts_at: datetime
    ends_at: datetime
    place: str
    task: str
    came_at: datetime | None
    went_at: datetime | None
    absent: bool
    hours: float | None


def hours(row: Shift) -> float | None:
    """The hours worked in a shift."""
    if row.came_at is None or row.went_at is None:
        return None
    return round((row.went_at - row.came_at).total_seconds() / 3600, 2)


def volunteers(session: Session, station_id: str, *, left: bool = False) -> list[VolunteerView]:
    """Everybody who helps, by name; those who left too when ``left``."""
    query = select(Volunteer).where(Volunteer.station_id == station_id).order_by(col(Volunteer.name), col(Volunteer.id))
    if not left:
        query = query.where(col(Volunteer.left_at).is_(None))
    found = []
    for row in session.exec(query).all():
        shifts = session.exec(select(Shift).where(Shift.volunteer_id == row.id)).all()
        data = row.model_dump(exclude={"station_id", "joined_at"})
        found.append(VolunteerView(**data, shifts=len(shifts), hours=round(sum(hours(s) or 0.0 for s in shifts), 2)))
    return found


def roster(session: Session, station_id: str, day: date) -> list[ShiftView]:
    """The shifts that touch a day, in order."""
    start, end = span(day, day)
    query = (
        select(Shift, Volunteer.name)
        .join(Volunteer, col(Volunteer.id) == col(Shift.volunteer_id))
        .where(Volunteer.station_id == station_id, col(Shift.starts_at) < end, col(Shift.ends_at) > start)
        .order_by(col(Shift.starts_at), col(Volunteer.name), col(Shift.id))
    )
    return [
        ShiftView(**row.model_dump(exclude={"noted_by"}), volunteer=name, hours=hours(row))
        for row, name in session.exec(query)
    ]
