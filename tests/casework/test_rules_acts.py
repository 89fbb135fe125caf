"""The head of station on the rules: confirming entries, adopting an edited copy, setting periods and hours."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from fairdesk.casework import projection, rulebook, rulepage, rules
from fairdesk.casework.act import Refused
from fairdesk.casework.rulepage import RuleSetView
from fairdesk.core.clocks import ClockKind
from fairdesk.store import journal
from fairdesk.store.database import Database
from fairdesk.store.tables import Case, Fair
from tests.casework.day import Day

RefusedCodes = Callable[[Callable[[], object]], list[str]]

COPY = """
extends = "CNIPA-2022"
id = "CNIPA-2022"
version = "2022.1-样展"
title = { zh = "样展规则", en = "Rules of the sample fair" }
verified = false
source = "参展手册"

[answer]
hours = 6
cap = "fair_close"
source = "参展手册第八条"
verified = true
"""


def page(day: Day) -> RuleSetView:
    """The rule set of the fair as its page shows it."""
    with day.station.read() as session:
        fair = session.get_one(Fair, "样展-2026")
        return rulepage.page(session, day.station.id, fair)


def cited(day: Day) -> list[str]:
    """The articles that a complaint accepted now would name."""
    case = day.receive(respondent={"name": f"样例{day.clock.forward(minutes=1).timestamp():.0f}厂"})
    data = day.do("complaint.accept", case, not_sued=True).paper("D04")["data"]
    return [citation["text"] for citation in data["citations"]]


def answer_hours(day: Day, case: str) -> float:
    clock = next(c for c in day.view(case).clocks if c.kind is ClockKind.ANSWER)
    return (clock.due_at - clock.started_at) / timedelta(hours=1)


def test_an_unverified_article_is_printed_only_after_the_head_confirmed_it(day: Day) -> None:
    assert cited(day) == []
    day.do("rules.confirm", by=day.head, key="citations.GUIDE-13", reason="核对国知发保字〔2022〕30号原文")
    assert cited(day) == ["《展会知识产权保护指引》第十三条"]
    entry = next(e for e in page(day).entries if e.key == "citations.GUIDE-13")
    assert (entry.verified, entry.stands, entry.confirmed_reason) == (False, True, "核对国知发保字〔2022〕30号原文")
    day.do("rules.confirm", by=day.head, key="citations.GUIDE-13", reason="看错了", withdraw=True)
    assert cited(day) == []
    assert day.station.verify().ok


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"key": "citations.GUIDE-99", "reason": "x"}, ["FD-1906"]),
        ({"key": "citations.GUIDE-14", "reason": "x"}, ["FD-1907"]),
        ({"key": "citations.GUIDE-13", "reason": " "}, ["FD-1908"]),
        ({"key": "citations.GUIDE-13", "reason": "x", "withdraw": True}, ["FD-1909"]),
        ({"key": "answer", "reason": "x", "rule_id": "NOWHERE"}, ["FD-1902"]),
    ],
)
def test_a_confirmation_names_an_unverified_entry_and_its_reason(
    day: Day, refused: RefusedCodes, given: dict[str, object], codes: list[str]
) -> None:
    assert refused(lambda: day.do("rules.confirm", by=day.head, **given)) == codes


def test_only_the_head_touches_the_rules(day: Day, refused: RefusedCodes) -> None:
    assert refused(lambda: day.do("rules.confirm", key="citations.GUIDE-13", reason="x")) == ["FD-1008"]
    assert refused(lambda: day.do("rules.adopt", text=COPY, reason="x")) == ["FD-1008"]


def test_the_same_entry_is_not_confirmed_twice(day: Day, refused: RefusedCodes) -> None:
    confirm = {"by": day.head, "key": "citations.GUIDE-13", "reason": "x"}
    day.do("rules.confirm", **confirm)
    assert refused(lambda: day.do("rules.confirm", **confirm)) == ["FD-1910"]


def test_an_adopted_copy_rules_new_cases_and_running_ones_keep_theirs(day: Day) -> None:
    running = day.receive()
    day.do("rules.adopt", by=day.head, text=COPY, reason="主办方参展手册")
    new = day.receive(respondent={"name": "另一家样例厂"})
    for case in (running, new):
        day.accept(case)
        day.notify(case)
    assert answer_hours(day, running) == 24
    assert answer_hours(day, new) == 6
    assert day.view(new).rule_set == "CNIPA-2022 2022.1-样展"
    assert day.station.verify().ok


def test_the_page_of_an_adopted_copy_shows_what_it_changes_and_its_text(day: Day) -> None:
    day.do("rules.adopt", by=day.head, text=COPY, reason="主办方参展手册")
    shown = page(day)
    assert (shown.version, shown.adopted, shown.in_use, shown.text) == ("2022.1-样展", True, True, COPY.strip())
    answer = next(e for e in shown.entries if e.key == "answer")
    assert (answer.origin, answer.overrides) == ("CNIPA-2022 2022.1-样展", "CNIPA-2022")
    with day.station.read() as session:
        listed = rulepage.available(session, day.station.id)
    assert listed[0][:2] == ("CNIPA-2022", "2022.1-样展")
    assert {rule_id for rule_id, *_ in listed[1:]} == set(rules.rule_sets())


def test_a_copy_stays_as_it_was_adopted_when_the_installed_base_changes(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    day.do("rules.adopt", by=day.head, text=COPY, reason="主办方参展手册")
    before = page(day).entries
    monkeypatch.setattr(rules, "read", lambda *_: pytest.fail("an adopted copy was merged anew"))
    assert page(day).entries == before
    assert day.station.verify().ok


def test_a_copy_with_a_mistake_or_a_known_version_is_refused_and_nothing_changes(
    day: Day, refused: RefusedCodes
) -> None:
    for text, code in (
        (COPY.replace("hours = 6", "hours = -6"), "FD-1901"),
        (COPY.replace("2022.1-样展", "2022.1"), "FD-1911"),
        ("id =", "FD-1901"),
    ):
        assert refused(lambda text=text: day.do("rules.adopt", by=day.head, text=text, reason="x")) == [code]  # type: ignore[misc]
    assert page(day).version == "2022.1"


def test_a_confirmation_holds_for_its_wording_only(day: Day) -> None:
    day.do("rules.confirm", by=day.head, key="citations.GUIDE-13", reason="x")
    day.do("rules.confirm", by=day.head, key="citations.GUIDE-15", reason="x")
    other = """
