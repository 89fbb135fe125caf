"""Several cases at once in the list, as the people at the desk use it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from accessibility import nameless
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, Places

from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.cases import CasesPage
from fairdesk.ui.preferences import MemoryPreferences

ALL = ("IDENTITY", "CERTIFICATE", "STATUS_PROOF", "DESIGN_PICTURES", "EVIDENCE", "FOREIGN_FORM", "POA", "CLAIMS")


@pytest.fixture
def page(qtbot: QtBot, desk: Fixture, preferences: MemoryPreferences) -> CasesPage:
    made = CasesPage(desk.context, Places(), preferences)
    qtbot.addWidget(made)
    made.resize(1174, 720)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    qtbot.waitUntil(lambda: not made.table.model.loading)
    return made


def accepted(desk: Fixture, place: int) -> str:
    case_id = desk.receive(place, shown=ALL)
    desk.do("complaint.accept", {"not_sued": True}, case_id)
    desk.context.bus.publish(Changes.everything())
    return case_id


def choose_all(qtbot: QtBot, page: CasesPage, n: int) -> None:
    """With the keyboard alone: Space adds each case to the choice."""
    qtbot.waitUntil(lambda: page.table.model.total == n and not page.table.model.loading)
    view = page.table.view
    view.setFocus()
    view.selectRow(0)
    for _ in range(n - 1):
        qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(page.batch.isVisible)


def press(qtbot: QtBot, page: CasesPage, name: str) -> None:
    button = page.findChild(QPushButton, f"cases.batch.{name}")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_all_chosen_cases_are_notified_for_one_planned_time(qtbot: QtBot, desk: Fixture, page: CasesPage) -> None:
    cases = [accepted(desk, place) for place in (0, 1, 3)]
    choose_all(qtbot, page, 3)
    assert "3" in page.batch._words.text()
    press(qtbot, page, "notify")
    qtbot.waitUntil(lambda: "办理 3 件，未办 0 件" in page.batch.outcome.text)
    for case_id in cases:
        notice = next(paper for paper in desk.station.paper_list(case_id) if paper.code == "D07")
        assert notice.number in page.batch.outcome.text
        printed = desk.station.case(case_id, desk.author).printed_deadline
        assert printed == desk.clock() + timedelta(hours=24, minutes=30)


def test_one_case_that_fails_is_told_and_does_not_stop_the_others(qtbot: QtBot, desk: Fixture, page: CasesPage) -> None:
    cases = [accepted(desk, place) for place in (0, 1, 3)]
    desk.do("respondent.notify", {"planned_service": desk.clock()}, cases[1])
    choose_all(qtbot, page, 3)
    press(qtbot, page, "notify")
    qtbot.waitUntil(lambda: "办理 2 件，未办 1 件" in page.batch.outcome.text)
    assert "3.1C08 · 汕头市康帅食品厂：未办。" in page.batch.outcome.text
    assert all(any(p.code == "D07" for p in desk.station.paper_list(case_id)) for case_id in cases)


def test_serving_all_needs_a_name_at_the_booth(qtbot: QtBot, desk: Fixture, page: CasesPage) -> None:
    named = desk.receive(0, shown=ALL, respondent={"name": "宁波海澜电器有限公司", "contact": "刘强"})
    nameless_ = desk.receive(1, shown=ALL)
    for case_id in (named, nameless_):
        desk.do("complaint.accept", {"not_sued": True}, case_id)
        desk.do("respondent.notify", {"planned_service": desk.clock()}, case_id)
    desk.context.bus.publish(Changes.everything())
    choose_all(qtbot, page, 2)
    press(qtbot, page, "serve")
    qtbot.waitUntil(lambda: "办理 1 件，未办 1 件" in page.batch.outcome.text)
    assert (desk.row(named).state, desk.row(nameless_).state) == ("NOTIFIED", "ACCEPTED")


def test_cases_in_different_states_are_not_done_together(qtbot: QtBot, desk: Fixture, page: CasesPage) -> None:
    desk.receive(2)
    accepted(desk, 0)
    choose_all(qtbot, page, 2)
    assert "状态不同" in page.batch._words.text()
    assert not page.batch.notify.isVisible()
    press(qtbot, page, "leave")
    assert not page.batch.isVisible()


def test_the_choice_outlives_a_refresh(qtbot: QtBot, desk: Fixture, page: CasesPage) -> None:
    wanted = {accepted(desk, 0), accepted(desk, 1)}
    choose_all(qtbot, page, 2)
    desk.clock.forward(minutes=5)
    desk.receive(2)
    desk.context.bus.publish(Changes.everything())
    qtbot.waitUntil(lambda: page.table.model.total == 3 and not page.table.model.loading)
    assert {row.id for row in page.table.chosen_rows()} == wanted


def test_the_batch_bar_has_names_for_screen_readers(qtbot: QtBot, desk: Fixture, page: CasesPage) -> None:
    accepted(desk, 0)
    accepted(desk, 1)
    choose_all(qtbot, page, 2)
    assert nameless(page) == []
