"""Each rule W1–W17 of the examination guide holds where it should, and its exceptions are respected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.match.marks import rulebook
from fairdesk.match.marks.explain import level, reason
from fairdesk.match.marks.score import score_texts

SIMILAR = 0.70


@pytest.mark.parametrize(
    ("code", "stated", "earlier"),
    [
        ("W1", "龍", "龙"),
        ("W1", "海尔 HAIER", "海尔"),
        ("W1", "尔康华", "华康尔"),
        ("W2", "王老吉", "老王吉"),
        ("W3", "牛牛", "牛"),
        ("W3", "ROYALROYAL", "ROYAL"),
        ("W4", "娃哈哈", "哇哈哈"),
        ("W4", "康狮傅", "康师傅"),
        ("W5", "康帅傅", "康师傅"),
        ("W5", "雷碧", "雪碧"),
        ("W5", "粤利粤", "奥利奥"),
        ("W5", "大白免", "大白兔"),
        ("W5", "PVMA", "PUMA"),
        ("W5", "РUMA", "PUMA"),
        ("W5", "MODERN", "MODEM"),
        ("W5", "8MW", "BMW"),
        ("W6", "三六零", "360"),
        ("W6", "七喜", "7喜"),
        ("W6", "FIVE STAR", "五星"),
        ("W6", "RED BULL", "红牛"),
        ("W6", "苹果手机", "APPLE"),
        ("W7", "五粮春", "五粮液"),
        ("W8", "O1", "0I"),
        ("W9", "ADIDSA", "ADIDAS"),
        ("W9", "GOOGLEE", "GOOGLE"),
        ("W10", "MOON SUN", "SUN MOON"),
        ("W11", "THE HUNTERS", "HUNTER"),
        ("W12", "NIKE SHOES", "NIKE"),
        ("W12", "康佳电视", "康佳"),
        ("W13", "海天轩", "海天"),
        ("W14", "可口可乐集团", "可口可乐"),
        ("W14", "新百伦", "百伦"),
        ("W15", "百岁山 QUXON", "百岁山 LIVEN"),
        ("W16", "阳光康师傅", "康师傅"),
        ("W17", "海尔 HAIER", "HAIER"),
    ],
)
def test_a_pair_of_the_rule_is_called_similar_by_that_rule(code: str, stated: str, earlier: str) -> None:
    result = score_texts(stated, earlier)
    assert code in {f.code for f in result.findings}
    assert result.score >= SIMILAR


@pytest.mark.parametrize(
    ("stated", "earlier"),
    [
        ("红牛", "蓝月亮"),
        ("PUMA", "LENOVO"),
        ("华为", "小米"),
        ("ABC", "XBC"),
        ("海尔", "SONY"),
        ("A", "W"),
        ("5", "六"),
    ],
)
def test_unrelated_marks_have_no_rule_and_no_score(stated: str, earlier: str) -> None:
    result = score_texts(stated, earlier)
    assert result.findings == ()
    assert result.score == 0.0


@pytest.mark.parametrize(
    ("why", "stated", "earlier"),
    [
        ("other_meaning", "蜜蜂", "蜂蜜"),
        ("look_differs", "茶颜", "茶言"),
        ("first_differs", "九粮液", "五粮液"),
        ("pinyin_only", "BAISUISHAN", "百岁山"),
        ("contained", "康师", "康师傅"),
    ],
)
def test_a_possible_exception_is_left_to_a_person(why: str, stated: str, earlier: str) -> None:
    result = score_texts(stated, earlier)
    assert why in {note for f in result.findings for note in f.notes}
    assert level(result.score) == "须人工判断"


def test_a_single_character_with_a_place_word_is_not_its_extension() -> None:
    assert "W13" not in {f.code for f in score_texts("海轩", "海").findings}


def test_two_dictionary_words_that_share_characters_are_weaker_than_coined_ones() -> None:
    assert score_texts("大白菜", "大白鼠").score < score_texts("康白菜", "康白鼠").score


def test_identity_is_one_in_every_part() -> None:
    result = score_texts("ＰＵＭＡ", "Puma")
    assert (result.score, result.shape, result.sound, result.meaning) == (1.0, 1.0, 1.0, 1.0)
    assert [f.code for f in result.findings] == ["W1"]


def test_a_reason_shows_the_concrete_characters_in_both_languages() -> None:
    finding = score_texts("康师博", "康师傅").findings[0]
    told = reason(finding)
    assert told.code == "W5"
    assert told.zh.startswith("W5 字形近似：博 / 傅 (0.")
    assert told.en.startswith("W5 Glyphs look alike: 博 / 傅 (0.")


def test_every_rule_has_its_texts_and_source_and_nothing_speaks_of_infringement() -> None:
    rules = rulebook.rules()
    assert list(rules) == [f"W{i}" for i in range(1, 18)]
    for rule in rules.values():
        assert rule.source.startswith("商标审查审理指南 2022, Part II ch. 5")
        for text in (*rule.name.values(), *rule.text.values()):
            assert text
            assert "侵权" not in text
            assert "infring" not in text.lower()
    assert [level(s, "en") for s in (1.0, 0.8, 0.5, 0.1)] == ["same", "similar", "a person must look", "not similar"]


MARKS = st.text(alphabet="康师帅傅博大太白兔免PUVMAO0 ", min_size=1, max_size=7).filter(lambda t: t.strip())


@given(MARKS)
def test_a_mark_is_identical_to_itself_in_any_case_and_spacing(text: str) -> None:
    assert score_texts(" ".join(text.swapcase()), text).score == 1.0


@given(MARKS, MARKS)
def test_scores_stay_between_nought_and_one_and_look_is_the_same_both_ways(a: str, b: str) -> None:
    there, back = score_texts(a, b), score_texts(b, a)
    for value in (there.score, there.shape, there.sound, there.meaning):
        assert 0.0 <= value <= 1.0
    both_ways = {"W3", "W5", "W8", "W10"}
    assert {f.code for f in there.findings} & both_ways == {f.code for f in back.findings} & both_ways
