"""After the notice: is the exhibit gone, does it stay away, may it come back? Source: domain.md §9.2, §13.2."""

from __future__ import annotations

from typing import Any, Literal

from sqlmodel import Session

from fairdesk.casework import duetimes, paperdata, proceedingdata, rows
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, moment, need, register
from fairdesk.casework.context import Context
from fairdesk.core.canonical import stamp
from fairdesk.core.clocks import ClockKind
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Evidence, Recheck


class RecheckInput(Input):
    """What was found at the booth; a photo in the evidence register goes with it."""

    found: Literal["removed", "covered", "displayed"]
    evidence: tuple[str, ...] = ()
    note: str = ""


def _check_photos(ctx: Context, given: RecheckInput) -> list[Refusal]:
    refusals: list[Refusal] = []
    need(refusals, bool(given.evidence), "FD-1671", "evidence")
    mine = (ctx.session.get(Evidence, evidence_id) for evidence_id in given.evidence)
    need(refusals, all(e is not None and e.case_id == ctx.the_case.id for e in mine), "FD-1672", "evidence")
    return refusals


def _add(session: Session, entry: Entry, given: RecheckInput) -> None:
    session.add(
        Recheck(
            id=entry.id,
            case_id=str(entry.case_id),
            at=entry.moment,
            by=entry.author,
            found=given.found,
            evidence=list(given.evidence),
            note=given.note,
            document_id=entry.content["papers"][0]["id"],
        )
    )


class _LookAtBooth(Act[RecheckInput]):
    input = RecheckInput

    def assign(self, ctx: Context, given: RecheckInput) -> dict[str, Any]:
        due = duetimes.due(ctx, ClockKind.RECHECK, ctx.now)
        return {"next": None if due is None else stamp(due.at)}

    def papers(self, ctx: Context, given: RecheckInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [PaperOrder("D20", proceedingdata.recheck(ctx, given))]


@register
class ConfirmMeasure(_LookAtBooth):
    """The measure was carried out: seen and photographed (D20)."""

    name = "measure.confirm"

    def check(self, ctx: Context, given: RecheckInput) -> list[Refusal]:
        refusals = _check_photos(ctx, given)
        need(refusals, given.found != "displayed", "FD-1673", "found")
        return refusals

    def apply(self, session: Session, entry: Entry, given: RecheckInput, assigned: dict[str, Any]) -> None:
        _add(session, entry, given)
        rows.case(session, entry).state = State.IN_FORCE.value
        rows.stop_clock(session, entry, ClockKind.MEASURE)
        _next_look(session, entry, assigned)


def _next_look(session: Session, entry: Entry, assigned: dict[str, Any]) -> None:
    """The next day's look; after the fair's last day there is none."""
    if assigned["next"] is None:
        rows.stop_clock(session, entry, ClockKind.RECHECK)
    else:
        rows.start_clock(session, entry, ClockKind.RECHECK, moment(assigned["next"]))


@register
class RecheckMeasure(_LookAtBooth):
    """A later look (D20). Back on display reopens the case."""

    name = "measure.recheck"

    def check(self, ctx: Context, given: RecheckInput) -> list[Refusal]:
        return _check_photos(ctx, given)

    def apply(self, session: Session, entry: Entry, given: RecheckInput, assigned: dict[str, Any]) -> None:
        _add(session, entry, given)
        if given.found != "displayed":
            _next_look(session, entry, assigned)
            return
        case = rows.case(session, entry)
        case.state, case.round = State.REOPENED.value, case.round + 1
        rows.flag(case, "repeat_infringer")
        rows.stop_clock(session, entry, ClockKind.RECHECK)


class LiftInput(Input):
    """Why the exhibit may come back: an objection upheld, or the right found invalid."""

    ground: Literal["objection", "right_invalid"]
    reasons: str


@register
class LiftMeasure(Act[LiftInput]):
    """Lift the measure and tell both sides (D28)."""

    name = "measure.lift"
    input = LiftInput

    def check(self, ctx: Context, given: LiftInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.reasons), "FD-1502", "reasons")
        return refusals

    def papers(self, ctx: Context, given: LiftInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        told = paperdata.result(ctx, "NOT_SUSPECTED", given.reasons, measures=())
        return [PaperOrder("D28", told | {"lifted": True})]

    def apply(self, session: Session, entry: Entry, given: LiftInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        case.state, case.outcome, case.decided_at = State.CLEARED.value, "CLEARED", entry.moment
        rows.stop_clocks(session, entry)


class RepeatInput(Input):
    """What the organiser is asked to do about a repeat infringer."""

    sanction: str
    note: str = ""


@register
class ReportRepeat(Act[RepeatInput]):
    """Tell the organiser of a repeat infringer (D29)."""

    name = "repeat.report"
    input = RepeatInput

    def check(self, ctx: Context, given: RepeatInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, "repeat_infringer" in ctx.the_case.flags, "FD-1674")
        need(refusals, bool(given.sanction), "FD-1675", "sanction")
        return refusals

    def papers(self, ctx: Context, given: RepeatInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [PaperOrder("D29", proceedingdata.repeat_infringer(ctx, given))]

    def apply(self, session: Session, entry: Entry, given: RepeatInput, assigned: dict[str, Any]) -> None:
        rows.flag(rows.case(session, entry), "organiser_told")
