"""The fair's own times on the rules page."""

from __future__ import annotations

from datetime import timedelta

from accessibility import nameless
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, write

from fairdesk.core.clocks import ClockKind
from fairdesk.ui.desk.rules.times import TimesView, read_days


def shown(qtbot: QtBot, desk: Fixture) -> TimesView:
    view = TimesView(desk.context)
    qtbot.addWidget(view)
    view.resize(1126, 640)
    view.show()
    qtbot.waitUntil(lambda: bool(view.days.value()))
    return view


def test_every_day_of_the_fair_is_proposed_and_can_be_saved(qtbot: QtBot, desk: Fixture) -> None:
    view = shown(qtbot, desk)
    days, wrong = read_days(str(view.days.value()))
    assert (len(days), wrong) == (5, "")
    view.days.set_value("2026-10-15 09:00-17:00\n2026-10-16 09:00-12:00")
    qtbot.mouseClick(view.set_hours, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "2" in view.strip.text)
    recheck = desk.station.preview_due(
        ClockKind.RECHECK, desk.clock() + timedelta(days=1), desk.receive(0), desk.author
    )
    assert recheck is None  # after the second day the hall does not open any more


def test_a_line_that_is_no_day_is_named(qtbot: QtBot, desk: Fixture) -> None:
    view = shown(qtbot, desk)
    view.days.set_value("2026-10-15 09:00-17:00\nFriday all day")
    qtbot.mouseClick(view.set_hours, Qt.MouseButton.LeftButton)
    assert "Friday all day" in view.days.error


def test_a_day_outside_the_fair_is_refused_at_the_field(qtbot: QtBot, desk: Fixture) -> None:
    view = shown(qtbot, desk)
    view.days.set_value("2027-01-01 09:00-17:00")
    qtbot.mouseClick(view.set_hours, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "2027-01-01" in view.days.error)


def test_a_period_that_the_rules_fix_cannot_be_set(qtbot: QtBot, desk: Fixture) -> None:
    view = shown(qtbot, desk)
    qtbot.keyClicks(view.hours.widget, "12")
    write(view.set_by.widget, "组委会")
    write(view.reason.widget, "展期短")
    qtbot.mouseClick(view.set_period, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.strip.text != "")
    assert "CNIPA-2022" in view.strip.text


def test_everything_has_a_name_for_screen_readers(qtbot: QtBot, desk: Fixture) -> None:
    assert nameless(shown(qtbot, desk)) == []
