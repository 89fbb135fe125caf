"""After receipt: ask for what is missing (once, completely), accept, refuse, withdraw."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from fairdesk.casework import duetimes, paperdata, rows
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, moment, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.numbers import local
from fairdesk.casework.rule_guards import rule_obstacles
from fairdesk.core.canonical import stamp
from fairdesk.core.clocks import ClockKind
from fairdesk.core.states import State
from fairdesk.store.journal import Entry


class SupplementInput(Input):
    """Which materials to ask for; empty means all that are missing."""

    note: str = ""


@register
class RequireSupplement(Act[SupplementInput]):
    """Ask for all missing material at once (D03). Source: Measures 2006, Art. 9."""

    name = "complaint.require_supplement"
    input = SupplementInput

    def check(self, ctx: Context, given: SupplementInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(ctx.missing()), "FD-1201")
        need(refusals, not ctx.documents("D03"), "FD-1202")
        return refusals

    def assign(self, ctx: Context, given: SupplementInput) -> dict[str, Any]:
        due = duetimes.due_at(ctx, ClockKind.SUPPLEMENT, ctx.now)
        return {"due": stamp(due), "missing": [m.code for m in ctx.missing()]}

    def papers(self, ctx: Context, given: SupplementInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [PaperOrder("D03", paperdata.supplement(ctx, given.note, moment(assigned["due"])))]

    def apply(self, session: Session, entry: Entry, given: SupplementInput, assigned: dict[str, Any]) -> None:
        rows.case(session, entry).state = State.SUPPLEMENT.value
        rows.stop_clock(session, entry, ClockKind.ACCEPTANCE)
        rows.start_clock(session, entry, ClockKind.SUPPLEMENT, moment(assigned["due"]))


class SupplyInput(Input):
    """Codes of materials shown now, and new facts when the same complaint was handled before."""

    shown: tuple[str, ...]
    new_facts: str = ""


@register
class Supply(Act[SupplyInput]):
    """Material was handed in."""

    name = "complaint.supply"
    input = SupplyInput

    def check(self, ctx: Context, given: SupplyInput) -> list[Refusal]:
        known = {material.code for material in ctx.rules.materials}
        refusals: list[Refusal] = []
        need(refusals, bool(given.shown) or bool(given.new_facts), "FD-1203", "shown")
        for code in given.shown:
            need(refusals, code in known, "FD-1204", "shown", material=code)
        return refusals

    def apply(self, session: Session, entry: Entry, given: SupplyInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        case.shown = sorted({*case.shown, *given.shown})
        case.new_facts = given.new_facts or case.new_facts


class AcceptInput(Input):
    """What the handler confirms when accepting."""

    not_sued: bool = False
    """The complainant declared that no court or authority has the same dispute."""
    authority_present: bool = False
    """The authority handles it here, so nothing has to be forwarded to it."""
    note: str = ""


def acceptance_obstacles(ctx: Context) -> list[Refusal]:
    """Why this complaint cannot be accepted as it stands. Source: domain.md §13.2 (RECEIVED → ACCEPTED)."""
    refusals: list[Refusal] = []
    missing = ctx.missing()
    need(
        refusals,
        not missing,
        "FD-1211",
        "shown",
        zh="、".join(m.name.zh for m in missing),
        en="; ".join(m.name.en for m in missing),
    )
    refusals += rule_obstacles(ctx)
    force = ctx.force
    if ctx.right.office in ctx.rules.territory.offices and not force.in_force:
        until = force.until.isoformat() if force.until else "–"
        code = {"expired": "FD-1213", "status": "FD-1214", "not_granted": "FD-1215", "not_yet": "FD-1215"}.get(
            force.reason, "FD-1216"
        )
        refusals.append(
            Refusal(code, "right.number", {"number": ctx.right.number, "until": until, "status": ctx.right.status})
        )
    need(refusals, ctx.now <= ctx.fair.closes_at, "FD-1125", closes=local(ctx.fair.closes_at))
    earlier = ctx.earlier_cases()
    if earlier and not ctx.the_case.new_facts:
        refusals.append(Refusal("FD-1217", "respondent.name", {"number": earlier[0].number}))
    return refusals


@register
class Accept(Act[AcceptInput]):
    """Accept the complaint (D04)."""

    name = "complaint.accept"
    input = AcceptInput

    def check(self, ctx: Context, given: AcceptInput) -> list[Refusal]:
        refusals = acceptance_obstacles(ctx)
        need(refusals, given.not_sued, "FD-1218", "not_sued")
        return refusals

    def assign(self, ctx: Context, given: AcceptInput) -> dict[str, Any]:
        due = None if given.authority_present else duetimes.due(ctx, ClockKind.FORWARDING, ctx.now)
        return {"forward_due": None if due is None else stamp(due.at)}

    def papers(self, ctx: Context, given: AcceptInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [PaperOrder("D04", paperdata.acceptance(ctx))]

    def apply(self, session: Session, entry: Entry, given: AcceptInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        case.state = State.ACCEPTED.value
        case.accepted_at = entry.moment
        rows.stop_clock(session, entry, ClockKind.ACCEPTANCE)
        rows.stop_clock(session, entry, ClockKind.SUPPLEMENT)
        if assigned["forward_due"] is not None:
            rows.start_clock(session, entry, ClockKind.FORWARDING, moment(assigned["forward_due"]))


class RejectInput(Input):
    """Grounds of non-acceptance by code, with the facts behind them."""

    grounds: tuple[str, ...]
    note: str = ""


@register
class Reject(Act[RejectInput]):
    """Refuse the complaint (D05): the head releases it, other routes are printed."""

    name = "complaint.reject"
    input = RejectInput

    def check(self, ctx: Context, given: RejectInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.grounds), "FD-1221", "grounds")
        for code in given.grounds:
            need(
                refusals,
                ctx.rules.ground(code, ctx.rules.non_acceptance) is not None,
                "FD-1222",
                "grounds",
                ground=code,
            )
        if "NOT_SUPPLEMENTED" in given.grounds:
            clock = ctx.clock(ClockKind.SUPPLEMENT)
            need(refusals, clock is not None and clock.overdue(ctx.now), "FD-1223", "grounds")
        need(refusals, "OTHER" not in given.grounds or bool(given.note), "FD-1224", "note")
        return refusals

    def papers(self, ctx: Context, given: RejectInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [PaperOrder("D05", paperdata.rejection(ctx, given.grounds, given.note))]

    def apply(self, session: Session, entry: Entry, given: RejectInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        case.state = State.REJECTED.value
        case.decided_at = entry.moment
        case.outcome = "REJECTED"
        rows.stop_clocks(session, entry)


class WithdrawInput(Input):
    """Who withdraws and why."""

    withdrawn_by: str
    reason: str
    """``settled``, ``sued`` or ``other``."""
    note: str = ""


@register
class Withdraw(Act[WithdrawInput]):
    """The complainant takes the complaint back (D17)."""

    name = "complaint.withdraw"
    input = WithdrawInput

    def check(self, ctx: Context, given: WithdrawInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.withdrawn_by), "FD-1231", "withdrawn_by")
        need(refusals, given.reason in {"settled", "sued", "other"}, "FD-1232", "reason")
        need(refusals, given.reason != "other" or bool(given.note), "FD-1224", "note")
        return refusals

    def papers(self, ctx: Context, given: WithdrawInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [PaperOrder("D17", paperdata.withdrawal(ctx, given.withdrawn_by, given.reason, given.note))]

    def apply(self, session: Session, entry: Entry, given: WithdrawInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        case.state = State.WITHDRAWN.value
        case.decided_at = entry.moment
        case.outcome = "WITHDRAWN"
        rows.stop_clocks(session, entry)
