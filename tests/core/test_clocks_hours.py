"""Hours that count: through the night or in the hall, with pauses and caps, over midnight and the year's end."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.core.clocks import deadline
from fairdesk.core.hallhours import HallHours, Span, after, joined
from fairdesk.core.halltime import HALL_ZONE, at

FIRST = date(2026, 12, 29)
HALL = HallHours.of((FIRST + timedelta(days=n), time(9, 30), time(17 if n < 4 else 14)) for n in range(5))
"""Five days over the end of the year, the last one shorter."""
STARTS = st.floats(0, 6 * 24, allow_nan=False).map(lambda h: at(date(2026, 12, 28), time()) + timedelta(hours=h))
HOURS = st.floats(0, 60, allow_nan=False)
PAUSES = st.lists(
    st.tuples(STARTS, st.floats(0, 30, allow_nan=False)).map(lambda p: Span(p[0], p[0] + timedelta(hours=p[1]))),
    max_size=4,
)
TICK = timedelta(microseconds=10)


def hall(day: int, hour: int, minute: int = 0) -> datetime:
    return at(FIRST + timedelta(days=day), time(hour, minute))


def test_hall_hours_stop_at_closing_and_go_on_at_opening() -> None:
    assert after(hall(0, 16), timedelta(hours=3), hall=HALL) == hall(1, 11, 30)


def test_calendar_hours_run_through_midnight_and_the_year_s_end() -> None:
    start = datetime(2026, 12, 31, 20, 0, tzinfo=HALL_ZONE)
    assert deadline(start, 24) == datetime(2027, 1, 1, 20, 0, tzinfo=HALL_ZONE)


def test_the_hall_knows_no_summer_time() -> None:
    start = datetime(2026, 3, 28, 12, 0, tzinfo=HALL_ZONE)
    for hours in range(0, 24 * 365, 97):
        due = deadline(start, hours)
        assert due.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)


def test_a_clock_that_starts_at_night_begins_with_the_opening() -> None:
    assert after(hall(0, 3), timedelta(hours=1), hall=HALL) == hall(0, 10, 30)
    assert after(hall(0, 22), timedelta(hours=1), hall=HALL) == hall(1, 10, 30)


def test_hall_hours_that_are_never_reached_end_with_the_last_closing() -> None:
    assert after(hall(4, 12), timedelta(hours=50), hall=HALL) == hall(4, 14)


def test_a_clock_that_starts_after_the_last_closing_counts_through_the_night() -> None:
    assert after(hall(4, 15), timedelta(hours=12), hall=HALL) == hall(5, 3)


def test_a_mediation_of_two_hours_moves_the_deadline_by_two_hours() -> None:
    pause = Span(hall(0, 12), hall(0, 14))
    assert deadline(hall(0, 10), 24, pauses=[pause]) == hall(1, 12)
    assert deadline(hall(0, 10), 6, hall=HALL, pauses=[pause]) == hall(1, 10, 30)


def test_a_mediation_moves_a_printed_deadline_too() -> None:
    pause = Span(hall(0, 12), hall(0, 14))
    assert deadline(hall(0, 10), 24, at_least=hall(1, 11), pauses=[pause]) == hall(1, 13)


def test_a_mediation_over_night_costs_no_hall_hours() -> None:
    night = Span(hall(0, 17), hall(1, 9, 30))
    assert deadline(hall(0, 16), 3, hall=HALL, pauses=[night]) == deadline(hall(0, 16), 3, hall=HALL)


def test_the_close_of_the_fair_caps_a_paused_clock() -> None:
    close = hall(4, 14)
    assert deadline(hall(4, 9), 2, pauses=[Span(hall(4, 10), hall(4, 13, 30))], cap=close) == close


def test_a_day_that_closes_before_it_opens_is_refused() -> None:
    with pytest.raises(ValueError, match="is after"):
        HallHours.of([(FIRST, time(17), time(9))])


def test_without_a_table_every_day_is_like_the_first_opening_and_the_last_closing() -> None:
    daily = HallHours.daily(hall(0, 9), hall(2, 16))
    assert [(s.begin, s.end) for s in daily.days] == [(hall(n, 9), hall(n, 16)) for n in range(3)]


def test_a_fair_that_closes_at_an_earlier_hour_than_it_opens_is_one_span() -> None:
    assert HallHours.daily(hall(0, 14), hall(2, 12)).days == (Span(hall(0, 14), hall(2, 12)),)


@given(start=STARTS, hours=HOURS)
def test_hall_hours_never_end_while_the_hall_is_closed(start: datetime, hours: float) -> None:
    due = after(start, timedelta(hours=hours), hall=HALL)
    assert HALL.open_at(due) or start > HALL.days[-1].end


@given(start=STARTS, later=st.floats(0, 48), hours=HOURS, more=HOURS, pauses=PAUSES, inside=st.booleans())
def test_a_later_start_or_more_hours_never_end_earlier(
    start: datetime, later: float, hours: float, more: float, pauses: list[Span], inside: bool
) -> None:
    table = HALL if inside else None
    due = after(start, timedelta(hours=hours), hall=table, pauses=pauses)
    assert after(start, timedelta(hours=hours + more), hall=table, pauses=pauses) >= due
    begin = start + timedelta(hours=later)
    if not inside or begin < HALL.days[-1].end:
        assert after(begin, timedelta(hours=hours), hall=table, pauses=pauses) >= due


@given(start=STARTS, hours=HOURS, pauses=PAUSES, extra=PAUSES, inside=st.booleans())
def test_a_pause_never_shortens(
    start: datetime, hours: float, pauses: list[Span], extra: list[Span], inside: bool
) -> None:
    table = HALL if inside else None
    fewer = after(start, timedelta(hours=hours), hall=table, pauses=pauses)
    assert after(start, timedelta(hours=hours), hall=table, pauses=[*pauses, *extra]) >= fewer


@given(start=STARTS, hours=HOURS, pauses=PAUSES)
def test_the_time_between_start_and_end_less_the_pauses_is_the_period(
    start: datetime, hours: float, pauses: list[Span]
) -> None:
    due = after(start, timedelta(hours=hours), pauses=pauses)
    stopped = sum(
        (min(p.end, due) - max(p.begin, start) for p in joined(pauses) if p.end > start and p.begin < due), timedelta()
    )
    assert abs((due - start) - stopped - timedelta(hours=hours)) <= TICK


@given(start=STARTS, hours=HOURS)
def test_hall_hours_are_the_open_time_that_goes_by(start: datetime, hours: float) -> None:
    due = after(start, timedelta(hours=hours), hall=HALL)
    open_time = sum(
        (min(d.end, due) - max(d.begin, start) for d in HALL.days if d.end > start and d.begin < due), timedelta()
    )
    if start < HALL.days[-1].end and due < HALL.days[-1].end and start <= due:
        assert abs(open_time - timedelta(hours=hours)) <= TICK


@given(start=STARTS, hours=HOURS, cap=STARTS, pauses=PAUSES)
def test_a_cap_holds_unless_it_has_passed_already(
    start: datetime, hours: float, cap: datetime, pauses: list[Span]
) -> None:
    due = deadline(start, hours, cap=cap, pauses=pauses)
    assert due <= cap or cap <= start
    assert due >= start
