"""Signing in by PIN, the locked desk, and the staff list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from accessibility import nameless
from deleting import deleted_at_once
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, complaint, write

from fairdesk.casework.people import pins
from fairdesk.casework.people.signing_in import set_pin, sign_in
from fairdesk.casework.setup import staff_id
from fairdesk.casework.views import PersonView
from fairdesk.errors import Known
from fairdesk.ui.desk.context import Central, DeskContext
from fairdesk.ui.desk.shell import Shell, Who
from fairdesk.ui.desk.signin import DeskLock, PeopleView, SignIn, anybody_has_pin
from fairdesk.ui.desk.signin.lock import PREFERENCE, person_menu
from fairdesk.ui.moments import ticker
from fairdesk.ui.preferences import MemoryPreferences

__all__ = ["deleted_at_once"]  # a fixture for every test here

PIN, OTHER = "2580", "1357"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The least work that libsodium takes: the tests are about windows."""
    monkeypatch.setattr(pins, "OPS", pins.pwhash.argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(pins, "MEMORY", pins.pwhash.argon2id.MEMLIMIT_MIN)


@pytest.fixture
def head(desk: Fixture) -> str:
    set_pin(desk.station, desk.author, desk.author, PIN)
    return desk.author


@pytest.fixture
def handler(desk: Fixture) -> str:
    person = staff_id(desk.station.id, "zhouyu")
    set_pin(desk.station, desk.author, person, OTHER)
    return person


@pytest.fixture
def page(qtbot: QtBot, desk: Fixture, head: str, handler: str) -> SignIn:
    made = SignIn(desk.context)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.begin(head)
    qtbot.waitUntil(lambda: made.person is not None and made.person.id == head and made.pad.isEnabled())
    return made


@pytest.fixture
def shell(qtbot: QtBot, desk: Fixture) -> Iterator[Shell]:
    made = Shell(Who("样例", "B2", "李明"), desk.context.tasks, MemoryPreferences())
    made.show()
    yield made
    made.hand_over()
    made.deleteLater()


def attempt(qtbot: QtBot, page: SignIn, pin: str) -> None:
    qtbot.keyClicks(page.pad, pin)
    qtbot.keyClick(page.pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page._busy)


def test_a_person_signs_in_by_keyboard(qtbot: QtBot, head: str, page: SignIn) -> None:
    with qtbot.waitSignal(page.signed_in) as told:
        attempt(qtbot, page, PIN)
    assert isinstance(told.args[0], PersonView)
    assert told.args[0].id == head


def test_a_person_signs_in_by_mouse(qtbot: QtBot, handler: str, page: SignIn) -> None:
    place = next(n for n, person in enumerate(page.list.rows) if person.id == handler)
    rect = page.list.visualRect(page.list.model().index(place, 0))
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    for digit in OTHER:
        key = page.findChild(QPushButton, f"signin.key.{digit}")
        assert key is not None
        qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.signed_in) as told:
        qtbot.mouseClick(page.pad.enter, Qt.MouseButton.LeftButton)
    assert told.args[0].id == handler


def test_a_wrong_pin_is_told_with_the_tries_left_and_forgotten(qtbot: QtBot, page: SignIn) -> None:
    attempt(qtbot, page, "9999")
    assert "还可以试 4 次" in page.told.text()
    assert page.pad.count == 0


def test_a_lock_out_counts_down_and_ends(qtbot: QtBot, desk: Fixture, page: SignIn) -> None:
    for _ in range(5):
        attempt(qtbot, page, "9999")
    assert "60 秒" in page.told.text()
    assert not page.pad.isEnabled()
    desk.clock.forward(seconds=20)
    ticker().beat.emit()
    assert "40 秒" in page.told.text()
    desk.clock.forward(seconds=41)
    ticker().beat.emit()
    assert page.pad.isEnabled()
    with qtbot.waitSignal(page.signed_in):
        attempt(qtbot, page, PIN)


def test_another_person_may_sign_in_while_one_is_locked_out(qtbot: QtBot, handler: str, page: SignIn) -> None:
    for _ in range(5):
        attempt(qtbot, page, "9999")
    page.list.choose(next(n for n, person in enumerate(page.list.rows) if person.id == handler))
    assert page.pad.isEnabled()
    with qtbot.waitSignal(page.signed_in):
        attempt(qtbot, page, OTHER)


def test_who_has_no_pin_is_told_what_to_do(qtbot: QtBot, page: SignIn) -> None:
    page.list.choose(len(page.list.rows) - 1)
    assert page.person is not None
    assert not page.person.has_pin
    assert not page.pad.isEnabled()
    assert "站长" in page.told.text()


