"""A search or filter line: magnifier, clear button, and one signal when the typing pauses."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from fairdesk.i18n import t
from fairdesk.ui.widgets.icon import icon

PAUSE_MS = 150
"""How long the typing rests before a search starts; a scanner's whole line arrives within it."""


class SearchBox(QLineEdit):
    """``searched`` carries the text after a pause or at Enter; never twice the same text in a row."""

    searched = Signal(str)

    def __init__(self, hint: str = "", name: str = "") -> None:
        super().__init__()
        self.setProperty("role", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint or t("widgets.search"))
        self.addAction(icon("magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icon("close"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(t("widgets.clear"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self._cleared)
        self._last = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.search_now)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self.search_now)

    def set_text_quietly(self, text: str) -> None:
        """Show a remembered text without searching for it."""
        self._last = text
        self.setText(text)
        self._pause.stop()

    def search_now(self) -> None:
        """Emit ``searched`` at once when the text is new."""
        self._pause.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _cleared(self) -> None:
        self.clear()
        self.search_now()
