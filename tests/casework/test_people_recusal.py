"""Who has a conflict keeps out of a case; four eyes see a measure before it is signed."""

from collections.abc import Callable
from typing import Any

import pytest

from fairdesk.casework.people import roster
from fairdesk.casework.people.foureyes import four_eyes, second_eyes
from fairdesk.casework.people.recusal import conflicted, declared_free
from fairdesk.errors import Known
from tests.casework.day import Day

RefusedCodes = Callable[[Callable[[], object]], list[str]]


def request(day: Day, case: str, person: str | None = None, **changes: Any) -> str:
    given = {"asked_by": "respondent", "ground": "RELATIVE", "reason": "是投诉人的表兄。"} | changes
    given["person_id"] = person or day.handler
    return day.do("recusal.request", case, **given).entry.id


def decide(day: Day, case: str, recusal: str, *, by: str | None = None, **changes: Any) -> None:
    given = {"recusal_id": recusal, "grant": True, "decision": "情况属实。"} | changes
    day.do("recusal.decide", case, by=by or day.head, **given)


def state(day: Day, case: str, person: str) -> tuple[bool, bool]:
    with day.station.read() as session:
        return conflicted(session, case, person) is not None, declared_free(session, case, person)


def test_a_person_is_out_of_the_case_from_the_request_until_it_is_refused(day: Day) -> None:
    case, other = day.receive(), day.receive(respondent={"name": "另一家样例厂"})
    asked = request(day, case)
    assert state(day, case, day.handler) == (True, False)
    assert state(day, other, day.handler) == (False, False)
    decide(day, case, asked, grant=False, decision="不是亲属。")
    assert state(day, case, day.handler) == (False, False)


def test_a_granted_recusal_gives_the_case_to_another_handler(day: Day) -> None:
    case = day.receive()
    decide(day, case, request(day, case), replaced_by=day.head)
    assert state(day, case, day.handler)[0]
    assert day.view(case).handler == "王敏"
    with day.station.read() as session:
        row = roster.recusals(session, case)[0]
    assert (row.person, row.state, row.decided_by, row.replaced_by) == ("李明", "granted", "王敏", "王敏")
    assert [entry.act for entry in day.view(case).timeline][-1] == "recusal.decide"
    assert day.station.verify().ok


def test_a_declaration_of_no_conflict_frees_and_one_of_a_conflict_binds(day: Day, refused: RefusedCodes) -> None:
    case = day.receive()
    day.do("recusal.declare", case, conflict=False)
    assert state(day, case, day.handler) == (False, True)
    day.do("recusal.declare", case, conflict=True, ground="ADVISED", reason="曾在投诉人处任职。")
    assert state(day, case, day.handler) == (True, False)
    assert refused(lambda: day.do("recusal.declare", case, conflict=False)) == ["FD-1966"]


def test_declarations_need_a_reason_and_are_one_s_own(day: Day, refused: RefusedCodes) -> None:
    case = day.receive()
    assert refused(lambda: day.do("recusal.declare", case, conflict=True)) == ["FD-1101"]
    assert refused(lambda: day.do("recusal.declare", case, person_id=day.head, conflict=False)) == ["FD-1967"]
    assert refused(lambda: request(day, case, reason="")) == ["FD-1101"]
    assert refused(lambda: request(day, case, "nobody")) == ["FD-1957"]


def test_the_same_person_is_not_asked_out_twice(day: Day, refused: RefusedCodes) -> None:
    case = day.receive()
    asked = request(day, case)
    assert refused(lambda: request(day, case)) == ["FD-1966"]
    decide(day, case, asked, replaced_by=day.head)
    assert refused(lambda: request(day, case)) == ["FD-1966"]


def test_the_handler_who_keeps_out_is_replaced_by_somebody_without_a_conflict(day: Day, refused: RefusedCodes) -> None:
    case = day.receive()
    request(day, case, day.head)
    asked = request(day, case)
    day.do("staff.enrol", by=day.head, login="sun", name="孙悦", role="head")
    second = f"{day.station.id}/sun"
    for substitute in ("", day.handler, day.volunteer, day.head):
        given = {"by": second, "replaced_by": substitute}
        assert refused(lambda given=given: decide(day, case, asked, **given)) == ["FD-1972"]  # type: ignore[misc]
    decide(day, case, asked, by=second, replaced_by=second)
    assert day.view(case).handler == "孙悦"


