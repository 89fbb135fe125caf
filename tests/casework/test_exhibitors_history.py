"""Earlier sessions: what counts against whom, only after the credit code or a person said it is the same company."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlmodel import select

from fairdesk import paths
from fairdesk.casework.act import Refused
from fairdesk.casework.exhibitors.history import History
from fairdesk.casework.exhibitors.recording import CompanyInput
from fairdesk.casework.exhibitors.results import outcome_of, read_results
from fairdesk.store.tables import CaseFlag
from tests.casework.day import Day

RESULTS = paths.resources("demo") / "history.csv"
RESPONDENT = CompanyInput(name="义乌市某某日用品有限公司（虚构）", uscc="913307820000000XXQ")
LANQUE = CompanyInput(name="杭州澜雀家居有限公司")
CHAOYU = CompanyInput(name="宁波潮屿电器有限公司")


@pytest.fixture
def history(day: Day) -> History:
    made = History(day.station)
    report = made.import_results(RESULTS, author=day.handler)
    assert (report.read, report.kept) == (4, 4)
    return made


def confirm_all(day: Day, history: History, company: CompanyInput, act: str = "identity.confirm") -> None:
    found = (*history.repeat_infringer(company).proposals, *history.malicious_counter(company).proposals)
    for proposal in found:
        day.do(act, **proposal.as_input())


def test_the_credit_code_counts_and_an_alike_name_is_only_proposed(history: History) -> None:
    found = history.repeat_infringer(RESPONDENT, threshold=2)
    assert [(hit.session, hit.basis) for hit in found.hits] == [("第137届", "same_uscc")]
    assert found.reached is False
    (proposal,) = found.proposals
    assert proposal.found.name == "义乌市某某日用品厂（虚构）"
    assert "form_differs" in proposal.reasons
    assert proposal.entries == 1


def test_after_a_person_confirms_the_other_name_counts_too(history: History, day: Day) -> None:
    confirm_all(day, history, RESPONDENT)
    found = history.repeat_infringer(RESPONDENT, threshold=2)
    assert [(hit.session, hit.basis) for hit in found.hits] == [("第138届", "confirmed"), ("第137届", "same_uscc")]
    assert found.reached is True
    assert found.proposals == ()
    assert day.station.verify().ok


def test_after_a_person_rejects_the_name_is_never_proposed_again_until_confirmed(history: History, day: Day) -> None:
    (proposal,) = history.repeat_infringer(RESPONDENT).proposals
    day.do("identity.reject", **proposal.as_input())
    found = history.repeat_infringer(RESPONDENT)
    assert (len(found.hits), found.proposals) == (1, ())
    day.clock.forward(minutes=1)
    day.do("identity.confirm", **proposal.as_input())
    assert len(history.repeat_infringer(RESPONDENT).hits) == 2


def test_the_window_counts_sessions_back_from_the_newest_and_no_threshold_gives_no_verdict(
    history: History, day: Day
) -> None:
    confirm_all(day, history, RESPONDENT)
    assert [hit.session for hit in history.repeat_infringer(RESPONDENT, window=1).hits] == ["第138届"]
    found = history.repeat_infringer(RESPONDENT)
    assert found.sessions == ("第138届", "第137届")
    assert found.reached is None


def test_even_the_same_name_counts_only_after_a_person_said_so(history: History, day: Day) -> None:
    by_name = CompanyInput(name="义乌市某某日用品厂(虚构)")
    found = history.repeat_infringer(by_name)
    assert found.hits == ()
    assert ("same_name",) in [proposal.reasons for proposal in found.proposals]
    confirm_all(day, history, by_name)
    assert len(history.repeat_infringer(by_name).hits) == 2


def test_what_was_confirmed_carries_on_but_not_over_a_rejection(history: History, day: Day) -> None:
    works = CompanyInput(name="义乌市某某日用品厂（虚构）")
    new = CompanyInput(name="义乌某某家居用品有限公司")
    for one, other in ((new, works), (works, RESPONDENT)):
        day.do("identity.confirm", one=one.model_dump(), other=other.model_dump(), note="更名")
    assert len(history.repeat_infringer(new).hits) == 2
    day.do("identity.reject", one=new.model_dump(), other=RESPONDENT.model_dump())
    assert [hit.session for hit in history.repeat_infringer(new).hits] == ["第138届"]


def test_two_credit_codes_need_a_note_to_be_one_company_and_one_code_is_never_two(history: History, day: Day) -> None:
    other = CompanyInput(name="样例有限公司", uscc="913307820000004XXF")
    with pytest.raises(Refused) as caught:
        day.do("identity.confirm", one=RESPONDENT.model_dump(), other=other.model_dump())
    assert caught.value.code == "FD-1868"
    day.do("identity.confirm", one=RESPONDENT.model_dump(), other=other.model_dump(), note="吸收合并")
    with pytest.raises(Refused) as caught:
        day.do("identity.reject", one=RESPONDENT.model_dump(), other=RESPONDENT.model_dump())
    assert caught.value.code == "FD-1869"


def test_the_same_complaint_is_found_by_complainant_respondent_and_any_writing_of_the_right(
    history: History, day: Day
) -> None:
    confirm_all(day, history, LANQUE)
    confirm_all(day, history, RESPONDENT)
    hits = history.repeat_complaint(LANQUE, RESPONDENT, " ６１８０００２１ ")
    assert [hit.follow_up for hit in hits] == ["已向法院起诉（样例）", ""]
    assert history.repeat_complaint(LANQUE, RESPONDENT, "61800022") == []
    assert history.repeat_complaint(CHAOYU, RESPONDENT, "61800021") == []


def test_baseless_complaints_are_counted_over_fairs_and_respondents_and_only_warn(history: History, day: Day) -> None:
    assert history.malicious_counter(CHAOYU).warns is False
    confirm_all(day, history, CHAOYU)
    found = history.malicious_counter(CHAOYU)
    assert (len(found.hits), found.fairs, found.respondents, found.warns) == (2, 2, 2, True)
    assert history.malicious_counter(LANQUE).warns is False


def test_a_flag_records_who_why_and_the_results_it_rests_on(history: History, day: Day) -> None:
    case = day.receive(respondent=RESPONDENT.model_dump(include={"name"}) | {"id_no": RESPONDENT.uscc})
    hits = [hit.as_input() for hit in history.repeat_infringer(RESPONDENT).hits]
    day.do("case.flag", case, flag="repeat_infringer", reason="第137届已认定", hits=hits)
    assert "repeat_infringer" in day.view(case).row.flags
    with day.station.read() as session:
        flag = session.exec(select(CaseFlag)).one()
        kept = (flag.by, flag.reason, flag.hits[0]["session"])
    assert kept == (day.handler, "第137届已认定", "第137届")
    day.do("case.flag", case, flag="repeat_infringer", on=False, reason="核实为另一企业")
    assert "repeat_infringer" not in day.view(case).row.flags
    assert day.station.verify().ok


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"reason": "", "hits": None}, "FD-1871"),
        ({"reason": "无依据", "hits": []}, "FD-1872"),
        ({"reason": "没有可去的标记", "on": False, "hits": []}, "FD-1874"),
    ],
)
def test_a_flag_without_reason_or_result_is_refused(
    history: History, day: Day, given: dict[str, object], code: str
) -> None:
    case = day.receive()
    hits = [hit.as_input() for hit in history.repeat_infringer(RESPONDENT).hits]
    given = {"flag": "repeat_infringer", **given}
    if given["hits"] is None:
        given["hits"] = hits
    with pytest.raises(Refused) as caught:
        day.do("case.flag", case, **given)
    assert code in [refusal.code for refusal in caught.value.refusals]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("涉嫌侵权，撤展", "established"),
        ("逾期未答，按快速程序处理", "established"),
        ("不构成侵权", "baseless"),
        ("未发现侵权", "baseless"),
        ("投诉不成立", "baseless"),
        ("no infringement found", "baseless"),
        ("not infringing", "baseless"),
        ("现场难以认定是否侵权", "undecided"),
        ("双方和解", "settled"),
        ("撤回投诉", "withdrawn"),
        ("不予受理", "refused"),
        ("移送市场监管部门", "transferred"),
        ("measure ordered", "established"),
        ("其他", ""),
        ("", ""),
    ],
)
def test_words_of_an_outcome_are_brought_to_a_kind_and_a_denial_never_counts_as_infringement(
    words: str, kind: str
) -> None:
    assert outcome_of(words) == kind


def test_a_history_workbook_with_dates_bad_rows_and_wrong_codes_adds_up() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["届次", "日期", "投诉人", "被投诉人", "统一社会信用代码", "专利号", "处理结果"],
        ["138", date(2025, 10, 26), "甲公司", "乙公司", "91350100M000100Y44", "61800021", "撤展"],
        ["138", "二月三十", "甲公司", "丙公司", None, None, "未知词"],
        ["138", None, "甲公司", None, None, None, "撤展"],
        ["届次", "日期", "投诉人", "被投诉人", "统一社会信用代码", "专利号", "处理结果"],
        ["共2条", None, None, None, None, None, None],
    ):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    found = read_results(out.getvalue(), "history.xlsx")
    assert [(r.day, r.outcome, r.respondent_uscc) for r in found.results] == [
        ("2025-10-26", "established", ""),
        ("", "", ""),
    ]
    assert [note.code for note in found.report.set_aside] == ["FD-1862", "FD-1858", "FD-1856"]
    assert [note.code for note in found.report.warnings] == ["FD-1857", "FD-1861", "FD-1863"]
    assert found.report.read == found.report.kept + len(found.report.set_aside) == 5


def test_one_result_in_two_files_counts_once_and_lost_rows_come_back(
    history: History, day: Day, tmp_path: Path
) -> None:
    copy = tmp_path / "again.csv"
    copy.write_text(RESULTS.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    history.import_results(copy, author=day.handler)
    assert len(history.repeat_infringer(RESPONDENT).hits) == 1
    history.import_results(copy, author=day.handler, replaces=True)
    assert history.missing() == ()
    assert len(history.repeat_infringer(RESPONDENT).hits) == 1
