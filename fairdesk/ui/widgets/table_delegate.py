"""How the cells of a table are painted: whole rows under the pointer, chips, bars and the act as a button."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fairdesk.ui import fonts, theme
from fairdesk.ui.widgets.chip import chip_width, paint_chip
from fairdesk.ui.widgets.score_bars import paint_bars
from fairdesk.ui.widgets.table_model import ROW_ROLE, Column

PAD = 12


def act_rect(cell: QRect, text: str) -> QRect:
    """Where the button of an act column is inside its cell."""
    width = min(QFontMetrics(fonts.sans()).horizontalAdvance(text) + 24, cell.width() - 8)
    return QRect(cell.right() - width - 7, cell.center().y() - 13, width, 28)


class Cells(QStyledItemDelegate):
    """Paints every cell of a ``DataTable``; ``hovered`` is the row under the pointer, -1 for none."""

    def __init__(self, columns: tuple[Column[Any], ...], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns
        self.hovered = -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, theme.size("row"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell: QRect = option.rect
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected or index.row() == self.hovered:
            painter.fillRect(cell, theme.color("accent-soft" if selected else "hover"))
        painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.color("line"))
        if selected and index.column() == 0 and option.widget.hasFocus():
            painter.fillRect(QRect(cell.left(), cell.top(), 3, cell.height()), theme.color("accent"))
        row = index.data(ROW_ROLE)
        if row is not None:
            self._content(painter, cell, self._columns[index.column()], row)
        painter.restore()

    def _content(self, painter: QPainter, cell: QRect, column: Column[Any], row: Any) -> None:
        room = cell.adjusted(PAD, 0, -PAD // 2, 0)
        if column.bars is not None:
            paint_bars(painter, room, column.bars(row))
            return
        if column.chip is not None:
            spec = column.chip(row)
            if spec is not None:
                paint_chip(painter, room, spec)
            return
        text = column.value(row).replace("\n", " ")
        if column.kind == "act":
            if text:
                self._button(painter, act_rect(cell, text), text)
            return
        right = column.kind == "number"
        font = fonts.mono() if column.kind == "mono" else fonts.sans()
        painter.setFont(font)
        painter.setPen(theme.color("muted" if column.kind == "muted" else "ink"))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)

    @staticmethod
    def _button(painter: QPainter, place: QRect, text: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line-strong"), 1))
        painter.setBrush(theme.color("surface"))
        radius = theme.size("radius-field")
        painter.drawRoundedRect(place.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        font = fonts.sans()
        painter.setFont(font)
        painter.setPen(theme.color("accent"))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width() - 16)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


def fitting_width(column: Column[Any], rows: list[Any]) -> int:
    """The width at which nothing of ``rows`` is cut off in this column."""
    texts = [column.text(row) for row in rows]
    font = fonts.mono() if column.kind == "mono" else fonts.sans()
    metrics = QFontMetrics(font)
    measure = chip_width if column.chip is not None else metrics.horizontalAdvance
    return max([metrics.horizontalAdvance(column.title) + 24, *(measure(text) for text in texts)]) + 2 * PAD
