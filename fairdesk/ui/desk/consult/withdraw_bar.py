"""Withdrawing the station's own version of an article: asked twice, in the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fairdesk.casework.services.articles import Article
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.words import button, label


class WithdrawBar(QFrame):
    """``ask`` is the button that opens it."""

    sent = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._article: Article | None = None
        self.setProperty("role", "strip")
        theme.mark(self, level="warn")
        self.ask = button(t("consult_page.withdraw"), "ghost", icon_name="undo", clicked=self.show)
        self.ask.setObjectName("consult.knowledge.withdraw")
        self.yes = button(t("consult_page.withdraw"), "danger", compact=True, clicked=self._withdraw)
        self.yes.setObjectName("consult.knowledge.withdraw.yes")
        no = button(t("consult_page.not_now"), "ghost", compact=True, clicked=self.hide)
        self.strip = MessageStrip()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(label(t("consult_page.withdraw_what"), wrap=True), 1)
        row.addWidget(self.strip)
        row.addWidget(no)
        row.addWidget(self.yes)
        self.hide()

    def offer(self, article: Article | None) -> None:
        """Offer to withdraw this article; ``None`` offers nothing."""
        if article != self._article:
            self.hide()
        self._article = article
        self.ask.setVisible(article is not None)

    def _withdraw(self) -> None:
        if self._article is None:
            return
        given = {"article": self._article.id, "lang": self._article.lang}
        act = self._context.act("knowledge.withdraw", given).done(self._done).failed(self.strip.show_error)
        act.start(self)

    def _done(self, done: object) -> None:
        self.hide()
        self.sent.emit(done)
