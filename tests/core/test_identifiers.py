"""Numbers on certificates: check digits and the many ways to write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.core.identifiers import (
    PatentNumber,
    lookup_keys,
    parse_patent_number,
    tidy,
    uscc_check,
    valid_resident_id,
    valid_uscc,
)


def test_a_published_patent_number_has_the_right_check_digit() -> None:
    # 200820185283.1 is printed in a published case (domain.md §8.1)
    number = parse_patent_number("ZL 2008 2 0185283.1")
    assert number is not None
    assert number.valid
    assert (number.kind, number.year) == ("PAT-UM", 2008)


@pytest.mark.parametrize(
    "text", ["ZL201510163325.6", "zl 2015 1 0163325.6", "２０１５１０１６３３２５．６", "CN2015101633256"]
)
def test_every_usual_writing_of_a_patent_number_is_read(text: str) -> None:
    number = parse_patent_number(text)
    assert number == PatentNumber("201510163325", "6")
    assert number is not None
    assert number.valid


@pytest.mark.parametrize("text", ["", "ZL", "12345", "ZL20151016332", "187510163325.6", "ZL2015101633X5.6"])
def test_what_is_no_patent_number_is_not_taken_for_one(text: str) -> None:
    assert parse_patent_number(text) is None


@given(st.integers(1985, 2030), st.sampled_from("12389"), st.integers(0, 9_999_999), st.integers(0, 11))
def test_one_wrong_digit_in_a_patent_number_is_always_noticed(year: int, kind: str, serial: int, place: int) -> None:
    body = f"{year}{kind}{serial:07d}"
    good = PatentNumber(body, PatentNumber(body, "").expected_check)
    assert good.valid
    changed = str((int(body[place]) + 1) % 10)
    assert not PatentNumber(body[:place] + changed + body[place + 1 :], good.check).valid


def test_a_two_digit_year_is_of_the_last_century() -> None:
    number = parse_patent_number("ZL 98 3 12345.6")
    assert number is not None
    assert number.year == 1998
    assert number.kind == "PAT-DES"


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_a_credit_code_is_valid_with_exactly_one_check_character(body: str) -> None:
    check = uscc_check(body)
    valid = [ch for ch in "0123456789ABCDEFGHJKLMNPQRTUWXY" if valid_uscc(body + ch)]
    assert valid == [check]


def test_a_credit_code_with_a_letter_outside_the_alphabet_is_refused() -> None:
    assert uscc_check("91350100I000100Y4") is None
    assert not valid_uscc("91350100I000100Y43")


def test_the_standard_s_own_example_of_an_identity_number_is_valid() -> None:
    assert valid_resident_id("11010519491231002X")  # example of GB 11643
    assert not valid_resident_id("110105194912310021")


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("ZL 2015 1 0163325.6", "201510163325.6"),
        ("CN201510163325", "201510163325.6"),
        ("CN104751825B", "104751825"),
        ("US 8,930,553 B2", "08930553"),
        ("76/044,902", "76044902"),
        ("000428557", "428557"),
        ("USD701234S1", "D0701234"),
        ("g 1234567", "G1234567"),
    ],
)
def test_two_writings_of_one_number_meet_in_a_key(written: str, stored: str) -> None:
    assert set(lookup_keys(written)) & set(lookup_keys(stored))


@given(st.text(max_size=60))
def test_any_text_has_keys_without_failing(text: str) -> None:
    assert all(lookup_keys(text))
    assert not any(ch.isspace() for ch in tidy(text))
