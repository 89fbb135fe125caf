"""The knowledge base: search as you type at the left, reading and writing at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.casework.performer import Done
from fairdesk.casework.services.articles import LANGS, Article
from fairdesk.casework.services.codes import TOPICS
from fairdesk.casework.services.knowledge import Hit, library
from fairdesk.casework.workstation import Workstation
from fairdesk.i18n import language, t
from fairdesk.ui import fonts, shortcuts, theme
from fairdesk.ui.desk.consult.article_form import ArticleForm
from fairdesk.ui.desk.consult.reading_view import ReadingView
from fairdesk.ui.desk.consult.row_box import RowBox
from fairdesk.ui.desk.consult.snippet import HitPainting
from fairdesk.ui.desk.consult.tab import Tab
from fairdesk.ui.desk.consult.withdraw_bar import WithdrawBar
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.desk.rows import paint_words
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.editors import ComboEditor
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.search_box import SearchBox
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.words import button, hairline

_FOUND = 30


@dataclass(frozen=True)
class Wanted:
    """What is looked for."""

    text: str
    lang: str
    topic: str


def look_up(station: Workstation, wanted: Wanted) -> list[Hit]:
    """Articles that fit, best first; without a question all of them by title."""
    with station.read() as session:
        books = library(session, station.id)
    if not wanted.text:
        return [Hit(article, "", (), 0.0) for article in books.articles(wanted.lang, wanted.topic)]
    hits = books.search(wanted.text, wanted.lang, _FOUND)
    return [hit for hit in hits if not wanted.topic or wanted.topic in hit.article.topics]


class _ArticlePainting(HitPainting):
    """A found place, or – without a question – title and what it is about."""

    def paint(self, painter: QPainter, room: QRect, row: Hit) -> None:
        if row.snippet:
            super().paint(painter, room, row)
            return
        title = QRect(room.left(), room.top() + 14, room.width(), 22)
        paint_words(painter, title, row.article.title, fonts.sans(), "ink")
        topics = " · ".join(t(f"topic.{topic}") for topic in row.article.topics)
        version = t("consult_page.version", n=row.article.version)
        own = t("consult_page.own") if row.article.own else ""
        below = QRect(room.left(), title.bottom() + 4, room.width(), 18)
        words = " · ".join(filter(None, (topics, version, own)))
        paint_words(painter, below, words, fonts.sans("caption"), "muted")


class KnowledgeTab(Tab):
    """``show_article`` opens one."""

    def __init__(self, context: DeskContext, strip: MessageStrip) -> None:
        super().__init__(context, strip)
        self.query = SearchBox(t("consult_page.search_articles"))
        self.query.setObjectName("consult.knowledge.query")
        self.lang = ComboEditor([(lang, t(f"consult_page.lang_{lang}")) for lang in LANGS])
        self.lang.setObjectName("consult.knowledge.lang")
        self.lang.setAccessibleName(t("consult_page.lang"))
        self.lang.set_value(language())
        topics: list[tuple[str, str]] = [("", t("consult_page.all_topics"))]
        self.topic = ComboEditor([*topics, *((topic, t(f"topic.{topic}")) for topic in TOPICS)])
        self.topic.setAccessibleName(t("consult_page.topics"))
        self.topic.set_value("")
        self.box = RowBox(
            "consult.knowledge.list", t("consult_page.articles"), _ArticlePainting(),
            EmptyState(t("consult_page.no_hits"), t("consult_page.no_hits_hint"), icon="bookshelf"),
            key=lambda hit: (hit.article.id, hit.article.lang),
        )  # fmt: skip
        self.view, self.form = ReadingView(), ArticleForm(context)
        self.withdrawing = WithdrawBar(context)
        self.new = button(t("consult_page.write"), "secondary", icon_name="plus", clicked=lambda: self.write(None))
        self.new.setObjectName("consult.knowledge.new")
        self.edit = button(t("consult_page.edit"), "secondary", icon_name="pencil-outline", clicked=self._edit)
        self.edit.setObjectName("consult.knowledge.edit")
        self._right = QStackedWidget()
        self._showing = False
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        unit = theme.size("unit")
        left = ListCard()
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(12, 11, 12, 11)
        column.setSpacing(unit)
        column.addWidget(self.query)
        row = QHBoxLayout()
        row.setSpacing(unit)
        row.addWidget(self.lang)
        row.addWidget(self.topic, 1)
        row.addWidget(self.new)
        column.addLayout(row)
        left.add(head)
        left.add(hairline())
        left.add(self.box, 1)
        reading = Card()
        reading.add(self.view, 1)
        acts = QHBoxLayout()
        acts.setSpacing(unit)
        acts.addWidget(self.edit)
        acts.addWidget(self.withdrawing.ask)
        acts.addStretch()
        reading.add(self.withdrawing)
        reading.add(acts)
        nothing, writing = Card(), Card()
        nothing.add(EmptyState(t("consult_page.no_article"), t("consult_page.no_article_hint"), icon="bookshelf"), 1)
        writing.add(self.form, 1)
        for each in (nothing, reading, writing):
            self._right.addWidget(each)
        self.columns.addWidget(left, 5)
        self.columns.addWidget(self._right, 7)

    def _connect(self) -> None:
        self.query.searched.connect(lambda _text: self.refresh())
        self.lang.changed.connect(self.refresh)
        self.topic.changed.connect(self.refresh)
        self.box.list.chosen.connect(self._chosen)
        self.form.cancel.clicked.connect(self._stop_writing)
        self.form.sent.connect(self._published)
        self.withdrawing.sent.connect(lambda _done: self._withdrawn())
        shortcuts.bind(self, "filter", self.query.setFocus)
        self.setFocusProxy(self.query)

    def set_role(self, role: str) -> None:
        """Who may not publish only reads."""
        super().set_role(role)
        for each in (self.new, self.edit):
            each.setVisible(self.may("knowledge.publish"))
        self._offer_withdrawal()

    def refresh(self) -> None:
        """Search again."""
        wanted = Wanted(self.query.text().strip(), self.lang.value(), self.topic.value() or "")
        asked = self.context.ask(lambda station: look_up(station, wanted)).replacing(self.asked)
        asked.done(lambda hits: self._show(wanted, hits)).failed(self.strip.show_error).start(self)

    def _show(self, wanted: Wanted, hits: list[Hit]) -> None:
        if (wanted.text, wanted.lang) == (self.query.text().strip(), self.lang.value()):
            self._showing = True
            self.box.show_rows(hits)
            self._showing = False
            if self.box.list.current() is None and hits and self._right.currentIndex() != 2:
                self.box.list.choose(0)

    def show_article(self, article: Article) -> None:
        """Open an article."""
        self.query.set_text_quietly("")
        self.lang.set_value(article.lang)
        self._read(article)

    def _chosen(self, hit: Hit) -> None:
        writing = self._showing and self._right.currentIndex() == 2
        self._read(hit.article)
        if writing:  # the list was only read anew
            self._right.setCurrentIndex(2)

    def _read(self, article: Article) -> None:
        self.view.show_article(article)
        self._offer_withdrawal()
        self._right.setCurrentIndex(1)

    def _offer_withdrawal(self) -> None:
        article = self.view.article
        offered = article is not None and article.own and self.may("knowledge.withdraw")
        self.withdrawing.offer(article if offered else None)

    def write(self, article: Article | None) -> None:
        """Write an article, or a new version of one."""
        self.form.begin(article)
        self._right.setCurrentIndex(2)
        self.form.fields["article" if article is None else "title"].jump()

    def _edit(self) -> None:
        self.write(self.view.article)

    def _stop_writing(self) -> None:
        self._right.setCurrentIndex(1 if self.view.article is not None else 0)

    def _published(self, done: Done) -> None:
        content = done.entry.content
        self.form.clear()
        self.form.of = None
        said = t("consult_page.published", title=content["input"]["title"], n=content["assigned"]["version"])
        self.strip.show_message("ok", said)
        self._stop_writing()

    def _withdrawn(self) -> None:
        self.strip.show_message("ok", t("consult_page.withdrawn"))
        self.box.list.setCurrentIndex(self.box.list.rootIndex())
        self.view.article = None
        self._right.setCurrentIndex(0)
