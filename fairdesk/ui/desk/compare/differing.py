"""Two words side by side, the characters in which they differ marked."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fairdesk.i18n import t
from fairdesk.ui import fonts, theme

_LARGEST, _SMALLEST = 56, 15
_ROOM = 24


def differing(one: str, other: str) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
    """For every character of the two words whether it has no partner in the other; case and width do not count."""
    first, second = _plain(one), _plain(other)
    marks = [True] * len(first), [True] * len(second)
    for at, there, size in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        marks[0][at : at + size] = [False] * size
        marks[1][there : there + size] = [False] * size
    return tuple(marks[0]), tuple(marks[1])


def _plain(text: str) -> list[str]:
    return [unicodedata.normalize("NFKC", character).casefold() for character in text]


class BigWord(QWidget):
    """A word as large as its place allows; ``marked`` characters stand on a ground and are underlined."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.marked: tuple[bool, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_word(self, text: str, marked: tuple[bool, ...] = ()) -> None:
        """Show a word."""
        self.text, self.marked = text, marked or (False,) * len(text)
        other = "".join(ch for ch, on in zip(text, self.marked, strict=True) if on)
        self.setAccessibleName(f"{text}, {t('compare.differs', text=other)}" if other else text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 64)

    def _pixels(self) -> int:
        """The largest letter height at which the word fits on one line."""
        font = QFont(fonts.sans())
        for pixels in range(_LARGEST, _SMALLEST, -1):
            font.setPixelSize(pixels)
            if QFontMetricsF(font).horizontalAdvance(self.text) <= self.width() - _ROOM:
                return pixels
        return _SMALLEST

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.text:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(fonts.sans())
        font.setPixelSize(self._pixels())
        metrics = QFontMetricsF(font)
        shown = self.text
        if metrics.horizontalAdvance(shown) > self.width() - _ROOM:
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, self.width() - _ROOM)
        painter.setFont(font)
        x = (self.width() - metrics.horizontalAdvance(shown)) / 2
        top = (self.height() - metrics.height()) / 2
        for character, on in zip(shown, self.marked, strict=False):
            width = metrics.horizontalAdvance(character)
            place = QRectF(x, top, width, metrics.height())
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("warn-soft"))
                painter.drawRoundedRect(place.adjusted(0.5, 0, -0.5, 0), 4, 4)
                painter.fillRect(QRectF(x + 3, place.bottom() - 3, width - 6, 2), theme.color("warn"))
            painter.setPen(theme.color("warn" if on else "ink"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, character)
            x += width
        painter.end()
