"""The window of the desk: bar on top, places at the left, one page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.i18n import t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.desk.help_sheet import HelpSheet
from fairdesk.ui.desk.navigation import Navigation
from fairdesk.ui.desk.pages import History, Leavable, Openable, PageSpec, focus_inside
from fairdesk.ui.desk.palette import Entry, Palette
from fairdesk.ui.desk.top_bar import TopBar
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.tasks import Tasks
from fairdesk.ui.widgets.strip import MessageStrip, StripPlace


@dataclass(frozen=True)
class Who:
    """What the bar says: fair, station and the person at the desk."""

    fair: str
    station: str
    person: str


class Shell(QMainWindow):
    """Register pages, then open one: ``shell.add(PageSpec(…)); shell.open("today")``.

    ``sync_wanted`` fires on F9 and on a click on the indicator; ``language_wanted`` when a language is chosen in the
    menu. Closing keeps drafts and shuts the background work down.
    """

    sync_wanted = Signal()
    language_wanted = Signal(str)
    page_shown = Signal(str)

    def __init__(self, who: Who, tasks: Tasks, preferences: Preferences) -> None:
        super().__init__()
        self.tasks, self._preferences = tasks, preferences
        self._specs: dict[str, PageSpec] = {}
        self._pages: dict[str, QWidget] = {}
        self._history = History()
        self._handed_over = False
        self.setWindowTitle(f"{who.fair} · {who.station}")
        self.setMinimumSize(880, 520)  # a screen of 1920 × 1080 at 200 % has room for 960 × 540
        self.resize(1366, 768)

        self.top_bar = TopBar(who.fair, who.station, who.person, preferences.get("scheme", "system"))
        self.navigation = Navigation()
        self.strip = MessageStrip()
        self._stack = QStackedWidget()
        self._stack.setAccessibleName(t("shell.page"))
        room = self._arrange()
        self.palette_list = Palette(self.top_bar.search, room)
        self.palette_list.add_provider(self._page_entries)
        self._connect()

    def _arrange(self) -> QWidget:
        room = QWidget()
        room.setProperty("role", "canvas")
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.navigation)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(StripPlace(self.strip))
        right.addWidget(self._stack, 1)
        below.addLayout(right, 1)
        column.addLayout(below, 1)
        self.setCentralWidget(room)
        return room

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.open)
        self.top_bar.sync.clicked.connect(self.sync_wanted)
        self.top_bar.language_chosen.connect(self.language_wanted)
        self.top_bar.scheme_chosen.connect(self._choose_scheme)
        self.top_bar.help_wanted.connect(self.show_help)
        self.top_bar.quit_wanted.connect(self.close)
        shortcuts.bind(self, "help", self.show_help)
        shortcuts.bind(self, "search", self.palette_list.open)
        shortcuts.bind(self, "palette", self.palette_list.open)
        shortcuts.bind(self, "back", self.back)
        shortcuts.bind(self, "sync", self.sync_wanted.emit)
        shortcuts.bind(self, "next-pane", self.next_pane)
        shortcuts.bind(self, "full-screen", self.toggle_full_screen)
        shortcuts.bind(self, "quit", self.close)

    # ---- pages ----

    def add(self, spec: PageSpec) -> None:
        """Register a page. Its widget is made when it is first opened. Raises ``ValueError`` for a second same id."""
        if spec.id in self._specs:
            raise ValueError(f"page {spec.id} is registered twice")
        self._specs[spec.id] = spec
        if spec.in_navigation:
            self.navigation.add(spec)
        if spec.shortcut_id and spec.shortcut_id != "sync":
            shortcuts.bind(self, spec.shortcut_id, lambda: self.open(spec.id))

    def open(self, page_id: str, **params: Any) -> QWidget:
        """Show a page and hand it the parameters. Raises ``KeyError`` for a page that is not registered."""
        spec = self._specs[page_id]
        self._leave()
        self._history.visit(page_id, params)
        return self._show(spec, params)

    def back(self) -> bool:
        """Show the place before this one; false at the beginning."""
        self._leave()
        place = self._history.back()
        if place is None:
            return False
        self._show(self._specs[place[0]], place[1])
        return True

    @property
    def current(self) -> str:
        """The id of the page shown; empty before the first."""
        return self._history.here[0] if self._history.here else ""

    def page(self, page_id: str) -> QWidget | None:
        """The widget of a page, if it was opened already."""
        return self._pages.get(page_id)

    def _show(self, spec: PageSpec, params: dict[str, Any]) -> QWidget:
        page = self._pages.get(spec.id)
        if page is None:
            page = self._pages[spec.id] = spec.factory()
            if not page.accessibleName():
                page.setAccessibleName(t(spec.title_key))
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.navigation.show_current(spec.id if spec.in_navigation else spec.parent)
        if isinstance(page, Openable):
            page.open(**params)
        elif params:
            raise TypeError(f"page {spec.id} takes no parameters: it has no open()")
        focus_inside(page)
        self.page_shown.emit(spec.id)
        return page

    def _leave(self) -> None:
        page: object = self._pages.get(self.current)
        if isinstance(page, Leavable):
            page.leave()

    # ---- acts of the window ----

    def next_pane(self) -> None:
        """F6: search box → places → page → search box."""
        focus = QApplication.focusWidget()
        page = self._stack.currentWidget()
        if focus is self.top_bar.search:
            self.navigation.focus_current()
        elif focus is not None and self.navigation.isAncestorOf(focus) and page is not None:
            focus_inside(page)
        else:
            self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_help(self) -> None:
        """F1: the keys."""
        sheet = HelpSheet(self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def toggle_full_screen(self) -> None:
        """F11."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _choose_scheme(self, choice: theme.Choice) -> None:
        self._preferences.put("scheme", choice)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, choice)

    def _page_entries(self, text: str, answer: Any) -> None:
        wanted = text.casefold()
        found: Sequence[Entry] = [
            Entry(
                t(spec.title_key),
                lambda page_id=spec.id: self.open(page_id),  # type: ignore[misc]
                spec.icon,
                shortcuts.key(spec.shortcut_id).shown if spec.shortcut_id else "",
            )
            for spec in self._specs.values()
            if spec.in_navigation and wanted in f"{t(spec.title_key)} {spec.id}".casefold()
        ]
        answer(found)

    def hand_over(self) -> None:
        """Close for another window of the same program (another language): drafts are kept, the work goes on."""
        self._handed_over = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        self.palette_list.close_list()
        if not self._handed_over:
            self.tasks.shutdown(wait=True)
        super().closeEvent(event)
