"""Experts, partner bodies and volunteers."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from fairdesk.casework.services.lists import partners as list_of
from fairdesk.casework.services.lists import volunteers as helpers
from tests.casework.day import Day

RefusedCodes = Callable[[Callable[[], object]], list[str]]
TODAY = date(2026, 11, 23)


def partner(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "expert", "name": "何教授", "unit": "样例大学", "specialities": ["PAT-INV", "MECHANICS"],
        "phone": "010-66668888",
    } | changes  # fmt: skip


def enter(day: Day, **changes: Any) -> str:
    return day.do("partner.enter", **partner(**changes)).entry.id


def found(day: Day, **given: Any) -> list[list_of.PartnerView]:
    with day.station.read() as session:
        return list_of.partners(session, day.station.id, TODAY, **given)


def test_experts_are_found_by_field_name_and_the_days_they_are_there(day: Day) -> None:
    away = enter(day, name="安教授", available=[{"first": "2026-11-24", "last": "2026-11-25"}])
    there = enter(day, available=[{"first": "2026-11-22", "last": "2026-11-23", "hours": "9:00—12:00"}])
    body = enter(day, kind="body", name="样例公证处", specialities=["NOTARY"])
    assert [(view.id, view.there) for view in found(day, speciality="MECHANICS")] == [(there, True), (away, False)]
    assert [view.id for view in found(day, kind="body")] == [body]
    assert [view.id for view in found(day, text="公证")] == [body]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": ""}, "FD-1101"),
        ({"specialities": []}, "FD-1101"),
        ({"specialities": ["MAGIC"]}, "FD-1988"),
        ({"phone": "", "email": ""}, "FD-1101"),
        ({"phone": "x"}, "FD-1111"),
        ({"email": "x"}, "FD-1110"),
        ({"available": [{"first": "2026-11-25", "last": "2026-11-24"}]}, "FD-1989"),
    ],
)
def test_an_entry_that_nobody_could_use_is_refused(
    day: Day, refused: RefusedCodes, changes: dict[str, Any], code: str
) -> None:
    assert refused(lambda: enter(day, **changes)) == [code]


def test_an_entry_is_changed_and_retired(day: Day, refused: RefusedCodes) -> None:
    expert = enter(day)
    day.do("partner.change", partner_id=expert, partner=partner(email="he@example.org"))
    assert found(day)[0].email == "he@example.org"
    assert refused(lambda: day.do("partner.change", partner_id="x", partner=partner())) == ["FD-1978"]
    assert refused(lambda: day.do("partner.retire", by=day.head, partner_id=expert, why="")) == ["FD-1101"]
    day.do("partner.retire", by=day.head, partner_id=expert, why="调离")
    assert found(day) == []
    assert [view.id for view in found(day, retired=True)] == [expert]
    assert refused(lambda: day.do("partner.change", partner_id=expert, partner=partner())) == ["FD-1991"]


def test_an_expert_is_called_declares_comes_and_goes(day: Day) -> None:
    case, expert = day.receive(), enter(day)
    call = day.do("expert.call", case, partner_id=expert, speciality="MECHANICS", panel="A", fee_fen=80000).entry.id
    day.do("recusal.declare", case, person_id=expert, conflict=False)
    day.clock.forward(hours=1)
    day.do("expert.arrive", case, call_id=call, came_at=day.clock())
    day.clock.forward(hours=2)
    day.do("expert.depart", case, call_id=call, went_at=day.clock(), work="比对两项权利要求")
    with day.station.read() as session:
        view = list_of.calls(session, case)[0]
    assert view.came_at and view.went_at
    assert (view.went_at - view.came_at, view.declared_free, view.expert) == (timedelta(hours=2), True, "何教授")


@pytest.mark.parametrize("tie", [{"unit": "杭州澜雀家居有限公司"}, {"keeps_out": ["样例日用品厂"]}])
def test_an_expert_tied_to_a_party_is_not_called_and_the_list_says_why(
    day: Day, refused: RefusedCodes, tie: dict[str, Any]
) -> None:
    case, expert = day.receive(), enter(day, **tie)
    assert refused(lambda: day.do("expert.call", case, partner_id=expert, speciality="TM")) == ["FD-1992"]
    assert found(day, case_id=case)[0].tie in {"杭州澜雀家居有限公司", "样例日用品厂"}


def test_an_expert_whose_recusal_was_asked_for_is_not_called(day: Day, refused: RefusedCodes) -> None:
    case, expert = day.receive(), enter(day)
    asked = {"person_id": expert, "asked_by": "respondent", "ground": "ADVISED", "reason": "曾代理投诉人。"}
    day.do("recusal.request", case, **asked)
    assert refused(lambda: day.do("expert.call", case, partner_id=expert, speciality="TM")) == ["FD-1966"]
    assert found(day, case_id=case)[0].tie == "曾代理投诉人。"


def test_calls_in_the_wrong_order_or_at_wrong_times_are_refused(day: Day, refused: RefusedCodes) -> None:
    case, expert = day.receive(), enter(day)
    for given, codes in (
        ({"partner_id": "x", "speciality": "TM"}, ["FD-1978"]),
        ({"partner_id": expert, "speciality": "MAGIC"}, ["FD-1988"]),
    ):
        assert refused(lambda given=given: day.do("expert.call", case, **given)) == codes  # type: ignore[misc]
    call = day.do("expert.call", case, partner_id=expert, speciality="TM").entry.id
    now = day.clock()
    assert refused(lambda: day.do("expert.arrive", case, call_id=call, came_at=now)) == ["FD-1993"]
    assert refused(lambda: day.do("expert.arrive", case, call_id="x", came_at=now)) == ["FD-1978"]
    assert refused(lambda: day.do("expert.depart", case, call_id=call, went_at=now, work="x")) == ["FD-1978"]
    day.do("recusal.declare", case, person_id=expert, conflict=False)
    early, late = now - timedelta(hours=1), now + timedelta(hours=1)
    assert refused(lambda: day.do("expert.arrive", case, call_id=call, came_at=early)) == ["FD-1990"]
    assert refused(lambda: day.do("expert.arrive", case, call_id=call, came_at=late)) == ["FD-1990"]
    day.do("expert.arrive", case, call_id=call, came_at=now)
    assert refused(lambda: day.do("expert.arrive", case, call_id=call, came_at=now)) == ["FD-1979"]
    assert refused(lambda: day.do("expert.depart", case, call_id=call, went_at=early, work="")) == [
        "FD-1990",
        "FD-1101",
    ]
    day.do("expert.depart", case, call_id=call, went_at=now, work="比对")
    assert refused(lambda: day.do("expert.depart", case, call_id=call, went_at=now, work="比对")) == ["FD-1979"]


def volunteer(day: Day, **changes: Any) -> str:
    return day.do("volunteer.enrol", **{"name": "高同学", "unit": "样例大学"} | changes).entry.id


def shift(day: Day, who: str, start: float = 0, hours: float = 4) -> str:
    begin = day.clock() + timedelta(hours=start)
    given = {"volunteer_id": who, "starts_at": begin, "ends_at": begin + timedelta(hours=hours), "place": "B区入口"}
    return day.do("volunteer.shift", **given).entry.id


def test_hours_of_a_volunteer_are_those_that_were_attested(day: Day) -> None:
    who = volunteer(day)
    morning, evening = shift(day, who), shift(day, who, 5, 2)
    start = day.clock()
    day.clock.forward(hours=8)
    day.do("volunteer.attend", shift_id=morning, came_at=start, went_at=start + timedelta(hours=3, minutes=30))
    day.do("volunteer.attend", shift_id=evening, absent=True)
    with day.station.read() as session:
        row = helpers.volunteers(session, day.station.id)[0]
        roster = helpers.roster(session, day.station.id, TODAY)
        tomorrow = helpers.roster(session, day.station.id, TODAY + timedelta(days=1))
    assert (row.name, row.shifts, row.hours) == ("高同学", 2, 3.5)
    assert [(s.id, s.hours, s.absent) for s in roster] == [(morning, 3.5, False), (evening, None, True)]
    assert tomorrow == []


def test_shifts_do_not_overlap_and_are_not_endless(day: Day, refused: RefusedCodes) -> None:
    who = volunteer(day)
    shift(day, who)
    assert refused(lambda: shift(day, who, 3)) == ["FD-1994"]
    assert refused(lambda: shift(day, who, 4, 13)) == ["FD-1990"]
    assert refused(lambda: shift(day, who, 4, -1)) == ["FD-1990"]
    assert refused(lambda: shift(day, "x")) == ["FD-1978"]
    shift(day, who, 4)


def test_a_time_without_zone_is_refused(day: Day, refused: RefusedCodes) -> None:
    given = {"volunteer_id": volunteer(day), "starts_at": "2026-11-24T09:00:00", "ends_at": "2026-11-24T12:00:00"}
    assert refused(lambda: day.do("volunteer.shift", **given)) == ["FD-1301"]


def test_attested_times_are_whole_past_and_given_once(day: Day, refused: RefusedCodes) -> None:
    planned = shift(day, volunteer(day))
    now = day.clock()
    wrong: list[dict[str, Any]] = [
        {},
        {"came_at": now},
        {"came_at": now, "went_at": now},
        {"came_at": now, "went_at": now + timedelta(hours=1)},
        {"came_at": now - timedelta(hours=13), "went_at": now},
        {"came_at": now - timedelta(hours=1), "went_at": now, "absent": True},
    ]
    for given in wrong:
        assert refused(lambda given=given: day.do("volunteer.attend", shift_id=planned, **given)) == ["FD-1990"]  # type: ignore[misc]
    assert refused(lambda: day.do("volunteer.attend", shift_id="x", absent=True)) == ["FD-1978"]
    day.do("volunteer.attend", shift_id=planned, absent=True)
    assert refused(lambda: day.do("volunteer.attend", shift_id=planned, absent=True)) == ["FD-1979"]


def test_a_volunteer_who_left_gets_no_shift_and_keeps_the_hours(day: Day, refused: RefusedCodes) -> None:
    who = volunteer(day)
    assert refused(lambda: volunteer(day, name="", phone="?")) == ["FD-1101", "FD-1111"]
    day.do("volunteer.leave", by=day.head, volunteer_id=who)
    assert refused(lambda: shift(day, who)) == ["FD-1991"]
    assert refused(lambda: day.do("volunteer.leave", by=day.head, volunteer_id=who)) == ["FD-1991"]
    with day.station.read() as session:
        assert helpers.volunteers(session, day.station.id) == []
        assert len(helpers.volunteers(session, day.station.id, left=True)) == 1
