"""The list of cases, as the people at the desk use it."""

from __future__ import annotations

import pytest
from accessibility import nameless
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, Places, complaint, write

from fairdesk.ui.desk.cases import CasesPage
from fairdesk.ui.preferences import MemoryPreferences
from fairdesk.ui.widgets.empty import EmptyState


@pytest.fixture
def places() -> Places:
    return Places()


def shown(qtbot: QtBot, desk: Fixture, places: Places, preferences: MemoryPreferences) -> CasesPage:
    page = CasesPage(desk.context, places, preferences)
    qtbot.addWidget(page)
    page.resize(1174, 720)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    qtbot.waitUntil(lambda: not page.table.model.loading)
    return page


def texts(page: CasesPage, column: str) -> list[str]:
    model = page.table.model
    place = next(at for at, each in enumerate(model.columns) if each.id == column)
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_the_newest_case_stands_first_with_its_clock(
    qtbot: QtBot, desk: Fixture, places: Places, preferences: MemoryPreferences
) -> None:
    desk.receive(0)
    desk.clock.forward(minutes=10)
    desk.receive(1)
    page = shown(qtbot, desk, places, preferences)
    assert texts(page, "booth") == ["3.1C08", "9.2B16"]
    assert texts(page, "state") == ["已收件", "已收件"]
    assert texts(page, "clock") == ["剩 02:00:00", "剩 01:50:00"]


def test_an_empty_list_says_what_fills_it_and_offers_it(
    qtbot: QtBot, desk: Fixture, places: Places, preferences: MemoryPreferences
) -> None:
    page = shown(qtbot, desk, places, preferences)
    empty = next(each for each in page.findChildren(EmptyState) if each.isVisible())
    button = next(each for each in empty.children() if hasattr(each, "click"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert places.visits == [("intake", {})]


def test_typing_filters_and_enter_in_the_list_opens_the_case(
    qtbot: QtBot, desk: Fixture, places: Places, preferences: MemoryPreferences
) -> None:
    wanted = desk.receive(1)
    desk.receive(2)
    page = shown(qtbot, desk, places, preferences)
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.filter_box
    write(page.filter_box, "康帅")
    qtbot.waitUntil(lambda: texts(page, "booth") == ["3.1C08"])
    page.table.view.setFocus()
    page.table.view.selectRow(0)
    qtbot.keyClick(page.table.view, Qt.Key.Key_Return)
    assert places.visits == [("case", {"case_id": wanted})]


def test_the_state_filter_shows_one_state(
    qtbot: QtBot, desk: Fixture, places: Places, preferences: MemoryPreferences
) -> None:
    desk.receive(0)
    gone = desk.receive(1)
    desk.do("complaint.withdraw", {"withdrawn_by": "王芳", "reason": "settled"}, gone)
    page = shown(qtbot, desk, places, preferences)
    page.group.set_value("WITHDRAWN")
    qtbot.waitUntil(lambda: texts(page, "booth") == ["3.1C08"])
    page.group.set_value("open")
    qtbot.waitUntil(lambda: texts(page, "booth") == ["9.2B16"])


def test_a_filter_that_matches_nothing_can_be_cleared_from_the_list(
    qtbot: QtBot, desk: Fixture, places: Places, preferences: MemoryPreferences
) -> None:
    desk.receive(0)
    page = shown(qtbot, desk, places, preferences)
    page.open(text="没有这个单位")
    qtbot.waitUntil(lambda: page.table.model.total == 0)
    page.table.set_filter(None)
    qtbot.waitUntil(lambda: page.table.model.total == 1)
    assert page.filter_box.text() == ""


def test_the_filter_is_remembered(qtbot: QtBot, desk: Fixture, places: Places, preferences: MemoryPreferences) -> None:
    desk.receive(0)
    desk.receive(1)
    shown(qtbot, desk, places, preferences).open(group="RECEIVED", text="3.1C08")
    again = shown(qtbot, desk, places, preferences)
    qtbot.waitUntil(lambda: texts(again, "booth") == ["3.1C08"])
    assert (again.filter_box.text(), again.group.value()) == ("3.1C08", "RECEIVED")


def test_a_case_received_meanwhile_comes_in_by_itself(
    qtbot: QtBot, desk: Fixture, places: Places, preferences: MemoryPreferences
) -> None:
    page = shown(qtbot, desk, places, preferences)
    desk.context.act("complaint.receive", complaint(0)).start(page)
    qtbot.waitUntil(lambda: page.table.model.total == 1)


def test_everything_has_a_name_for_screen_readers(
    qtbot: QtBot, desk: Fixture, places: Places, preferences: MemoryPreferences
) -> None:
    desk.receive(0)
    assert nameless(shown(qtbot, desk, places, preferences)) == []
