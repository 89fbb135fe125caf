"""Working days with China's adjusted holidays: days off in the week, and Saturdays or Sundays worked in return.

The yearly table of the State Council is data (``resources/calendar``). For a year without a table Monday to Friday
are counted, and the answer says so. Source: domain.md §13.3.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class CalendarMissing:
    """A warning to show: these years have no holiday table, so Monday to Friday were counted in them."""

    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The holiday tables of some years. ``working`` are make-up days that fall on a weekend."""

    years: frozenset[int] = frozenset()
    off: frozenset[date] = field(default_factory=frozenset)
    working: frozenset[date] = field(default_factory=frozenset)

    def is_workday(self, day: date) -> bool:
        """Whether people work on ``day``."""
        if day in self.working:
            return True
        return day.weekday() < _SATURDAY and day not in self.off

    def missing(self, first: date, last: date) -> CalendarMissing | None:
        """The years between two days (both included) that have no table, ``None`` when all have one."""
        years = tuple(year for year in range(first.year, last.year + 1) if year not in self.years)
        return CalendarMissing(years) if years else None

    def after(self, start: date, count: int) -> WorkdayDeadline:
        """The ``count``-th working day after ``start``; the day of the event itself is not counted.

        Raises ``ValueError`` for a negative ``count``.
        """
        if count < 0:
            raise ValueError(count)
        day, left = start, count
        while left:
            day += timedelta(days=1)
            left -= self.is_workday(day)
        return WorkdayDeadline(day, self.missing(start, day))


@dataclass(frozen=True, slots=True)
class WorkdayDeadline:
    """The last day of a period of working days, with a warning where a year's table was missing."""

    day: date
    warning: CalendarMissing | None
