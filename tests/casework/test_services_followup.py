"""Calls 7 and 30 days after closing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from fairdesk.casework.context import HALL_ZONE
from fairdesk.casework.services.lists import followups
from tests.casework.day import Day, complaint

RefusedCodes = Callable[[Callable[[], object]], list[str]]


def closed_case(day: Day) -> str:
    """The shortest way to an archived case: refused for a lapsed right."""
    lapsed = complaint()["right"] | {"expires": "2025-12-31", "granted": "2015-01-01"}
    case = day.receive(right=lapsed)
    paper = day.do("complaint.reject", case, by=day.head, grounds=["LAPSED"]).paper("D05")
    day.serve(case, paper["id"], "complainant")
    day.do("case.close", case, summary="不予受理。")
    return case


def call(day: Day, case: str, days: int = 7, **changes: Any) -> None:
    given: dict[str, Any] = {
        "days": days,
        "person": "周某",
        "outcome": "done",
        "consent": True,
        "solved": True,
        "speed": 5,
        "fairness": 4,
        "attitude": 5,
    }
    day.do("followup.record", case, **given | changes)


def nobody(day: Day, case: str, days: int = 7, **changes: Any) -> None:
    day.do("followup.record", case, **{"days": days, "outcome": "unreachable"} | changes)


def due(day: Day) -> list[tuple[str, int, int]]:
    today = day.clock().astimezone(HALL_ZONE).date()
    with day.station.read() as session:
        found = followups.due_calls(session, day.station.id, today)
    return [(c.case_id, c.days, c.tried) for c in found]


def test_a_closed_case_is_due_for_a_call_after_seven_days_and_after_thirty(day: Day) -> None:
    case = closed_case(day)
    day.clock.forward(days=6)
    assert due(day) == []
    day.clock.forward(days=1)
    assert due(day) == [(case, 7, 0)]
    call(day, case)
    assert due(day) == []
    day.clock.forward(days=23)
    assert due(day) == [(case, 30, 0)]
    call(day, case, 30)
    assert due(day) == []
    assert day.station.verify().ok


def test_the_day_of_a_call_is_counted_in_the_hall_across_midnight(day: Day) -> None:
    day.clock.time = datetime(2026, 11, 23, 15, 59, tzinfo=UTC)  # 23:59 in the hall
    case = closed_case(day)
    day.clock.time = datetime(2026, 11, 29, 16, 0, tzinfo=UTC)  # 00:00 on the 30th
    assert due(day) == [(case, 7, 0)]


def test_a_missed_first_call_gives_way_to_the_second(day: Day) -> None:
    case = closed_case(day)
    day.clock.forward(days=31)
    assert due(day) == [(case, 30, 0)]


def test_who_was_not_reached_is_called_again_on_the_agreed_day(day: Day) -> None:
    case = closed_case(day)
    day.clock.forward(days=7)
    nobody(day, case)
    assert due(day) == [(case, 7, 1)]
    day.clock.forward(hours=1)
    nobody(day, case, next_call=date(2026, 12, 3))
    assert due(day) == []
    day.clock.forward(days=3)
    assert due(day) == [(case, 7, 2)]
    call(day, case)
    assert due(day) == []


def test_who_does_not_wish_to_be_called_is_left_alone(day: Day, refused: RefusedCodes) -> None:
    case = closed_case(day)
    day.clock.forward(days=7)
    nobody(day, case, outcome="refused")
    assert refused(lambda: call(day, case)) == ["FD-1984"]
    day.clock.forward(days=30)
    assert due(day) == []


def test_the_list_says_whom_to_call_and_how_late_it_is(day: Day) -> None:
    case = closed_case(day)
    day.clock.forward(days=9)
    with day.station.read() as session:
        row = followups.due_calls(session, day.station.id, day.clock().astimezone(HALL_ZONE).date())[0]
    assert (row.case_id, row.days_late, row.person, row.phone) == (case, 2, "杭州澜雀家居有限公司", "0571-88886666")


def test_the_respondent_may_be_called_too(day: Day) -> None:
    case = closed_case(day)
    day.clock.forward(days=7)
    call(day, case, party="respondent", again=False)
    assert due(day) == [(case, 7, 0)]


def test_scores_solved_and_seen_again_add_up(day: Day) -> None:
    first, second = closed_case(day), closed_case(day)
    day.clock.forward(days=7)
    call(day, first, again=True, again_note="线上店铺仍在销售。")
    call(day, second, solved=False, speed=2, fairness=None)
    with day.station.read() as session:
        found = followups.figures(session, day.station.id, day.clock().date())
        made = followups.calls(session, case_id=first)
    assert (found.due, found.done, found.solved, found.seen_again) == (0, 2, 1, 1)
    assert (found.speed, found.fairness, found.attitude) == (3.5, 4.0, 5.0)
    assert (made[0].again_note, made[0].by) == ("线上店铺仍在销售。", "李明")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"person": ""}, "FD-1101"),
        ({"solved": None}, "FD-1985"),
        ({"consent": False}, "FD-1986"),
        ({"outcome": "unreachable"}, "FD-1987"),
        ({"again": True}, "FD-1101"),
        ({"speed": 6}, "FD-1012"),
        ({"days": 14}, "FD-1012"),
        ({"next_call": "2026-11-30"}, "FD-1996"),
    ],
)
def test_a_call_tells_who_said_what_and_nothing_that_was_not_said(
    day: Day, refused: RefusedCodes, changes: dict[str, Any], code: str
) -> None:
    case = closed_case(day)
    day.clock.forward(days=7)
    assert refused(lambda: call(day, case, **changes)) == [code]


def test_an_open_case_is_not_called_about_nor_a_closed_one_too_early(day: Day, refused: RefusedCodes) -> None:
    case = day.receive()
    assert refused(lambda: call(day, case)) == ["FD-1982"]
    closed = closed_case(day)
    day.clock.forward(days=4)
    assert refused(lambda: call(day, closed)) == ["FD-1983"]
    day.clock.time += timedelta(days=1)
    call(day, closed)
