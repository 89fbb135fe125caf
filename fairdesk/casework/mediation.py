"""Both parties try to settle; the clocks pause meanwhile where the rule set says so. Source: domain.md §13.2."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from fairdesk.casework import duetimes, proceedingdata, rows
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, moment, need, register
from fairdesk.casework.context import Context
from fairdesk.core import duetimes as core_duetimes
from fairdesk.core.canonical import stamp
from fairdesk.core.clocks import ClockKind
from fairdesk.core.duetimes import Event
from fairdesk.core.hallhours import Span
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Mediation


class BeginInput(Input):
    """Who mediates, and that both parties agreed in writing."""

    mediator: str
    complainant_consents: bool = False
    respondent_consents: bool = False


@register
class BeginMediation(Act[BeginInput]):
    """Begin to mediate."""

    name = "mediation.begin"
    input = BeginInput

    def check(self, ctx: Context, given: BeginInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.mediator), "FD-1661", "mediator")
        need(refusals, given.complainant_consents, "FD-1662", "complainant_consents")
        need(refusals, given.respondent_consents, "FD-1662", "respondent_consents")
        return refusals

    def assign(self, ctx: Context, given: BeginInput) -> dict[str, Any]:
        return {"paused": ctx.rules.pause_in_mediation}

    def apply(self, session: Session, entry: Entry, given: BeginInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        case.before_mediation, case.state = case.state, State.MEDIATION.value
        session.add(
            Mediation(
                id=entry.id,
                case_id=case.id,
                began_at=entry.moment,
                mediator=given.mediator,
                paused=assigned["paused"],
            )
        )


class FailInput(Input):
    """Why it failed."""

    note: str


@register
class FailMediation(Act[FailInput]):
    """The attempt failed: back to where the case stood, with the paused time added to its clocks."""

    name = "mediation.fail"
    input = FailInput

    def check(self, ctx: Context, given: FailInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.note), "FD-1663", "note")
        return refusals

    def assign(self, ctx: Context, given: FailInput) -> dict[str, Any]:
        due = _answer_due(ctx)
        return {"answer_due": None if due is None else stamp(due)}

    def apply(self, session: Session, entry: Entry, given: FailInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        _end(session, entry, "failed")
        case.state, case.before_mediation = case.before_mediation, ""
        if assigned["answer_due"] is not None:
            rows.move_clock(session, entry, ClockKind.ANSWER, moment(assigned["answer_due"]))


def _answer_due(ctx: Context) -> datetime | None:
    """The end of a running answer period, computed anew with this attempt as one more pause."""
    clock, attempt = ctx.answer_clock, _current(ctx.session, ctx.the_case.id)
    if clock is None or clock.stopped_at is not None or not attempt.paused:
        return None
    notice = next(iter(ctx.documents("D07")), None)
    printed = None if notice is None else moment(notice.data["deadline"])
    pauses = (*duetimes.pauses(ctx), Span(attempt.began_at, ctx.now))
    times = duetimes.fair_times(ctx.session, ctx.fair, ctx.station.id)
    due = core_duetimes.due(ClockKind.ANSWER, ctx.rules, times, Event(clock.started_at, printed, pauses))
    return None if due is None else due.at


class SettleInput(Input):
    """The agreement, term by term."""

    terms: tuple[str, ...]
    place_of_confirmation: str = ""
    """Where the agreement may be confirmed by a court, when the parties want that."""


@register
class Settle(Act[SettleInput]):
    """The parties agree (D16)."""

    name = "mediation.settle"
    input = SettleInput

    def check(self, ctx: Context, given: SettleInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.terms) and all(given.terms), "FD-1664", "terms")
        return refusals

    def papers(self, ctx: Context, given: SettleInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [
            PaperOrder("D16", proceedingdata.settlement(ctx, given, _current(ctx.session, ctx.the_case.id).mediator))
        ]

    def apply(self, session: Session, entry: Entry, given: SettleInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        attempt = _end(session, entry, "settled")
        attempt.terms, attempt.document_id = list(given.terms), entry.content["papers"][0]["id"]
        case.state, case.outcome, case.decided_at = State.SETTLED.value, "SETTLED", entry.moment
        case.before_mediation = ""
        rows.stop_clocks(session, entry)


def _current(session: Session, case_id: str) -> Mediation:
    query = select(Mediation).where(Mediation.case_id == case_id, col(Mediation.ended_at).is_(None))
    return session.exec(query).one()


def _end(session: Session, entry: Entry, result: str) -> Mediation:
    attempt = _current(session, str(entry.case_id))
    attempt.ended_at, attempt.result = entry.moment, result
    return attempt
