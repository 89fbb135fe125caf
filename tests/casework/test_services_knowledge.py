"""Knowledge articles: supplied, published by a station, and found."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from fairdesk.casework.services.articles import articles, read_article, supplied
from fairdesk.casework.services.grams import grams, query_terms
from fairdesk.casework.services.knowledge import Hit, Library, library
from fairdesk.errors import Known
from tests.casework.day import Day

RefusedCodes = Callable[[Callable[[], object]], list[str]]


@cache
def program_s_own() -> Library:
    return Library(supplied())


def search(text: str, lang: str = "zh", limit: int = 10) -> list[Hit]:
    return program_s_own().search(text, lang, limit)


def test_every_supplied_article_is_there_in_both_languages_with_the_same_facts() -> None:
    facts: dict[str, list[object]] = {}
    for article in supplied():
        said = (article.version, article.topics, article.updated, article.verified, len(article.keywords) > 0)
        facts.setdefault(article.id, []).append(said)
        assert article.body and article.source, article.id
    assert len(facts) >= 14
    assert all(len(said) == 2 and said[0] == said[1] for said in facts.values())


@pytest.mark.parametrize(
    ("question", "lang", "article"),
    [
        ("投诉商标需要带什么材料？", "zh", "complain-mark"),
        ("投诉专利要带什么", "zh", "complain-patent"),
        ("评价报告要多久", "zh", "evaluation-report"),
        ("收到通知怎么答辩", "zh", "answer"),
        ("撤展是什么意思", "zh", "measure"),
        ("不服怎么起诉", "zh", "objection"),
        ("外国公司 公证", "zh", "foreign-complainant"),
        ("拍照取证", "zh", "evidence"),
        ("蹭热度", "zh", "sports"),
        ("五环", "zh", "sports"),
        ("调解协议 强制执行", "zh", "mediation"),
        ("展会结束后没办完怎么办", "zh", "after-fair"),
        ("专利号标注错了", "zh", "self-check"),
        ("个人信息删除", "zh", "privacy"),
        ("宽展期", "zh", "legal-status"),
        ("版权登记", "zh", "complain-other"),
        ("先用权", "zh", "prior-art"),
        ("What do I bring for a trademark complaint?", "en", "complain-mark"),
        ("How long does an evaluation report take?", "en", "evaluation-report"),
        ("ambush marketing", "en", "sports"),
        ("apostilles", "en", "foreign-complainant"),
        ("notarised photographs as evidence", "en", "evidence"),
        ("prior art", "en", "prior-art"),
    ],
)
def test_a_question_finds_its_article_first(question: str, lang: str, article: str) -> None:
    assert search(question, lang)[0].article.id == article


def test_a_hit_shows_the_place_that_fits_and_marks_it() -> None:
    hit = search("强制执行")[0]
    start, end = hit.marks[0]
    assert hit.snippet[start:end] == "强制执行"
    assert "**" not in hit.snippet


@pytest.mark.parametrize("text", ["", "   ", "？！", '"', "* OR", "NEAR(", "未必有这样的词汇甲乙丙丁戊己", "\x00"])
def test_odd_questions_find_nothing_or_something_but_never_fail(text: str) -> None:
    for lang in ("zh", "en"):
        assert isinstance(search(text, lang), list)


def test_full_width_and_capitals_are_found_like_plain_letters() -> None:
    assert search("ＡＰＯＳＴＩＬＬＥ", "en")[0].article.id == search("apostille", "en")[0].article.id


def test_only_the_asked_language_is_searched_and_the_list_is_cut() -> None:
    hits = search("专利", limit=3)
    assert len(hits) == 3
    assert {hit.article.lang for hit in hits} == {"zh"}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_chinese_is_taken_apart_into_pairs_and_empty_words_are_left_out() -> None:
    assert grams("商标注册 LANQUE-1") == ["商标", "标注", "注册", "lanque", "1"]
    assert query_terms("what is a design") == ["design"]
    assert query_terms("what is it") == ["what", "is", "it"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no head", r"\+\+\+"),
        ("+++\nid = \n+++\nx", "a.zh.md"),
        ('+++\nid = "a-b-c"\n+++\nx', "title"),
        (
            '+++\nid = "a-b-c"\ntitle = "t"\ntopics = ["WEATHER"]\nupdated = 2026-01-01\nversion = 1\nsource = "s"\n'
            "verified = false\n+++\nx",
            "WEATHER",
        ),
    ],
)
def test_an_article_with_a_wrong_head_is_told_by_its_file(text: str, told: str) -> None:
    with pytest.raises(Known, match=rf"FD-1997.*{told}"):
        read_article(text, "zh", "a.zh.md")


def publish(day: Day, **changes: Any) -> None:
    given = {
        "article": "lost-and-found", "lang": "zh", "title": "失物招领", "topics": ["OTHER"],
        "body": "失物交到北门服务台。", "source": "主办方通知",
    } | changes  # fmt: skip
    day.do("knowledge.publish", by=day.head, **given)


def shelf(day: Day) -> Library:
    with day.station.read() as session:
        return library(session, day.station.id)


def test_a_station_adds_an_article_and_finds_it_at_once(day: Day) -> None:
    assert shelf(day).search("失物", "zh") == []
    publish(day)
    hit = shelf(day).search("失物", "zh")[0]
    assert (hit.article.id, hit.article.own, hit.article.version) == ("lost-and-found", True, 1)
    assert shelf(day).get("lost-and-found", "en") == hit.article


def test_a_station_s_version_replaces_the_supplied_one_until_it_is_withdrawn(day: Day, refused: RefusedCodes) -> None:
    publish(day, article="answer", title="本展会怎样答辩", replaces=1)
    article = shelf(day).get("answer", "zh")
    assert article is not None
    assert (article.title, article.version) == ("本展会怎样答辩", 2)
    day.do("knowledge.withdraw", by=day.head, article="answer", lang="zh")
    again = shelf(day).get("answer", "zh")
    assert again is not None
    assert (again.own, again.version) == (False, 1)
    assert refused(lambda: day.do("knowledge.withdraw", by=day.head, article="answer", lang="zh")) == ["FD-1978"]
    publish(day, article="answer", replaces=2)
    with day.station.read() as session:
        versions = [a.version for a in articles(session, day.station.id) if (a.id, a.lang) == ("answer", "zh")]
    assert versions == [3]
    assert day.station.verify().ok


def test_a_change_that_somebody_made_meanwhile_is_not_overwritten(day: Day, refused: RefusedCodes) -> None:
    publish(day)
    publish(day, body="失物交到南门服务台。", replaces=1)
    assert refused(lambda: publish(day, body="失物交到东门服务台。", replaces=1)) == ["FD-1999"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"article": "X"}, "FD-1998"),
        ({"title": ""}, "FD-1101"),
        ({"topics": []}, "FD-1101"),
        ({"topics": ["WEATHER"]}, "FD-1974"),
        ({"body": ""}, "FD-1101"),
        ({"source": ""}, "FD-1101"),
        ({"lang": "de"}, "FD-1012"),
    ],
)
def test_an_article_without_a_title_text_topic_or_source_is_not_published(
    day: Day, refused: RefusedCodes, changes: dict[str, Any], code: str
) -> None:
    assert refused(lambda: publish(day, **changes)) == [code]


def test_articles_are_listed_by_topic(day: Day) -> None:
    publish(day)
    assert [article.id for article in shelf(day).articles("zh", "PRIVACY")] == ["privacy"]
    assert len(shelf(day).articles("en")) == len(supplied()) // 2