def test_escape_forgets_the_digits(qtbot: QtBot, page: SignIn) -> None:
    qtbot.keyClicks(page.pad, "12x3")
    assert page.pad.count == 3
    qtbot.keyClick(page.pad, Qt.Key.Key_Backspace)
    assert page.pad.count == 2
    qtbot.keyClick(page.pad, Qt.Key.Key_Escape)
    assert page.pad.count == 0


def test_every_control_of_the_sign_in_page_has_a_name(page: SignIn) -> None:
    assert nameless(page) == []


# ---- the lock ----


def test_a_locked_desk_shows_nothing_and_obeys_no_key(qtbot: QtBot, desk: Fixture, head: str, shell: Shell) -> None:
    lock = DeskLock(shell, desk.context, MemoryPreferences(), shell.strip)
    with qtbot.waitSignal(lock.locked):
        lock.lock()
    assert not shell.centralWidget().isVisible()
    assert not any(key.isEnabled() for key in shell.findChildren(QShortcut))
    assert lock.page.size() == shell.size()
    qtbot.waitUntil(lambda: lock.page.pad.isEnabled())
    with qtbot.waitSignal(lock.unlocked):
        attempt(qtbot, lock.page, PIN)
    assert shell.centralWidget().isVisible()
    assert all(key.isEnabled() for key in shell.findChildren(QShortcut))


def test_somebody_else_who_signs_in_is_told(qtbot: QtBot, desk: Fixture, head: str, handler: str, shell: Shell) -> None:
    lock = DeskLock(shell, desk.context, MemoryPreferences())
    lock.lock_now(handler, cancellable=True)
    qtbot.waitUntil(lambda: lock.page.person is not None and lock.page.person.id == handler)
    with qtbot.waitSignal(lock.person_changed) as told:
        attempt(qtbot, lock.page, OTHER)
    assert told.args == [handler]


def test_a_change_of_person_can_be_cancelled(qtbot: QtBot, desk: Fixture, head: str, shell: Shell) -> None:
    lock = DeskLock(shell, desk.context, MemoryPreferences())
    lock.lock_now(cancellable=True)
    with qtbot.assertNotEmitted(lock.person_changed), qtbot.waitSignal(lock.unlocked):
        qtbot.mouseClick(lock.page.cancel, Qt.MouseButton.LeftButton)


def test_a_desk_nobody_could_open_again_is_not_locked(qtbot: QtBot, desk: Fixture, shell: Shell) -> None:
    lock = DeskLock(shell, desk.context, MemoryPreferences(), shell.strip)
    assert not anybody_has_pin(desk.station)
    lock.lock()
    qtbot.waitUntil(lambda: not desk.context.tasks.busy)
    assert not lock.is_locked
    assert shell.centralWidget().isVisible()


def test_the_menu_locks_the_desk(qtbot: QtBot, desk: Fixture, head: str, shell: Shell) -> None:
    lock = DeskLock(shell, desk.context, MemoryPreferences())
    menu = person_menu(shell)
    lock.add_to_menu(menu)
    acts = [act for act in menu.actions() if act.objectName() == "signin.lock"]
    assert len(acts) == 1
    assert menu.actions()[-1].text() == "退出"
    with qtbot.waitSignal(lock.locked):
        acts[0].trigger()


def test_idle_minutes_lock_and_work_begins_them_anew(
    qtbot: QtBot, desk: Fixture, head: str, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    preferences = MemoryPreferences()
    preferences.put(PREFERENCE, 2)
    lock = DeskLock(shell, desk.context, preferences)
    assert lock._idle.interval() == 120_000
    lock._idle.setInterval(60)
    qtbot.waitUntil(lambda: lock.is_locked)
    lock._open()
    assert lock._idle.interval() == 120_000
    begun: list[bool] = []
    monkeypatch.setattr(lock._idle, "start", lambda: begun.append(True))
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_Shift)
    assert begun
    monkeypatch.undo()
    preferences.put(PREFERENCE, 0)
    lock.watch()
    assert not lock._idle.isActive()


# ---- the staff ----


@pytest.fixture
def people(qtbot: QtBot, desk: Fixture) -> PeopleView:
    return shown(qtbot, desk.context)


def shown(qtbot: QtBot, context: DeskContext) -> PeopleView:
    made = PeopleView(context, MemoryPreferences())
    qtbot.addWidget(made)
    made.resize(1126, 600)
    made.show()
    qtbot.waitUntil(lambda: made.list.current() is not None)
    return made


def choose(people: PeopleView, login: str) -> None:
    people.list.choose(next(n for n, person in enumerate(people.list.rows) if person.login == login))


