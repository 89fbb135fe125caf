"""What the desk's pages have in common: a head with title and acts, a strip for messages, and a body."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from fairdesk.ui import theme
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.words import ElidedLabel, label


class PageFrame(QWidget):
    """Put widgets into ``add``; ``add_act`` puts one at the right of the title; ``strip`` says what went wrong."""

    def __init__(self, title: str, lead: str = "") -> None:
        super().__init__()
        self.setAccessibleName(title)
        page, gap = theme.size("page"), theme.size("gap")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(page, gap + 4, page, gap + 4)
        self._column.setSpacing(gap)
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.size("unit"))
        self._title = label(title, "title")
        self._title.setMinimumHeight(theme.size("control"))
        self._lead = ElidedLabel(lead, "muted")
        self._head.addWidget(self._title)
        self._head.addSpacing(theme.size("half"))
        self._head.addWidget(self._lead, 1)
        self.strip = MessageStrip()
        self._column.addLayout(self._head)
        self._column.addWidget(self.strip)

    def set_lead(self, text: str) -> None:
        """The line beside the title."""
        self._lead.set_text(text)

    def add_act(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a button at the right of the title; with a ``stretch`` it takes a share of the room beside the title."""
        self._head.addWidget(widget, stretch)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or layout at the end of the page."""
        if isinstance(item, QWidget):
            self._column.addWidget(item, stretch)
        else:
            self._column.addLayout(item, stretch)
