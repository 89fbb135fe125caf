"""Where lines end in Chinese text with Latin words in it."""

from hypothesis import given
from hypothesis import strategies as st

from fairdesk.papers.linebreak import NO_END, NO_START, break_lines, is_cjk


def broken(text: str, room: float, indent: float = 0.0) -> list[str]:
    widths = [10.0 if is_cjk(c) else 5.0 for c in text]
    return [text[line.start : line.end] for line in break_lines(text, widths, room, indent)]


clauses = st.lists(st.text("展会知识产权工作站涉嫌侵权", min_size=2, max_size=12), min_size=1, max_size=20)
marks = st.sampled_from(["，", "。", "；", "（注）", "《法》", "ZL 2023 ", "PUMA", "24小时"])


@given(st.lists(st.tuples(clauses, marks), min_size=1, max_size=6), st.integers(8, 30))
def test_no_line_starts_with_closing_or_ends_with_opening_punctuation(
    parts: list[tuple[list[str], str]], n: int
) -> None:
    text = "".join("".join(words) + mark for words, mark in parts)
    lines = broken(text, n * 10.0)
    assert all(line[0] not in NO_START for line in lines if line)
    assert all(line[-1] not in NO_END for line in lines[:-1])


@given(st.text("展会，。 AbC12（）", max_size=80), st.integers(3, 20))
def test_every_character_is_on_exactly_one_line(text: str, n: int) -> None:
    assert "".join("".join(broken(text, n * 10.0)).split()) == "".join(text.split())


@given(st.text("展会，。 AbC12（）", max_size=80), st.integers(3, 20))
def test_no_line_is_wider_than_the_room(text: str, n: int) -> None:
    widths = [10.0 if is_cjk(c) else 5.0 for c in text]
    assert all(line.width <= n * 10.0 + 0.02 for line in break_lines(text, widths, n * 10.0))


def test_a_latin_word_stays_whole_and_moves_to_the_next_line() -> None:
    assert broken("展品为Electrolux牌", 60) == ["展品为", "Electrolux牌"]


def test_a_word_longer_than_the_line_is_cut_after_a_separator() -> None:
    lines = broken("https://shop.example.org/item/4711-black-edition", 120)
    assert len(lines) > 1 and all(len(line) <= 24 for line in lines)
    assert lines[0].endswith("/")


def test_a_number_stays_with_its_unit_and_its_article() -> None:
    for room in range(60, 200, 10):
        joined = "|".join(broken("自送达之时起24小时内依照第14条规定于2026年提出", room))
        for whole in ("24小", "第14条", "2026年"):
            assert whole in joined


def test_a_document_number_is_not_torn() -> None:
    for room in range(120, 240, 10):
        assert "〔2026〕12号" in "|".join(broken("案号为样例交易会知投字〔2026〕12号的案件", room))


def test_forced_line_ends_and_empty_lines_are_kept() -> None:
    assert broken("甲\n\n乙", 100) == ["甲", "", "乙"]


def test_only_the_first_line_of_a_paragraph_is_indented() -> None:
    assert broken("甲" * 15, 100, indent=20) == ["甲" * 8, "甲" * 7]
