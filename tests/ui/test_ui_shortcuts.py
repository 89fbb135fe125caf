"""The one table of keys is unique, worded, shown, and the only place that sets a shortcut."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import fairdesk
from fairdesk.i18n import catalogue
from fairdesk.ui import shortcuts
from fairdesk.ui.desk.help_sheet import HelpSheet


def test_no_id_and_no_key_stands_twice_in_the_table() -> None:
    assert [name for name, n in Counter(key.id for key in shortcuts.TABLE).items() if n > 1] == []
    keys = Counter(keys for key in shortcuts.TABLE for keys in key.keys)
    assert [name for name, n in keys.items() if n > 1] == []


def test_every_key_is_a_key_and_has_words_in_both_languages(qapp: object) -> None:
    for key in shortcuts.TABLE:
        for keys in key.keys:
            assert QKeySequence(keys).toString() == keys.replace("Escape", "Esc")
        words = catalogue()[f"keys.{key.id}"]
        assert words["zh"]
        assert words["en"]


def test_nothing_else_in_the_windows_sets_a_shortcut() -> None:
    root = Path(fairdesk.__file__).parent / "ui"
    strays = [
        file.name
        for file in root.rglob("*.py")
        if file.name != "shortcuts.py"
        and any(word in file.read_text(encoding="utf-8") for word in ("setShortcut", "QShortcut("))
    ]
    assert strays == []


def test_a_bound_key_calls_its_act_once(qtbot: QtBot) -> None:
    page, called = QWidget(), list[str]()
    qtbot.addWidget(page)
    shortcuts.bind(page, "preview", lambda: called.append("preview"))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert called == ["preview"]


def test_the_help_sheet_shows_every_key(qtbot: QtBot) -> None:
    sheet = HelpSheet()
    qtbot.addWidget(sheet)
    shown = {words.text() for words in sheet.findChildren(QLabel)}
    assert {key.shown for key in shortcuts.TABLE} <= shown
    assert {key.description for key in shortcuts.TABLE} <= shown
