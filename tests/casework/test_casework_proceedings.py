"""Inspection, opinion, mediation, re-check, transfer, suspension, patrol leads."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from fairdesk.casework.act import Refused
from tests.casework.day import Day, complaint

RefusedCodes = Callable[[Callable[[], object]], list[str]]


def clock_due(day: Day, case: str, kind: str) -> timedelta:
    """Time left on a running clock of the case."""
    clock = next(c for c in day.view(case).clocks if c.kind == kind and c.stopped_at is None)
    return clock.due_at - day.clock()


def test_two_people_inspect_the_booth_and_record_what_they_saw(day: Day, refused: RefusedCodes) -> None:
    case = day.receive()
    day.accept(case)
    assert refused(lambda: day.do("inspection.begin", case, inspectors=[day.handler])) == ["FD-1641"]
    day.do("inspection.begin", case, inspectors=[day.handler, day.head])
    assert (day.state(case), day.next_act(case)) == ("INSPECT", "inspection.record")
    began = day.clock()
    ended = day.clock.forward(minutes=20)
    record = {
        "began_at": began, "ended_at": ended, "inspectors": [day.handler, day.head], "rights_told": True,
        "seen": "展台陈列保温杯12件，杯身标有“谰雀”字样。",
    }  # fmt: skip
    assert refused(lambda: day.do("inspection.record", case, **record)) == ["FD-1645"]
    assert refused(lambda: day.do("inspection.record", case, **record, refusal="拒绝")) == ["FD-1646"]
    paper = day.do("inspection.record", case, **record, refusal="拒绝", witness="主办方 高某").paper("D09")
    assert [person["name"] for person in paper["data"]["inspectors"]] == ["李明", "王敏"]
    assert day.next_act(case) == "respondent.notify"
    day.notify(case)
    assert day.state(case) == "NOTIFIED"


def test_an_opinion_of_suspicion_is_the_ground_of_a_measure(day: Day, refused: RefusedCodes) -> None:
    case = day.contested()
    assert refused(lambda: day.do("opinion.commission", case, experts=["钱某"])) == ["FD-1652"]
    day.do("opinion.commission", case, experts=["钱某", "吴某"], no_conflicts=True)
    assert (day.state(case), day.next_act(case)) == ("OPINION", "opinion.issue")
    assert clock_due(day, case, "opinion") > timedelta(0)
    paper = day.do(
        "opinion.issue", case, by=day.head, result="SUSPECTED", reasons="读音相同，字形近似。",
        features=[{"claim": "澜雀", "accused": "谰雀", "verdict": "近似", "reason": "仅一字不同"}],
    ).paper("D13")  # fmt: skip
    assert "涉嫌" in paper["data"]["conclusion"]
    assert day.next_act(case) == "measure.order"
    day.order(case, "OPINION")
    assert day.state(case) == "MEASURE"


def test_a_clearing_opinion_leads_to_the_result_and_contradicts_a_measure(day: Day, refused: RefusedCodes) -> None:
    case = day.contested()
    day.do("opinion.commission", case, experts=["钱某"], no_conflicts=True)
    assert refused(
        lambda: day.do("finding.record", case, by=day.head, result="NOT_SUSPECTED", reasons="x")
    ) == ["FD-1654"]  # fmt: skip
    day.do("opinion.issue", case, by=day.head, result="NOT_SUSPECTED", reasons="整体差异明显。")
    assert day.next_act(case) == "finding.record"
    assert refused(lambda: day.order(case, "OPINION")) == ["FD-1601"]
    done = day.do("finding.record", case, by=day.head, result="NOT_SUSPECTED", reasons="整体差异明显。")
    day.serve(case, done.paper("D28")["id"], "complainant")
    day.serve(case, next(p.id for p in day.view(case).papers if p.code == "D13"), "complainant")
    day.do("case.close", case, summary="可继续展出。")


def test_a_settlement_ends_the_case_with_its_paper(day: Day, refused: RefusedCodes) -> None:
    case = day.contested()
    consents = {"complainant_consents": True, "respondent_consents": True}
    assert refused(lambda: day.do("mediation.begin", case, mediator="王敏")) == ["FD-1662", "FD-1662"]
    day.do("mediation.begin", case, mediator="王敏", **consents)
    assert (day.state(case), day.next_act(case)) == ("MEDIATION", "mediation.settle")
    paper = day.do("mediation.settle", case, terms=["展会期间不再展出。", "一个月内更换标志。"]).paper("D16")
    assert day.state(case) == "SETTLED"
    day.serve(case, paper["id"], "complainant")
    day.do("case.close", case, summary="双方和解。")
    assert day.view(case).outcome == "SETTLED"


def test_a_failed_mediation_leads_back_and_gives_the_respondent_the_paused_time(day: Day) -> None:
    case = day.notified()
    day.clock.forward(hours=1)
    left = clock_due(day, case, "answer")
    day.do("mediation.begin", case, mediator="王敏", complainant_consents=True, respondent_consents=True)
    day.clock.forward(hours=3)
    day.do("mediation.fail", case, note="分歧太大")
    assert day.state(case) == "NOTIFIED"
    assert clock_due(day, case, "answer") == left
    assert day.station.verify().ok


def test_an_exhibit_back_on_display_reopens_the_case_and_is_reported(day: Day, refused: RefusedCodes) -> None:
    case = day.in_force()
    assert refused(lambda: day.do("measure.recheck", case, found="displayed")) == ["FD-1671"]
    day.clock.forward(hours=20)
    day.do("measure.recheck", case, found="removed", evidence=[day.photo(case, "次日.jpg")])
    assert day.state(case) == "IN_FORCE"
    day.do("measure.recheck", case, found="displayed", evidence=[day.photo(case, "再次展出.jpg")])
    view = day.view(case)
    assert (view.row.state, view.row.flags) == ("REOPENED", ("repeat_infringer",))
    day.do("repeat.report", case, by=day.head, sanction="扣减下届展位")
    notice = day.order(case, "REDISPLAY").paper("D14")
    assert notice["number"].endswith("〕2号")
    assert day.state(case) == "MEASURE"


def test_a_measure_is_lifted_when_an_objection_is_upheld(day: Day) -> None:
    case = day.in_force()
    done = day.do("measure.lift", case, by=day.head, ground="objection", reasons="提交了有效的许可合同。")
    assert day.state(case) == "CLEARED"
    day.serve(case, done.paper("D28")["id"], "complainant")
    day.do("case.close", case, summary="已解除措施。")


def test_a_case_left_open_when_the_fair_closes_is_proposed_for_transfer_and_needs_its_receipt(
    day: Day, refused: RefusedCodes
) -> None:
    case = day.contested()
    given = {"to": "样例市知识产权局", "reason": "unfinished", "facts": "展期内未能认定。", "organiser_by": "赵主任"}
    assert refused(lambda: day.do("case.transfer", case, by=day.head, **given)) == ["FD-1683"]
    day.clock.forward(days=5)
    assert day.next_act(case) == "case.transfer"
    day.do("case.transfer", case, by=day.head, **given)
    assert (day.state(case), day.next_act(case)) == ("TRANSFERRED", "transfer.receipt")
    assert refused(lambda: day.do("case.close", case, summary="已移送。")) == ["FD-1704"]
    day.do("transfer.receipt", case, receipt_no="样知回〔2026〕5号", received_at=day.clock())
    day.do("case.close", case, summary="已移送。")
    assert day.view(case).outcome == "TRANSFERRED"


def test_a_suspended_case_takes_only_what_cannot_wait(day: Day, refused: RefusedCodes) -> None:
    case = day.notified()
    day.do("case.suspend", case, by=day.head, note="专利处于无效宣告程序")
    assert day.next_act(case) == "case.resume"
    answer = {"given_by": "陈某", "positions": ["OTHER"], "statement": "等结果。"}
    assert refused(lambda: day.do("answer.receive", case, **answer)) == ["FD-1014"]
    day.photo(case)
    day.do("case.resume", case, by=day.head, note="程序终止")
    day.do("answer.receive", case, **answer)


def test_a_patrol_lead_has_no_complainant_and_nothing_to_accept(day: Day) -> None:
    whole = complaint()
    given = {key: whole[key] for key in ("respondent", "hall", "booth", "right", "items")}
    done = day.do("lead.receive", facts="开馆巡查发现杯身标有相似标志。", **given)
    case = done.case_id
    assert case is not None
    view = day.view(case)
    assert (view.row.state, view.channel, view.row.flags) == ("ACCEPTED", "patrol", ("patrol_lead",))
    assert view.parties["complainant"]["name"] == "第139届样例交易会知识产权工作站"
    day.notify(case)
    day.clock.forward(hours=25)
    day.do("answer.default", case, no_good_reason=True)
    day.serve(case, day.order(case).paper("D14")["id"], "respondent")
    day.do("measure.confirm", case, found="removed", evidence=[day.photo(case)])
    day.do("case.close", case, summary="已撤下。")
    assert day.station.verify().ok


def test_two_people_on_one_case_are_told_of_each_other(day: Day) -> None:
    case = day.receive()
    seen = day.view(case).timeline[-1].seq
    day.do("complaint.supply", case, by=day.head, shown=["POA"])
    with pytest.raises(Refused, match="王敏") as caught:
        day.station.perform("complaint.accept", {"not_sued": True}, author=day.handler, case_id=case, seen=seen)
    assert [r.code for r in caught.value.refusals] == ["FD-1013"]
    seen = day.view(case).timeline[-1].seq
    day.station.perform("complaint.accept", {"not_sued": True}, author=day.handler, case_id=case, seen=seen)


def test_one_s_own_acts_do_not_stand_in_one_s_way(day: Day) -> None:
    case = day.receive()
    seen = day.view(case).timeline[-1].seq
    day.do("complaint.supply", case, shown=["POA"])
    day.station.perform("complaint.accept", {"not_sued": True}, author=day.handler, case_id=case, seen=seen)


def test_the_time_for_handing_over_what_is_open_counts_from_the_close_of_the_fair(day: Day) -> None:
    case = day.contested()
    assert not any(clock.kind == "post_fair" for clock in day.view(case).clocks)
    day.clock.forward(days=5)
    shown = next(clock for clock in day.view(case).clocks if clock.kind == "post_fair")
    closes = day.station.station().closes_at
    assert shown.started_at == closes
    assert shown.due_at.date() == (closes + timedelta(days=21)).date()  # 15 working days: three weeks without a holiday
    given = {"to": "样例市知识产权局", "reason": "unfinished", "facts": "未能认定。", "organiser_by": "赵主任"}
    day.do("case.transfer", case, by=day.head, **given)
    waiting = next(clock for clock in day.view(case).clocks if clock.kind == "post_fair")
    assert (waiting.due_at, waiting.stopped_at) == (shown.due_at, None)


def test_whoever_handles_the_case_does_not_sign_the_measure_alone(day: Day, refused: RefusedCodes) -> None:
    case = day.receive(handler_id=day.head)
    day.accept(case)
    day.notify(case)
    day.clock.forward(hours=25)
    day.do("answer.default", case, no_good_reason=True)
    assert refused(lambda: day.order(case)) == ["FD-1970"]
    day.do("case.second_look", case, note="核对了送达回证和权利状态。")
    day.order(case)
    measure = day.view(case).measures[0]
    assert (measure["eyes"], measure["checked_by"]) == ("second_look", day.handler)


def test_a_person_who_recused_herself_neither_inspects_nor_gives_the_opinion(day: Day, refused: RefusedCodes) -> None:
    case = day.receive()
    day.accept(case)
    day.do("recusal.declare", by=day.head, case_id=case, conflict=True, ground="RELATIVE", reason="与投诉人有亲属关系")
    assert refused(lambda: day.do("inspection.begin", case, inspectors=[day.handler, day.head])) == ["FD-1647"]
    day.notify(case)
    day.do("answer.receive", case, given_by="陈某", positions=["DIFFERENT"], statement="不同。")
    commission = {"experts": [day.head], "no_conflicts": True}
    assert refused(lambda: day.do("opinion.commission", case, **commission)) == ["FD-1647"]


def test_the_measure_has_to_be_carried_out_from_the_service_of_the_notice_until_it_is_seen(day: Day) -> None:
    case = day.defaulted()
    notice = day.order(case).paper("D14")
    assert not any(clock.kind == "measure" for clock in day.view(case).clocks)
    day.clock.forward(minutes=30)
    day.serve(case, notice["id"], "respondent")
    assert clock_due(day, case, "measure") == timedelta(hours=2)
    day.do("measure.confirm", case, found="removed", evidence=[day.photo(case)])
    assert next(clock for clock in day.view(case).clocks if clock.kind == "measure").stopped_at == day.clock()
