"""A consultation as it is entered while the visitor stands there (D24). Nobody has to give a name."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.services.articles import Article
from fairdesk.casework.services.codes import TOPICS
from fairdesk.casework.services.consultation import LONGEST
from fairdesk.core.rights import RightKind
from fairdesk.i18n import language, t
from fairdesk.ui import theme
from fairdesk.ui.desk.consult.forms import ActForm
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.offer_editors import ConfirmEditor, OfferEditor
from fairdesk.ui.widgets.card import scrolled
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor, NumberEditor
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.text_editor import TextEditor
from fairdesk.ui.widgets.words import ElidedLabel, button, hairline, icon_button

CHANNELS = ("desk", "phone", "online", "patrol")
_MINUTES = 5


class QuestionEditor(TextEditor):
    """Enter goes on to what was found, Shift+Enter begins a new line."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class AdviceForm(ActForm):
    """``asked`` carries the question as it is typed; ``entered`` when Enter was pressed in it."""

    asked = Signal(str)
    entered = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.advice")
        self.article: Article | None = None
        inner = QWidget()
        outer, self.column = self.column, QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, theme.size("unit"), 0)
        self.column.setSpacing(theme.size("unit") + theme.size("half"))
        self._question = QuestionEditor(t("consult_page.question_hint"), low=2, high=5)
        self.row(self.field("question", self._question))
        self._answer = TextEditor(t("consult_page.answer_hint"), low=3, high=8)
        self.row(self.field("answer", self._answer, required=True))
        self.column.addWidget(self._reference_row())
        topics = OfferEditor("consult.advice.topic", columns=3 if language() == "zh" else 2)
        topics.set_offers([(topic, t(f"topic.{topic}"), "") for topic in TOPICS])
        self.row(self.field("topics", topics, required=True))
        kinds = [(None, "—"), *((kind.value, t(f"right_kind.{kind.value}")) for kind in RightKind)]
        channels = [(channel, t(f"service_channel.{channel}")) for channel in CHANNELS]
        self.row(
            self.field("right_kind", ComboEditor(kinds)),
            self.field("channel", ComboEditor(channels), required=True),
            self.field("minutes", NumberEditor(1, LONGEST), required=True),
            stretches=(4, 3, 2),
        )
        self._more = button(t("consult_page.who"), "link", icon_name="chevron-down", clicked=self._unfold)
        self._more.setObjectName("consult.advice.more")
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._who())
        self.column.addStretch()
        outer.addWidget(scrolled(inner), 1)
        outer.addWidget(hairline())
        self.save = self.do("save", t("consult_page.save_advice"), self._save)
        self.afresh = self.do("afresh", t("consult_page.afresh"), self.clear, "ghost")
        self.foot(self.save, self.afresh, into=outer)
        self._question.changed.connect(lambda: self.asked.emit(self._question.value()))
        self._question.entered.connect(self.entered)
        self.clear()

    def _reference_row(self) -> QWidget:
        self._reference = ElidedLabel("", "muted")
        self._reference.setObjectName("consult.advice.reference")
        self._no_reference = icon_button("close", t("consult_page.no_reference"), clicked=lambda: self.refer(None))
        self._referred = QWidget()
        row = QHBoxLayout(self._referred)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel("bookshelf", "accent"))
        row.addWidget(self._reference, 1)
        row.addWidget(self._no_reference)
        return self._referred

    def _who(self) -> QWidget:
        """Who asked, and what was promised: seldom needed, so folded away."""
        self._folded = QWidget()
        column, whole = QVBoxLayout(self._folded), self.column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("unit") + theme.size("half"))
        self.column = column
        self.row(
            self.field("name", LineEditor(t("consult_page.optional"))),
            self.field("unit", LineEditor()),
            self.field("booth", LineEditor(mono=True)),
            stretches=(3, 5, 3),
        )
        self.row(self.field("small_firm", ConfirmEditor(t("consult_page.small_firm_is")), words=t("consult_page.firm")))
        self.row(
            self.field("follow_up", LineEditor(t("consult_page.follow_up_hint"))),
            self.field("contact", LineEditor(t("consult_page.contact_hint"))),
            stretches=(5, 4),
        )
        self.column = whole
        return self._folded

    def _unfold(self) -> None:
        self._folded.setVisible(self._folded.isHidden())
        if not self._folded.isHidden():
            self.fields["name"].jump()

    def clear(self) -> None:
        """Ready for the next visitor."""
        super().clear()
        self.fields["channel"].set_value("desk")
        self.fields["minutes"].set_value(_MINUTES)
        self._folded.hide()
        self.refer(None)

    def refer(self, article: Article | None) -> None:
        """Refer to an article: it is named in the answer, and its subjects are ticked when none is."""
        self.article = article
        self._referred.setVisible(article is not None)
        if article is None:
            return
        self._reference.set_text(t("consult_page.refers", title=article.title, n=article.version))
        answer = self.fields["answer"]
        named = t("consult_page.see", title=article.title)
        if named not in answer.value():
            answer.set_value(f"{answer.value()}\n{named}".strip())
        if not self.value("topics"):
            self.fields["topics"].set_value(article.topics)

    def write_on(self) -> None:
        """Go to the end of the answer."""
        self._answer.moveCursor(QTextCursor.MoveOperation.End)
        self.fields["answer"].jump()

    def given(self) -> dict[str, Any]:
        """What was said, as the act's input."""
        said = {name: field.value() for name, field in self.fields.items()}
        said["small_firm"] = bool(said["small_firm"])
        if self.article is not None:
            said |= {"article_id": self.article.id, "article_version": self.article.version}
        return said

    def show_refused(self, error: Any) -> None:
        """Unfold what is folded away when something there is refused."""
        self._folded.setVisible(True)
        super().show_refused(error)

    def _save(self) -> None:
        if self.check():
            self.send("consultation.record", self.given())
