"""Checks that a form makes when a field is left."""

import pytest

from fairdesk.core import validation
from fairdesk.core.rights import RightKind
from fairdesk.errors import Known


def told(problem: validation.Problem | None) -> str:
    assert problem is not None
    return str(Known(problem[0], **problem[1]))


def test_a_wrong_check_digit_is_told_with_the_right_one() -> None:
    text = told(validation.right_number("ZL202330123456.1", RightKind.PAT_DES))
    assert "FD-1103" in text
    assert "ZL202330123456.1" in text
    assert validation.right_number(text[text.index("ZL") :][:15] + text.split("应为 ")[1][0], RightKind.PAT_DES) is None


def test_a_patent_number_of_another_kind_is_told() -> None:
    assert "FD-1106" in told(validation.right_number("ZL201510163325.6", RightKind.PAT_DES))
    assert validation.right_number("ZL201510163325.6", RightKind.PAT_INV) is None


@pytest.mark.parametrize(
    ("number", "code"), [("", "FD-1101"), ("abc", "FD-1102"), ("201510163325", "FD-1104"), ("CN104751825B", None)]
)
def test_patent_numbers_as_people_type_them(number: str, code: str | None) -> None:
    problem = validation.right_number(number, RightKind.PAT_INV)
    assert (problem[0] if problem else None) == code


def test_trade_mark_numbers_are_up_to_eight_digits_or_madrid() -> None:
    assert validation.right_number("12345678", RightKind.TM) is None
    assert validation.right_number("G1234567", RightKind.TM) is None
    assert "FD-1105" in told(validation.right_number("123456789", RightKind.TM))


def test_a_foreign_number_is_not_judged_by_chinese_rules() -> None:
    assert validation.right_number("US 8,930,553 B2", RightKind.PAT_INV, "US") is None


def test_a_wrong_credit_code_is_told_with_its_right_check_character() -> None:
    assert validation.identity_number("91350100M000100Y43", organisation=True) is None
    assert "应为 3" in told(validation.identity_number("91350100M000100Y44", organisation=True))
    assert "FD-1107" in told(validation.identity_number("91350100", organisation=True))


def test_a_foreign_company_needs_no_credit_code() -> None:
    assert validation.identity_number("HRB 12345", organisation=True, country="DE") is None


@pytest.mark.parametrize(("value", "good"), [("a@b.cn", True), ("", True), ("a@b", False), ("a b@c.cn", False)])
def test_mail_addresses(value: str, good: bool) -> None:
    assert (validation.email(value) is None) == good


@pytest.mark.parametrize(("value", "good"), [("9.2B16-18", True), ("", False), ("展位", False), ("1" * 41, False)])
def test_booth_numbers(value: str, good: bool) -> None:
    assert (validation.booth(value) is None) == good
