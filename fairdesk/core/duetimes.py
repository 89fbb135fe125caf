"""When each clock of a case ends: one table from kind of clock to its computation. Source: domain.md §13.3."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fairdesk.core.clocks import ClockKind, deadline
from fairdesk.core.hallhours import HallHours, Span
from fairdesk.core.halltime import end_of_day, hall_day
from fairdesk.core.rights import add_months
from fairdesk.core.ruleparts import HoursRule, WorkdaysRule
from fairdesk.core.rulesets import RuleSet
from fairdesk.core.workdays import CalendarMissing, WorkCalendar


@dataclass(frozen=True, slots=True)
class FairTimes:
    """The times of a fair that clocks depend on; ``hall`` is its table of opening hours."""

    opens_at: datetime
    closes_at: datetime
    hall: HallHours
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a clock; ``warning`` names years without a holiday table, to be shown beside it."""

    at: datetime
    warning: CalendarMissing | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What a clock starts from. ``printed``: a deadline already served on paper. ``pauses``: ended mediations."""

    start: datetime
    printed: datetime | None = None
    pauses: Sequence[Span] = ()


Compute = Callable[[RuleSet, FairTimes, Event], Due | None]


def _hours(name: str) -> Compute:
    def compute(rules: RuleSet, fair: FairTimes, event: Event) -> Due | None:
        rule: HoursRule | None = getattr(rules, name)
        if rule is None:
            return None
        return Due(
            deadline(
                event.start,
                rule.hours,
                cap=fair.closes_at if rule.cap == "fair_close" else None,
                at_least=event.printed,
                hall=fair.hall if rule.clock == "hall" else None,
                pauses=event.pauses if rules.mediation.pauses_answer else (),
            )
        )

    return compute


def _workdays(name: str) -> Compute:
    def compute(rules: RuleSet, fair: FairTimes, event: Event) -> Due | None:
        rule: WorkdaysRule | None = getattr(rules, name)
        if rule is None:
            return None
        found = fair.calendar.after(hall_day(event.start), rule.days)
        return Due(end_of_day(found.day), found.warning)

    return compute


def _follow_up(nth: int) -> Compute:
    def compute(rules: RuleSet, fair: FairTimes, event: Event) -> Due:
        return Due(end_of_day(hall_day(event.start) + timedelta(days=rules.follow_up.days[nth])))

    return compute


def _recheck(rules: RuleSet, fair: FairTimes, event: Event) -> Due | None:
    day = fair.hall.next_day(event.start)
    if day is None:
        return None
    return Due(min(day.begin + timedelta(hours=rules.recheck.within_hours), day.end))


def retained_until(rules: RuleSet, first_day: date) -> date:
    """The last day on which an archive must still be there."""
    return add_months(first_day, 12 * rules.retention.years)


def _retention(rules: RuleSet, fair: FairTimes, event: Event) -> Due:
    return Due(end_of_day(retained_until(rules, hall_day(fair.opens_at))))


_TABLE: dict[ClockKind, Compute] = {
    ClockKind.SUPPLEMENT: _hours("supplement"),
    ClockKind.ACCEPTANCE: _hours("acceptance"),
    ClockKind.FORWARDING: _hours("forwarding"),
    ClockKind.ANSWER: _hours("answer"),
    ClockKind.OPINION: _hours("opinion"),
    ClockKind.MEASURE: _hours("measure_execution"),
    ClockKind.RECHECK: _recheck,
    ClockKind.PRESERVATION: _workdays("preservation"),
    ClockKind.POST_FAIR: _workdays("post_fair_transfer"),
    ClockKind.FOLLOW_UP_FIRST: _follow_up(0),
    ClockKind.FOLLOW_UP_SECOND: _follow_up(1),
    ClockKind.RETENTION: _retention,
}


def due(kind: ClockKind, rules: RuleSet, fair: FairTimes, event: Event) -> Due | None:
    """When a clock that starts with ``event`` ends; ``None`` where the rule set knows no such clock.

    Start events: D03 served, complete material (acceptance and forwarding), D07 served, experts asked, D14 served,
    last look at the booth, D12 issued, fair's end, case closed (both follow-ups). Retention counts from the fair's
    first day whatever the event. A re-check is due on the next opening day, ``None`` after the last.
    """
    return _TABLE[kind](rules, fair, event)
