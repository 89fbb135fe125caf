"""Several lines of text that grow with what is written."""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from fairdesk.ui.widgets.editors import really_left

_AROUND = 2 * 7 + 2 * 4  # border and padding of the style sheet, and the document's own margin


class TextEditor(QPlainTextEdit):
    """As high as its text between ``low`` and ``high`` lines. Tab goes to the next field, Enter begins a new line."""

    changed = Signal()
    left = Signal()

    def __init__(self, hint: str = "", *, low: int = 2, high: int = 10) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._low, self._high = low, high
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self.changed)
        self._grow()

    def value(self) -> str:
        """The text without white space at its ends."""
        return self.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        """Show a text; ``None`` empties."""
        self.setPlainText("" if value is None else str(value))

    def problem(self) -> str | None:
        """Any text is good."""
        return None

    def _grow(self) -> None:
        lines = min(max(ceil(self.document().size().height()), self._low), self._high)
        self.setFixedHeight(round(lines * QFontMetrics(self.font()).lineSpacing()) + _AROUND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if really_left(event):
            self.left.emit()
