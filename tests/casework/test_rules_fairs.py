"""A case plays by the rules of its fair."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from fairdesk.casework import rule_guards
from fairdesk.casework.acceptance import acceptance_obstacles
from fairdesk.casework.act import Refused
from fairdesk.casework.context import Context
from fairdesk.core.clocks import ClockKind
from tests.casework.day import Day, complaint

Fair = Callable[[str], Day]
RefusedCodes = Callable[[Callable[[], object]], list[str]]


@pytest.fixture
def fair(tmp_path: Path) -> Iterator[Fair]:
    """Open a fair under a rule set."""
    opened: list[Day] = []

    def open_fair(rule_set: str) -> Day:
        opened.append(Day(tmp_path / rule_set, rule_set=rule_set))
        return opened[-1]

    yield open_fair
    for day in opened:
        day.station.close()


def part(name: str, **changes: Any) -> dict[str, Any]:
    merged: dict[str, Any] = complaint()[name] | changes
    return merged


def answer_hours(day: Day, case: str) -> float:
    clock = next(c for c in day.view(case).clocks if c.kind is ClockKind.ANSWER)
    return (clock.due_at - clock.started_at) / timedelta(hours=1)


def grounds(day: Day, case: str) -> list[str]:
    """The grounds of non-acceptance that the program proposes."""
    with day.station.read() as session:
        ctx: Context = day.station._performer.context(session, day.head, case)
        return rule_guards.grounds_of(ctx, acceptance_obstacles(ctx))


@pytest.mark.parametrize(("rule_set", "hours"), [("CNIPA-2022", 24), ("CIFTIS-2020", 12)])
def test_the_respondent_has_the_hours_of_the_fair_s_rule_set(fair: Fair, rule_set: str, hours: float) -> None:
    day = fair(rule_set)
    assert answer_hours(day, day.notified()) == hours


def test_a_notice_of_the_twelve_hour_fair_prints_twelve_hours_and_not_the_guideline(fair: Fair) -> None:
    day = fair("CIFTIS-2020")
    case = day.receive()
    day.accept(case)
    data = day.do("respondent.notify", case, planned_service=day.clock() + timedelta(minutes=30)).paper("D07")["data"]
    assert data["answer_hours"] == 12
    assert not any("指引》第十四条" in citation["text"] for citation in data["citations"])


def test_silence_at_the_twelve_hour_fair_is_a_default_after_twelve_hours(fair: Fair, refused: RefusedCodes) -> None:
    day = fair("CIFTIS-2020")
    case = day.notified()
    day.clock.forward(hours=12)
    assert refused(lambda: day.do("answer.default", case, no_good_reason=True)) == ["FD-1411"]
    day.clock.forward(seconds=1)
    day.do("answer.default", case, no_good_reason=True)
    assert day.station.verify().ok


def test_a_fair_for_patents_only_sends_a_trade_mark_away_saying_where_to(fair: Fair) -> None:
    day = fair("ITMA")
    case = day.receive()
    with pytest.raises(Refused) as caught:
        day.do("complaint.accept", case, not_sued=True)
    assert [r.code for r in caught.value.refusals] == ["FD-1241"]
    assert "市场监督管理部门" in caught.value.text("zh")
    assert "transfer" in caught.value.refusals[0].where["way"]
    assert grounds(day, case) == ["OUT_OF_COMPETENCE"]
    paper = day.do("complaint.reject", case, by=day.head, grounds=["OUT_OF_COMPETENCE"]).paper("D05")
    assert "市场监督管理部门" in paper["data"]["routes"][0]


def test_a_fair_for_patents_only_takes_a_patent(fair: Fair) -> None:
    day = fair("ITMA")
    right = part("right", kind="PAT-DES", number="ZL202330123456.7", granted="2024-01-02", filed="2023-03-15")
    number = day.receive(right=right, shown=["IDENTITY", "CERTIFICATE", "EVIDENCE", "STATUS_PROOF", "DESIGN_PICTURES"])
    day.accept(number)
    assert day.state(number) == "ACCEPTED"


def test_a_chinese_right_does_not_help_in_hong_kong_and_one_valid_there_does(fair: Fair, refused: RefusedCodes) -> None:
    day = fair("HKTDC")
    shown = ["IDENTITY", "CERTIFICATE", "INDEMNITY", "EVIDENCE"]
    case = day.receive(shown=shown)
    assert refused(lambda: day.do("complaint.accept", case, not_sued=True)) == ["FD-1212"]
    assert grounds(day, case) == ["NO_LOCAL_RIGHT"]
    day.accept(day.receive(shown=shown, right=part("right", office="HK", number="305123456")))


def test_in_hong_kong_only_the_holder_complains(fair: Fair, refused: RefusedCodes) -> None:
    day = fair("HKTDC")
    case = day.receive(
        shown=["IDENTITY", "CERTIFICATE", "INDEMNITY", "EVIDENCE"],
        right=part("right", office="HK", number="305123456"),
        standing="exclusive",
    )
    assert refused(lambda: day.do("complaint.accept", case, not_sued=True)) == ["FD-1242"]
    assert grounds(day, case) == ["NOT_HOLDER"]


def test_an_exclusive_licensee_complains_alone_where_the_law_lets_it(fair: Fair) -> None:
    day = fair("CNIPA-2022")
    shown = ["IDENTITY", "CERTIFICATE", "EVIDENCE", "LICENCE"]
    day.accept(day.receive(standing="exclusive", shown=shown))


@pytest.mark.parametrize(("standing", "told"), [("sole", "权利人不主张权利的证明"), ("ordinary", "权利人的明确授权")])
def test_other_licensees_show_the_silence_or_the_word_of_the_holder(fair: Fair, standing: str, told: str) -> None:
    day = fair("CNIPA-2022")
    case = day.receive(standing=standing, shown=["IDENTITY", "CERTIFICATE", "EVIDENCE", "LICENCE"])
    with pytest.raises(Refused, match=told):
        day.do("complaint.accept", case, not_sued=True)


def test_the_canton_station_wants_a_badge_and_calls_the_refusal_by_its_name(fair: Fair) -> None:
    day = fair("CANTON-2017")
    case = day.receive()
    with pytest.raises(Refused, match="本届展会有效证件"):
        day.do("complaint.accept", case, not_sued=True)
    assert grounds(day, case) == ["NO_BADGE"]
    day.do("complaint.supply", case, shown=["BADGE"])
    day.accept(case)


def test_a_canton_agent_wants_an_agent_s_badge(fair: Fair) -> None:
    day = fair("CANTON-2017")
    case = day.receive(agent={"name": "张律师"}, shown=["IDENTITY", "CERTIFICATE", "EVIDENCE", "BADGE", "POA"])
    with pytest.raises(Refused, match="知识产权代理人"):
        day.do("complaint.accept", case, not_sued=True)


def test_a_complaint_refused_for_want_of_a_badge_elsewhere_is_no_ground(fair: Fair, refused: RefusedCodes) -> None:
    day = fair("CNIPA-2022")
    case = day.receive()
    assert refused(lambda: day.do("complaint.reject", case, by=day.head, grounds=["NO_BADGE"])) == ["FD-1222"]


def test_the_2006_measures_refuse_a_patent_in_invalidation_and_the_guideline_does_not(
    fair: Fair, refused: RefusedCodes
) -> None:
    right = part(
        "right", kind="PAT-DES", number="ZL202330123456.7", granted="2024-01-02", status="invalidation_pending"
    )
    shown = ["IDENTITY", "CERTIFICATE", "EVIDENCE", "STATUS_PROOF", "DESIGN_PICTURES"]
    old, new = fair("MEASURES-2006"), fair("CNIPA-2022")
    case = old.receive(right=right, shown=shown)
    assert refused(lambda: old.do("complaint.accept", case, not_sued=True)) == ["FD-1244"]
    assert grounds(old, case) == ["INVALIDATION_PENDING"]
    new.accept(new.receive(right=right, shown=shown))


def test_no_deadline_is_printed_before_somebody_stands_for_the_period(fair: Fair, refused: RefusedCodes) -> None:
    day = fair("MEASURES-2006")
    case = day.receive()
    day.accept(case)
    soon = {"planned_service": day.clock() + timedelta(minutes=30)}
    assert refused(lambda: day.do("respondent.notify", case, **soon)) == ["FD-1305"]
    day.do("rules.set_period", by=day.head, hours=36, set_by="样例市市场监督管理局", reason="展期五天")
    day.notify(case)
    assert answer_hours(day, case) == 36
    assert day.station.verify().ok


def test_a_period_in_hall_hours_ends_while_the_hall_is_open(fair: Fair) -> None:
    day = fair("MEASURES-2006")
    days = [{"day": f"2026-11-{n}", "opens": "09:00", "closes": "17:00"} for n in range(23, 28)]
    day.do("fair.set_hours", by=day.head, days=days)
    day.do("rules.set_period", by=day.head, hours=10, clock="hall", set_by="样例市市场监督管理局", reason="展期五天")
    case = day.notified()
    clock = next(c for c in day.view(case).clocks if c.kind is ClockKind.ANSWER)
    assert clock.due_at == clock.started_at + timedelta(hours=10 + 16)
    assert day.station.verify().ok
