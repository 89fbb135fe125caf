"""Under the list while several cases are chosen: one time, the steps that all of them can take, and the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.views import CaseRow
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.cases.batch import STATES, Batch, Outcome
from fairdesk.ui.desk.notice import Notice
from fairdesk.ui.moments import Now
from fairdesk.ui.widgets.card import scrolled
from fairdesk.ui.widgets.date_editors import DateTimeEditor
from fairdesk.ui.widgets.words import button, label

_TOLD = 132
"""Room for six lines of outcome; the rest scrolls, for the list above has to be seen."""
SOON = timedelta(minutes=30)
"""The notices are expected to reach the booths this long after they were issued."""


class BatchBar(QFrame):
    """``wanted`` carries ``notify`` or ``serve``; ``given_up`` when the choice is to be forgotten."""

    wanted = Signal(str)
    given_up = Signal()

    def __init__(self, now: Now) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        theme.mark(self, level="info")
        self.setAccessibleName(t("cases.batch"))
        self._now = now
        self._words = label("", wrap=True)
        self._words.setObjectName("cases.batch.words")
        self.at = DateTimeEditor()
        self.at.setObjectName("cases.batch.at")
        self.at.setAccessibleName(t("cases.batch_at"))
        self.at.setFixedWidth(168)
        self._at_words = label(t("cases.batch_at"), "muted")
        self.notify = button(t("cases.notify_all"), "primary", compact=True, clicked=lambda: self.wanted.emit("notify"))
        self.notify.setObjectName("cases.batch.notify")
        self.serve = button(t("cases.serve_all"), compact=True, clicked=lambda: self.wanted.emit("serve"))
        self.serve.setObjectName("cases.batch.serve")
        self.serve.setToolTip(t("cases.serve_all_tip"))
        self.leave = button(t("cases.batch_leave"), "ghost", compact=True, clicked=self.given_up.emit)
        self.leave.setObjectName("cases.batch.leave")
        self.outcome = Notice()
        self.outcome.setObjectName("cases.batch.outcome")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(theme.size("unit"))
        row = QHBoxLayout()
        row.setSpacing(theme.size("unit"))
        row.addWidget(self._words, 1)
        for each in (self._at_words, self.at, self.notify, self.serve, self.leave):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        inside = QWidget()
        told = QVBoxLayout(inside)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self.outcome)
        told.addStretch()
        self._told = scrolled(inside)
        self._told.setAccessibleName(t("cases.batch"))
        self._told.setFixedHeight(_TOLD)
        self._told.hide()
        column.addWidget(self._told)
        self.hide()

    def show_chosen(self, rows: Sequence[CaseRow]) -> None:
        """Offer what these cases can do together; fewer than two hide the bar, unless it still tells an outcome."""
        states = {row.state for row in rows}
        together = len(rows) > 1 and len(states) == 1 and states <= STATES
        if len(rows) > 1:
            words = "cases.chosen" if together else "cases.chosen_none" if len(states) == 1 else "cases.chosen_mixed"
            state = t(f"state.{next(iter(states))}")
            self._words.setText(t(words, n=len(rows), state=state))
        else:
            self._words.setText(t("cases.batch_ended") if self.outcome.text else "")
        for each in (self._at_words, self.at, self.notify, self.serve):
            each.setVisible(together)
        if together and (self.isHidden() or self.at.value() is None):
            self.at.set_value(self._now() + SOON)
        self.setVisible(len(rows) > 1 or bool(self.outcome.text))

    def set_busy(self, busy: bool) -> None:
        """While the batch is under way."""
        for each in (self.notify, self.serve, self.leave):
            each.setEnabled(not busy)

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Tell case by case what became of it."""
        failed = sum(each.done is None for each in outcomes)
        head = t("cases.batch_outcome", done=len(outcomes) - failed, failed=failed)
        self.outcome.say("warn" if failed else "ok", [head, *(f"· {each.words}" for each in outcomes)])
        self._told.show()
        self.show()

    def forget(self) -> None:
        """Say nothing more about the last batch."""
        self.outcome.say("ok", [])
        self._told.hide()


def as_batch(name: str) -> Batch:
    """The name of a button as a batch."""
    return "serve" if name == "serve" else "notify"
