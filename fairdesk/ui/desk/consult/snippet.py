"""The place of an article that fits a question, in two lines, the fitting words coloured."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption

from fairdesk.casework.services.knowledge import Hit
from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.rows import Painting, paint_words


def paint_snippet(
    painter: QPainter, room: QRect, text: str, marks: Sequence[tuple[int, int]] = (), *, lines: int = 2
) -> None:
    """Paint at most so many lines of a text; ``marks`` are (start, end) places in the accent colour."""
    layout = QTextLayout(text, fonts.sans("caption"))
    layout.setTextOption(QTextOption())
    ranges = []
    for start, end in marks:
        made = QTextLayout.FormatRange()
        made.start, made.length = start, end - start
        look = QTextCharFormat()
        look.setForeground(theme.color("accent"))
        made.format = look
        ranges.append(made)
    layout.setFormats(ranges)
    layout.beginLayout()
    top = 0.0
    used = 0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width() - 12)
        line.setPosition(QPointF(0, top))
        top += 19
        used = line.textStart() + line.textLength()
    layout.endLayout()
    painter.setPen(theme.color("muted"))
    layout.draw(painter, QPointF(room.left(), room.top()))
    if used < len(text):
        painter.setFont(fonts.sans("caption"))
        painter.drawText(room.right() - 12, room.top() + round(top) - 5, "…")


class HitPainting(Painting):
    """A found article: title, what it is about, the place that fits."""

    height = 76

    def text(self, row: Hit) -> str:
        return f"{row.article.title}: {row.snippet}"

    def tip(self, row: Hit) -> str:
        return row.article.title

    def paint(self, painter: QPainter, room: QRect, row: Hit) -> None:
        topics = " · ".join(t(f"topic.{topic}") for topic in row.article.topics[:2])
        title = QRect(room.left(), room.top() + 7, room.width(), 22)
        taken = paint_words(painter, title, row.article.title, fonts.sans(), "ink")
        beside = title.adjusted(taken + 12, 1, 0, 0)
        if beside.width() > 60:
            paint_words(painter, beside, topics, fonts.sans("caption"), "faint")
        paint_snippet(painter, QRect(room.left(), title.bottom() + 2, room.width(), 40), row.snippet, row.marks)
