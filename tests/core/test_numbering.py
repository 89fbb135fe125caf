"""Case and paper numbers."""

from fairdesk.core.numbering import Block, check_template, number


def test_a_number_looks_like_the_standard_wants_it() -> None:
    assert number("{fair}知{word}字〔{yyyy}〕{n}号", fair="样展", word="投", year=2026, n=1) == "样展知投字〔2026〕1号"


def test_the_common_station_style_with_zeros_is_possible_too() -> None:
    template = "〔{yyyy}〕{fair}知{word}字第{n:03d}号"
    assert check_template(template) == []
    assert number(template, fair="样展", word="投", year=2026, n=1) == "〔2026〕样展知投字第001号"


def test_a_template_without_a_running_number_or_with_an_unknown_field_is_wrong() -> None:
    assert check_template("{fair}{yyyy}") == ["n"]
    assert check_template("{n}{place}") == ["place"]
    assert check_template("{n") != []


def test_a_block_starts_at_its_first_number_and_ends_at_its_last() -> None:
    block = Block(100, 102)
    assert [block.next_after(None), block.next_after(7), block.next_after(100), block.next_after(102)] == [
        100,
        100,
        101,
        None,
    ]
