"""Time that counts: a clock runs through the night, or only while the hall is open; a mediation stops it.

Source: domain.md §13.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from fairdesk.core.halltime import HALL_ZONE, at, hall_day


@dataclass(frozen=True, slots=True)
class Span:
    """From one aware moment to a later one."""

    begin: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.begin > self.end:
            raise ValueError(f"{self.begin} is after {self.end}")

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.end - self.begin


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same time in order, with overlapping and touching spans made one."""
    whole: list[Span] = []
    for span in sorted(spans, key=lambda s: s.begin):
        if whole and span.begin <= whole[-1].end:
            whole[-1] = Span(whole[-1].begin, max(whole[-1].end, span.end))
        elif span.length:
            whole.append(span)
    return whole


@dataclass(frozen=True, slots=True)
class HallHours:
    """When the hall is open, day by day, in order and without overlap."""

    days: tuple[Span, ...]

    @classmethod
    def of(cls, days: Iterable[tuple[date, time, time]]) -> HallHours:
        """From the printed table: day, opening and closing time. Raises ``ValueError`` when one closes first."""
        return cls(tuple(joined(Span(at(day, opens), at(day, closes)) for day, opens, closes in days)))

    @classmethod
    def daily(cls, opens_at: datetime, closes_at: datetime) -> HallHours:
        """Every day of the fair like the first opening and the last closing, where no table was entered."""
        first, last = opens_at.astimezone(HALL_ZONE), closes_at.astimezone(HALL_ZONE)
        if last.time() <= first.time():
            return cls((Span(opens_at, closes_at),))
        count = (last.date() - first.date()).days + 1
        return cls.of((first.date() + timedelta(days=n), first.time(), last.time()) for n in range(count))

    def open_at(self, moment: datetime) -> bool:
        """Whether the hall is open; the closing instant still counts."""
        return any(span.begin <= moment <= span.end for span in self.days)

    def next_day(self, moment: datetime) -> Span | None:
        """The first day of the fair that opens after ``moment`` and is another day in the hall."""
        return next((s for s in self.days if s.begin > moment and hall_day(s.begin) != hall_day(moment)), None)


def _running(
    start: datetime, hall: HallHours | None, pauses: Sequence[Span]
) -> Iterator[tuple[datetime, datetime | None]]:
    """The spans in which the clock runs; the last one of a calendar clock has no end."""
    stopped = joined(pauses)
    windows: list[tuple[datetime, datetime | None]] = (
        [(start, None)] if hall is None else [(max(start, s.begin), s.end) for s in hall.days if s.end > start]
    )
    for begin, end in windows:
        here = begin
        for pause in stopped:
            if pause.end <= here or (end is not None and pause.begin >= end):
                continue
            if pause.begin > here:
                yield here, pause.begin
            here = pause.end
        if end is None or here < end:
            yield here, end


def after(start: datetime, span: timedelta, *, hall: HallHours | None = None, pauses: Sequence[Span] = ()) -> datetime:
    """The moment at which ``span`` of counted time has gone by since ``start``.

    ``hall``: only its opening hours count; ``None`` counts through the night. When the fair's last day ends before
    the time is used up, its closing is the answer; a clock that starts after the last closing counts through the
    night, since no opening will come. ``pauses`` never shorten. Raises ``ValueError`` for a negative ``span``.
    """
    if span < timedelta(0):
        raise ValueError(span)
    if hall is not None and not any(day.end > start for day in hall.days):
        hall = None
    left, last = span, start
    for begin, end in _running(start, hall, pauses):
        if end is None or end - begin >= left:
            return begin + left
        left -= end - begin
        last = end
    return max(last, *(day.end for day in hall.days)) if hall else last
