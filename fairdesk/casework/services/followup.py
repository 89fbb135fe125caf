"""Calls 7 and 30 days after a case was closed (D23): solved? seen again? how was the service?

Source: domain.md §9.2 D23, §13.3 (7 d, 30 d; proposal of the specification); seed (六).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Literal

from pydantic import Field
from sqlmodel import Session, select

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import HALL_ZONE, Context
from fairdesk.casework.services.codes import required
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import FollowUp

ROUNDS = (7, 30)
"""Days after closing."""
EARLY = timedelta(days=2)
"""A call may be made so much before its day: days 7 and 30 can fall on a holiday."""
ENDED = ("done", "refused")
"""Outcomes after which a round is over; somebody who could not be reached is called again."""
SCORES = ("speed", "fairness", "attitude")

Score = int | None


def due_day(closed_at: datetime, days: int) -> date:
    """The day of a call in the hall's calendar."""
    return closed_at.astimezone(HALL_ZONE).date() + timedelta(days=days)


class FollowUpInput(Input):
    """A call. Scores are 1 (bad) to 5 (good); answers are kept only with consent."""

    days: Literal[7, 30]
    party: Literal["complainant", "respondent"] = "complainant"
    person: str = ""
    channel: Literal["phone", "visit", "online"] = "phone"
    outcome: Literal["done", "refused", "unreachable"]
    consent: bool = False
    solved: bool | None = None
    speed: Score = Field(default=None, ge=1, le=5)
    fairness: Score = Field(default=None, ge=1, le=5)
    attitude: Score = Field(default=None, ge=1, le=5)
    again: bool = False
    again_note: str = ""
    suggestions: str = ""
    next_call: date | None = None


def answered(session: Session, case_id: str, days: int, party: str) -> bool:
    """Whether a round of calls with a party is over."""
    query = select(FollowUp).where(FollowUp.case_id == case_id, FollowUp.days == days, FollowUp.party == party)
    return any(row.outcome in ENDED for row in session.exec(query))


@register
class RecordFollowUp(Act[FollowUpInput]):
    """Record a follow-up call on a closed case. The case itself stays as it was archived."""

    name = "followup.record"
    input = FollowUpInput
    on_case = False

    def check(self, ctx: Context, given: FollowUpInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        case = ctx.the_case
        if case.state != State.CLOSED.value or case.closed_at is None:
            return [Refusal("FD-1982", "", {"number": case.number})]
        day = due_day(case.closed_at, given.days)
        need(refusals, ctx.today >= day - EARLY, "FD-1983", "days", day=day.isoformat())
        over = answered(ctx.session, case.id, given.days, given.party)
        need(refusals, not over, "FD-1984", "days", days=given.days)
        need(refusals, given.next_call is None or given.next_call > ctx.today, "FD-1996", "next_call")
        return refusals + _check_answers(given)

    def apply(self, session: Session, entry: Entry, given: FollowUpInput, assigned: dict[str, Any]) -> None:
        session.add(
            FollowUp(
                id=entry.id,
                station_id=entry.station,
                case_id=str(entry.case_id),
                at=entry.moment,
                by=entry.author,
                **given.model_dump(exclude={"consent"}),
            )
        )


def _check_answers(given: FollowUpInput) -> list[Refusal]:
    refusals: list[Refusal] = []
    said = (
        given.solved is not None
        or given.again
        or bool(given.again_note or given.suggestions)
        or any(getattr(given, score) is not None for score in SCORES)
    )
    if given.outcome == "done":
        required(refusals, given.person, "person", "受访人", "Whom you talked to")
        need(refusals, given.solved is not None, "FD-1985", "solved")
        need(refusals, given.consent, "FD-1986", "consent")
    else:
        need(refusals, not said, "FD-1987", "outcome")
    if given.again:
        required(refusals, given.again_note, "again_note", "再次出现侵权的情况", "Where and when it was seen again")
    return refusals


def open_round(closed_at: datetime, calls: Iterable[FollowUp], today: date) -> tuple[int, date] | None:
    """``(days, day)`` of the call that is due after ``calls``: of the latest round only, and none after a refusal."""
    due = [(days, due_day(closed_at, days)) for days in ROUNDS if due_day(closed_at, days) <= today]
    over = any(
        call.outcome == "refused" or (due and call.days == due[-1][0] and call.outcome == "done") for call in calls
    )
    return due[-1] if due and not over else None