[[citations]]
code = "GUIDE-13"
use = ["acceptance"]
text = { zh = "另一条", en = "another article" }
source = "x"
verified = false
"""
    day.do("rules.adopt", by=day.head, text=COPY + other, reason="x")
    stands = {e.key: e.stands for e in page(day).entries}
    assert not stands["citations.GUIDE-13"]
    assert stands["citations.GUIDE-15"]
    assert cited(day) == []


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"name": "answer"}, ["FD-1912"]),
        ({"name": "materials"}, ["FD-1912"]),
        ({"name": "answer", "hours": 0}, ["FD-1912", "FD-1913"]),
        ({"name": "answer", "hours": 1.5}, ["FD-1912", "FD-1913"]),
        ({"name": "answer", "set_by": ""}, ["FD-1912", "FD-1914"]),
    ],
)
def test_a_period_is_set_only_where_the_rules_leave_it_to_the_fair(
    day: Day, refused: RefusedCodes, given: dict[str, object], codes: list[str]
) -> None:
    full = {"hours": 12, "set_by": "样例局", "reason": "展期短"} | given
    assert refused(lambda: day.do("rules.set_period", by=day.head, **full)) == codes


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ([], "FD-1918"),
        ([("2026-11-23", "17:00", "09:00")], "FD-1915"),
        ([("2026-12-23", "09:00", "17:00")], "FD-1916"),
        ([("2026-11-23", "09:00", "17:00"), ("2026-11-23", "09:00", "12:00")], "FD-1917"),
    ],
)
def test_opening_hours_belong_to_days_of_the_fair(
    day: Day, refused: RefusedCodes, days: list[tuple[str, str, str]], code: str
) -> None:
    given = [{"day": d, "opens": o, "closes": c} for d, o, c in days]
    assert refused(lambda: day.do("fair.set_hours", by=day.head, days=given)) == [code]


def test_opening_hours_can_be_entered_anew(day: Day) -> None:
    for closes in ("17:00", "16:00"):
        day.do("fair.set_hours", by=day.head, days=[{"day": "2026-11-23", "opens": "09:00", "closes": closes}])
    from fairdesk.casework.duetimes import fair_times

    with day.station.read() as session:
        times = fair_times(session, session.get_one(Fair, "样展-2026"), day.station.id)
    assert [(s.begin.hour, s.end.hour) for s in times.hall.days] == [(9, 16)]
    assert day.station.verify().ok


def test_a_refused_copy_says_what_is_wrong_with_it(day: Day) -> None:
    with pytest.raises(Refused, match=r"answer\.hours"):
        day.do("rules.adopt", by=day.head, text=COPY.replace("hours = 6", 'hours = "soon"'), reason="x")


def test_the_central_service_knows_each_station_s_copy_of_the_same_name(tmp_path: Path) -> None:
    centre = Database.in_memory()
    for n, hours in enumerate((6, 8)):
        day = Day(tmp_path / str(n), block=(1000 * n + 1, 1000 * n + 999), fresh=True)
        day.do("rules.adopt", by=day.head, text=COPY.replace("hours = 6", f"hours = {hours}"), reason="x")
        day.receive()
        with day.station.read() as session, centre.write() as central:
            for entry in journal.entries(session):
                projection.apply(central, entry)
        day.station.close()
    with centre.read() as session:
        cases = session.exec(select(Case).order_by(Case.n)).all()
        fair = session.get_one(Fair, "样展-2026")
        assert [rulebook.rules_of(session, case.station_id, fair, case).answer.hours for case in cases] == [6, 8]
    centre.close()
