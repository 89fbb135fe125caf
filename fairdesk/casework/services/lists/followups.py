"""Follow-up calls: whom to call now, what was said, how content people are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from fairdesk.casework.people.recusal import person_name
from fairdesk.casework.services.followup import ROUNDS, open_round
from fairdesk.casework.services.lists.counting import span
from fairdesk.core.states import State
from fairdesk.store.tables import Case, FollowUp, Party


@dataclass(frozen=True, slots=True)
class DueCall:
    """A call to make. ``tried``: how often nobody answered; ``next_call``: a day that was agreed."""

    case_id: str
    number: str
    days: int
    due: date
    days_late: int
    person: str
    phone: str
    tried: int
    next_call: date | None


@dataclass(frozen=True, slots=True)
class CallView:
    """A call that was made."""

    id: str
    case_id: str
    days: int
    at: datetime
    by: str
    party: str
    person: str
    channel: str
    outcome: str
    solved: bool | None
    speed: int | None
    fairness: int | None
    attitude: int | None
    again: bool
    again_note: str
    suggestions: str
    next_call: date | None


@dataclass(frozen=True, slots=True)
class CallFigures:
    """Calls of a station: due, ended, and the mean scores (1–5; ``None`` when nobody gave one)."""

    due: int
    done: int
    refused: int
    unreachable: int
    solved: int
    seen_again: int
    speed: float | None
    fairness: float | None
    attitude: float | None


def due_calls(session: Session, station_id: str, today: date) -> list[DueCall]:
    """Calls to make today, the longest overdue first; one agreed for a later day waits for it."""
    before, _ = span(today - timedelta(days=ROUNDS[0] - 1), today)
    closed = select(Case.id, Case.number, Case.closed_at).where(
        Case.station_id == station_id, Case.state == State.CLOSED.value, col(Case.closed_at) < before
    )
    made: dict[str, list[FollowUp]] = {}
    tries = select(FollowUp).where(FollowUp.station_id == station_id, FollowUp.party == "complainant")
    for row in session.exec(tries.order_by(col(FollowUp.at), col(FollowUp.id))):
        made.setdefault(row.case_id, []).append(row)
    found = []
    for case_id, number, closed_at in session.exec(closed).all():
        earlier = made.get(case_id, [])
        round_ = None if closed_at is None else open_round(closed_at, earlier, today)
        if round_ is not None:
            call = _due(session, case_id, number, round_, [row for row in earlier if row.days == round_[0]], today)
            if call.next_call is None or call.next_call <= today:
                found.append(call)
    return sorted(found, key=lambda call: (call.due, call.number))


def _due(
    session: Session, case_id: str, number: str, round_: tuple[int, date], tries: list[FollowUp], today: date
) -> DueCall:
    days, due = round_
    parties = {party.role: party for party in session.exec(select(Party).where(Party.case_id == case_id))}
    whom = parties.get("agent") or parties.get("complainant")
    return DueCall(
        case_id=case_id,
        number=number,
        days=days,
        due=due,
        days_late=(today - due).days,
        person=(whom.contact or whom.name) if whom else "",
        phone=whom.phone if whom else "",
        tried=len(tries),
        next_call=tries[-1].next_call if tries else None,
    )


def calls(session: Session, *, case_id: str = "", station_id: str = "", limit: int = 200) -> list[CallView]:
    """Calls made, newest first; of one case or one station when given."""
    query = select(FollowUp).order_by(col(FollowUp.at).desc(), col(FollowUp.id).desc()).limit(limit)
    if case_id:
        query = query.where(FollowUp.case_id == case_id)
    if station_id:
        query = query.where(FollowUp.station_id == station_id)
    return [
        CallView(**row.model_dump(exclude={"station_id", "by"}), by=person_name(session, row.by))
        for row in session.exec(query)
    ]


def figures(session: Session, station_id: str, today: date) -> CallFigures:
    """What the calls add up to."""
    rows = session.exec(select(FollowUp).where(FollowUp.station_id == station_id)).all()
    return CallFigures(
        due=len(due_calls(session, station_id, today)),
        done=sum(row.outcome == "done" for row in rows),
        refused=sum(row.outcome == "refused" for row in rows),
        unreachable=sum(row.outcome == "unreachable" for row in rows),
        solved=sum(row.solved is True for row in rows),
        seen_again=sum(row.again for row in rows),
        speed=_mean(row.speed for row in rows),
        fairness=_mean(row.fairness for row in rows),
        attitude=_mean(row.attitude for row in rows),
    )


def _mean(scores: Iterable[int | None]) -> float | None:
    given = [score for score in scores if score is not None]
    return round(sum(given) / len(given), 2) if given else None
