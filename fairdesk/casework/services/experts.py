"""An expert is called to a case, comes, and goes (D26). Who has a conflict is not called and does not begin.

Source: domain.md §9.2 D26 (panel, speciality, case, time in and out, recusal declaration, fee), §12.1.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field
from sqlmodel import Session, col, select

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.people.recusal import conflicted, declared_free
from fairdesk.casework.services.codes import SPECIALITIES, known_codes, required
from fairdesk.casework.services.partners import active
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import ExpertCall, Partner, Party


def _plain(name: str) -> str:
    return "".join(name.split()).lower().replace("（", "(").replace("）", ")")


def tied_to(session: Session, case_id: str, expert: Partner) -> str:
    """The party (or its agent's firm) that the expert keeps out of, empty when there is none."""
    out = {_plain(name) for name in (*expert.keeps_out, expert.unit) if name}
    for party in session.exec(select(Party).where(Party.case_id == case_id).order_by(col(Party.id))):
        for name in (party.name, party.firm):
            if name and _plain(name) in out:
                return name
    return ""


class CallInput(Input):
    """Whom to call and for what. ``fee_fen``: hundredths of a yuan."""

    partner_id: str
    speciality: str
    panel: str = ""
    fee_fen: int = Field(default=0, ge=0)


@register
class CallExpert(Act[CallInput]):
    """Call an expert to a case."""

    name = "expert.call"
    input = CallInput
    on_case = False

    def check(self, ctx: Context, given: CallInput) -> list[Refusal]:
        case = ctx.the_case
        refusals = active(ctx, given.partner_id)
        need(refusals, ctx.state is not State.CLOSED, "FD-1965", number=case.number)
        known_codes(refusals, "speciality", (given.speciality,), SPECIALITIES, "FD-1988")
        expert = ctx.session.get(Partner, given.partner_id)
        if expert is None:
            return refusals
        tie = tied_to(ctx.session, case.id, expert)
        need(refusals, not tie, "FD-1992", "partner_id", name=expert.name, party=tie)
        stands = conflicted(ctx.session, case.id, expert.id)
        need(refusals, stands is None, "FD-1966", "partner_id", name=expert.name)
        return refusals

    def apply(self, session: Session, entry: Entry, given: CallInput, assigned: dict[str, Any]) -> None:
        session.add(
            ExpertCall(
                id=entry.id,
                case_id=str(entry.case_id),
                expert_id=given.partner_id,
                called_at=entry.moment,
                called_by=entry.author,
                **given.model_dump(exclude={"partner_id"}),
            )
        )


class ArriveInput(Input):
    """An expert came."""

    call_id: str
    came_at: datetime


def _call(ctx: Context, call_id: str) -> ExpertCall | None:
    row = ctx.session.get(ExpertCall, call_id)
    return row if row is not None and row.case_id == ctx.the_case.id else None


@register
class Arrive(Act[ArriveInput]):
    """The expert signs in; first comes the declaration that there is no conflict (``recusal.declare``)."""

    name = "expert.arrive"
    input = ArriveInput
    on_case = False

    def check(self, ctx: Context, given: ArriveInput) -> list[Refusal]:
        row = _call(ctx, given.call_id)
        if row is None:
            return [Refusal("FD-1978", "call_id")]
        refusals: list[Refusal] = []
        need(refusals, row.came_at is None, "FD-1979", "call_id")
        need(refusals, declared_free(ctx.session, row.case_id, row.expert_id), "FD-1993", "call_id")
        in_time = given.came_at.tzinfo is not None and row.called_at <= given.came_at <= ctx.now
        need(refusals, in_time, "FD-1990", "came_at")
        return refusals

    def apply(self, session: Session, entry: Entry, given: ArriveInput, assigned: dict[str, Any]) -> None:
        session.get_one(ExpertCall, given.call_id).came_at = given.came_at


class DepartInput(Input):
    """An expert went, with what was done."""

    call_id: str
    went_at: datetime
    work: str


@register
class Depart(Act[DepartInput]):
    """The expert signs out."""

    name = "expert.depart"
    input = DepartInput
    on_case = False

    def check(self, ctx: Context, given: DepartInput) -> list[Refusal]:
        row = _call(ctx, given.call_id)
        if row is None or row.came_at is None:
            return [Refusal("FD-1978", "call_id")]
        refusals: list[Refusal] = []
        need(refusals, row.went_at is None, "FD-1979", "call_id")
        in_time = given.went_at.tzinfo is not None and row.came_at <= given.went_at <= ctx.now
        need(refusals, in_time, "FD-1990", "went_at")
        required(refusals, given.work, "work", "完成的工作", "What was done")
        return refusals

    def apply(self, session: Session, entry: Entry, given: DepartInput, assigned: dict[str, Any]) -> None:
        row = session.get_one(ExpertCall, given.call_id)
        row.went_at, row.work = given.went_at, given.work
