"""Clocks: the time left until a deadline, in figures, words and colour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.moments import Now, moment_text, span_text
from fairdesk.ui.moments import ticker as ticker
from fairdesk.ui.widgets.chip import ChipSpec, State
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.words import label

HALF = 0.5
URGENT = 0.2


@dataclass(frozen=True)
class Reading:
    """What a clock shows: colour, figures ("剩 21:34:05"), and the same in words ("时限过半")."""

    state: State
    text: str
    word: str
    icon: str


def read_clock(due: datetime | None, now: datetime, since: datetime | None = None) -> Reading:
    """The reading of a deadline. ``since`` is when it began to run; without it the last day counts as the whole."""
    if due is None:
        return Reading("neutral", t("widgets.clock_none"), t("widgets.clock_none"), "clock-outline")
    left = due - now
    if left <= timedelta(0):
        return Reading(
            "danger", t("widgets.clock_over", time=span_text(left)), t("widgets.clock_overdue"), "clock-alert-outline"
        )
    text = t("widgets.clock_left", time=span_text(left))
    whole = due - since if since is not None and since < due else timedelta(days=1)
    share = left / whole
    if share <= URGENT:
        return Reading("danger", text, t("widgets.clock_urgent"), "timer-sand")
    if share <= HALF:
        return Reading("warn", text, t("widgets.clock_half"), "clock-outline")
    return Reading("ok", text, t("widgets.clock_calm"), "clock-outline")


def clock_chip(due: datetime | None, now: datetime, since: datetime | None = None) -> ChipSpec:
    """A clock for a table cell: ``Column(…, chip=lambda row: clock_chip(row.due, now()))``."""
    reading = read_clock(due, now, since)
    return ChipSpec(reading.state, reading.text, reading.icon)


class ClockLabel(QWidget):
    """A running clock; it follows the shared ticker while it is on the screen. ``large`` is the case page's."""

    def __init__(
        self, now: Now, due: datetime | None = None, since: datetime | None = None, *, large: bool = False
    ) -> None:
        super().__init__()
        self._now = now
        self._due, self._since = due, since
        self._ticking = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("unit"))
        self._icon = IconLabel("clock-outline", pixels=24 if large else None)
        self._figures = label("", "clock" if large else "body")
        self._word = label("", "caption")
        for each in (self._icon, self._figures, self._word):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        self.refresh()

    def set_deadline(self, due: datetime | None, since: datetime | None = None) -> None:
        """Show another deadline."""
        self._due, self._since = due, since
        self.refresh()

    def refresh(self) -> None:
        """Look at the time again."""
        now = self._now()
        self.reading = read_clock(self._due, now, self._since)
        ink = {"ok": "ok", "warn": "warn", "danger": "danger"}.get(self.reading.state, "muted")
        self._icon.show_icon(self.reading.icon, ink)
        self._figures.setText(self.reading.text)
        running = self._due is not None and now < self._due
        self._word.setText(self.reading.word if running else "")  # the figures of the others say it themselves
        theme.mark(self._figures, ink=self.reading.state)
        theme.mark(self._word, ink=self.reading.state)
        self.setToolTip(t("widgets.clock_due", at=moment_text(self._due, now)) if self._due else "")
        self.setAccessibleName(f"{self.reading.text}, {self.reading.word}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._ticking:
            self._ticking = True
            ticker().listen(self.refresh)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._ticking:
            self._ticking = False
            ticker().forget(self.refresh)
