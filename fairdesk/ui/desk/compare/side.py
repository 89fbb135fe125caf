"""One half of the pair: a word as large as it goes, or a picture."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.ui import theme
from fairdesk.ui.desk.compare.differing import BigWord
from fairdesk.ui.desk.compare.pictures import PictureView
from fairdesk.ui.widgets.words import label


class Side(QFrame):
    """A caption with its acts, and below it the word or the picture."""

    def __init__(self, caption: str, hint: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(caption)
        self._caption = caption
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        bar = QWidget()
        bar.setFixedHeight(40)
        head = QHBoxLayout(bar)
        head.setContentsMargins(15, 0, 4, 0)
        head.setSpacing(0)
        head.addWidget(label(caption, "caption"), 1)
        head.addSpacing(theme.size("unit"))
        self._acts = head
        self._places = QStackedWidget()
        self.word = BigWord()
        self._hint = label(hint, "caption", wrap=True)
        words = QWidget()
        below = QVBoxLayout(words)
        below.setContentsMargins(15, 0, 15, 10)
        below.addWidget(self.word, 1)
        below.addWidget(self._hint)
        self._places.addWidget(words)
        column.addWidget(bar)
        column.addWidget(self._places, 1)
        self.setMinimumHeight(96)
        self.picture: PictureView | None = None
        self.image: QImage | None = None

    def add_act(self, widget: QWidget) -> None:
        """Put a button at the right of the caption."""
        self._acts.addWidget(widget)

    def show_image(self, image: QImage | None, pyqtgraph: Any) -> None:
        """Show a picture; ``None`` shows the word again."""
        self.image = image
        if image is None:
            self._places.setCurrentIndex(0)
            return
        if self.picture is None:
            self.picture = PictureView(pyqtgraph, self._caption)
            self._places.addWidget(self.picture)
        self._places.setCurrentWidget(self.picture)
        self.picture.show_image(image)
