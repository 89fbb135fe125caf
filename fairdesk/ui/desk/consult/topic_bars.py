"""How often each subject came up today: word, bar, number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fairdesk.casework.services.lists.counting import Count
from fairdesk.i18n import language, t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.rows import paint_words

_ROW = 38


class TopicBars(QWidget):
    """As many rows as there is room for, the most frequent first; all of them are said to screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Sequence[Count] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_counts(())

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Show other counts."""
        self.counts = tuple(counts)
        said = ", ".join(f"{self._words(count)} {count.n}" for count in self.counts)
        self.setAccessibleName(f"{t('consult_page.by_topic')}: {said}")
        self.setToolTip("\n".join(f"{self._words(count)}  {count.n}" for count in self.counts))
        self.update()

    @staticmethod
    def _words(count: Count) -> str:
        return count.zh if language() == "zh" else count.en

    def sizeHint(self) -> QSize:
        return QSize(180, 4 * _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        highest = max((count.n for count in self.counts), default=1)
        for place, count in enumerate(self.counts[: max(self.height() // _ROW, 1)]):
            line = QRect(0, place * _ROW, self.width(), 20)
            paint_words(painter, line.adjusted(0, 0, -28, 0), self._words(count), fonts.sans("caption"), "muted")
            painter.setPen(theme.color("ink"))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(count.n))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunken"))
            painter.drawRoundedRect(QRectF(0, line.bottom() + 3, self.width(), 6), 3, 3)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(0, line.bottom() + 3, self.width() * count.n / highest, 6), 3, 3)
        painter.end()
