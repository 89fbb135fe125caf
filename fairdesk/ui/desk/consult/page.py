"""The service side of the station in six tabs."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from fairdesk.casework.services.articles import Article
from fairdesk.casework.views import StationView
from fairdesk.i18n import t
from fairdesk.ui import shortcuts
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.consult.advice_tab import AdviceTab
from fairdesk.ui.desk.consult.calls_tab import CallsTab
from fairdesk.ui.desk.consult.feedback_tab import FeedbackTab
from fairdesk.ui.desk.consult.helpers_tab import HelpersTab
from fairdesk.ui.desk.consult.knowledge_tab import KnowledgeTab
from fairdesk.ui.desk.consult.queue_tab import QueueTab
from fairdesk.ui.desk.consult.tab import Tab
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.frame import PageFrame
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.preferences import Preferences

TABS = ("advice", "queue", "feedback", "calls", "knowledge", "helpers")


class ConsultPage(PageFrame):
    """``open(tab="queue")`` shows a tab, one of ``TABS``; what was typed in the others stays."""

    def __init__(self, context: DeskContext, shell: Navigator, preferences: Preferences) -> None:
        super().__init__(t("consult_page.title"), t("consult_page.lead"))
        self.setObjectName("consult")
        self._context = context
        self.advice = AdviceTab(context, self.strip)
        self.queue = QueueTab(context, self.strip, preferences)
        self.feedback = FeedbackTab(context, self.strip)
        self.calls = CallsTab(context, self.strip, shell)
        self.knowledge = KnowledgeTab(context, self.strip)
        self.helpers = HelpersTab(context, self.strip)
        self._tabs: dict[str, Tab] = dict(
            zip(
                TABS,
                (self.advice, self.queue, self.feedback, self.calls, self.knowledge, self.helpers),
                strict=True,
            )
        )
        self._stale = set(TABS)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("consult.tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(t("consult_page.title"))
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        for name, tab in self._tabs.items():
            self.tabs.addTab(tab, t(f"consult_page.tab_{name}"))
            tab.setAccessibleName(t(f"consult_page.tab_{name}"))
        for name in ("queue", "feedback", "calls"):
            self._tabs[name].waits.connect(lambda n, name=name: self._show_waiting(name, n))
        self.add(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _place: self._turned())
        self.advice.article_wanted.connect(self.read)
        context.bus.changed.connect(self._changed)
        shortcuts.bind(self, "refresh", self.refresh)
        context.ask(lambda station: station.station()).done(self._know).start(self)
        for name in ("advice", "queue", "feedback", "calls"):
            self._refresh(name)

    def open(self, tab: str = "") -> None:
        """Show a tab; without one the page is as it was left. Raises ``KeyError`` for an unknown one."""
        if tab:
            self.tabs.setCurrentWidget(self._tabs[tab])
        self._shown()

    def read(self, article: Article) -> None:
        """Open an article in the knowledge base."""
        self.knowledge.show_article(article)
        self.open("knowledge")

    def refresh(self) -> None:
        """Look at the station again."""
        self._stale = set(TABS)
        self._shown()

    @property
    def current(self) -> str:
        """The name of the tab shown."""
        return TABS[self.tabs.currentIndex()]

    def _turned(self) -> None:
        self.strip.clear()  # what was said belongs to the tab that was left
        self._shown()

    def _shown(self) -> None:
        tab = self._tabs[self.current]
        self.setFocusProxy(tab)
        if self.current in self._stale:
            self._refresh(self.current)

    def _refresh(self, name: str) -> None:
        self._stale.discard(name)
        self._tabs[name].refresh()

    def _changed(self, changes: Changes) -> None:
        if changes.board or changes.all_cases:
            self._stale = set(TABS)
            self._refresh(self.current)
            for name in ("queue", "feedback"):  # their counts stand in the tab bar
                if name in self._stale:
                    self._refresh(name)

    def _show_waiting(self, name: str, count: int) -> None:
        words = t(f"consult_page.tab_{name}")
        place = TABS.index(name)
        self.tabs.setTabText(place, f"{words} {count}" if count else words)

    def _know(self, found: StationView) -> None:
        role = next((person.role for person in found.staff if person.id == self._context.author), "")
        for tab in self._tabs.values():
            tab.set_role(role)
