"""From a word at the counter to the issued quick notice, by the keyboard alone, in the desk's real window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from fairdesk.casework.setup import staff_id
from fairdesk.ui.desk.context import Central
from fairdesk.ui.desk.program import open_desk
from fairdesk.ui.desk.shell import Shell
from fairdesk.ui.preferences import MemoryPreferences
from tests.ui.desk.station_fixture import Fixture, uscc

CTRL = Qt.KeyboardModifier.ControlModifier
KEYS_ALLOWED = 45
"""From the accepted complaint to the issued D14; more, and a person at the counter would take the mouse."""


class Typist:
    """A person without a mouse: presses keys on whatever has the focus, and counts them."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.keys = 0

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.focus(), key, modifier)
        self.keys += 1

    def type(self, text: str) -> None:
        """Latin letters are keys; a Chinese word comes from the input method, counted as a key per character."""
        if text.isascii():
            self._qtbot.keyClicks(self.focus(), text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self.focus(), event)
        self.keys += len(text)

    def reach(self, name: str, *, key: Qt.Key = Qt.Key.Key_Tab, most: int = 60) -> None:
        """Go on from field to field until the one with this object name has the focus."""
        for _ in range(most):
            if self.focus().objectName() == name:
                return
            self.press(key)
        raise AssertionError(f"{name} cannot be reached by {key.name}; the focus is at {self.focus().objectName()!r}")

    def tick(self, name: str) -> None:
        """Go to a box and tick it with Space."""
        for _ in range(60):
            here = self.focus()
            if isinstance(here, QCheckBox) and name in (here.objectName(), _owner(here)):
                self.press(Qt.Key.Key_Space)
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} cannot be reached; the focus is at {self.focus().objectName()!r}")


def _owner(box: QWidget) -> str:
    above = box.parentWidget()
    while above is not None and not above.objectName().startswith(("intake.", "case.")):
        above = above.parentWidget()
    return "" if above is None else above.objectName()


@pytest.fixture
def window(qtbot: QtBot, desk: Fixture, sample_pack: Path) -> Shell:
    desk.station.reference.add(sample_pack)
    shell = open_desk(
        desk.station, author=desk.author, central=Central(), preferences=MemoryPreferences(), scheme="light"
    )
    qtbot.addWidget(shell)
    shell.show()
    shell.activateWindow()
    qtbot.waitActive(shell)
    return shell


def step(shell: Shell) -> str:
    page: Any = shell.page("case")
    form = None if page is None else page.panel.form
    return form.act if form is not None and form.isVisible() else ""


def until(qtbot: QtBot, shell: Shell, act: str) -> None:
    def there() -> bool:
        page: Any = shell.page("case")
        return step(shell) == act and not page._busy and page.panel.form.isAncestorOf(QApplication.focusWidget())

    qtbot.waitUntil(there)


def enter_complaint(qtbot: QtBot, typist: Typist, shell: Shell) -> None:
    """The certificate number brings the right; the rest is typed in reading order."""
    typist.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: typist.focus().objectName() == "intake.right.number")
    intake: Any = shell.page("intake")
    qtbot.waitUntil(lambda: bool(intake.form.materials.list.boxes))
    typist.type("10000003")
    typist.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: intake.form.named["right.title"].value() == "织月")
    fields: tuple[tuple[str, str], ...] = (
        ("intake.complainant.id_no", uscc("7")),
        ("intake.respondent.name", "绍兴柯桥云裳贸易有限公司"),
        ("intake.booth", "15.4D22"),
        ("intake.respondent.contact", "刘强"),
        ("intake.items.0.name", "丝巾"),
        ("intake.facts", "展位上的丝巾使用了与注册商标相同的文字。"),
    )
    for name, text in fields:
        typist.reach(name)
        typist.type(text)
    for box in ("IDENTITY", "CERTIFICATE", "EVIDENCE"):
        typist.tick(f"intake.materials.{box}")
    for box in ("truth_declared", "data_consent"):
        typist.tick(f"intake.{box}")
    typist.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: shell.current == "case")


def test_from_f2_to_the_quick_notice_without_a_mouse(
    qtbot: QtBot, desk: Fixture, window: Shell, record_property: Callable[[str, object], None]
) -> None:
    station, clock = desk.station, desk.clock
    typist = Typist(qtbot)
    enter_complaint(qtbot, typist, window)
    until(qtbot, window, "complaint.accept")
    typist.tick("case.not_sued")
    typist.press(Qt.Key.Key_Return, CTRL)
    until(qtbot, window, "respondent.notify")
    received, typist.keys = typist.keys, 0

    typist.press(Qt.Key.Key_Return, CTRL)
    until(qtbot, window, "respondent.serve")
    typist.press(Qt.Key.Key_Return, CTRL)
    until(qtbot, window, "answer.receive")

    clock.forward(hours=24, minutes=31)
    typist.press(Qt.Key.Key_F5)
    until(qtbot, window, "answer.default")
    typist.tick("case.no_good_reason")
    typist.press(Qt.Key.Key_Return, CTRL)
    until(qtbot, window, "measure.order")

    # four eyes: the other handler looks through the case at another desk
    page: Any = window.page("case")
    assert "周瑜" in page.panel.obstacles.text
    other = staff_id(station.id, "zhouyu")
    station.perform("case.second_look", {"note": "权利、送达、时限均已核对"}, author=other, case_id=page.case_id)
    typist.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: page.panel.obstacles.text == "")
    typist.tick("case.kinds.WITHDRAW")
    typist.reach("case.organiser_by")
    typist.type("赵敏")
    typist.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: any(paper.code == "D14" for paper in station.paper_list(page.case_id)))

    record_property("keystrokes_received", received)
    record_property("keystrokes_accepted_to_D14", typist.keys)
    sys.stdout.write(f"keystrokes: {received} to the accepted complaint, {typist.keys} from there to the issued D14\n")
    assert station.case(page.case_id, desk.author).row.state == "MEASURE"
    assert typist.keys <= KEYS_ALLOWED
