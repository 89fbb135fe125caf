"""When the clocks of a case end: the rules, the fair's hours and the pauses, brought to ``core.duetimes``."""

from __future__ import annotations

from datetime import datetime, time

from sqlmodel import Session, col, select

from fairdesk.casework.context import Context
from fairdesk.casework.workcalendar import work_calendar
from fairdesk.core import duetimes
from fairdesk.core.clocks import ClockKind
from fairdesk.core.duetimes import Due, Event, FairTimes
from fairdesk.core.hallhours import HallHours, Span
from fairdesk.store.tables import Fair, HallDay, Mediation


def fair_times(session: Session, fair: Fair, station_id: str) -> FairTimes:
    """The fair's times; without a table of opening hours every day is like the first opening and last closing."""
    query = select(HallDay).where(HallDay.station_id == station_id).order_by(col(HallDay.day))
    rows = session.exec(query).all()
    if rows:
        hall = HallHours.of((r.day, time.fromisoformat(r.opens), time.fromisoformat(r.closes)) for r in rows)
    else:
        hall = HallHours.daily(fair.opens_at, fair.closes_at)
    return FairTimes(fair.opens_at, fair.closes_at, hall, work_calendar())


def pauses(ctx: Context) -> tuple[Span, ...]:
    """Ended mediations of the case that its rules let the clocks stand still for."""
    if ctx.case is None:
        return ()
    query = select(Mediation).where(Mediation.case_id == ctx.case.id, col(Mediation.paused).is_(True))
    return tuple(Span(m.began_at, m.ended_at) for m in ctx.session.exec(query) if m.ended_at is not None)


def due(ctx: Context, kind: ClockKind, start: datetime, *, printed: datetime | None = None) -> Due | None:
    """When a clock of the case that starts at ``start`` ends, ``None`` where the rules know no such clock.

    ``printed`` is a deadline already served on paper. Show ``Due.warning`` beside a date of working days.
    """
    times = fair_times(ctx.session, ctx.fair, ctx.station.id)
    return duetimes.due(kind, ctx.rules, times, Event(start, printed, pauses(ctx)))


def due_at(ctx: Context, kind: ClockKind, start: datetime, *, printed: datetime | None = None) -> datetime:
    """The same for a clock that every rule set has. Raises ``ValueError`` when this one has not."""
    found = due(ctx, kind, start, printed=printed)
    if found is None:
        raise ValueError(f"{ctx.rules.id} has no clock {kind.value}")
    return found.at
