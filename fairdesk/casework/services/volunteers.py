"""Volunteers: who helps, when they are planned, how long they worked. Source: seed (五), (十); domain.md §11.2."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.services.codes import field_problem, required
from fairdesk.core import validation
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Shift, Volunteer

LONGEST = timedelta(hours=12)
"""No shift is longer."""


class VolunteerInput(Input):
    """Somebody who helps; only what is needed to reach and place them."""

    name: str
    unit: str = ""
    phone: str = ""
    languages: str = ""
    trained: bool = False


@register
class EnrolVolunteer(Act[VolunteerInput]):
    """Enter a volunteer."""

    name = "volunteer.enrol"
    input = VolunteerInput
    on_case = False

    def check(self, ctx: Context, given: VolunteerInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        required(refusals, given.name, "name", "姓名", "The name")
        field_problem(refusals, "phone", validation.phone(given.phone))
        return refusals

    def apply(self, session: Session, entry: Entry, given: VolunteerInput, assigned: dict[str, Any]) -> None:
        session.add(Volunteer(id=entry.id, station_id=entry.station, joined_at=entry.moment, **given.model_dump()))


def _helping(ctx: Context, volunteer_id: str) -> list[Refusal]:
    row = ctx.session.get(Volunteer, volunteer_id)
    if row is None or row.station_id != ctx.station.id:
        return [Refusal("FD-1978", "volunteer_id")]
    return [] if row.left_at is None else [Refusal("FD-1991", "volunteer_id", {"name": row.name})]


class ShiftInput(Input):
    """A planned time."""

    volunteer_id: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    task: str = ""


@register
class PlanShift(Act[ShiftInput]):
    """Plan a shift; two shifts of one volunteer do not overlap."""

    name = "volunteer.shift"
    input = ShiftInput
    on_case = False

    def check(self, ctx: Context, given: ShiftInput) -> list[Refusal]:
        refusals = _helping(ctx, given.volunteer_id)
        aware = given.starts_at.tzinfo is not None and given.ends_at.tzinfo is not None
        need(refusals, aware, "FD-1301", "starts_at")
        if refusals:
            return refusals
        need(refusals, timedelta() < given.ends_at - given.starts_at <= LONGEST, "FD-1990", "ends_at")
        overlap = select(Shift.id).where(
            Shift.volunteer_id == given.volunteer_id,
            col(Shift.starts_at) < given.ends_at,
            col(Shift.ends_at) > given.starts_at,
        )
        need(refusals, ctx.session.exec(overlap).first() is None, "FD-1994", "starts_at")
        return refusals

    def apply(self, session: Session, entry: Entry, given: ShiftInput, assigned: dict[str, Any]) -> None:
        session.add(Shift(id=entry.id, **given.model_dump()))


class AttendInput(Input):
    """The time that was worked, or that nobody came."""

    shift_id: str
    came_at: datetime | None = None
    went_at: datetime | None = None
    absent: bool = False


@register
class Attend(Act[AttendInput]):
    """Attest a volunteer's hours, or an absence."""

    name = "volunteer.attend"
    input = AttendInput
    on_case = False

    def check(self, ctx: Context, given: AttendInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        row = ctx.session.get(Shift, given.shift_id)
        mine = row is not None and ctx.session.get_one(Volunteer, row.volunteer_id).station_id == ctx.station.id
        if row is None or not mine:
            return [Refusal("FD-1978", "shift_id")]
        need(refusals, row.came_at is None and not row.absent, "FD-1979", "shift_id")
        if given.absent:
            need(refusals, given.came_at is None and given.went_at is None, "FD-1990", "came_at")
        else:
            need(refusals, self._worked(ctx, given), "FD-1990", "came_at")
        return refusals

    @staticmethod
    def _worked(ctx: Context, given: AttendInput) -> bool:
        came, went = given.came_at, given.went_at
        if came is None or went is None or came.tzinfo is None or went.tzinfo is None:
            return False
        return timedelta() < went - came <= LONGEST and went <= ctx.now

    def apply(self, session: Session, entry: Entry, given: AttendInput, assigned: dict[str, Any]) -> None:
        row = session.get_one(Shift, given.shift_id)
        row.came_at, row.went_at, row.absent, row.noted_by = given.came_at, given.went_at, given.absent, entry.author


class VolunteerLeaveInput(Input):
    """Who helps no more."""

    volunteer_id: str


@register
class VolunteerLeaves(Act[VolunteerLeaveInput]):
    """A volunteer helps no more; the hours stay."""

    name = "volunteer.leave"
    input = VolunteerLeaveInput
    on_case = False

    def check(self, ctx: Context, given: VolunteerLeaveInput) -> list[Refusal]:
        return _helping(ctx, given.volunteer_id)

    def apply(self, session: Session, entry: Entry, given: VolunteerLeaveInput, assigned: dict[str, Any]) -> None:
        session.get_one(Volunteer, given.volunteer_id).left_at = entry.moment
