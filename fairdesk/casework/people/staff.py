"""Acts on the staff list: enrol, change a role, leave, set a PIN."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.people.pins import is_pin_hash
from fairdesk.casework.people.rights import rights
from fairdesk.casework.setup import StaffInput, staff_id
from fairdesk.core import validation
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Case, Staff, Standing

_LOGIN = re.compile(r"[a-z][a-z0-9._-]{1,31}")


def standing(session: Session, person_id: str) -> Standing:
    """What came after a person's first entry, made when there is nothing yet."""
    row = session.get(Standing, person_id)
    if row is None:
        row = Standing(staff_id=person_id)
        session.add(row)
    return row


def on_duty(session: Session, station_id: str, *roles: str) -> list[Staff]:
    """Staff of a station who have not left; of these roles only when given."""
    query = select(Staff).where(Staff.station_id == station_id, col(Staff.id).not_in(_left())).order_by(Staff.id)
    return [person for person in session.exec(query) if not roles or person.role in roles]


def _left() -> Any:
    return select(Standing.staff_id).where(col(Standing.left_at).is_not(None))


def open_cases(session: Session, person_id: str) -> int:
    """How many cases of a person are not closed."""
    query = select(func.count()).select_from(Case)
    return session.exec(query.where(Case.handler_id == person_id, Case.state != State.CLOSED.value)).one()


def _known(ctx: Context, person_id: str) -> list[Refusal]:
    """Refusals unless the person works at this station now."""
    here = {person.id for person in on_duty(ctx.session, ctx.station.id)}
    return [] if person_id in here else [Refusal("FD-1957", "staff_id", {"person": person_id})]


def _other_head(ctx: Context, person_id: str) -> bool:
    return any(head.id != person_id for head in on_duty(ctx.session, ctx.station.id, "head"))


@register
class Enrol(Act[StaffInput]):
    """A person joins the staff after the fair was opened."""

    name = "staff.enrol"
    input = StaffInput
    on_case = False

    def check(self, ctx: Context, given: StaffInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, _LOGIN.fullmatch(given.login) is not None, "FD-1953", "login", login=given.login)
        taken = ctx.session.get(Staff, staff_id(ctx.station.id, given.login)) is not None
        need(refusals, not taken, "FD-1954", "login", login=given.login)
        need(refusals, bool(given.name), "FD-1101", "name", zh="姓名", en="The name")
        problem = validation.phone(given.phone)
        if problem is not None:
            refusals.append(Refusal(problem[0], "phone", problem[1]))
        return refusals

    def apply(self, session: Session, entry: Entry, given: StaffInput, assigned: dict[str, Any]) -> None:
        person = staff_id(entry.station, given.login)
        session.add(Staff(id=person, station_id=entry.station, **given.model_dump(exclude={"login"})))
        session.add(Standing(staff_id=person, enrolled_at=entry.moment))


class RoleInput(Input):
    """The new role of a person."""

    staff_id: str
    role: str
    why: str = ""


@register
class ChangeRole(Act[RoleInput]):
    """Give a person another role; the last head keeps theirs."""

    name = "staff.change_role"
    input = RoleInput
    on_case = False

    def check(self, ctx: Context, given: RoleInput) -> list[Refusal]:
        refusals = _known(ctx, given.staff_id)
        roles = rights().roles
        need(refusals, given.role in roles, "FD-1955", "role", role=given.role, known=", ".join(roles))
        person = ctx.session.get(Staff, given.staff_id)
        stays = given.role == "head" or person is None or person.role != "head"
        need(refusals, stays or _other_head(ctx, given.staff_id), "FD-1956", "role")
        return refusals

    def apply(self, session: Session, entry: Entry, given: RoleInput, assigned: dict[str, Any]) -> None:
        session.get_one(Staff, given.staff_id).role = given.role


class LeaveInput(Input):
    """Who leaves, and who takes over their open cases."""

    staff_id: str
    cases_to: str = ""
    why: str = ""


@register
class Leave(Act[LeaveInput]):
    """A person leaves the station and can do nothing more; their open cases get another handler."""

    name = "staff.leave"
    input = LeaveInput
    on_case = False

    def check(self, ctx: Context, given: LeaveInput) -> list[Refusal]:
        refusals = _known(ctx, given.staff_id)
        if refusals:
            return refusals
        need(refusals, _other_head(ctx, given.staff_id), "FD-1956", "staff_id")
        count = open_cases(ctx.session, given.staff_id)
        takers = {person.id for person in on_duty(ctx.session, ctx.station.id, "intake", "handler", "head")}
        fits = given.cases_to in takers - {given.staff_id}
        need(refusals, fits or not (count or given.cases_to), "FD-1963", "cases_to", count=count)
        return refusals

    def apply(self, session: Session, entry: Entry, given: LeaveInput, assigned: dict[str, Any]) -> None:
        standing(session, given.staff_id).left_at = entry.moment
        if given.cases_to:
            mine = select(Case).where(Case.handler_id == given.staff_id, Case.state != State.CLOSED.value)
            for case in session.exec(mine):
                case.handler_id = given.cases_to


class PinInput(Input):
    """A new PIN as its hash (``people.pins.pin_hash``)."""

    staff_id: str
    pin_hash: str


@register
class SetPin(Act[PinInput]):
    """Set one's own PIN; a head sets anybody's who forgot it. Use ``signing_in.set_pin``, which makes the hash."""

    name = "staff.set_pin"
    input = PinInput
    on_case = False

    def check(self, ctx: Context, given: PinInput) -> list[Refusal]:
        refusals = _known(ctx, given.staff_id)
        may = given.staff_id == ctx.author.id or ctx.author.role == "head"
        need(refusals, may, "FD-1962", "staff_id")
        need(refusals, is_pin_hash(given.pin_hash), "FD-1964", "pin_hash")
        return refusals

    def apply(self, session: Session, entry: Entry, given: PinInput, assigned: dict[str, Any]) -> None:
        row = standing(session, given.staff_id)
        row.pin_hash, row.pin_set_at = given.pin_hash, entry.moment
