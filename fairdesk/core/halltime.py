"""The zone of the hall, and the end of a day there."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

HALL_ZONE = ZoneInfo("Asia/Shanghai")
"""The only zone shown on screen and paper; it knows no summer time. Source: domain.md §13.2."""


def hall_day(moment: datetime) -> date:
    """The day in the hall at an aware moment."""
    return moment.astimezone(HALL_ZONE).date()


def at(day: date, clock: time) -> datetime:
    """A clock time on a day in the hall, aware."""
    return datetime.combine(day, clock, HALL_ZONE)


def end_of_day(day: date) -> datetime:
    """The last second of a day in the hall: a period of days ends with its last day."""
    return at(day, time(23, 59, 59))
