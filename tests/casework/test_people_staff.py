"""The staff list: who joins, changes, leaves."""

from collections.abc import Callable

import pytest

from fairdesk.casework.people import roster
from fairdesk.casework.people.staff import on_duty
from tests.casework.day import Day, complaint

RefusedCodes = Callable[[Callable[[], object]], list[str]]


def enrol(day: Day, login: str = "sun", role: str = "handler", **more: str) -> str:
    day.do("staff.enrol", by=day.head, login=login, name=more.pop("name", "孙悦"), role=role, **more)
    return f"{day.station.id}/{login}"


def names(day: Day, *, left: bool = False) -> list[str]:
    with day.station.read() as session:
        return [person.name for person in roster.staff(session, day.station.id, left=left)]


def test_a_person_who_joins_later_can_work_at_once(day: Day) -> None:
    new = enrol(day)
    assert "孙悦" in names(day)
    day.do("feedback.receive", by=new, kind="praise", text="很快。")


@pytest.mark.parametrize("login", ["", "S", "Sun", "9sun", "sun yue", "s/un"])
def test_a_login_that_nobody_can_type_is_refused(day: Day, refused: RefusedCodes, login: str) -> None:
    assert refused(lambda: enrol(day, login)) == ["FD-1953"]


def test_a_login_is_given_once_and_a_name_is_needed(day: Day, refused: RefusedCodes) -> None:
    assert refused(lambda: enrol(day, "li", name="")) == ["FD-1954", "FD-1101"]
    assert refused(lambda: enrol(day, "xu", phone="?")) == ["FD-1111"]
    assert refused(lambda: enrol(day, "xu", role="king")) == ["FD-1012"]


def test_only_the_head_changes_the_staff(day: Day, refused: RefusedCodes) -> None:
    assert refused(lambda: day.do("staff.enrol", login="sun", name="孙悦", role="handler")) == ["FD-1008"]
    change = {"staff_id": day.volunteer, "role": "head"}
    assert refused(lambda: day.do("staff.change_role", by=day.volunteer, **change)) == ["FD-1008"]
    assert refused(lambda: day.do("staff.leave", staff_id=day.volunteer)) == ["FD-1008"]


def test_a_new_role_brings_its_rights_and_takes_the_old_ones(day: Day, refused: RefusedCodes) -> None:
    day.do("staff.change_role", by=day.head, staff_id=day.volunteer, role="intake")
    assert day.do("complaint.receive", by=day.volunteer, **complaint()).case_id
    day.do("staff.change_role", by=day.head, staff_id=day.handler, role="volunteer")
    assert refused(lambda: day.receive()) == ["FD-1008"]


def test_unknown_people_and_roles_are_refused(day: Day, refused: RefusedCodes) -> None:
    assert refused(lambda: day.do("staff.change_role", by=day.head, staff_id="x", role="king")) == [
        "FD-1957",
        "FD-1955",
    ]
    assert refused(lambda: day.do("staff.leave", by=day.head, staff_id="x")) == ["FD-1957"]


def test_the_last_head_can_neither_step_down_nor_leave(day: Day, refused: RefusedCodes) -> None:
    assert refused(lambda: day.do("staff.change_role", by=day.head, staff_id=day.head, role="handler")) == ["FD-1956"]
    assert refused(lambda: day.do("staff.leave", by=day.head, staff_id=day.head)) == ["FD-1956"]
    second = enrol(day, "tan", "head")
    day.do("staff.leave", by=second, staff_id=day.head)
    assert refused(lambda: day.do("staff.leave", by=second, staff_id=second)) == ["FD-1956"]


def test_a_person_who_left_can_do_nothing_more(day: Day, refused: RefusedCodes) -> None:
    day.do("staff.leave", by=day.head, staff_id=day.handler)
    assert refused(lambda: day.receive()) == ["FD-1952"]
    assert "李明" not in names(day)
    assert "李明" in names(day, left=True)
    with day.station.read() as session:
        assert day.handler not in {person.id for person in on_duty(session, day.station.id)}
    assert refused(lambda: day.do("staff.leave", by=day.head, staff_id=day.handler)) == ["FD-1957"]


@pytest.mark.parametrize("taker", ["", "li", "chen", "x"])
def test_open_cases_are_not_handed_to_nobody_oneself_a_volunteer_or_a_stranger(
    day: Day, refused: RefusedCodes, taker: str
) -> None:
    day.receive()
    leave = {"staff_id": day.handler, "cases_to": taker and f"{day.station.id}/{taker}"}
    assert refused(lambda: day.do("staff.leave", by=day.head, **leave)) == ["FD-1963"]


def test_open_cases_of_a_person_who_leaves_go_to_somebody_on_duty(day: Day) -> None:
    case = day.receive()
    day.do("staff.leave", by=day.head, staff_id=day.handler, cases_to=day.head)
    assert day.view(case).handler == "王敏"
    assert day.station.verify().ok
