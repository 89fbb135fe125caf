"""One entry of a rule set in full, and the head's word on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.casework.rulepage import EntryView, RuleSetView
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui import theme
from fairdesk.ui.desk.rules.words import chosen, facts, heading, standing_chip
from fairdesk.ui.moments import Now, moment_text
from fairdesk.ui.widgets.card import scrolled
from fairdesk.ui.widgets.chip import Chip
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.key_value import Fact, KeyValue
from fairdesk.ui.widgets.text_editor import TextEditor
from fairdesk.ui.widgets.words import button, hairline, label


@dataclass(frozen=True, slots=True)
class Wish:
    """What the head wants done with an entry."""

    entry: EntryView
    reason: str
    withdraw: bool


class EntryCard(QStackedWidget):
    """``wished`` carries a :class:`Wish`; ``names`` are the staff by id, ``may_confirm`` whether this is the head."""

    wished = Signal(object)

    def __init__(self, now: Now) -> None:
        super().__init__()
        self._now = now
        self.view: RuleSetView | None = None
        self.entry: EntryView | None = None
        self.names: Mapping[str, str] = {}
        self.may_confirm = False
        self._title = label("", "section", wrap=True)
        self._chip = Chip()
        self._other = label("", "muted", wrap=True)
        self._facts = KeyValue(name_width=72)
        self._word = label("", wrap=True)
        self._hint = label(t("rules_page.unverified_means"), "caption", wrap=True)
        self.reason = Field(t("rules_page.reason"), TextEditor(t("rules_page.reason_hint")), required=True)
        self.reason.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.reason.widget.setObjectName("rules.confirm.reason")
        self.confirm = button(t("rules_page.confirm"), "primary", clicked=self.wish)
        self.confirm.setObjectName("rules.confirm")
        self._only_head = label(t("rules_page.head_only"), "muted", wrap=True)
        self.addWidget(EmptyState(t("rules_page.no_entry"), t("rules_page.no_entry_hint"), icon="scale-balance"))
        self.addWidget(scrolled(self._body()))

    def _body(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(theme.size("unit") + theme.size("half"))
        chips = QHBoxLayout()
        chips.addWidget(self._chip)
        chips.addStretch()
        column.addLayout(chips)
        column.addWidget(self._title)
        column.addWidget(self._other)
        column.addWidget(self._facts)
        self._line = hairline()
        column.addWidget(self._line)
        for part in (self._word, self._hint, self._only_head, self.reason):
            column.addWidget(part)
        acts = QHBoxLayout()
        acts.addStretch()
        acts.addWidget(self.confirm)
        column.addLayout(acts)
        column.addStretch()
        return inner

    def show_entry(self, entry: EntryView | None) -> None:
        """Show an entry; what was typed for the same one stays."""
        if self.entry is None or entry is None or entry.key != self.entry.key or entry.stands != self.entry.stands:
            self.reason.set_value("")
        self.entry = entry
        self.setCurrentIndex(0 if entry is None or self.view is None else 1)
        if entry is None or self.view is None:
            return
        chip = standing_chip(entry)
        self._title.setText(heading(entry))
        self._chip.show_state(chip.state, chip.text, chip.icon)
        own = chosen(entry.zh, entry.en)
        texts = [own] if own != heading(entry) else []
        texts.append(chosen(entry.en, entry.zh))
        self._other.setText("\n".join(filter(None, texts)))
        self._other.setVisible(any(texts))
        told = [Fact(name, words) for name, words in facts(entry, self.view)]
        origin = entry.origin
        if entry.overrides:
            origin = t("rules_page.overrides", origin=entry.origin, overrides=entry.overrides)
        told += [
            Fact(t("rules_page.source"), entry.source),
            Fact(t("rules_page.origin"), origin),
            Fact(t("rules_page.key"), entry.key, mono=True),
        ]
        self._facts.show_facts(told)
        self._show_word(entry)

    def _show_word(self, entry: EntryView) -> None:
        at = entry.confirmed_at
        self._word.setVisible(at is not None)
        if at is not None:
            name = self.names.get(entry.confirmed_by, entry.confirmed_by)
            told = t("rules_page.confirmed_by", name=name, at=moment_text(at, self._now()))
            self._word.setText(f"{told}\n{entry.confirmed_reason}")
        self._line.setVisible(not entry.verified)
        self._hint.setVisible(not entry.stands)
        may = self.may_confirm and not entry.verified
        self._only_head.setVisible(not self.may_confirm and not entry.verified)
        self.reason.setVisible(may)
        self.confirm.setVisible(may)
        self.confirm.setText(t("rules_page.withdraw" if at is not None else "rules_page.confirm"))
        theme.mark(self.confirm, variant="secondary" if at is not None else "primary")

    def jump(self) -> None:
        """Go to the reason, where there is something to confirm."""
        if self.reason.isVisible():
            self.reason.jump()

    def wish(self) -> None:
        """Ask for the act, when a reason is given."""
        if self.entry is not None and self.may_confirm and not self.entry.verified and self.reason.check():
            self.confirm.setEnabled(False)
            self.wished.emit(Wish(self.entry, self.reason.value(), self.entry.confirmed_at is not None))

    def show_refusal(self, error: Known) -> None:
        """Say why it was refused; what was typed stays."""
        self.reason.show_error(error.text(language()))
        self.reason.jump()

    def ended(self) -> None:
        """The act ended, however."""
        self.confirm.setEnabled(True)
