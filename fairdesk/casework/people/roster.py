"""Lists of people for the windows: the staff with their standing, the recusals of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from fairdesk.casework.people.recusal import person_name
from fairdesk.casework.people.rights import rights
from fairdesk.casework.people.staff import open_cases
from fairdesk.store.tables import Recusal, Staff, Standing


@dataclass(frozen=True, slots=True)
class StaffView:
    """A member of staff. ``login`` is what they sign in with."""

    id: str
    login: str
    name: str
    role: str
    role_zh: str
    role_en: str
    cert_no: str
    phone: str
    has_pin: bool
    left_at: datetime | None
    open_cases: int


@dataclass(frozen=True, slots=True)
class RecusalView:
    """A recusal declared, asked for or decided. ``state``: none, pending, granted, refused."""

    id: str
    case_id: str
    person_id: str
    person: str
    asked_by: str
    ground: str
    reason: str
    at: datetime
    state: str
    decision: str
    decided_at: datetime | None
    decided_by: str
    replaced_by: str


def staff(session: Session, station_id: str, *, left: bool = False) -> list[StaffView]:
    """The staff of a station by login; with those who left when ``left``."""
    standings = {row.staff_id: row for row in session.exec(select(Standing))}
    found = []
    for person in session.exec(select(Staff).where(Staff.station_id == station_id).order_by(Staff.id)):
        standing = standings.get(person.id)
        left_at = standing.left_at if standing else None
        if left_at is not None and not left:
            continue
        role = rights().roles.get(person.role)
        found.append(
            StaffView(
                id=person.id,
                login=person.id.rpartition("/")[2],
                name=person.name,
                role=person.role,
                role_zh=role.zh if role else person.role,
                role_en=role.en if role else person.role,
                cert_no=person.cert_no,
                phone=person.phone,
                has_pin=bool(standing and standing.pin_hash),
                left_at=left_at,
                open_cases=open_cases(session, person.id),
            )
        )
    return found


def recusals(session: Session, case_id: str) -> list[RecusalView]:
    """What was declared, asked and decided in a case, oldest first."""
    rows = session.exec(select(Recusal).where(Recusal.case_id == case_id).order_by(col(Recusal.at), col(Recusal.id)))
    return [
        RecusalView(
            id=row.id,
            case_id=row.case_id,
            person_id=row.person_id,
            person=person_name(session, row.person_id),
            asked_by=row.asked_by,
            ground=row.ground,
            reason=row.reason,
            at=row.at,
            state=row.state,
            decision=row.decision,
            decided_at=row.decided_at,
            decided_by=person_name(session, row.decided_by) if row.decided_by else "",
            replaced_by=person_name(session, row.replaced_by) if row.replaced_by else "",
        )
        for row in rows
    ]
