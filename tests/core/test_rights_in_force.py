"""Is a right in force on a day?"""

from datetime import date

import pytest

from fairdesk.casework.rules import rule_set
from fairdesk.core.rights import Force, RightKind, RightStatus, add_months, end_of_term, force_on

TERMS = rule_set("CNIPA-2022").terms


def judge(day: date, kind: RightKind, status: RightStatus = RightStatus.IN_FORCE, **dates: date | None) -> Force:
    given = {"filed": None, "granted": None, "expires": None} | dates
    return force_on(day, kind=kind, status=status, terms=TERMS, **given)  # type: ignore[arg-type]


def test_an_invention_lasts_twenty_years_from_filing() -> None:
    filed = date(2006, 11, 24)
    assert judge(date(2026, 11, 24), RightKind.PAT_INV, filed=filed).in_force
    late = judge(date(2026, 11, 25), RightKind.PAT_INV, filed=filed)
    assert (late.in_force, late.reason, late.until) == (False, "expired", date(2026, 11, 24))


def test_a_design_filed_before_june_2021_lasts_ten_years_and_a_later_one_fifteen() -> None:
    assert end_of_term(RightKind.PAT_DES, date(2021, 5, 31), None, TERMS) == date(2031, 5, 31)
    assert end_of_term(RightKind.PAT_DES, date(2021, 6, 1), None, TERMS) == date(2036, 6, 1)


def test_a_trade_mark_stays_usable_in_its_six_months_of_grace() -> None:
    expires = date(2026, 6, 30)
    grace = judge(date(2026, 12, 30), RightKind.TM, expires=expires)
    assert (grace.in_force, grace.reason) == (True, "grace")
    assert not judge(date(2026, 12, 31), RightKind.TM, expires=expires).in_force


def test_a_patent_has_no_grace() -> None:
    assert not judge(date(2026, 7, 1), RightKind.PAT_UM, expires=date(2026, 6, 30)).in_force


@pytest.mark.parametrize("status", [RightStatus.EXPIRED, RightStatus.LAPSED, RightStatus.INVALID, RightStatus.REFUSED])
def test_a_dead_right_is_not_in_force_whatever_its_dates_say(status: RightStatus) -> None:
    assert judge(date(2026, 1, 1), RightKind.TM, status, expires=date(2030, 1, 1)).reason == "status"


def test_a_pending_application_is_no_right_yet() -> None:
    assert judge(date(2026, 1, 1), RightKind.TM, RightStatus.PENDING).reason == "not_granted"


def test_a_right_granted_after_the_fair_is_not_in_force_at_the_fair() -> None:
    assert judge(date(2026, 1, 1), RightKind.TM, granted=date(2026, 1, 2)).reason == "not_yet"


def test_nothing_known_is_not_taken_for_in_force() -> None:
    assert judge(date(2026, 1, 1), RightKind.CR, RightStatus.UNKNOWN) == Force(False, "unknown")


def test_months_are_added_to_the_end_of_shorter_months() -> None:
    assert add_months(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert add_months(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
