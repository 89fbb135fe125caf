"""Working days with China's adjusted holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.casework.workcalendar import work_calendar
from fairdesk.core.workdays import CalendarMissing, WorkCalendar

CN = work_calendar()
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True),
        (date(2026, 11, 22), False),
        (date(2026, 10, 1), False),
        (date(2026, 10, 10), True),
        (date(2026, 2, 14), True),
        (date(2025, 10, 11), True),
        (date(2025, 1, 1), False),
        (date(2025, 1, 2), True),
    ],
)
def test_holidays_are_off_and_make_up_days_are_worked(day: date, works: bool) -> None:
    assert CN.is_workday(day) is works


def test_fifteen_working_days_after_a_spring_session_step_over_the_first_of_may() -> None:
    found = CN.after(date(2026, 4, 27), 15)
    assert found.day == date(2026, 5, 20)  # off 1 to 5 May, but Saturday 9 May is worked
    assert found.warning is None


def test_a_period_into_a_year_without_a_table_counts_monday_to_friday_and_warns() -> None:
    found = CN.after(date(2026, 12, 25), 15)
    assert found.warning == CalendarMissing((2027,))
    assert found.day == date(2027, 1, 15)


def test_the_day_of_the_event_is_not_counted() -> None:
    monday = date(2026, 11, 23)
    assert CN.after(monday, 1).day == monday + timedelta(days=1)
    assert CN.after(monday, 0).day == monday


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        CN.after(date(2026, 1, 1), -1)


@given(start=DAYS, count=st.integers(0, 60))
def test_the_answer_is_the_same_as_counting_the_days_by_hand(start: date, count: int) -> None:
    end = CN.after(start, count).day
    worked = [
        start + timedelta(days=n) for n in range(1, (end - start).days + 1) if CN.is_workday(start + timedelta(n))
    ]
    assert len(worked) == count
    assert not worked or worked[-1] == end


@given(start=DAYS, later=st.integers(0, 40), count=st.integers(0, 40), more=st.integers(0, 20))
def test_a_later_start_or_a_longer_period_never_ends_earlier(start: date, later: int, count: int, more: int) -> None:
    end = CN.after(start, count).day
    assert CN.after(start + timedelta(days=later), count).day >= end
    assert CN.after(start, count + more).day >= end


@given(start=DAYS, count=st.integers(1, 40), off=st.frozensets(DAYS, max_size=20), on=st.frozensets(DAYS, max_size=5))
def test_another_holiday_never_makes_a_period_shorter_and_another_make_up_day_never_longer(
    start: date, count: int, off: frozenset[date], on: frozenset[date]
) -> None:
    plain = WorkCalendar()
    assert WorkCalendar(off=off).after(start, count).day >= plain.after(start, count).day
    assert WorkCalendar(working=on).after(start, count).day <= plain.after(start, count).day
