"""Consultations: entry at the left, articles that fit and the day's log at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from fairdesk.casework.services.articles import Article
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.consult.advice_day import AdviceDayCard, advice_log
from fairdesk.ui.desk.consult.advice_form import AdviceForm
from fairdesk.ui.desk.consult.hits_card import HitsCard
from fairdesk.ui.desk.consult.tab import Tab
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.strip import MessageStrip


class AdviceTab(Tab):
    """``article_wanted`` carries an article to be read in the knowledge base."""

    article_wanted = Signal(object)

    def __init__(self, context: DeskContext, strip: MessageStrip) -> None:
        super().__init__(context, strip)
        self.form = AdviceForm(context)
        self.hits = HitsCard(context, strip)
        self.day = AdviceDayCard(context)
        entry = Card(t("consult_page.new_advice"))
        entry.add(self.form, 1)
        right = QVBoxLayout()
        right.setSpacing(theme.size("gap"))
        right.addWidget(self.hits, 5)
        right.addWidget(self.day, 6)
        self.columns.addWidget(entry, 1)
        self.columns.addLayout(right, 1)
        self.form.asked.connect(self.hits.ask)
        self.form.entered.connect(self._entered)
        self.form.sent.connect(lambda _done: self._saved())
        self.hits.referred.connect(self.refer)
        self.hits.read_wanted.connect(self.article_wanted)
        self.day.changed.connect(self.refresh)
        self.setFocusProxy(self.form.fields["question"])

    def refresh(self) -> None:
        """Look at the log again."""
        show = self.day.show_what.value()
        asked = self.context.ask(lambda station: advice_log(station, show)).replacing(self.asked)
        asked.done(self.day.show_log).failed(self.strip.show_error).start(self)

    def refer(self, article: Article) -> None:
        """Name an article in the answer and go on writing there."""
        self.form.refer(article)
        self.form.write_on()

    def _entered(self) -> None:
        if not self.hits.enter():
            self.form.fields["answer"].jump()

    def _saved(self) -> None:
        self.form.clear()
        self.strip.show_message("ok", t("consult_page.advice_saved"))
        self.form.fields["question"].jump()
