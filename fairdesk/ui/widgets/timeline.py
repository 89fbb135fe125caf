"""The acts of a case, newest at the bottom: when, who, what, and the paper it made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.moments import moment_text
from fairdesk.ui.widgets.chip import LOOK, State
from fairdesk.ui.widgets.icon import paint_icon
from fairdesk.ui.widgets.words import button, discard, label

_RAIL = 28


@dataclass(frozen=True)
class Act:
    """One act. ``link`` is handed back when the person opens ``link_text``; ``state`` colours the icon."""

    at: datetime
    who: str
    what: str
    icon: str = "circle-outline"
    note: str = ""
    link: str = ""
    link_text: str = ""
    state: State = "neutral"


class _Row(QWidget):
    def __init__(self, act: Act, first: bool, last: bool, now: datetime | None) -> None:
        super().__init__()
        self._act, self._first, self._last = act, first, last
        column = QVBoxLayout(self)
        column.setContentsMargins(_RAIL, 0, 0, 0 if last else theme.size("gap"))
        column.setSpacing(0)
        self.words = column
        column.addWidget(label(act.what, wrap=True))
        column.addWidget(label(f"{moment_text(act.at, now)} · {act.who}", "caption"))
        if act.note:
            column.addWidget(label(act.note, "caption", wrap=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.size("icon")
        middle = side // 2
        line = theme.color("line-strong")
        if not self._first:
            painter.fillRect(QRect(middle, 0, 1, 1), line)
        if not self._last:
            painter.fillRect(QRect(middle, side + 4, 1, self.height() - side - 4), line)
        paint_icon(painter, QRect(0, 1, side, side), self._act.icon, LOOK[self._act.state][1])
        painter.end()


class Timeline(QWidget):
    """``opened`` carries the link of the act whose paper the person wants to see."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(t("widgets.timeline"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch()

    def show_acts(self, acts: Sequence[Act], now: datetime | None = None) -> None:
        """Show these acts in this order; with ``now`` the times of today come without the date."""
        while self._column.count() > 1:
            discard(self._column.takeAt(0))
        for place, act in enumerate(acts):
            made = _Row(act, place == 0, place == len(acts) - 1, now)
            if act.link:
                words = act.link_text or act.what
                opener = button(words, "link", icon_name="file-document-outline")
                opener.setAccessibleName(t("widgets.open_link", what=words))
                opener.clicked.connect(lambda _on=False, link=act.link: self.opened.emit(link))
                made.words.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
            self._column.insertWidget(self._column.count() - 1, made)
