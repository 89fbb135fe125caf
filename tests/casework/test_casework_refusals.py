"""What the rules refuse, and that a refusal changes nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from fairdesk.casework.act import Refused
from fairdesk.errors import Known
from fairdesk.store import journal
from tests.casework.day import Day, complaint

RefusedCodes = Callable[[Callable[[], object]], list[str]]


def part(name: str, **changes: str) -> dict[str, Any]:
    """A part of the complete complaint with some fields replaced."""
    return complaint()[name] | changes


def entries(day: Day) -> int:
    with day.station.read() as session:
        return journal.count(session)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        (
            {"right": part("right", kind="PAT-DES", number="ZL202330123456.1")},
            "FD-1103",
            "right.number",
        ),
        ({"right": part("right", number="1234567890")}, "FD-1105", "right.number"),
        ({"complainant": complaint()["complainant"] | {"id_no": "91350100M000100Y44"}}, "FD-1108", "complainant.id_no"),
        ({"complainant": complaint()["complainant"] | {"name": " "}}, "FD-1101", "complainant.name"),
        ({"respondent": {"name": ""}}, "FD-1101", "respondent.name"),
        ({"booth": ""}, "FD-1101", "booth"),
        ({"facts": ""}, "FD-1101", "facts"),
        ({"items": []}, "FD-1120", "items"),
        ({"truth_declared": False}, "FD-1122", "truth_declared"),
        ({"data_consent": False}, "FD-1123", "data_consent"),
    ],
)
def test_a_wrong_field_is_named_in_both_languages_and_nothing_is_recorded(
    day: Day, changes: dict[str, Any], code: str, field: str
) -> None:
    before = entries(day)
    with pytest.raises(Refused) as caught:
        day.receive(**changes)
    assert [(r.code, r.field) for r in caught.value.refusals] == [(code, field)]
    refusal = caught.value.refusals[0]
    assert refusal.text("zh") != refusal.text("en")
    assert entries(day) == before
    assert day.station.paper_list() == []


def test_all_wrong_fields_are_told_at_once(day: Day, refused: RefusedCodes) -> None:
    codes = refused(lambda: day.receive(booth="", facts="", items=[]))
    assert codes == ["FD-1101", "FD-1101", "FD-1120"]


def test_an_expired_right_is_refused_naming_its_last_day_and_refusing_is_the_default_step(day: Day) -> None:
    right = part("right", granted="2015-01-01", expires="2025-12-31")
    case = day.receive(right=right)
    with pytest.raises(Refused) as caught:
        day.do("complaint.accept", case, not_sued=True)
    assert [r.code for r in caught.value.refusals] == ["FD-1213"]
    assert "2025-12-31" in str(caught.value)
    assert day.next_act(case) == "complaint.reject"
    day.do("complaint.reject", case, by=day.head, grounds=["LAPSED"])
    assert day.state(case) == "REJECTED"


def test_a_missing_power_of_attorney_is_named(day: Day) -> None:
    case = day.receive(agent={"name": "张律师"})
    with pytest.raises(Refused, match="授权委托书") as caught:
        day.do("complaint.accept", case, not_sued=True)
    assert "Power of attorney" in str(caught.value)


def test_a_right_from_abroad_is_no_right_in_china(day: Day, refused: RefusedCodes) -> None:
    case = day.receive(right=part("right", office="US", number="2824281"))
    assert refused(lambda: day.do("complaint.accept", case, not_sued=True)) == ["FD-1212"]


def test_the_same_complaint_again_is_refused_naming_the_first_one_unless_there_are_new_facts(day: Day) -> None:
    first = day.receive()
    day.accept(first)
    again = day.receive(respondent={"name": "样例日用品厂 "}, right=part("right", number="6180 0021"))
    with pytest.raises(Refused, match="〕1号") as caught:
        day.do("complaint.accept", again, not_sued=True)
    assert [r.code for r in caught.value.refusals] == ["FD-1217"]
    day.do("complaint.supply", again, shown=[], new_facts="换了包装后重新展出。")
    day.accept(again)


def test_another_right_or_another_respondent_is_no_duplicate(day: Day) -> None:
    day.accept(day.receive())
    day.accept(day.receive(respondent={"name": "另一家样例厂"}))
    day.accept(day.receive(right=part("right", number="61800022")))


def test_default_is_refused_while_the_clock_runs_or_without_a_person_s_word(day: Day, refused: RefusedCodes) -> None:
    case = day.notified()
    assert refused(lambda: day.do("answer.default", case, no_good_reason=True)) == ["FD-1411"]
    day.clock.forward(hours=24)
    assert refused(lambda: day.do("answer.default", case, no_good_reason=True)) == ["FD-1411"]  # the very last second
    day.clock.forward(seconds=1)
    assert refused(lambda: day.do("answer.default", case)) == ["FD-1414"]
    day.do("answer.default", case, no_good_reason=True)


def test_an_act_in_the_wrong_state_is_refused_in_words(day: Day) -> None:
    case = day.receive()
    with pytest.raises(Refused) as caught:
        day.order(case)
    assert [r.code for r in caught.value.refusals] == ["FD-1009"]
    assert "已收件" in caught.value.text("zh")
    assert "received" in caught.value.text("en")


def test_only_the_head_orders_a_measure_and_a_volunteer_takes_no_complaint(day: Day, refused: RefusedCodes) -> None:
    case = day.notified()
    day.clock.forward(hours=25)
    day.do("answer.default", case, no_good_reason=True)
    given = {"ground": "DEFAULT", "kinds": ["WITHDRAW"], "items": [1], "until": day.clock() + timedelta(days=1)}
    assert refused(lambda: day.do("measure.order", case, organiser_by="赵", **given)) == ["FD-1008"]
    assert refused(lambda: day.do("complaint.receive", by=day.volunteer, **complaint())) == ["FD-1008"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kinds": []}, "FD-1602"),
        ({"kinds": ["JAIL"]}, "FD-1603"),
        ({"items": [2]}, "FD-1604"),
        ({"items": []}, "FD-1604"),
        ({"kinds": ["DELETE"]}, "FD-1605"),
        ({"organiser_by": ""}, "FD-1607"),
        ({"ground": "ADMISSION"}, "FD-1601"),
        ({"ground": "EFFECTIVE_DOCUMENT"}, "FD-1608"),
    ],
)
def test_a_measure_needs_its_ground_its_items_and_the_organiser(
    day: Day, refused: RefusedCodes, changes: dict[str, Any], code: str
) -> None:
    case = day.notified()
    day.clock.forward(hours=25)
    day.do("answer.default", case, no_good_reason=True)
    assert refused(lambda: day.order(case, **changes)) == [code]


def test_a_measure_cannot_end_before_it_starts(day: Day, refused: RefusedCodes) -> None:
    case = day.notified()
    day.clock.forward(hours=25)
    day.do("answer.default", case, no_good_reason=True)
    assert refused(lambda: day.order(case, until=day.clock())) == ["FD-1606"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"recipient": ""}, "FD-1312"),
        ({"manner": "left"}, "FD-1315"),
        ({"manner": "electronic"}, "FD-1316"),
        ({"document_id": "nowhere"}, "FD-1311"),
    ],
)
def test_a_service_is_recorded_only_with_its_proof(
    day: Day, refused: RefusedCodes, changes: dict[str, Any], code: str
) -> None:
    case = day.receive()
    paper = day.do("complaint.accept", case, not_sued=True).paper("D04")
    given = {"document_id": paper["id"], "to_role": "complainant", "recipient": "张某", "served_at": day.clock()}
    assert refused(lambda: day.do("paper.serve", case, **(given | changes))) == [code]


def test_a_service_in_the_future_or_before_the_paper_is_refused(day: Day, refused: RefusedCodes) -> None:
    case = day.receive()
    paper = day.do("complaint.accept", case, not_sued=True).paper("D04")["id"]
    late, early = day.clock() + timedelta(minutes=10), day.clock() - timedelta(minutes=10)
    assert refused(lambda: day.serve(case, paper, "complainant", served_at=late)) == ["FD-1313"]
    assert refused(lambda: day.serve(case, paper, "complainant", served_at=early)) == ["FD-1314"]


def test_the_same_paper_is_not_served_twice_on_one_party(day: Day, refused: RefusedCodes) -> None:
    case = day.receive()
    paper = day.do("complaint.accept", case, not_sued=True).paper("D04")["id"]
    day.serve(case, paper, "complainant")
    assert refused(lambda: day.serve(case, paper, "complainant")) == ["FD-1317"]


def test_a_case_is_not_closed_while_a_service_is_unproved(day: Day, refused: RefusedCodes) -> None:
    case = day.defaulted()
    day.order(case)
    day.do("measure.confirm", case, found="covered", evidence=[day.photo(case)])
    assert refused(lambda: day.do("case.close", case, summary="x")) == ["FD-1702"]


def test_a_measure_that_nobody_checked_is_not_archived(day: Day, refused: RefusedCodes) -> None:
    case = day.measured()
    assert refused(lambda: day.do("case.close", case, summary="x")) == ["FD-1009"]


def test_a_closed_case_takes_no_act_any_more(day: Day, refused: RefusedCodes) -> None:
    case = day.receive(right=part("right", expires="2025-12-31", granted="2015-01-01"))
    paper = day.do("complaint.reject", case, by=day.head, grounds=["LAPSED"]).paper("D05")
    day.serve(case, paper["id"], "complainant")
    day.do("case.close", case, summary="不予受理。")
    assert refused(lambda: day.do("complaint.supply", case, shown=["POA"])) == ["FD-1009"]
    assert refused(lambda: day.serve(case, paper["id"], "respondent")) == ["FD-1009"]


def test_not_supplemented_is_no_ground_before_the_period_is_over(day: Day, refused: RefusedCodes) -> None:
    case = day.receive(shown=[])
    day.do("complaint.require_supplement", case)
    assert refused(lambda: day.do("complaint.reject", case, by=day.head, grounds=["NOT_SUPPLEMENTED"])) == ["FD-1223"]
    day.clock.forward(hours=25)
    assert day.next_act(case) == "complaint.reject"
    day.do("complaint.reject", case, by=day.head, grounds=["NOT_SUPPLEMENTED"])


def test_after_the_fair_nothing_new_is_taken_in(day: Day, refused: RefusedCodes) -> None:
    day.clock.forward(days=5)
    assert refused(lambda: day.receive()) == ["FD-1125"]


def test_unknown_acts_people_and_fields_are_told(day: Day, refused: RefusedCodes) -> None:
    with pytest.raises(Known, match="FD-1007"):
        day.do("case.delete")
    with pytest.raises(Known, match="FD-1011"):
        day.do("complaint.receive", by="nobody", **complaint())
    assert refused(lambda: day.receive(colour="red")) == ["FD-1012"]


def test_a_second_fair_cannot_be_opened_over_the_first(day: Day) -> None:
    with day.station.read() as session:
        first = next(journal.entries(session))
    with pytest.raises(Refused, match="FD-1006"):
        day.station.perform("fair.open", first.content["input"], author=day.head)
