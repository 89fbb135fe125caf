"""What the forms say in the cases that matter: planned service, lifted measures, foreign parties, outlines."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pypdf
import pytest
from nacl.signing import SigningKey

from fairdesk.papers.engine import PaperEngine, PaperRequest

MakeRequest = Callable[..., PaperRequest]
Words = Callable[..., str]


@pytest.fixture
def words(engine: PaperEngine, key: SigningKey, make_request: MakeRequest) -> Words:
    def of(code: str, lang: str = "zh", **data: Any) -> str:
        paper = engine.render(make_request(code, lang, **data), key)
        text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(paper.pdf)).pages)
        return text.replace("\n", "" if lang == "zh" else " ")

    return of


def test_a_notice_says_that_the_time_runs_from_service_if_it_is_served_later_than_planned(words: Words) -> None:
    planned = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
    zh = words("D07", planned_service=planned, answer_hours=24)
    assert "本通知计划于2026年11月23日10:30送达" in zh.replace(" ", "")
    assert "送达回证记载的送达时间起满24小时为限" in zh
    en = words("D07", "en", planned_service=planned, answer_hours=24)
    assert "planned for 23 November 2026, 10:30" in en
    assert "ends 24 hours after the moment of service" in en


def test_a_notice_without_a_planned_time_leaves_room_to_write_it(words: Words) -> None:
    assert "送达时间" in words("D07", planned_service=None)


def test_a_result_says_when_measures_are_lifted_and_asks_for_no_report_of_them(words: Words) -> None:
    for lifted, measures, says, never in (
        (True, [], "展品可以继续展出", "请及时告知"),
        (False, ["撤展"], "请及时告知", "解除"),
        (False, [], "此前采取过措施的", "请及时告知"),
    ):
        text = words("D28", lifted=lifted, measures=measures)
        assert says in text and never not in text


@pytest.mark.parametrize(
    ("code", "english"),
    [
        ("D07", "Notice in English"),
        ("D14", "Measures, checking and objection"),
        ("D15", "Undertaking"),
        ("D16", "takes effect when both parties"),
    ],
)
def test_what_a_foreign_respondent_signs_or_gets_is_in_chinese_and_english_side_by_side(
    words: Words, code: str, english: str
) -> None:
    respondent = {"name": "Muster GmbH", "booth": "2.1B18"}
    for country, expected in (("DE", True), ("CN", False), ("", False)):
        text = words(code, respondent={**respondent, "country": country})
        assert (english.replace(" ", "") in text.replace(" ", "")) is expected
        assert ("以中文文本为准" in text) is expected


def test_the_confirmation_sentence_is_printed_to_be_copied_by_hand(words: Words) -> None:
    assert "以上内容已阅，情况属实。" in words("D09") and "（以下空白）" in words("D09")
    assert "以上内容已阅，与我所述一致。" in words("D10") and "（以下空白）" in words("D10")


def test_an_opinion_says_it_is_no_ruling_and_experts_declare_no_interest(words: Words) -> None:
    text = words("D13")
    assert "不是行政裁决" in text and "没有利害关系" in text and "涉嫌侵权" in text


def test_evidence_in_a_transfer_is_listed_with_the_whole_hash(words: Words) -> None:
    digest = "0123456789abcdef" * 4
    text = words("D19", evidence=[{"no": 1, "name": "照片", "sha256": digest}])
    assert digest in text.replace(" ", "")
    assert "回执" in text


def test_the_marks_of_a_follow_up_call_are_ticked(words: Words) -> None:
    text = words("D23", speed=5, fairness=4, attitude=None).replace(" ", "").replace("　", "")
    assert "☑5" in text and "☑4" in text and "☐3" in text
    assert text.count("☑5") + text.count("☑4") == 2


def test_the_file_has_an_outline_that_leads_to_the_pages(
    engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    reader = pypdf.PdfReader(BytesIO(engine.render(make_request("D13"), key).pdf))
    outline: Any = reader.outline
    title, sections = outline
    assert title["/Title"] == "侵权判定参考意见书"
    assert isinstance(sections, list)
    pages = [reader.get_destination_page_number(section) or 0 for section in sections]
    names = [section["/Title"] for section in sections]
    assert "二、被判定的展品" in names and "九、专家声明" in names
    assert pages == sorted(pages)
    assert pages[-1] == len(reader.pages) - 1
    for name, page in zip(names, pages, strict=True):
        assert name in reader.pages[page].extract_text().replace(" ", "")