def test_nobody_is_put_in_where_nobody_is_missing(day: Day, refused: RefusedCodes) -> None:
    case = day.receive()
    asked = request(day, case, day.volunteer)
    assert refused(lambda: decide(day, case, asked, replaced_by=day.head)) == ["FD-1973"]
    decide(day, case, asked)


def test_a_head_does_not_decide_on_themselves_but_the_organiser_does(day: Day, refused: RefusedCodes) -> None:
    case = day.receive()
    day.do("staff.enrol", by=day.head, login="zhao", name="赵主任", role="organiser")
    organiser = f"{day.station.id}/zhao"
    about_head, about_handler = request(day, case, day.head), request(day, case)
    assert refused(lambda: decide(day, case, about_head)) == ["FD-1969"]
    assert refused(lambda: decide(day, case, about_handler, by=organiser, grant=False)) == ["FD-1969"]
    decide(day, case, about_head, by=organiser, grant=False, decision="没有利害关系。")


def test_a_decision_is_made_once_on_its_own_case_and_with_its_reason(day: Day, refused: RefusedCodes) -> None:
    case, other = day.receive(), day.receive(respondent={"name": "另一家样例厂"})
    asked = request(day, case)
    assert refused(lambda: decide(day, other, asked)) == ["FD-1968"]
    assert refused(lambda: decide(day, case, asked, grant=False, decision="")) == ["FD-1101"]
    assert refused(lambda: day.do("recusal.decide", case, recusal_id=asked, grant=False, decision="x")) == ["FD-1008"]
    decide(day, case, asked, grant=False)
    assert refused(lambda: decide(day, case, asked, grant=False)) == ["FD-1968"]


def eyes(day: Day, case: str, author: str) -> tuple[dict[str, str] | None, list[str]]:
    with day.station.read() as session:
        ctx = day.station._performer.context(session, author, case)
        return second_eyes(ctx), [refusal.code for refusal in four_eyes(ctx)]


def test_who_signs_another_s_case_is_the_second_pair_of_eyes(day: Day) -> None:
    case = day.receive()
    assert eyes(day, case, day.head) == ({"eyes": "author", "checked_by": day.head}, [])


def test_who_signs_the_own_case_needs_somebody_on_duty_to_look_through_it(day: Day) -> None:
    case = day.receive(handler_id=day.head)
    assert eyes(day, case, day.head) == (None, ["FD-1970"])
    day.do("case.second_look", case, note="权利有效，送达属实，比对无误。")
    assert eyes(day, case, day.head) == ({"eyes": "second_look", "checked_by": day.handler}, [])
    assert day.station.verify().ok


def test_the_organiser_is_the_second_pair_of_eyes_where_one_person_is_alone(day: Day) -> None:
    case = day.receive(handler_id=day.head)
    day.do("staff.leave", by=day.head, staff_id=day.handler)
    assert eyes(day, case, day.head) == ({"eyes": "organiser", "checked_by": ""}, [])


@pytest.mark.parametrize(("given", "code"), [({"note": ""}, "FD-1101"), ({"note": "看过"}, "FD-1971")])
def test_a_second_look_says_what_was_checked_and_is_not_the_handler_s(
    day: Day, refused: RefusedCodes, given: dict[str, str], code: str
) -> None:
    case = day.receive()
    author = day.head if code == "FD-1101" else day.handler
    assert refused(lambda: day.do("case.second_look", case, by=author, **given)) == [code]


@pytest.mark.parametrize(
    ("act", "given"),
    [
        ("recusal.declare", {"conflict": False}),
        ("recusal.request", {"person_id": "x", "asked_by": "respondent", "ground": "OTHER", "reason": "x"}),
        ("recusal.decide", {"recusal_id": "x", "grant": True, "decision": "x"}),
        ("case.second_look", {"note": "x"}),
    ],
)
def test_what_belongs_to_a_case_is_not_recorded_without_one(day: Day, act: str, given: dict[str, Any]) -> None:
    with pytest.raises(Known, match="FD-1001"):
        day.do(act, by=day.head, **given)
