"""Marks are brought to one form before they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.match.marks.normal import analyse, differences


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("ＰＵＭＡ", "puma"),
        ("𝐏𝐔𝐌𝐀", "puma"),
        ("ⓟⓤⓜⓐ", "puma"),
        ("🅿🆄🅼🅰", "puma"),
        ("P·U M-A®", "puma"),
        ("PUMA™", "puma"),
        ("CAFÉ", "cafe"),
        ("LEVI’S", "levis"),
        ("龍鳳", "龙凤"),
        ("雄獅牌", "雄狮"),
        ("牛牌 NIU", "牛niu"),
        ("康～師*傅", "康师傅"),
        ("㊥", "中"),
        ("٣٦٠", "360"),
    ],
)
def test_ways_of_writing_one_mark_become_one_text(written: str, text: str) -> None:
    assert analyse(written).text == text


@pytest.mark.parametrize("word", ["王牌", "金牌", "牌"])
def test_a_word_that_ends_in_pai_keeps_it(word: str) -> None:
    assert analyse(word).text == word


def test_a_mixed_mark_is_split_into_its_chinese_and_its_foreign_line() -> None:
    mark = analyse("海尔 Haier X200 智家")
    assert (mark.han, mark.words) == ("海尔智家", ("haier", "x200"))


def test_digits_go_with_the_script_they_stand_next_to() -> None:
    assert analyse("7喜 SODA").han == "7喜"
    assert analyse("可乐 8MW").words == ("8mw",)


def test_a_number_stands_in_both_lines() -> None:
    mark = analyse("360")
    assert (mark.han, mark.latin, mark.digits_only) == ("360", "360", True)


@pytest.mark.parametrize("text", ["", "  ", "!?…", "。，", "😀🎉", "\x00\x1b", "\u202e\u200f"])
def test_a_text_without_words_gives_an_empty_mark(text: str) -> None:
    assert analyse(text).text == ""


def test_a_difference_of_writing_is_named() -> None:
    assert differences(analyse("龍"), analyse("龙")) == ["trad"]
    assert differences(analyse("Puma"), analyse("PUMA")) == ["case"]
    assert differences(analyse("牛牌"), analyse("牛")) == ["pai"]
    assert differences(analyse("A B"), analyse("A B")) == ["same"]


@given(st.text(max_size=60))
def test_any_text_can_be_normalised_and_normalising_again_changes_nothing_of_the_lines(text: str) -> None:
    mark = analyse(text)
    assert sum(len(p.text) for p in mark.pieces) == len(mark.text)
    assert analyse(mark.han).han == mark.han or mark.han.endswith("牌")


@given(st.text(alphabet="abcxyzABCXYZ0189", min_size=1, max_size=20))
def test_full_width_and_case_never_change_the_text(text: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in text)
    assert analyse(wide).text == analyse(text).text == analyse(text.swapcase()).text
