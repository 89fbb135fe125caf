"""A card whose content reaches its edges: for lists and records, where rows are as wide as the card."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.ui import theme
from fairdesk.ui.widgets.words import label


class ListCard(QFrame):
    """With or without a title; ``foot`` is the room under the last row, so that it keeps off the round corners."""

    def __init__(self, title: str = "", *, foot: bool = True) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, theme.size("unit") if foot else 1)
        self._column.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(15, 15, 15, 9)
        if title:
            self.setAccessibleName(title)
            self._head.addWidget(label(title, "section"))
            self._head.addStretch()
            self._column.addLayout(self._head)

    def add_act(self, widget: QWidget) -> None:
        """Put a button or words at the right of the title."""
        self._head.addWidget(widget)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below what is there."""
        self._column.addWidget(widget, stretch)
