"""Earlier sessions of an exhibitor: established results, and alike names on which a person decides."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from fairdesk.casework.exhibitors.history import HistoryHit, Repeat
from fairdesk.casework.exhibitors.identity import Proposal
from fairdesk.core.ruleparts import RepeatRule
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.rows import Painting, RowList, paint_words
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.chip import Chip, ChipSpec, chip_width, paint_chip
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.words import button, label

_ROW, _SHOWN = 56, 4


class _HitPainting(Painting):
    height = _ROW

    @staticmethod
    def _outcome(hit: HistoryHit) -> str:
        return t(f"earlier_outcome.{hit.outcome or 'unknown'}")

    def _second(self, hit: HistoryHit) -> str:
        parts = [hit.outcome_text, hit.sanction, f"{hit.right_kind} {hit.right_number}".strip(), hit.complainant]
        return " · ".join(filter(None, parts))

    def text(self, row: HistoryHit) -> str:
        named = (row.session, row.day, self._outcome(row), self._second(row), row.respondent)
        return " · ".join(filter(None, (*named, t(f"identity.{row.basis}"))))

    def paint(self, painter: QPainter, room: QRect, row: HistoryHit) -> None:
        line = QRect(room.left(), room.top() + 5, room.width(), 24)
        outcome = self._outcome(row)
        paint_chip(painter, line, ChipSpec("danger" if row.outcome == "established" else "neutral", outcome))
        words = line.adjusted(chip_width(outcome) + 8, 0, 0, 0)
        basis = t(f"identity.{row.basis}")
        paint_words(painter, words, f"{row.session}  {row.day}  {basis}", fonts.sans(), "ink")
        below = QRect(room.left(), line.bottom() + 2, room.width(), 20)
        paint_words(painter, below, self._second(row), fonts.sans("caption"), "muted")


class ProposalCard(QFrame):
    """One alike name: are they the same company? ``decided`` carries the verdict and the note."""

    decided = Signal(bool, str)

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        theme.mark(self, level="warn")
        self.proposal = proposal
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(theme.size("unit"))
        head.addWidget(IconLabel("account-group-outline", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        code = f"（{proposal.found.uscc}）" if proposal.found.uscc else ""
        head.addWidget(label(t("exhibitors_page.alike", name=proposal.found.name + code), wrap=True), 1)
        column.addLayout(head)
        reasons = "、" if language() == "zh" else ", "
        told = reasons.join(t(f"identity.{reason}") for reason in proposal.reasons)
        column.addWidget(
            label(
                t("exhibitors_page.alike_why", score=round(proposal.score * 100), reasons=told, n=proposal.entries),
                "caption", wrap=True,
            )
        )  # fmt: skip
        self.note = Field(t("exhibitors_page.identity_note"), LineEditor(t("exhibitors_page.identity_hint")))
        self.note.widget.setObjectName("exhibitors.identity.note")
        self.yes = button(t("exhibitors_page.same"), "secondary", compact=True, clicked=lambda: self._decide(True))
        self.no = button(t("exhibitors_page.not_same"), "ghost", compact=True, clicked=lambda: self._decide(False))
        self.yes.setObjectName("exhibitors.identity.confirm")
        self.no.setObjectName("exhibitors.identity.reject")
        column.addWidget(self.note)
        acts = QHBoxLayout()
        acts.addStretch()
        acts.addWidget(self.no)
        acts.addWidget(self.yes)
        column.addLayout(acts)

    def _decide(self, same: bool) -> None:
        self.set_busy(True)
        self.decided.emit(same, self.note.value())

    def set_busy(self, busy: bool) -> None:
        """While the decision is being recorded."""
        for each in (self.yes, self.no):
            each.setEnabled(not busy)

    def show_refusal(self, error: Known) -> None:
        """Say why the decision was refused; what was typed stays."""
        self.set_busy(False)
        self.note.show_error(error.text(language()))
        self.note.jump()


class PastCard(Card):
    """``show_past(repeat, rule)``; ``decided`` carries the card of a proposal, the verdict and the note."""

    decided = Signal(object, bool, str)

    def __init__(self) -> None:
        super().__init__(t("exhibitors_page.past"))
        self.chip = Chip()
        self.add_act(self.chip)
        self.summary = label("", "muted", wrap=True)
        self.hits = RowList(t("exhibitors_page.past"), _HitPainting())
        self.hits.setObjectName("exhibitors.hits")
        self._proposals = QVBoxLayout()
        self._proposals.setSpacing(theme.size("unit"))
        self.cards: list[ProposalCard] = []
        self.add(self.summary)
        self.add(self.hits)
        self.add(self._proposals)

    def show_past(self, repeat: Repeat, rule: RepeatRule, *, imported: bool) -> None:
        """Show what earlier sessions have; ``imported``: whether there is any history to look at."""
        self.chip.show_state(*_standing(repeat, imported))
        self.summary.setText(_summary(repeat, rule, imported))
        self.hits.show_rows(repeat.hits)
        self.hits.setVisible(bool(repeat.hits))
        self.hits.setFixedHeight(min(max(len(repeat.hits), 1), _SHOWN) * _ROW)
        for old in self.cards:
            self._proposals.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = [self._card(proposal) for proposal in repeat.proposals]

    def _card(self, proposal: Proposal) -> ProposalCard:
        made = ProposalCard(proposal)
        made.decided.connect(lambda same, note: self.decided.emit(made, same, note))
        self._proposals.addWidget(made)
        return made


def _standing(repeat: Repeat, imported: bool) -> tuple[Any, str, str]:
    if repeat.reached:
        return "danger", t("flag.repeat_infringer"), "flag-outline"
    if repeat.hits:
        return "warn", t("exhibitors_page.hits", n=len(repeat.hits)), "history"
    if repeat.proposals:
        return "warn", t("exhibitors_page.to_decide", n=len(repeat.proposals)), "account-group-outline"
    if not imported:
        return "neutral", t("exhibitors_page.no_history"), "history"
    return "ok", t("exhibitors_page.no_hits"), ""


def _summary(repeat: Repeat, rule: RepeatRule, imported: bool) -> str:
    if not imported:
        return t("exhibitors_page.no_history_hint")
    comma = "、" if language() == "zh" else ", "
    looked = t("exhibitors_page.looked_at", sessions=comma.join(repeat.sessions) or "—")
    if rule.threshold is None:
        return f"{looked} {t('exhibitors_page.no_threshold')}"
    if rule.window_sessions is None:
        return f"{looked} {t('exhibitors_page.threshold', n=rule.threshold)}"
    return f"{looked} {t('exhibitors_page.threshold_within', n=rule.threshold, sessions=rule.window_sessions)}"
