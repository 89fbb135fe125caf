"""The whole window in a person's hands: find things by name, type, press, wait until the window has answered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fairdesk.ui.desk.case import CasePage
from fairdesk.ui.desk.intake import IntakePage
from fairdesk.ui.desk.shell import Shell
from tests.ui.desk.station_fixture import write

PATIENCE = 20_000
"""Milliseconds; papers are made and servers answer meanwhile."""


class Window:
    """What somebody at the desk does with a window."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot, self.shell = qtbot, shell
        shell.resize(1366, 768)
        shell.show()
        shell.activateWindow()
        qtbot.waitActive(shell)
        self.rest()

    def rest(self) -> None:
        """Wait until nothing runs in the background."""
        self.qtbot.waitUntil(lambda: not self.shell.tasks.busy, timeout=PATIENCE)

    def until(self, condition: Any) -> None:
        """Wait until the window shows something."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def go(self, page: str, **params: Any) -> Any:
        """Open a page and let it load."""
        shown = self.shell.open(page, **params)
        self.rest()
        return shown

    def find(self, name: str) -> Any:
        """A widget of the page in front, by its name."""
        page = self.shell.page(str(self.shell.current))
        found = page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def type(self, name: str, text: str) -> None:
        """Type into a field and leave it with Tab."""
        widget = self.find(name)
        page = self.shell.page(str(self.shell.current))
        if isinstance(page, IntakePage):
            for part in page.form.parts:
                if not widget.isVisible() and part.isAncestorOf(widget):
                    part.set_folded(False)
        widget.setFocus()
        if text.isascii():
            self.qtbot.keyClicks(widget, text)
        else:
            write(widget, text)
        self.qtbot.keyClick(widget, Qt.Key.Key_Tab)

    def press(self, name: str) -> None:
        """Click a button."""
        button = self.find(name)
        assert isinstance(button, QPushButton)
        assert button.isEnabled(), f"{name}: {button.text()}"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def tick(self, name: str) -> None:
        """Click a tick box, alone or inside its sentence."""
        found = self.find(name)
        self.qtbot.mouseClick(getattr(found, "box", found), Qt.MouseButton.LeftButton)

    def step(self, act: str, *, choose: str = "") -> None:
        """Wait until the case page proposes this step; ``choose`` takes it from the other possible ones."""
        page = self.shell.page("case")
        assert isinstance(page, CasePage)
        if choose:
            self.until(lambda: page.findChild(QPushButton, f"case.other.{choose}") is not None)
            if not self.find(f"case.other.{choose}").isVisible():
                self.press("case.more")
            self.press(f"case.other.{choose}")
        self.until(lambda: page.panel.form is not None and page.panel.form.isVisible() and page.panel.form.act == act)

    def done(self) -> None:
        """Press the default button of the step and wait for the answer."""
        self.press("case.default")
        self.rest()
