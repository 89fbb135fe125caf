"""The desk as a program: one station, its pages, its window – and another window when person or language changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from fairdesk.casework.views import Page, PersonView, StationView
from fairdesk.casework.workstation import Workstation
from fairdesk.core.states import OPEN
from fairdesk.i18n import Lang, language, t
from fairdesk.ui import application, theme
from fairdesk.ui.changes import ChangeBus, Changes
from fairdesk.ui.desk import (
    case,
    cases,
    compare,
    consult,
    exhibitors,
    intake,
    lead,
    papers,
    records,
    rules,
    sync,
    today,
)
from fairdesk.ui.desk.context import Central, DeskContext
from fairdesk.ui.desk.palette import Entry
from fairdesk.ui.desk.shell import Shell, Who
from fairdesk.ui.desk.signin import DeskLock, anybody_has_pin
from fairdesk.ui.desk.signin.lock import person_menu
from fairdesk.ui.desk.sync.uploading import Uploading
from fairdesk.ui.ops import Newest
from fairdesk.ui.preferences import FilePreferences, Preferences
from fairdesk.ui.tasks import Tasks
from fairdesk.ui.widgets.icon import icon

FIRST_PAGE = "today"
_FOUND = 8
"""Cases that the search line offers."""


class Desk(QObject):
    """Owns what outlives a window: the background work, the bus, the upload. ``opened`` carries every new window."""

    opened = Signal(object)

    def __init__(
        self, app: QApplication, station: Workstation, author: str, central: Central, preferences: Preferences
    ) -> None:
        super().__init__(app)
        self._app = app
        self._preferences = preferences
        self._counted = Newest()
        self._station: StationView = station.station()
        self.context = DeskContext(station, Tasks(), ChangeBus(), author, central)
        self.uploading = Uploading(self.context)
        self.shell = self._window()
        self.context.bus.changed.connect(self._changed)
        self.uploading.changed.connect(self._show_sync)

    def person(self) -> PersonView:
        """Who works at the desk. Raises ``StopIteration`` for somebody who is not of the staff."""
        return next(person for person in self._station.staff if person.id == self.context.author)

    def go(self, page_id: str, **params: Any) -> None:
        """Open a page of a window that is not active yet, with the focus where the page wants it."""
        self.shell.open(page_id, **params).setFocus()

    def change_person(self, author: str) -> None:
        """Let somebody else of the staff go on, in a fresh window at the same place."""
        if author != self.context.author:
            self._preferences.put("author", author)
            old = self.context
            self.context = DeskContext(old.station, old.tasks, old.bus, author, old.central)
            self._reopen()

    def change_language(self, lang: str) -> None:
        """Speak another language, in a fresh window at the same place."""
        if lang != language():
            self._preferences.put("lang", lang)
            application.speak(self._app, "en" if lang == "en" else "zh")
            self._reopen()

    def _reopen(self) -> None:
        old = self.shell
        place, params = old.current, {}
        if place == "case":
            params = {"case_id": getattr(old.page("case"), "case_id", "")}
        size, state = old.size(), old.windowState()
        old.removeEventFilter(self)
        old.hand_over()
        self.shell = self._window()
        self.shell.resize(size)
        self.shell.setWindowState(state)
        self.go(place or FIRST_PAGE, **params)
        self.shell.show()
        old.deleteLater()
        self.opened.emit(self.shell)

    # ---- a window ----

    def _window(self) -> Shell:
        lang = language()
        who = Who(self._station.fair(lang), self._station.place, self.person().name)
        shell = Shell(who, self.context.tasks, self._preferences)
        for spec in (
            today.page_spec(self.context, shell, self._preferences),
            cases.page_spec(self.context, shell, self._preferences),
            intake.page_spec(self.context, shell, self._preferences),
            compare.page_spec(self.context, shell, self._preferences),
            records.page_spec(self.context, shell, self._preferences),
            papers.page_spec(self.context, shell, self._preferences),
            exhibitors.page_spec(self.context, shell, self._preferences),
            consult.page_spec(self.context, shell, self._preferences),
            sync.page_spec(self.context, self.uploading),
            rules.page_spec(self.context, shell, self._preferences),
            case.page_spec(self.context, shell, self._preferences),
            lead.page_spec(self.context, shell, self._preferences),
        ):
            shell.add(spec)
        shell.palette_list.add_provider(self._case_entries)
        shell.sync_wanted.connect(self._sync)
        shell.language_wanted.connect(self.change_language)
        consult.WaitingCount(self.context, shell, lambda n: shell.navigation.show_count("consult", n))
        self.lock = DeskLock(shell, self.context, self._preferences, shell.strip)
        self.lock.add_to_menu(person_menu(shell))
        self.lock.person_changed.connect(self.change_person)
        self._add_people(shell)
        shell.installEventFilter(self)
        self.shell = shell
        self._show_sync()
        self._count()
        return shell

    def _add_people(self, shell: Shell) -> None:
        """The staff of the station, at the head of the person's menu."""
        menu = person_menu(shell)
        people = QMenu(t("program.person"), menu)
        people.setIcon(icon("account-group-outline"))
        group = QActionGroup(people)
        for person in self._station.staff:
            act = people.addAction(t("program.person_role", name=person.name, role=t(f"program.role_{person.role}")))
            act.setData(person.id)
            act.setCheckable(True)
            act.setChecked(person.id == self.context.author)
            group.addAction(act)
        group.triggered.connect(lambda act: self._ask_person(act.data()))
        menu.insertMenu(menu.actions()[0], people)
        self._people = people

    def _ask_person(self, author: str) -> None:
        """Where people have PINs, who goes on has to give theirs."""

        def go_on(with_pin: bool) -> None:
            if with_pin:
                self.lock.lock(author, cancellable=True)
            else:
                self.change_person(author)

        self.context.ask(anybody_has_pin).done(go_on).start(self.shell)

    def _staff_changed(self, station: StationView) -> None:
        self._station = station
        self._people.menuAction().setVisible(False)
        self._people.deleteLater()
        self._add_people(self.shell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self.shell:
            self.uploading.cancel()  # closing waits for the background work, and an upload may wait for a network
        return False

    def _case_entries(self, text: str, answer: Callable[[Sequence[Entry]], None]) -> None:
        """Cases by number, booth, names, title or number of the right."""
        if not text:
            answer(())
            return

        def show(found: Page) -> None:
            shell = self.shell
            answer(
                [
                    Entry(
                        f"{row.booth} · {row.respondent} ← {row.complainant}",
                        lambda case_id=row.id: shell.open("case", case_id=case_id),  # type: ignore[misc]
                        "briefcase-outline",
                        _short(row.number),
                    )
                    for row in found.rows
                ]
            )

        self.context.ask(lambda station: station.cases(limit=_FOUND, text=text)).done(show).start(self.shell)

    # ---- what the frame shows ----

    def _sync(self) -> None:
        """F9 leads to the page; pressed there, it uploads."""
        if self.shell.current == "sync":
            self.uploading.start()
        else:
            self.shell.open("sync")

    def _show_sync(self) -> None:
        status = self.uploading.status
        self.shell.top_bar.sync.show_status(status)
        self.shell.navigation.show_count("sync", status.waiting)

    def _changed(self, changes: Changes) -> None:
        if changes.any_case:
            self._count()
        if changes.settings:
            self.context.ask(lambda station: station.station()).done(self._staff_changed).start(self.shell)

    def _count(self) -> None:
        states = sorted(OPEN)
        shell = self.shell

        def show(found: Page) -> None:
            shell.navigation.show_count("cases", found.total)

        counted = self.context.ask(lambda station: station.cases(limit=1, states=states))
        counted.replacing(self._counted).done(show).start(shell)


def _short(number: str) -> str:
    """The year and running number of a case number, which is what people say: ``〔2026〕12号``."""
    at = number.find("〔")
    return number[at:] if at >= 0 else number


def open_desk(
    station: Workstation,
    *,
    author: str,
    central: Central,
    lang: Lang = "zh",
    scheme: theme.Choice = "system",
    preferences: Preferences | None = None,
) -> Shell:
    """The staff's window at a station where a fair is open, at the page Today; the caller shows it.

    The application must exist. Closing the window ends the background work, not the station. Raises ``FD-1010`` when no
    fair is open.
    """
    app: Any = QApplication.instance()
    kept = preferences or FilePreferences(station.home / "windows.json")
    kept.put("scheme", scheme)
    application.dress(app, scheme=scheme, lang=lang)
    desk = Desk(app, station, author, central, kept)
    desk.go(FIRST_PAGE)
    if anybody_has_pin(station):
        desk.lock.lock_now(started=True)
    return desk.shell
