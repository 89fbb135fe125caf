"""A large number that is a link: "12 clocks running" opens that list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from fairdesk.ui import theme
from fairdesk.ui.widgets.chip import LOOK, State
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.words import label


class CounterCard(QFrame):
    """``opened`` fires on a click, Enter or Space."""

    opened = Signal()

    def __init__(self, title: str, icon: str = "chevron-right", note: str = "") -> None:
        super().__init__()
        self.setProperty("role", "link-card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = title
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.size("unit"))
        self._icon = IconLabel(icon)
        self._name = icon
        head.addWidget(self._icon)
        head.addWidget(label(title, "muted"))
        head.addStretch()
        head.addWidget(IconLabel("chevron-right", "faint", 16))
        self._number = label("–", "counter")
        self._note = label(note, "caption")
        column.addLayout(head)
        column.addWidget(self._number)
        column.addWidget(self._note)
        self.show_number(None, note)

    def show_number(self, number: int | None, note: str = "", state: State = "neutral") -> None:
        """Show a count (``None`` = not known yet) and one line under it, in the colour of a state."""
        shown = "–" if number is None else f"{number:,}"
        self._number.setText(shown)
        self._note.setText(note)
        ink = LOOK[state][1]
        self._icon.show_icon(self._name, ink)
        theme.mark(self._note, ink=state)
        self.setAccessibleName(f"{self._words}: {shown} {note}".strip())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
