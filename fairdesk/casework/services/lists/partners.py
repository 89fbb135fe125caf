"""Experts and partner bodies: who knows a field and is there on a day, and who was called to a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from fairdesk.casework.people.recusal import conflicted, declared_free
from fairdesk.casework.services.experts import tied_to
from fairdesk.store.tables import ExpertCall, Partner


@dataclass(frozen=True, slots=True)
class PartnerView:
    """An entry of the list. ``tie`` (only when asked for a case): why this one cannot help there."""

    id: str
    kind: str
    name: str
    unit: str
    specialities: tuple[str, ...]
    contact: str
    phone: str
    email: str
    languages: str
    available: tuple[dict[str, str], ...]
    keeps_out: tuple[str, ...]
    note: str
    there: bool
    """Available on the day asked for; true when nothing is known about days."""
    retired_at: datetime | None
    tie: str = ""


@dataclass(frozen=True, slots=True)
class CallView:
    """An expert's call to a case."""

    id: str
    case_id: str
    expert_id: str
    expert: str
    speciality: str
    panel: str
    called_at: datetime
    came_at: datetime | None
    went_at: datetime | None
    work: str
    fee_fen: int
    declared_free: bool


def is_there(row: Partner, day: date) -> bool:
    """Whether somebody can be called on a day."""
    return not row.available or any(span["first"] <= day.isoformat() <= span["last"] for span in row.available)


def partners(
    session: Session,
    station_id: str,
    day: date,
    *,
    kind: str = "",
    speciality: str = "",
    text: str = "",
    case_id: str = "",
    retired: bool = False,
) -> list[PartnerView]:
    """The list: who can help first, then by name. With ``case_id``, who is tied to a party shows why."""
    where: list[ColumnElement[bool]] = [col(Partner.station_id) == station_id]
    if not retired:
        where.append(col(Partner.retired_at).is_(None))
    if kind:
        where.append(col(Partner.kind) == kind)
    if text.strip():
        like = f"%{text.strip()}%"
        where.append(or_(*(col(column).like(like) for column in (Partner.name, Partner.unit, Partner.note))))
    rows = [
        row for row in session.exec(select(Partner).where(*where)) if not speciality or speciality in row.specialities
    ]
    found = [_view(row, day, _tie(session, case_id, row) if case_id else "") for row in rows]
    return sorted(found, key=lambda view: (bool(view.tie), not view.there, view.name, view.id))


def _tie(session: Session, case_id: str, row: Partner) -> str:
    recusal = conflicted(session, case_id, row.id)
    return recusal.reason if recusal is not None else tied_to(session, case_id, row)


def _view(row: Partner, day: date, tie: str) -> PartnerView:
    return PartnerView(
        id=row.id,
        kind=row.kind,
        name=row.name,
        unit=row.unit,
        specialities=tuple(row.specialities),
        contact=row.contact,
        phone=row.phone,
        email=row.email,
        languages=row.languages,
        available=tuple(row.available),
        keeps_out=tuple(row.keeps_out),
        note=row.note,
        there=is_there(row, day),
        retired_at=row.retired_at,
        tie=tie,
    )


def calls(session: Session, case_id: str) -> list[CallView]:
    """The experts called to a case, in the order they were called."""
    rows = session.exec(
        select(ExpertCall).where(ExpertCall.case_id == case_id).order_by(col(ExpertCall.called_at), col(ExpertCall.id))
    ).all()
    return [
        CallView(
            **row.model_dump(exclude={"called_by"}),
            expert=session.get_one(Partner, row.expert_id).name,
            declared_free=declared_free(session, case_id, row.expert_id),
        )
        for row in rows
    ]
