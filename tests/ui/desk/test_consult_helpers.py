"""Knowledge base, experts, partner bodies and volunteers on the page Consultations."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from station_fixture import CASES, Fixture, Places, write

from fairdesk.casework.services.articles import published
from fairdesk.casework.services.lists import partners, volunteers
from fairdesk.casework.setup import staff_id
from fairdesk.ui.desk.consult import ConsultPage
from fairdesk.ui.desk.consult.spans_editor import read_span
from fairdesk.ui.moments import local
from fairdesk.ui.preferences import MemoryPreferences


def shown(qtbot: QtBot, desk: Fixture, tab: str) -> ConsultPage:
    made = ConsultPage(desk.context, Places(), MemoryPreferences())
    qtbot.addWidget(made)
    made.resize(1174, 720)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.open(tab=tab)
    qtbot.waitUntil(lambda: bool(made.knowledge.role))
    return made


@pytest.fixture
def books(qtbot: QtBot, desk: Fixture) -> ConsultPage:
    page = shown(qtbot, desk, "knowledge")
    qtbot.waitUntil(lambda: bool(part(page, "knowledge.list").rows))
    return page


@pytest.fixture
def helpers(qtbot: QtBot, desk: Fixture) -> ConsultPage:
    return shown(qtbot, desk, "helpers")


def part(page: QWidget, name: str) -> Any:
    found = page.findChild(QWidget, f"consult.{name}")
    assert found is not None, name
    return found


def press(qtbot: QtBot, page: ConsultPage, name: str) -> None:
    button = page.findChild(QPushButton, f"consult.{name}")
    assert button is not None, name
    assert button.isVisible() and button.isEnabled(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def versions(desk: Fixture) -> dict[tuple[str, str], tuple[int, bool]]:
    with desk.station.read() as session:
        return {key: (row.version, row.withdrawn) for key, row in published(session, desk.station.id).items()}


def experts(desk: Fixture) -> list[partners.PartnerView]:
    with desk.station.read() as session:
        return partners.partners(session, desk.station.id, local(desk.clock()).date())


def expert_calls(desk: Fixture, case_id: str) -> list[partners.CallView]:
    with desk.station.read() as session:
        return partners.calls(session, case_id)


def enter(desk: Fixture, name: str, **more: Any) -> str:
    given = {"kind": "expert", "name": name, "specialities": ("TM",), "phone": "13711112222"}
    expert: str = desk.do("partner.enter", given | more).entry.id
    return expert


# ---- knowledge ----


def test_articles_are_searched_as_you_type_and_read(qtbot: QtBot, books: ConsultPage) -> None:
    everything = len(part(books, "knowledge.list").rows)
    write(part(books, "knowledge.query"), "评价报告")
    rows = part(books, "knowledge.list")
    qtbot.waitUntil(lambda: 0 < len(rows.rows) < everything and bool(rows.rows[0].snippet))
    rows.choose(0)
    article = rows.rows[0].article
    assert article.id == "evaluation-report"
    assert part(books, "knowledge.title").text() == article.title
    assert "##" not in part(books, "knowledge.text").toPlainText()


def test_the_head_publishes_a_new_version_and_withdraws_it(qtbot: QtBot, desk: Fixture, books: ConsultPage) -> None:
    rows = part(books, "knowledge.list")
    rows.choose(next(place for place, hit in enumerate(rows.rows) if hit.article.id == "mediation"))
    press(qtbot, books, "knowledge.edit")
    body = part(books, "article.body")
    body.setPlainText("")
    press(qtbot, books, "article.publish")
    assert books.knowledge.form.fields["body"].error
    write(body, "## 本站做法\n\n先调解。")
    press(qtbot, books, "article.publish")
    qtbot.waitUntil(lambda: versions(desk) == {("mediation", "zh"): (2, False)})
    qtbot.waitUntil(lambda: "第 2 版" in books.strip.text)
    qtbot.waitUntil(lambda: "先调解" in part(books, "knowledge.text").toPlainText())
    press(qtbot, books, "knowledge.withdraw")
    press(qtbot, books, "knowledge.withdraw.yes")
    qtbot.waitUntil(lambda: versions(desk) == {("mediation", "zh"): (2, True)})


def test_a_version_that_somebody_published_meanwhile_is_not_overwritten(
    qtbot: QtBot, desk: Fixture, books: ConsultPage
) -> None:
    rows = part(books, "knowledge.list")
    article = rows.rows[0].article
    rows.choose(0)
    press(qtbot, books, "knowledge.edit")
    desk.do(
        "knowledge.publish",
        {
            "article": article.id, "lang": "zh", "title": "先到", "topics": ("LAW",), "body": "x", "source": "y",
            "replaces": article.version,
        },
    )  # fmt: skip
    press(qtbot, books, "article.publish")
    qtbot.waitUntil(lambda: "新版" in books.knowledge.form.strip.text)
    assert versions(desk)[article.id, "zh"] == (article.version + 1, False)


def test_who_may_not_publish_only_reads(qtbot: QtBot, desk: Fixture) -> None:
    desk.context.author = staff_id(desk.station.id, "zhouyu")
    page = shown(qtbot, desk, "knowledge")
    qtbot.waitUntil(lambda: part(page, "knowledge.text").isVisible())
    assert not part(page, "knowledge.new").isVisible()
    assert not part(page, "knowledge.edit").isVisible()


# ---- experts ----


def test_an_expert_is_entered_with_days_and_found_by_name(qtbot: QtBot, desk: Fixture, helpers: ConsultPage) -> None:
    press(qtbot, helpers, "helpers.new")
    write(part(helpers, "partner.name"), "陈思远")
    part(helpers, "partner.speciality.TM").click()
    write(part(helpers, "partner.available"), "10 月中旬")
    press(qtbot, helpers, "partner.save")
    assert "10 月中旬" in helpers.helpers.form.fields["available"].error
    part(helpers, "partner.available").setPlainText("2026-10-15 ~ 2026-10-17 上午")
    press(qtbot, helpers, "partner.save")
    qtbot.waitUntil(lambda: bool(helpers.helpers.form.fields["phone"].error))
    write(part(helpers, "partner.phone"), "13711112222")
    press(qtbot, helpers, "partner.save")
    qtbot.waitUntil(lambda: [row.name for row in part(helpers, "partners").rows] == ["陈思远"])
    assert experts(desk)[0].available == ({"first": "2026-10-15", "last": "2026-10-17", "hours": "上午"},)
    write(part(helpers, "helpers.query"), "没有这个人")
    qtbot.waitUntil(lambda: part(helpers, "partners").rows == ())


def test_an_expert_is_called_declares_comes_and_goes(qtbot: QtBot, desk: Fixture, helpers: ConsultPage) -> None:
    case_id = desk.receive(1)
    enter(desk, "林芷")
    helpers.refresh()
    rows = part(helpers, "partners")
    qtbot.waitUntil(lambda: len(rows.rows) == 1 and part(helpers, "helpers.case").count() == 2)
    part(helpers, "helpers.case").set_value(case_id)
    rows.choose(0)
    qtbot.waitUntil(lambda: part(helpers, "expert.call").isVisible())
    press(qtbot, helpers, "expert.call")
    called = part(helpers, "expert.calls")

    def act() -> None:
        qtbot.mouseClick(called.viewport(), Qt.MouseButton.LeftButton, pos=called.act_place(0).center())

    qtbot.waitUntil(lambda: len(called.rows) == 1)
    act()
    qtbot.waitUntil(lambda: called.rows[0].declared_free)
    act()
    qtbot.waitUntil(lambda: called.rows[0].came_at is not None)
    desk.clock.forward(hours=1)
    act()
    write(part(helpers, "stay.work"), "比对两件外观")
    press(qtbot, helpers, "stay.save")
    qtbot.waitUntil(lambda: expert_calls(desk, case_id)[0].work == "比对两件外观")


def test_an_expert_tied_to_a_party_is_told_and_cannot_be_called(
    qtbot: QtBot, desk: Fixture, helpers: ConsultPage
) -> None:
    case_id = desk.receive(1)
    enter(desk, "林芷", keeps_out=(CASES[1][0],))
    helpers.refresh()
    rows = part(helpers, "partners")
    qtbot.waitUntil(lambda: len(rows.rows) == 1 and part(helpers, "helpers.case").count() == 2)
    part(helpers, "helpers.case").set_value(case_id)
    qtbot.waitUntil(lambda: rows.rows[0].tie == CASES[1][0])
    rows.choose(0)
    assert not part(helpers, "expert.call").isVisible()


def test_an_expert_is_retired_with_a_reason(qtbot: QtBot, desk: Fixture, helpers: ConsultPage) -> None:
    enter(desk, "林芷")
    helpers.refresh()
    rows = part(helpers, "partners")
    qtbot.waitUntil(lambda: len(rows.rows) == 1)
    rows.choose(0)
    press(qtbot, helpers, "partner.retire")
    press(qtbot, helpers, "retire.save")
    assert helpers.helpers.card.retiring.fields["why"].error
    write(part(helpers, "retire.why"), "调离")
    press(qtbot, helpers, "retire.save")
    qtbot.waitUntil(lambda: rows.rows == () and experts(desk) == [])


@pytest.mark.parametrize(
    ("line", "first", "last", "hours"),
    [
        ("2026-10-15 ~ 2026-10-17 上午", "2026-10-15", "2026-10-17", "上午"),
        ("20261015 至 20261016", "2026-10-15", "2026-10-16", ""),
        ("2026年10月15日", "2026-10-15", "2026-10-15", ""),
        ("2026-10-15 to 2026-10-16 09:00-12:00", "2026-10-15", "2026-10-16", "09:00-12:00"),
    ],
)
def test_a_span_of_days_is_read_as_people_write_it(line: str, first: str, last: str, hours: str) -> None:
    assert read_span(line) == {"first": first, "last": last, "hours": hours}


# ---- volunteers ----


def test_a_volunteer_is_enrolled_planned_and_their_hours_attested(
    qtbot: QtBot, desk: Fixture, helpers: ConsultPage
) -> None:
    part(helpers, "helpers.kind").buttons["volunteer"].click()
    press(qtbot, helpers, "helpers.new")
    press(qtbot, helpers, "volunteer.save")
    assert helpers.helpers.enrol.fields["name"].error
    write(part(helpers, "volunteer.name"), "苏晓")
    press(qtbot, helpers, "volunteer.save")
    rows = part(helpers, "volunteers")
    qtbot.waitUntil(lambda: len(rows.rows) == 1)
    rows.choose(0)
    press(qtbot, helpers, "shift.save")
    roster = part(helpers, "roster")
    qtbot.waitUntil(lambda: len(roster.rows) == 1)
    desk.clock.forward(hours=3)
    press(qtbot, helpers, "shift.save")
    qtbot.waitUntil(lambda: "重叠" in helpers.helpers.roster.shift.fields["starts_at"].error)
    qtbot.mouseClick(roster.viewport(), Qt.MouseButton.LeftButton, pos=roster.act_place(0).center())
    press(qtbot, helpers, "attend.save")
    qtbot.waitUntil(lambda: [row.hours for row in rows.rows] == [3.0])
    with desk.station.read() as session:
        assert volunteers.roster(session, desk.station.id, local(desk.clock()).date())[0].hours == 3.0
