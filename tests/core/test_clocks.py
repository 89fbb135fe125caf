"""Deadlines and how they are shown."""

from datetime import UTC, datetime, timedelta

import pytest

from fairdesk.core.clocks import Clock, ClockKind, Urgency, deadline

START = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def test_the_answer_period_ends_twenty_four_hours_after_service() -> None:
    assert deadline(START, 24) == START + timedelta(hours=24)


def test_the_close_of_the_fair_caps_the_period() -> None:
    close = START + timedelta(hours=5)
    assert deadline(START, 24, cap=close) == close


def test_a_later_deadline_printed_on_the_notice_stands() -> None:
    printed = START + timedelta(hours=25)
    assert deadline(START, 24, at_least=printed) == printed


def test_a_cap_that_has_passed_already_does_not_make_a_deadline_in_the_past() -> None:
    assert deadline(START, 24, cap=START - timedelta(hours=1)) == START + timedelta(hours=24)


def test_the_last_instant_is_still_in_time() -> None:
    clock = Clock(ClockKind.ANSWER, START, START + timedelta(hours=24))
    assert not clock.overdue(clock.due_at)
    assert clock.overdue(clock.due_at + timedelta(microseconds=1))


def test_a_stopped_clock_is_never_overdue() -> None:
    clock = Clock(ClockKind.ANSWER, START, START + timedelta(hours=1), START + timedelta(minutes=30))
    assert not clock.overdue(START + timedelta(days=9))
    assert clock.urgency(START + timedelta(days=9)) is Urgency.STOPPED


@pytest.mark.parametrize(
    ("hours", "urgency"), [(11.9, Urgency.CALM), (12, Urgency.HALF), (19.2, Urgency.SOON), (24.1, Urgency.OVERDUE)]
)
def test_a_clock_warns_at_half_and_at_a_fifth(hours: float, urgency: Urgency) -> None:
    clock = Clock(ClockKind.ANSWER, START, START + timedelta(hours=24))
    assert clock.urgency(START + timedelta(hours=hours)) is urgency
