"""A complaint from the counter to the archive."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from fairdesk.casework.act import ACTS
from fairdesk.core.states import TRANSITIONS
from fairdesk.papers import seal
from tests.casework.day import Day

RefusedCodes = Callable[[Callable[[], object]], list[str]]


def test_silence_leads_from_receipt_to_the_quick_notice_and_the_archive(day: Day) -> None:
    case = day.receive()
    assert (day.state(case), day.next_act(case)) == ("RECEIVED", "complaint.accept")
    day.accept(case)
    assert (day.state(case), day.next_act(case)) == ("ACCEPTED", "respondent.notify")
    day.notify(case)
    assert (day.state(case), day.next_act(case)) == ("NOTIFIED", "answer.receive")
    day.clock.forward(hours=24, minutes=1)
    assert day.next_act(case) == "answer.default"
    day.do("answer.default", case, no_good_reason=True)
    assert (day.state(case), day.next_act(case)) == ("DEFAULTED", "measure.order")
    notice = day.order(case).paper("D14")
    assert (day.state(case), day.next_act(case)) == ("MEASURE", "paper.serve")
    day.serve(case, notice["id"], "respondent")
    assert day.next_act(case) == "measure.confirm"
    day.do("measure.confirm", case, found="removed", evidence=[day.photo(case)])
    assert (day.state(case), day.next_act(case)) == ("IN_FORCE", "measure.recheck")
    day.clock.forward(days=4)
    assert day.next_act(case) == "case.close"
    day.do("case.close", case, summary="展品已撤下。")
    view = day.view(case)
    assert (view.row.state, view.outcome, view.archive_no) == ("CLOSED", "MEASURE_DONE", "样展-2026-1")
    assert view.steps == ()
    assert day.station.verify().ok


def test_an_admission_leads_to_the_measure_without_waiting(day: Day) -> None:
    case = day.notified()
    day.clock.forward(hours=2)
    day.do("answer.receive", case, given_by="陈某", positions=["ADMIT"], statement="认可，愿意撤展。")
    assert day.next_act(case) == "measure.order"
    day.order(case, "ADMISSION")
    assert day.view(case).measures[0]["ground"] == "ADMISSION"


def test_an_effective_judgment_leads_to_the_measure_while_the_clock_still_runs(day: Day) -> None:
    case = day.notified()
    judgment = {
        "number": "（2025）样知民初1号", "authority": "样例知识产权法院", "decided": "2025-05-01",
        "same_right": True, "same_item": True,
    }  # fmt: skip
    paper = day.order(case, "EFFECTIVE_DOCUMENT", effective_document=judgment).paper("D14")
    assert paper["data"]["ground"]["document_no"] == "（2025）样知民初1号"


def test_a_contested_answer_can_be_cleared_and_the_case_closed(day: Day, refused: RefusedCodes) -> None:
    case = day.notified()
    day.do("answer.receive", case, given_by="陈某", positions=["DIFFERENT"], statement="标志不同。")
    assert day.next_act(case) == "opinion.commission"
    assert refused(lambda: day.order(case, "ADMISSION")) == ["FD-1601"]
    done = day.do("finding.record", case, by=day.head, result="NOT_SUSPECTED", reasons="字形差异明显。")
    assert day.state(case) == "CLEARED"
    day.serve(case, done.paper("D28")["id"], "complainant")
    day.do("case.close", case, summary="可继续展出。")
    assert day.view(case).outcome == "CLEARED"


def test_a_withdrawn_complaint_stops_its_clocks_and_can_be_archived(day: Day) -> None:
    case = day.notified()
    day.do("complaint.withdraw", case, withdrawn_by="杭州澜雀家居有限公司", reason="settled")
    view = day.view(case)
    assert view.row.state == "WITHDRAWN"
    assert all(clock.stopped_at for clock in view.clocks)
    day.do("case.close", case, summary="双方和解。")


def test_what_is_missing_is_asked_for_once_and_completely(day: Day, refused: RefusedCodes) -> None:
    case = day.receive(shown=["IDENTITY"], agent={"name": "张律师"})
    assert day.next_act(case) == "complaint.require_supplement"
    notice = day.do("complaint.require_supplement", case).paper("D03")
    asked = [item["text"] for item in notice["data"]["missing"]]
    assert len(asked) == 3
    assert any("授权委托书" in text for text in asked)
    assert day.state(case) == "SUPPLEMENT"
    day.do("complaint.supply", case, shown=["POA", "CERTIFICATE"])
    assert refused(lambda: day.do("complaint.accept", case, not_sued=True)) == ["FD-1211"]
    day.do("complaint.supply", case, shown=["EVIDENCE"])
    assert day.next_act(case) == "complaint.accept"
    day.accept(case)


def test_a_late_answer_is_flagged_and_stays_decidable(day: Day) -> None:
    case = day.notified()
    day.clock.forward(hours=30)
    day.do("answer.default", case, no_good_reason=True)
    day.do("answer.receive", case, given_by="陈某", positions=["LICENSED"], statement="有许可。")
    view = day.view(case)
    assert view.row.state == "ANSWERED"
    assert view.answers[0]["late"]
    assert "late_answer" in view.row.flags


def test_the_printed_deadline_stands_when_the_notice_was_served_early(day: Day) -> None:
    case = day.receive()
    day.accept(case)
    planned = day.clock() + timedelta(hours=1)
    paper = day.do("respondent.notify", case, planned_service=planned).paper("D07")
    day.clock.forward(minutes=10)
    day.serve(case, paper["id"], "respondent", "respondent.serve")
    clock = next(c for c in day.view(case).clocks if c.kind == "answer")
    assert clock.due_at == planned + timedelta(hours=24)


def test_the_answer_clock_counts_from_a_later_service(day: Day) -> None:
    case = day.receive()
    day.accept(case)
    paper = day.do("respondent.notify", case, planned_service=day.clock() + timedelta(minutes=5)).paper("D07")
    day.clock.forward(hours=3)
    day.serve(case, paper["id"], "respondent", "respondent.serve")
    clock = next(c for c in day.view(case).clocks if c.kind == "answer")
    assert clock.due_at == day.clock() + timedelta(hours=24)


def test_papers_are_numbered_without_gaps_by_their_words(day: Day) -> None:
    day.notified()
    day.notified(respondent={"name": "另一家样例厂"})
    numbers = sorted(paper.number for paper in day.station.paper_list())
    assert [n for n in numbers if "受字" in n] == ["样展知受字〔2026〕1号", "样展知受字〔2026〕2号"]
    assert [n for n in numbers if "投字" in n] == ["样展知投字〔2026〕1号", "样展知投字〔2026〕2号"]
    assert len([n for n in numbers if "送字" in n]) == 4


def test_an_issued_paper_is_kept_as_the_bytes_whose_hash_is_in_the_journal_and_verifies(day: Day) -> None:
    from fairdesk.core.canonical import sha256

    day.receive()
    paper = day.station.paper_list()[0]
    assert sha256(day.station.paper_bytes(paper.id)) == paper.sha256
    with day.station.read() as session:
        from fairdesk.store.tables import Document

        qr = session.get_one(Document, paper.id).qr
    assert seal.verify(qr, day.station.vault.signing_key.verify_key).genuine


def test_every_transition_has_its_act_and_every_case_act_its_transition() -> None:
    assert {name for name, act in ACTS.items() if act.on_case} == set(TRANSITIONS)


@pytest.mark.parametrize("block", [(100, 101)])
def test_a_station_uses_its_own_block_and_says_when_it_is_used_up(tmp_path: object, block: tuple[int, int]) -> None:
    from pathlib import Path

    from fairdesk.errors import Known

    assert isinstance(tmp_path, Path)
    day = Day(tmp_path / "h", block=block)
    first, second = day.receive(), day.receive()
    assert [day.view(c).row.number[-5:] for c in (first, second)] == ["〕100号", "〕101号"]
    with pytest.raises(Known, match="FD-1002"):
        day.receive()
    day.station.close()
