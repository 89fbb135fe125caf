"""The respondent answers, or the time for it runs out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Session

from fairdesk.casework import rows
from fairdesk.casework.act import Act, Input, Refusal, moment, need, register
from fairdesk.casework.context import Context
from fairdesk.core.canonical import stamp
from fairdesk.core.clocks import ClockKind
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Answer

POSITIONS = (
    "ADMIT", "NOT_MINE", "DIFFERENT", "LICENSED", "EXHAUSTED", "PRIOR_USE", "PRIOR_ART", "PRIOR_DESIGN",
    "LEGAL_SOURCE", "RIGHT_INVALID", "FAIR_USE", "GENERIC", "OTHER",
)  # fmt: skip
"""What a respondent may state. Source: domain.md §15.1."""


class AnswerInput(Input):
    """The statement of the respondent (D08 as handed in)."""

    given_by: str
    positions: tuple[str, ...]
    statement: str
    evidence: tuple[str, ...] = ()
    received_at: datetime | None = None
    """When it was handed in; now, unless it is keyed in later."""


@register
class ReceiveAnswer(Act[AnswerInput]):
    """Take in the answer. A late one is flagged and stays decidable. Source: Measures 2006, Art. 14."""

    name = "answer.receive"
    input = AnswerInput

    def check(self, ctx: Context, given: AnswerInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.given_by), "FD-1401", "given_by")
        need(refusals, bool(given.positions), "FD-1402", "positions")
        for code in given.positions:
            need(refusals, code in POSITIONS, "FD-1403", "positions", position=code)
        need(refusals, bool(given.statement), "FD-1404", "statement")
        if given.received_at is not None:
            notified = ctx.the_case.notified_at
            inside = notified is not None and notified <= given.received_at <= ctx.now
            need(refusals, given.received_at.tzinfo is not None and inside, "FD-1405", "received_at")
        return refusals

    def assign(self, ctx: Context, given: AnswerInput) -> dict[str, Any]:
        at = given.received_at or ctx.now
        clock = ctx.clock(ClockKind.ANSWER)
        return {"received_at": stamp(at), "late": clock is not None and at > clock.due_at}

    def apply(self, session: Session, entry: Entry, given: AnswerInput, assigned: dict[str, Any]) -> None:
        at = moment(assigned["received_at"])
        session.add(
            Answer(
                id=entry.id,
                case_id=str(entry.case_id),
                received_at=at,
                late=assigned["late"],
                admitted="ADMIT" in given.positions,
                positions=list(given.positions),
                statement=given.statement,
                given_by=given.given_by,
                evidence=list(given.evidence),
            )
        )
        case = rows.case(session, entry)
        case.state = State.ANSWERED.value
        case.answered_at = at
        if assigned["late"] and "late_answer" not in case.flags:
            case.flags = [*case.flags, "late_answer"]
        rows.stop_clock(session, entry, ClockKind.ANSWER, at)


class DefaultInput(Input):
    """A person confirms the default; the program only proposes it."""

    no_good_reason: bool = False
    """The handler checked that no good reason for the silence was given."""


@register
class Default(Act[DefaultInput]):
    """The respondent stayed silent past the deadline. Source: guideline 2022, Art. 14."""

    name = "answer.default"
    input = DefaultInput

    def check(self, ctx: Context, given: DefaultInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        clock = ctx.clock(ClockKind.ANSWER)
        need(refusals, clock is not None and clock.overdue(ctx.now), "FD-1411")
        need(refusals, not ctx.answers(), "FD-1412")
        need(refusals, any(ctx.served(d) for d in ctx.documents("D07")), "FD-1413")
        need(refusals, given.no_good_reason, "FD-1414", "no_good_reason")
        return refusals

    def apply(self, session: Session, entry: Entry, given: DefaultInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        case.state = State.DEFAULTED.value
        case.defaulted_at = entry.moment
