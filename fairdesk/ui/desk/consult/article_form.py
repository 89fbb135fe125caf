"""Writing an article, or a new version of one."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.casework.services.articles import LANGS, Article
from fairdesk.casework.services.codes import TOPICS
from fairdesk.i18n import language, t
from fairdesk.ui import theme
from fairdesk.ui.desk.consult.forms import ActForm
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.offer_editors import ConfirmEditor, OfferEditor
from fairdesk.ui.widgets.card import scrolled
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.text_editor import TextEditor
from fairdesk.ui.widgets.words import hairline, label


class ArticleForm(ActForm):
    """``begin`` with an article (its next version) or without one (a new article)."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.article")
        self.of: Article | None = None
        self.heading = label("", "section")
        inner = QWidget()
        outer, self.column = self.column, QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, theme.size("unit"), 0)
        self.column.setSpacing(theme.size("unit") + theme.size("half"))
        langs = [(lang, t(f"consult_page.lang_{lang}")) for lang in LANGS]
        self.row(
            self.field("article", LineEditor("how-to-prove-use", mono=True, max_length=41), required=True),
            self.field("lang", ComboEditor(langs), required=True),
            stretches=(3, 2),
        )
        self.row(self.field("title", LineEditor(max_length=120), words=t("consult_page.article_title"), required=True))
        topics = OfferEditor("consult.article.topic", columns=3 if language() == "zh" else 2)
        topics.set_offers([(topic, t(f"topic.{topic}"), "") for topic in TOPICS])
        self.row(self.field("topics", topics, required=True))
        self.row(self.field("body", TextEditor(t("consult_page.body_hint"), low=8, high=24), required=True))
        self.row(self.field("source", LineEditor(t("consult_page.source_hint")), required=True))
        self.row(self.field("verified", ConfirmEditor(t("consult_page.verified_is")), words=t("consult_page.check")))
        self.column.addStretch()
        outer.insertWidget(0, self.heading)
        outer.addWidget(scrolled(inner), 1)
        outer.addWidget(hairline())
        self.publish = self.do("publish", t("consult_page.publish"), self._publish)
        self.cancel = self.do("cancel", t("consult_page.not_now"), lambda: None, "ghost")
        self.foot(self.publish, self.cancel, into=outer)

    def begin(self, article: Article | None) -> None:
        """Write a new version of an article, or a new one. What was typed for the same version stays."""
        if article is not None and self.of == article:
            return
        if article is None and self.of is None and any(self.value(name) for name in ("article", "title", "body")):
            return
        self.clear()
        self.of = article
        known = article is not None
        for name in ("article", "lang"):
            self.fields[name].widget.setEnabled(not known)
        if article is None:
            self.heading.setText(t("consult_page.new_article"))
            self.fields["lang"].set_value(language())
            return
        self.heading.setText(t("consult_page.next_version", n=article.version + 1))
        self.fields["article"].set_value(article.id)
        for name in ("lang", "title", "topics", "body", "source"):
            self.fields[name].set_value(getattr(article, name))

    def given(self) -> dict[str, Any]:
        """The article, as the act's input."""
        said = {name: field.value() for name, field in self.fields.items()}
        said["verified"] = bool(said["verified"])
        said["replaces"] = 0 if self.of is None else self.of.version
        return said

    def _publish(self) -> None:
        article = self.fields["article"]
        if not article.value() and self.value("lang") == "en" and self.of is None:
            article.set_value(re.sub(r"[^a-z0-9]+", "-", self.value("title").lower()).strip("-")[:41])
        if self.check():
            self.send("knowledge.publish", self.given())
