"""Every clock of a case, from the event that starts it. Source: domain.md §13.3."""

from datetime import date, datetime, time, timedelta

import pytest

from fairdesk.casework.rules import rule_set
from fairdesk.casework.workcalendar import work_calendar
from fairdesk.core.clocks import ClockKind
from fairdesk.core.duetimes import Due, Event, FairTimes, due, retained_until
from fairdesk.core.hallhours import HallHours, Span
from fairdesk.core.halltime import at
from fairdesk.core.workdays import CalendarMissing

DAY = date(2026, 11, 23)
OPENS, CLOSES = at(DAY, time(9)), at(DAY + timedelta(days=4), time(17))
FAIR = FairTimes(OPENS, CLOSES, HallHours.daily(OPENS, CLOSES), work_calendar())


def hall(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return at(DAY + timedelta(days=day), time(hour, minute, second))


def ends(kind: ClockKind, start: datetime, rule_id: str = "CNIPA-2022", **more: object) -> datetime | None:
    found = due(kind, rule_set(rule_id), FAIR, Event(start, **more))  # type: ignore[arg-type]
    return None if found is None else found.at


@pytest.mark.parametrize(
    ("kind", "start", "rule_id", "end"),
    [
        (ClockKind.SUPPLEMENT, hall(0, 10), "CNIPA-2022", hall(1, 10)),
        (ClockKind.SUPPLEMENT, hall(4, 10), "CNIPA-2022", CLOSES),
        (ClockKind.ACCEPTANCE, hall(0, 10), "CNIPA-2022", hall(0, 12)),
        (ClockKind.FORWARDING, hall(0, 10), "MEASURES-2006", hall(1, 10)),
        (ClockKind.FORWARDING, hall(0, 10), "CNIPA-2022", None),
        (ClockKind.ANSWER, hall(0, 10), "CNIPA-2022", hall(1, 10)),
        (ClockKind.ANSWER, hall(0, 10), "CIFTIS-2020", hall(0, 22)),
        (ClockKind.ANSWER, hall(4, 10), "CNIPA-2022", CLOSES),
        (ClockKind.ANSWER, hall(4, 10), "SPORTS", hall(5, 10)),
        (ClockKind.ANSWER, hall(0, 16), "HKTDC", hall(1, 10)),
        (ClockKind.OPINION, hall(0, 10), "CNIPA-2022", hall(0, 14)),
        (ClockKind.OPINION, hall(0, 10), "BASEL-PANEL", hall(1, 10)),
        (ClockKind.MEASURE, hall(0, 10), "CNIPA-2022", hall(0, 12)),
        (ClockKind.RECHECK, hall(0, 10), "CNIPA-2022", hall(1, 11)),
        (ClockKind.RECHECK, hall(4, 10), "CNIPA-2022", None),
        (ClockKind.PRESERVATION, hall(0, 10), "CNIPA-2022", at(date(2026, 12, 2), time(23, 59, 59))),
        (ClockKind.POST_FAIR, CLOSES, "MEASURES-2006", at(date(2026, 12, 18), time(23, 59, 59))),
        (ClockKind.POST_FAIR, CLOSES, "BASEL-PANEL", None),
        (ClockKind.FOLLOW_UP_FIRST, hall(2, 15), "CNIPA-2022", at(date(2026, 12, 2), time(23, 59, 59))),
        (ClockKind.FOLLOW_UP_SECOND, hall(2, 15), "CNIPA-2022", at(date(2026, 12, 25), time(23, 59, 59))),
        (ClockKind.RETENTION, hall(2, 15), "GUANGDONG-2022", at(date(2029, 11, 23), time(23, 59, 59))),
    ],
)
def test_each_clock_ends_as_its_rule_set_says(
    kind: ClockKind, start: datetime, rule_id: str, end: datetime | None
) -> None:
    assert ends(kind, start, rule_id) == end


def test_every_kind_of_clock_can_be_computed() -> None:
    for kind in ClockKind:
        assert ends(kind, hall(0, 10), "MEASURES-2006") is not None, kind


def test_mediation_pauses_the_answer_only_where_the_rule_set_says_so() -> None:
    pauses = (Span(hall(0, 12), hall(0, 15)),)
    assert ends(ClockKind.ANSWER, hall(0, 10), pauses=pauses) == hall(1, 13)
    assert ends(ClockKind.ANSWER, hall(0, 10), "HKTDC", pauses=pauses) == ends(ClockKind.ANSWER, hall(0, 10), "HKTDC")


def test_a_printed_deadline_stands() -> None:
    assert ends(ClockKind.ANSWER, hall(0, 10), printed=hall(1, 10, 30)) == hall(1, 10, 30)


def test_a_transfer_into_a_year_without_holiday_table_is_due_with_a_warning() -> None:
    late = FairTimes(OPENS, at(date(2026, 12, 20), time(17)), FAIR.hall, FAIR.calendar)
    found = due(ClockKind.POST_FAIR, rule_set("MEASURES-2006"), late, Event(late.closes_at))
    assert found == Due(at(date(2027, 1, 8), time(23, 59, 59)), CalendarMissing((2027,)))


def test_an_archive_of_a_leap_day_is_kept_to_the_end_of_february() -> None:
    assert retained_until(rule_set("GUANGDONG-2022"), date(2028, 2, 29)) == date(2031, 2, 28)
