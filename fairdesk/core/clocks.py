"""Deadlines, computed from recorded events only, never from a counter.

Source: domain.md §13.3. What each clock's length is, is data of the rule set: see ``duetimes``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from fairdesk.core.hallhours import HallHours, Span, after, joined


class ClockKind(StrEnum):
    """What a clock waits for."""

    SUPPLEMENT = "supplement"
    ACCEPTANCE = "acceptance"
    FORWARDING = "forwarding"
    ANSWER = "answer"
    OPINION = "opinion"
    MEASURE = "measure"
    RECHECK = "recheck"
    PRESERVATION = "preservation"
    POST_FAIR = "post_fair"
    FOLLOW_UP_FIRST = "follow_up_first"
    FOLLOW_UP_SECOND = "follow_up_second"
    RETENTION = "retention"


class Urgency(StrEnum):
    """How a running clock is shown: calm, half gone, less than a fifth left, overdue."""

    CALM = "calm"
    HALF = "half"
    SOON = "soon"
    OVERDUE = "overdue"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock between two recorded events; all moments are aware."""

    kind: ClockKind
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None = None

    def overdue(self, now: datetime) -> bool:
        """Whether it runs and its deadline has passed; the deadline's own instant is still in time."""
        return self.stopped_at is None and now > self.due_at

    def urgency(self, now: datetime) -> Urgency:
        """The colour of the clock. Alerts at 50 % and 20 % of the time left."""
        if self.stopped_at is not None:
            return Urgency.STOPPED
        if now > self.due_at:
            return Urgency.OVERDUE
        whole = (self.due_at - self.started_at).total_seconds()
        left = (self.due_at - now).total_seconds() / whole if whole > 0 else 0.0
        if left <= 0.2:
            return Urgency.SOON
        return Urgency.HALF if left <= 0.5 else Urgency.CALM


def deadline(
    start: datetime,
    hours: float,
    *,
    cap: datetime | None = None,
    at_least: datetime | None = None,
    hall: HallHours | None = None,
    pauses: Sequence[Span] = (),
) -> datetime:
    """``start`` plus ``hours``; never before ``at_least`` (a time already printed and served), never after ``cap``.

    ``cap`` is the close of the fair where the rule set caps the clock there; it is ignored when it has passed
    already at ``start``, since nobody can answer before being asked. ``hall`` counts opening hours only; ``pauses``
    (finished mediations) do not count, and move ``at_least`` by their length too.
    """
    due = after(start, timedelta(hours=hours), hall=hall, pauses=pauses)
    if at_least is not None:
        lost = sum((p.length for p in joined(pauses) if start <= p.begin < at_least), timedelta())
        due = max(due, at_least + lost)
    if cap is not None and start < cap < due:
        due = cap
    return due
