"""The head of the case page: number, state, parties in one line, and the clock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.views import CaseView
from fairdesk.i18n import t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.desk.case_words import right_line
from fairdesk.ui.desk.states import state_chip
from fairdesk.ui.moments import Now, moment_text
from fairdesk.ui.widgets.chip import Chip
from fairdesk.ui.widgets.clock import ClockLabel
from fairdesk.ui.widgets.words import ElidedLabel, button, icon_button, label

_FLAGS = ("repeat_infringer", "repeat_complaint", "foreign_related", "online_item", "late_answer")
_LOUD = frozenset({"repeat_infringer", "repeat_complaint"})


class CaseHeader(QWidget):
    """``copy_wanted`` and ``compare_wanted`` are its buttons."""

    copy_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, now: Now) -> None:
        super().__init__()
        self._now = now
        self.number = label("", "title", mono=True)
        self.number.setObjectName("case.number")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = icon_button("content-copy", t("case.copy"), clicked=self.copy_wanted.emit)
        self.copy.setToolTip(f"{t('case.copy')} ({shortcuts.key('copy-number').shown})")
        self.state = Chip()
        self.state.setObjectName("case.state")
        self._flags = QHBoxLayout()
        self.parties = ElidedLabel("", "lead")
        self.parties.setObjectName("case.parties")
        self._right = ElidedLabel("", "muted")
        self.clock_name = label("", "caption")
        self.clock = ClockLabel(now, large=True)
        self.clock.setObjectName("case.clock")
        self._no_clock = label(t("case.no_clock"), "muted")
        self.compare = button(t("case.compare"), icon_name="compare", clicked=self.compare_wanted.emit)
        self.compare.setObjectName("case.compare")
        self._arrange()

    def _arrange(self) -> None:
        unit = theme.size("unit")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("page"))
        words = QVBoxLayout()
        words.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(unit)
        for each in (self.number, self.copy, self.state):
            first.addWidget(each)
        self._flags.setSpacing(unit)
        first.addLayout(self._flags)
        first.addStretch()
        words.addLayout(first)
        words.addWidget(self.parties)
        words.addWidget(self._right)
        row.addLayout(words, 1)
        clock = QVBoxLayout()
        clock.setSpacing(0)
        clock.addStretch()
        clock.addWidget(self.clock_name)
        clock.addWidget(self.clock)
        clock.addWidget(self._no_clock)
        clock.addStretch()
        row.addLayout(clock)
        row.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_case(self, view: CaseView) -> None:
        """Show a case."""
        row = view.row
        self.number.setText(row.number)
        chip = state_chip(row.state)
        self.state.show_state(chip.state, chip.text, chip.icon)
        while self._flags.count():
            taken = self._flags.takeAt(0)
            old = taken.widget() if taken is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for flag in row.flags:
            if flag in _FLAGS:
                self._flags.addWidget(_flag(flag))
        parties = t("case.against", complainant=row.complainant, respondent=row.respondent)
        self.parties.set_text(f"{parties} · {t('case.booth', booth=row.booth)}")
        received = t("case.received", at=moment_text(row.received_at, self._now()))
        self._right.set_text(f"{right_line(row)} · {received}")
        running = row.clock is not None
        for widget in (self.clock_name, self.clock):
            widget.setVisible(running)
        self._no_clock.setVisible(not running)
        if row.clock is not None:
            due = t("widgets.clock_due", at=moment_text(row.clock.due_at, self._now()))
            name = t(f"clock.{row.clock.kind}")
            self.clock_name.setText(f"{name[:1].upper()}{name[1:]} · {due}")
            self.clock.set_deadline(row.clock.due_at, row.clock.started_at)


def _flag(flag: str) -> Chip:
    if flag in _LOUD:
        return Chip("warn", t(f"flag.{flag}"), "flag-outline")
    return Chip("neutral", t(f"case.flag_{flag}"), "tag-outline")
