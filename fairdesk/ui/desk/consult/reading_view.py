"""An article as it is read: Markdown in the colours of the theme, with its version and its sources."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from fairdesk.casework.services.articles import Article
from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.widgets.chip import Chip
from fairdesk.ui.widgets.words import ElidedLabel, label

_LINE = 135.0
"""Per cent: Chinese reads better with more air between the lines."""


class ReadingView(QWidget):
    """Title, topics, version, then the text. No link leaves the program: the station may be without a network."""

    def __init__(self) -> None:
        super().__init__()
        self.article: Article | None = None
        self.title = label("", "title", wrap=True)
        self.title.setObjectName("consult.knowledge.title")
        self._topics = ElidedLabel("", "caption")
        self._version, self._checked = Chip(), Chip()
        self._source = label("", "caption", wrap=True)
        self.text = QTextBrowser()
        self.text.setObjectName("consult.knowledge.text")
        self.text.setAccessibleName(t("consult_page.articles"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setProperty("reading", True)  # the field look of editors does not belong to a page that is read
        self.text.document().setDefaultFont(fonts.sans())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("unit"))
        column.addWidget(self.title)
        chips = QHBoxLayout()
        chips.setSpacing(theme.size("unit"))
        chips.addWidget(self._version)
        chips.addWidget(self._checked)
        chips.addWidget(self._topics, 1)
        column.addLayout(chips)
        column.addWidget(self.text, 1)
        column.addWidget(self._source)
        theme.look().changed.connect(self._render)

    def show_article(self, article: Article) -> None:
        """Show an article."""
        self.article = article
        self.title.setText(article.title)
        self._topics.set_text(" · ".join(t(f"topic.{topic}") for topic in article.topics))
        own = t("consult_page.own" if article.own else "consult_page.supplied")
        words = f"{t('consult_page.version', n=article.version)} · {article.updated.isoformat()} · {own}"
        self._version.show_state("info" if article.own else "neutral", words, "bookshelf")
        if article.verified:
            self._checked.show_state("ok", t("consult_page.verified"))
        else:
            self._checked.show_state("warn", t("consult_page.unverified"))
        self._source.setText(t("consult_page.source_is", source=article.source))
        self.text.setAccessibleName(article.title)
        self._render()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        QTimer.singleShot(0, self, self._to_top)  # the text is laid out only when it is on the screen

    def _to_top(self) -> None:
        self.text.verticalScrollBar().setValue(0)

    def _render(self) -> None:
        if self.article is None:
            return
        document = self.text.document()
        self.text.setPalette(theme.palette(theme.look().tokens.scheme))
        document.setMarkdown(self.article.body, QTextDocument.MarkdownFeature.MarkdownNoHTML)
        document.setDocumentMargin(0)
        self._space(document)

    @staticmethod
    def _space(document: QTextDocument) -> None:
        """Headings in the size of the type scale, more room between lines."""
        block = document.begin()
        while block.isValid():
            look = QTextBlockFormat(block.blockFormat())
            look.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            level = look.headingLevel()
            look.setTopMargin(14 if level else 0)
            look.setBottomMargin(6)
            cursor = QTextCursor(block)
            cursor.setBlockFormat(look)
            if level:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                letters = cursor.charFormat()
                letters.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
                letters.setFont(fonts.sans("lead"))
                letters.setFontWeight(700)
                cursor.setCharFormat(letters)
            block = block.next()
