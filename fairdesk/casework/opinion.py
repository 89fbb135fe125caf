"""The reference opinion (D13): experts are asked, and say what they think and what it rests on.

Source: domain.md §7.5, §13.2; the wording is always of suspicion, never of a ruling.
"""

from __future__ import annotations

from typing import Any

from sqlmodel import Session, col, select

from fairdesk.casework import duetimes, proceedingdata, rows
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, moment, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.people import recusal
from fairdesk.core.canonical import stamp
from fairdesk.core.clocks import ClockKind
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Opinion

RESULTS = ("SUSPECTED", "NOT_SUSPECTED", "UNDECIDABLE_ON_SITE", "OUT_OF_COMPETENCE")
"""Source: domain.md §15.1."""


class CommissionInput(Input):
    """Who gives the opinion: the id of a member of staff or of an expert of the partner list, or a name.

    A conflict that was recorded for an id bars that person; ``no_conflicts`` says that each declared to have none.
    """

    experts: tuple[str, ...]
    no_conflicts: bool = False


@register
class CommissionOpinion(Act[CommissionInput]):
    """Ask experts for an opinion; recusal is recorded before it is given."""

    name = "opinion.commission"
    input = CommissionInput

    def check(self, ctx: Context, given: CommissionInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.experts) and all(given.experts), "FD-1651", "experts")
        need(refusals, given.no_conflicts, "FD-1652", "no_conflicts")
        for expert in given.experts:
            free = recusal.conflicted(ctx.session, ctx.the_case.id, expert) is None
            need(refusals, free, "FD-1647", "experts", name=recusal.person_name(ctx.session, expert))
        return refusals

    def assign(self, ctx: Context, given: CommissionInput) -> dict[str, Any]:
        return {"due": stamp(duetimes.due_at(ctx, ClockKind.OPINION, ctx.now))}

    def apply(self, session: Session, entry: Entry, given: CommissionInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        case.state = State.OPINION.value
        due = moment(assigned["due"])
        session.add(
            Opinion(
                id=entry.id,
                case_id=case.id,
                commissioned_at=entry.moment,
                due_at=due,
                experts=list(given.experts),
            )
        )
        rows.start_clock(session, entry, ClockKind.OPINION, due)


class OpinionInput(Input):
    """The opinion: result, reasons, and what it rests on."""

    result: str
    reasons: str
    features: tuple[dict[str, str], ...] = ()
    """Rows of the comparison: ``claim``, ``accused``, ``verdict``, ``reason``."""
    method: str = ""
    """How the object was examined: seen, handled, opened, brochure only."""
    defences: str = ""


@register
class IssueOpinion(Act[OpinionInput]):
    """Issue the reference opinion (D13)."""

    name = "opinion.issue"
    input = OpinionInput

    def check(self, ctx: Context, given: OpinionInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, given.result in RESULTS, "FD-1653", "result", result=given.result)
        need(refusals, bool(given.reasons), "FD-1502", "reasons")
        need(refusals, current(ctx.session, ctx.the_case.id) is not None, "FD-1654")
        return refusals

    def papers(self, ctx: Context, given: OpinionInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        pending = current(ctx.session, ctx.the_case.id)
        experts = [] if pending is None else pending.experts
        names = [recusal.person_name(ctx.session, expert) for expert in experts]
        return [PaperOrder("D13", proceedingdata.opinion(ctx, given, names))]

    def apply(self, session: Session, entry: Entry, given: OpinionInput, assigned: dict[str, Any]) -> None:
        row = current(session, str(entry.case_id))
        if row is not None:
            row.issued_at, row.result, row.reasons = entry.moment, given.result, given.reasons
            row.document_id = entry.content["papers"][0]["id"]
        rows.stop_clock(session, entry, ClockKind.OPINION)


def current(session: Session, case_id: str) -> Opinion | None:
    """The opinion that was asked for and is not given yet."""
    query = select(Opinion).where(Opinion.case_id == case_id, col(Opinion.issued_at).is_(None))
    return session.exec(query.order_by(col(Opinion.commissioned_at).desc())).first()


def latest(session: Session, case_id: str) -> Opinion | None:
    """The newest opinion that was given."""
    query = select(Opinion).where(Opinion.case_id == case_id, col(Opinion.issued_at).is_not(None))
    return session.exec(query.order_by(col(Opinion.issued_at).desc())).first()
