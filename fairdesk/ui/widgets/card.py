"""A white card: title, acts at its right, and a body."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fairdesk.ui import theme
from fairdesk.ui.widgets.words import label


class Card(QFrame):
    """Put widgets into ``card.body``; ``card.add_act(button)`` puts one at the right of the title."""

    def __init__(self, title: str = "", *, padding: int | None = None) -> None:
        super().__init__()
        self.setProperty("role", "card")
        inside = theme.size("gap") if padding is None else padding
        outer = QVBoxLayout(self)
        outer.setContentsMargins(inside, inside, inside, inside)
        outer.setSpacing(theme.size("unit") + theme.size("half"))
        self._title = label(title, "section")
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.size("unit"))
        self._head.addWidget(self._title)
        self._head.addStretch()
        if title:
            self.setAccessibleName(title)
            outer.addLayout(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.size("unit"))
        outer.addLayout(self.body)
        # What wants room (a table) fills the card; all else keeps to the top when a neighbour is higher.
        outer.setAlignment(self.body, Qt.AlignmentFlag.AlignTop)

    def set_title(self, title: str) -> None:
        """Change the title of a card that was made with one."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def add_act(self, widget: QWidget) -> None:
        """Put a button or chip at the right of the title."""
        self._head.addWidget(widget)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or layout at the end of the body."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)


def scrolled(inner: QWidget) -> QScrollArea:
    """``inner`` in a scroll area without a frame, as wide as its place."""
    inner.setProperty("role", "scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