def press(qtbot: QtBot, people: PeopleView, name: str) -> None:
    button = people.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_head_enrols_somebody_and_gives_a_pin(qtbot: QtBot, desk: Fixture, people: PeopleView) -> None:
    press(qtbot, people, "people.enrol")
    form = people.forms.enrol
    write(form.fields["name"].widget, "赵倩")
    write(form.fields["login"].widget, "zhaoqian")
    form.fields["role"].set_value("intake")
    press(qtbot, people, "people.new.run")
    qtbot.waitUntil(lambda: people.list.current() is not None and people.list.current().login == "zhaoqian")
    for name in ("pin", "repeat"):
        write(people.forms.pin.fields[name].widget, "4826")
    press(qtbot, people, "people.pin.run")
    qtbot.waitUntil(lambda: people.list.current().has_pin)
    assert sign_in(desk.station, "zhaoqian", "4826").name == "赵倩"
    assert people.forms.pin.value("pin") == ""


@pytest.mark.parametrize(("pin", "again", "field"), [("4826", "4827", "repeat"), ("1234", "1234", "pin")])
def test_a_pin_that_will_not_do_is_told_at_its_field(
    qtbot: QtBot, people: PeopleView, pin: str, again: str, field: str
) -> None:
    choose(people, "zhouyu")
    write(people.forms.pin.fields["pin"].widget, pin)
    write(people.forms.pin.fields["repeat"].widget, again)
    press(qtbot, people, "people.pin.run")
    qtbot.waitUntil(lambda: people.forms.pin.fields[field].error != "")


def test_an_own_pin_wants_the_old_one(qtbot: QtBot, desk: Fixture, head: str, people: PeopleView) -> None:
    people.refresh()
    old = people.forms.pin.fields["old"]
    qtbot.waitUntil(old.isVisible)
    write(old.widget, "0000")
    for name in ("pin", "repeat"):
        write(people.forms.pin.fields[name].widget, "4826")
    press(qtbot, people, "people.pin.run")
    qtbot.waitUntil(lambda: "还可以试" in old.error)
    with pytest.raises(Known, match="FD-1959"):
        sign_in(desk.station, "liming", "4826")


def test_a_taken_login_is_told_at_its_field(qtbot: QtBot, people: PeopleView) -> None:
    press(qtbot, people, "people.enrol")
    form = people.forms.enrol
    write(form.fields["name"].widget, "李明")
    write(form.fields["login"].widget, "liming")
    form.fields["role"].set_value("intake")
    press(qtbot, people, "people.new.run")
    qtbot.waitUntil(lambda: "已有人使用" in form.fields["login"].error)
    assert form.value("name") == "李明"


def test_the_role_of_a_person_changes(qtbot: QtBot, desk: Fixture, people: PeopleView) -> None:
    choose(people, "zhouyu")
    people.forms.role.fields["role"].set_value("head")
    press(qtbot, people, "people.role.run")
    qtbot.waitUntil(lambda: people.list.current().role == "head")


def test_who_leaves_hands_the_open_cases_over(qtbot: QtBot, desk: Fixture, people: PeopleView) -> None:
    handler = staff_id(desk.station.id, "zhouyu")
    case = desk.station.perform("complaint.receive", complaint(1), author=handler).case_id
    people.refresh()
    qtbot.waitUntil(lambda: any(person.open_cases for person in people.list.rows))
    choose(people, "zhouyu")
    leaving = people.forms.leaving
    press(qtbot, people, "people.leave.run")
    qtbot.waitUntil(lambda: "1 件未结案件" in leaving.fields["cases_to"].error)
    leaving.fields["cases_to"].set_value(desk.author)
    press(qtbot, people, "people.leave.run")
    qtbot.waitUntil(lambda: "zhouyu" not in [person.login for person in people.list.rows])
    assert case is not None
    people.with_left.click()
    qtbot.waitUntil(lambda: "zhouyu" in [person.login for person in people.list.rows])


def test_a_handler_sets_only_the_own_pin(qtbot: QtBot, desk: Fixture) -> None:
    old = desk.context
    context = DeskContext(old.station, old.tasks, old.bus, staff_id(old.station.id, "zhouyu"), Central())
    people = shown(qtbot, context)
    assert people.enrol.isHidden()
    assert people.forms.pin.isVisible()
    choose(people, "hexin")
    assert people.forms.pin.isHidden()
    assert people.forms.leaving.isHidden()


def test_other_idle_minutes_hold_at_once(qtbot: QtBot, desk: Fixture, shell: Shell) -> None:
    preferences = MemoryPreferences()
    lock = DeskLock(shell, desk.context, preferences)
    people = PeopleView(desk.context, preferences)
    qtbot.addWidget(people)
    people.minutes.set_value(5)
    assert preferences.get(PREFERENCE) == 5
    assert lock._idle.interval() == 300_000


def test_every_control_of_the_staff_list_has_a_name(qtbot: QtBot, people: PeopleView) -> None:
    assert nameless(people) == []
    press(qtbot, people, "people.enrol")
    assert nameless(people) == []
