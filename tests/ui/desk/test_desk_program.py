"""The desk as a program: its pages, keys, people, languages, and the search line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, write
from typer.testing import CliRunner

from fairdesk import i18n
from fairdesk.casework.setup import staff_id
from fairdesk.cli import app as command_line
from fairdesk.ui import application
from fairdesk.ui.desk.context import Central
from fairdesk.ui.desk.program import Desk, open_desk
from fairdesk.ui.desk.shell import Shell
from fairdesk.ui.preferences import MemoryPreferences


@pytest.fixture
def shell(desk: Fixture) -> Iterator[Shell]:
    for place in (0, 1, 2):
        desk.receive(place)
    made = open_desk(
        desk.station, author=desk.author, central=Central(), scheme="light", preferences=MemoryPreferences()
    )
    made.show()
    made_by = owner(made)
    yield made
    made_by.shell.close()
    made_by.shell.deleteLater()
    made_by.deleteLater()
    application.speak(_app(), "zh")


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def owner(shell: Shell) -> Desk:
    return next(found for found in _app().findChildren(Desk) if found.shell is shell)


def menu_act(shell: Shell, *words: str) -> QAction:
    """An entry of the person's menu, by the words on the way to it."""
    menu = next(found for button in shell.top_bar.findChildren(QToolButton) if (found := button.menu()) is not None)
    for word in words[:-1]:
        menu = next(act.menu() for act in menu.actions() if act.text() == word)
    return next(act for act in menu.actions() if act.text() == words[-1])


def test_the_window_opens_at_today_with_the_focus_in_the_list(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: shell.page("today").list.rows != ())  # type: ignore[union-attr]
    assert shell.current == "today"
    assert shell.focusWidget() is shell.page("today").list  # type: ignore[union-attr]


@pytest.mark.parametrize("page", ["today", "cases", "intake", "compare", "records", "papers", "sync"])
def test_every_page_opens_from_its_place(qtbot: QtBot, shell: Shell, page: str) -> None:
    qtbot.mouseClick(shell.navigation.place(page), Qt.MouseButton.LeftButton)
    assert shell.current == page
    assert shell.page(page).isVisible()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("key", "page"), [(Qt.Key.Key_F2, "intake"), (Qt.Key.Key_F4, "compare"), (Qt.Key.Key_F9, "sync")]
)
def test_the_keys_lead_to_their_pages(qtbot: QtBot, shell: Shell, key: Qt.Key, page: str) -> None:
    qtbot.waitExposed(shell)
    qtbot.keyClick(shell, key)
    assert shell.current == page


def test_the_places_and_the_bar_count_what_waits(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: shell.navigation.place("cases").count == 3)
    qtbot.waitUntil(lambda: shell.navigation.place("sync").count == 4)
    assert "4" in shell.top_bar.sync.text()


@pytest.mark.parametrize("text", ["11.2A31", "灯都", "〔2026〕3号", "Nordlys"])
def test_the_search_line_finds_cases(qtbot: QtBot, desk: Fixture, shell: Shell, text: str) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    write(shell.top_bar.search, text)
    qtbot.waitUntil(lambda: any("11.2A31" in entry.text for entry in shell.palette_list.entries))
    qtbot.keyClick(shell.top_bar.search, Qt.Key.Key_Return)
    assert shell.current == "case"
    assert shell.page("case").case_id == desk.cases[2]  # type: ignore[union-attr]


def test_somebody_else_of_the_staff_can_go_on_at_the_same_place(qtbot: QtBot, desk: Fixture, shell: Shell) -> None:
    made_by = owner(shell)
    shell.open("records")
    menu_act(shell, "换人办理", "周瑜（承办人）").trigger()
    qtbot.waitUntil(lambda: made_by.shell is not shell)
    fresh = made_by.shell
    assert fresh.current == "records"
    assert made_by.context.author == staff_id(desk.station.id, "zhouyu")
    assert menu_act(fresh, "换人办理", "周瑜（承办人）").isChecked()
    fresh.open("today")
    qtbot.waitUntil(lambda: len(fresh.page("today").list.rows) == 3)  # type: ignore[union-attr]


def test_another_language_opens_the_same_case_again(qtbot: QtBot, desk: Fixture, shell: Shell) -> None:
    made_by = owner(shell)
    shell.open("case", case_id=desk.cases[1])
    menu_act(shell, "语言 / Language", "English").trigger()
    fresh = made_by.shell
    assert i18n.language() == "en"
    assert (fresh.current, fresh.page("case").case_id) == ("case", desk.cases[1])  # type: ignore[union-attr]
    assert fresh.navigation.place("today").text().strip() == "Today"


def test_the_sync_key_on_its_page_uploads(qtbot: QtBot, shell: Shell) -> None:
    shell.open("sync")
    qtbot.keyClick(shell, Qt.Key.Key_F9)
    page = shell.page("sync")
    qtbot.waitUntil(lambda: "地址" in page.strip.text)  # type: ignore[union-attr]


def test_the_command_explains_that_no_fair_is_open(tmp_path: Path) -> None:
    told = CliRunner().invoke(command_line, ["desk", "--home", str(tmp_path / "nowhere")])
    assert told.exit_code == 1
    assert "FD-1010" in told.stderr
    assert not (tmp_path / "nowhere").exists()


def test_the_command_does_not_know_a_stranger(desk: Fixture) -> None:
    told = CliRunner().invoke(command_line, ["desk", "--home", str(desk.station.home), "--as", "nobody"])
    assert told.exit_code == 1
    assert "FD-1011" in told.stderr
