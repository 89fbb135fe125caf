"""The page Today, as the people at the desk use it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from accessibility import nameless
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, Places, complaint

from fairdesk.ui import theme
from fairdesk.ui.desk.today import TodayPage
from fairdesk.ui.widgets.clock import ticker
from fairdesk.ui.widgets.empty import EmptyState


@pytest.fixture
def places() -> Places:
    return Places()


def shown(qtbot: QtBot, desk: Fixture, places: Places) -> TodayPage:
    page = TodayPage(desk.context, places)
    qtbot.addWidget(page)
    page.resize(1174, 720)
    page.show()
    qtbot.waitUntil(lambda: page.cards["received"].accessibleName() != "今日收件: –")
    return page


def numbers(page: TodayPage) -> list[str]:
    return [card.accessibleName().split()[1] for card in page.cards.values()]


def test_the_four_numbers_and_the_list_follow_the_station(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    first = desk.receive(0)
    desk.clock.forward(minutes=30)
    second = desk.receive(1)
    page = shown(qtbot, desk, places)
    assert numbers(page) == ["2", "2", "0", "3"]
    assert [row.case.id for row in page.list.rows] == [first, second]


def test_a_case_received_meanwhile_comes_in_by_itself(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    page = shown(qtbot, desk, places)
    assert page.list.rows == ()
    desk.context.act("complaint.receive", complaint(2)).start(page)
    qtbot.waitUntil(lambda: len(page.list.rows) == 1)
    assert page.list.rows[0].case.booth == "11.2A31"
    assert numbers(page)[0] == "1"


def test_a_click_on_the_button_of_a_row_opens_the_case_at_its_next_step(
    qtbot: QtBot, desk: Fixture, places: Places
) -> None:
    desk.receive(0)
    case_id = desk.receive(1)
    page = shown(qtbot, desk, places)
    place = next(at for at, row in enumerate(page.list.rows) if row.case.id == case_id)
    middle = page.list.act_place(place).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert places.visits == [("case", {"case_id": case_id, "step": page.list.rows[place].step.act})]


def test_enter_on_a_row_does_what_its_button_does(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = desk.receive(0)
    page = shown(qtbot, desk, places)
    page.list.setFocus()
    page.list.choose(0)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert places.visits[0][1]["case_id"] == case_id


def test_a_click_beside_the_button_only_chooses_the_row(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    desk.receive(0)
    page = shown(qtbot, desk, places)
    at = page.list.act_place(0).center()
    at.setX(40)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert places.visits == []
    assert page.list.current() is page.list.rows[0]


@pytest.mark.parametrize(
    ("card", "place"),
    [
        ("received", ("cases", {})),
        ("running", ("cases", {"group": "open"})),
        ("in_force", ("cases", {"group": "measures"})),
        ("to_upload", ("sync", {})),
    ],
)
def test_every_number_leads_to_what_it_counts(
    qtbot: QtBot, desk: Fixture, places: Places, card: str, place: tuple[str, dict[str, Any]]
) -> None:
    page = shown(qtbot, desk, places)
    qtbot.mouseClick(page.cards[card], Qt.MouseButton.LeftButton)
    assert places.visits == [place]


def test_a_deadline_that_passes_is_told_without_reading_anew(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    desk.receive(0)
    page = shown(qtbot, desk, places)
    assert "均未超时" in page.cards["running"].accessibleName()
    desk.clock.forward(hours=2, seconds=1)
    ticker().beat.emit()
    assert "1 个已超时" in page.cards["running"].accessibleName()
    assert "超时 00:00:01" in page.list.painting.text(page.list.rows[0])


def test_an_empty_day_says_what_would_fill_it_and_offers_it(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    page = shown(qtbot, desk, places)
    assert page.list.isHidden()
    button = next(found for found in page.findChildren(QPushButton) if isinstance(found.parent(), EmptyState))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert places.visits == [("intake", {})]


def test_the_chart_counts_the_hours_of_the_hall(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    desk.receive(0)
    desk.receive(1)
    desk.clock.forward(hours=13)
    desk.receive(2)
    page = shown(qtbot, desk, places)
    qtbot.waitUntil(lambda: sum(page.chart.hours) == 3)
    assert (page.chart.hours[9], page.chart.hours[22]) == (2, 1)
    assert page.chart.span == (8, 22)
    assert "09:00 2 件" in page.chart.accessibleName()


@pytest.fixture
def dark(qapp: Any) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")


def test_the_chart_turns_dark_with_the_desk(qtbot: QtBot, qapp: Any, desk: Fixture, places: Places, dark: None) -> None:
    desk.receive(0)
    page = shown(qtbot, desk, places)
    qtbot.waitUntil(lambda: page.chart.count() == 2)
    theme.apply(qapp, "dark")
    corner = page.chart.grab().toImage().pixelColor(2, 2)
    assert corner == theme.color("surface")
    assert corner.lightness() < 60


def test_every_control_of_the_page_has_a_name(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    desk.receive(0)
    page = shown(qtbot, desk, places)
    qtbot.waitUntil(lambda: page.chart.count() == 2)
    assert nameless(page) == []
