"""The window: pages made when first opened, Esc goes back, keys lead to places, closing keeps drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from accessibility import nameless
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fairdesk import i18n
from fairdesk.ui import theme
from fairdesk.ui.desk.pages import History, PageSpec
from fairdesk.ui.desk.palette import Entry
from fairdesk.ui.desk.shell import Shell, Who
from fairdesk.ui.preferences import MemoryPreferences
from fairdesk.ui.tasks import Tasks

WORDS = {"today": "今日", "cases": "案件", "intake": "登记", "compare": "比对", "case": "一案"}


class PageStub(QWidget):
    """A page with one line, that notes how it is used."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.opened: list[dict[str, Any]] = []
        self.left = 0
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        QVBoxLayout(self).addWidget(self.line)
        self.setFocusProxy(self.line)

    def open(self, **params: Any) -> None:
        self.opened.append(params)

    def leave(self) -> None:
        self.left += 1


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def shell(
    qtbot: QtBot, tasks: Tasks, preferences: MemoryPreferences, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    for page, words in WORDS.items():
        monkeypatch.setitem(i18n.catalogue(), f"stub.{page}", {"zh": words, "en": page})
    window = Shell(Who("第139届样例交易会", "B区2号台", "李明"), tasks, preferences)

    def factory(page: str) -> Callable[[], QWidget]:
        def make() -> QWidget:
            made.append(page)
            return PageStub(page)

        return make

    for page in ("today", "cases", "intake", "compare"):
        key = {"intake": "new-case", "compare": "compare"}.get(page, "")
        window.add(PageSpec(page, f"stub.{page}", "briefcase-outline", factory(page), key))
    window.add(PageSpec("case", "stub.case", "briefcase-outline", factory("case"), in_navigation=False, parent="cases"))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window


def stub(shell: Shell, page: str) -> PageStub:
    found = shell.page(page)
    assert isinstance(found, PageStub)
    return found


def test_a_page_is_made_when_it_is_first_opened_and_only_once(shell: Shell, made: list[str]) -> None:
    assert made == []
    shell.open("today")
    shell.open("cases")
    shell.open("today")
    assert made == ["today", "cases"]
    assert shell.page("compare") is None
    assert stub(shell, "today").isVisible()


def test_parameters_reach_the_page_and_esc_goes_back_with_them(qtbot: QtBot, shell: Shell) -> None:
    shell.open("cases")
    shell.open("case", case_id="c1")
    shell.open("case", case_id="c2")
    case = stub(shell, "case")
    assert shell.navigation.place("cases").isChecked()
    case.line.setText("说到一半")
    qtbot.keyClick(case.line, Qt.Key.Key_Escape)
    assert case.opened == [{"case_id": "c1"}, {"case_id": "c2"}, {"case_id": "c1"}]
    qtbot.keyClick(case.line, Qt.Key.Key_Escape)
    assert shell.current == "cases"
    assert not shell.back()
    assert shell.current == "cases"
    assert case.line.text() == "说到一半"


def test_the_keys_of_places_lead_there(qtbot: QtBot, shell: Shell) -> None:
    shell.open("today")
    qtbot.keyClick(stub(shell, "today").line, Qt.Key.Key_F2)
    assert shell.current == "intake"
    qtbot.keyClick(stub(shell, "intake").line, Qt.Key.Key_F4)
    assert shell.current == "compare"


def test_a_click_on_a_place_opens_it_and_its_count_is_spoken(qtbot: QtBot, shell: Shell) -> None:
    shell.open("today")
    shell.navigation.show_count("cases", 12)
    place = shell.navigation.place("cases")
    assert place.accessibleName() == "案件 12"
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    assert shell.current == "cases"
    assert place.isChecked()


def test_the_page_that_is_left_is_told(shell: Shell) -> None:
    shell.open("intake")
    shell.open("today")
    shell.back()
    shell.close()
    assert stub(shell, "intake").left == 2
    assert stub(shell, "today").left == 1


def test_ctrl_k_finds_a_page_by_its_words_and_enter_goes_there(qtbot: QtBot, shell: Shell) -> None:
    shell.open("today")
    box = shell.top_bar.search
    qtbot.keyClick(stub(shell, "today").line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is box
    assert [entry.text for entry in shell.palette_list.entries] == ["今日", "案件", "登记", "比对"]
    box.setText("比")
    box.search_now()
    assert [entry.text for entry in shell.palette_list.entries] == ["比对"]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert shell.current == "compare"
    assert not shell.palette_list.isVisible()
    assert box.text() == ""


def test_other_rooms_add_to_the_search_and_a_late_answer_to_old_words_is_dropped(qtbot: QtBot, shell: Shell) -> None:
    answers: list[tuple[str, Callable[[list[Entry]], None]]] = []
    ran: list[str] = []
    shell.palette_list.add_provider(lambda text, answer: answers.append((text, answer)))
    shell.open("today")
    shell.palette_list.open()
    shell.top_bar.search.setText("c")
    shell.top_bar.search.search_now()
    old, new = answers[-2], answers[-1]
    new[1]([Entry("案件 c1", lambda: ran.append("c1"))])
    old[1]([Entry("旧", lambda: ran.append("old"))])
    assert "旧" not in [entry.text for entry in shell.palette_list.entries]
    while shell.palette_list.list.currentIndex().data() != "案件 c1":
        qtbot.keyClick(shell.top_bar.search, Qt.Key.Key_Down)
    qtbot.keyClick(shell.top_bar.search, Qt.Key.Key_Return)
    assert ran == ["c1"]


def test_esc_closes_the_search_first_and_stays_on_the_page(qtbot: QtBot, shell: Shell) -> None:
    shell.open("today")
    shell.open("cases")
    shell.palette_list.open()
    qtbot.keyClick(shell.top_bar.search, Qt.Key.Key_Escape)
    assert not shell.palette_list.isVisible()
    assert shell.current == "cases"
    qtbot.keyClick(shell.top_bar.search, Qt.Key.Key_Escape)
    assert shell.current == "today"


def test_f6_walks_from_the_page_to_the_search_to_the_places_and_back(qtbot: QtBot, shell: Shell) -> None:
    shell.open("cases")
    page = stub(shell, "cases")
    walked = []
    for _ in range(3):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_F6)
        walked.append(QApplication.focusWidget())
    assert walked == [shell.top_bar.search, shell.navigation.place("cases"), page.line]


def test_f9_and_the_indicator_ask_for_a_sync(qtbot: QtBot, shell: Shell) -> None:
    shell.open("today")
    asked: list[int] = []
    shell.sync_wanted.connect(lambda: asked.append(1))
    qtbot.keyClick(stub(shell, "today").line, Qt.Key.Key_F9)
    qtbot.mouseClick(shell.top_bar.sync, Qt.MouseButton.LeftButton)
    assert len(asked) == 2


def test_f1_shows_the_keys_and_f11_fills_the_screen(qtbot: QtBot, shell: Shell) -> None:
    shell.open("today")
    qtbot.keyClick(stub(shell, "today").line, Qt.Key.Key_F11)
    assert shell.isFullScreen()
    shell.toggle_full_screen()
    assert not shell.isFullScreen()
    qtbot.keyClick(stub(shell, "today").line, Qt.Key.Key_F1)
    sheet = shell.findChild(QDialog)
    assert sheet is not None
    assert sheet.isVisible()
    sheet.accept()


def test_choosing_a_look_is_applied_and_remembered(
    shell: Shell, preferences: MemoryPreferences, qapp: QApplication
) -> None:
    try:
        shell.top_bar.scheme_chosen.emit("dark")
        assert theme.look().tokens.scheme == "dark"
        assert preferences.get("scheme") == "dark"
    finally:
        theme.apply(qapp, "light")


def test_closing_ends_the_background_work_unless_the_window_hands_over(
    shell: Shell, tasks: Tasks, preferences: MemoryPreferences
) -> None:
    shell.open("today")
    shell.hand_over()
    assert not tasks.closed
    other = Shell(Who("f", "s", "p"), tasks, preferences)
    other.close()
    assert tasks.closed


def test_everything_in_the_window_has_a_name(shell: Shell) -> None:
    shell.open("today")
    shell.strip.show_message("warn", "打印机没有应答", act="重试")
    assert nameless(shell) == []


def test_parameters_for_a_page_that_takes_none_are_a_mistake(shell: Shell) -> None:
    shell.add(PageSpec("plain", "stub.case", "briefcase-outline", QWidget))
    shell.open("plain")
    with pytest.raises(TypeError, match="plain"):
        shell.open("plain", case_id="c1")


def test_a_page_registered_twice_is_refused(shell: Shell) -> None:
    with pytest.raises(ValueError, match="today"):
        shell.add(PageSpec("today", "stub.today", "briefcase-outline", QWidget))


def test_the_window_fits_a_small_screen_and_a_doubled_one(shell: Shell) -> None:
    shell.open("today")
    shell.resize(960, 540)
    QApplication.processEvents()
    assert (shell.width(), shell.height()) == (960, 540)
    assert shell.navigation.place("today").height() >= 36
    bar = shell.top_bar
    assert bar.search.geometry().right() < bar.sync.geometry().left()


def test_the_history_forgets_the_oldest_places() -> None:
    history = History(limit=3)
    for number in range(5):
        history.visit("case", {"id": number})
    history.visit("case", {"id": 4})
    assert history.here == ("case", {"id": 4})
    assert history.back() == ("case", {"id": 3})
    assert history.back() == ("case", {"id": 2})
    assert history.back() is None
