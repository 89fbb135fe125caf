"""Lists of tall rows, painted: a case with its next act, a search hit with its scores.

The rows are values, never widgets, so fifty of them cost no more than what is on the screen. What a row looks like and
says is the affair of its :class:`Painting`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fairdesk.ui import fonts, theme
from fairdesk.ui.widgets.table_model import ROW_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_BUTTON_PAD = 14


class Painting:
    """How one sort of row is drawn. Subclasses override what they need."""

    height = 60

    def paint(self, painter: QPainter, room: QRect, row: Any) -> None:
        """Draw the content; the ground, the hairline and the button are drawn already."""
        raise NotImplementedError

    def text(self, row: Any) -> str:
        """The row in words, for screen readers and copying."""
        raise NotImplementedError

    def act(self, _row: Any) -> str:
        """The words on the row's button; empty for a row without one."""
        return ""

    def tip(self, row: Any) -> str:
        """What the tool tip says."""
        return self.text(row)


def button_width(words: str) -> int:
    """The width of a button with these words, in device-independent pixels."""
    return QFontMetrics(fonts.sans()).horizontalAdvance(words) + 2 * _BUTTON_PAD


def button_rect(row: QRect, words: str) -> QRect:
    """Where the button of a row is."""
    width = button_width(words)
    return QRect(row.right() - width - 11, row.center().y() - 15, width, 32)


def paint_words(painter: QPainter, room: QRect, text: str, font: Any, ink: str) -> int:
    """One line at the left of ``room``, cut off with … ; returns the width it took."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)


class _Rows(QAbstractListModel):
    def __init__(self, painting: Painting, parent: QObject) -> None:
        super().__init__(parent)
        self._painting = painting
        self.rows: Sequence[Any] = ()

    def replace(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._painting.tip(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._painting.text(row)
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, painting: Painting, parent: RowList) -> None:
        super().__init__(parent)
        self._painting, self._list = painting, parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(120, self._painting.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = index.row() == self._list.hovered
        painter.save()
        if selected or hovered:
            painter.fillRect(rect, theme.color("accent-soft" if selected else "hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        if selected and self._list.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height() - 1), theme.color("accent"))
        row = index.data(ROW_ROLE)
        words = self._painting.act(row)
        room = rect.adjusted(16, 0, -12, -1)
        if words:
            place = button_rect(rect, words)
            self._button(painter, place, words, first=index.row() == 0)
        if self._list.act_width:
            room.setRight(rect.right() - self._list.act_width - 28)
        self._painting.paint(painter, room, row)
        painter.restore()

    @staticmethod
    def _button(painter: QPainter, place: QRect, words: str, *, first: bool) -> None:
        """The next act of the most urgent row stands out, as the default button of a form does."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if first else "line-strong"), 1))
        painter.setBrush(theme.color("accent" if first else "surface"))
        radius = theme.size("radius-field")
        painter.drawRoundedRect(place.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(fonts.sans())
        painter.setPen(theme.color("on-accent" if first else "accent"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


class RowList(QListView):
    """``chosen``: another row; ``opened``: double click or Enter; ``acted``: a row's button, or Enter on such a row."""

    chosen = Signal(object)
    opened = Signal(object)
    acted = Signal(object)

    def __init__(self, name: str, painting: Painting, *, key: Callable[[Any], Any] = lambda row: row) -> None:
        super().__init__()
        self.painting, self._key = painting, key
        self.hovered = -1
        self.act_width = 0
        self._rows = _Rows(painting, self)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(painting, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().installEventFilter(self)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))

    @property
    def rows(self) -> Sequence[Any]:
        """The rows shown."""
        return self._rows.rows

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the chosen one stays chosen when it is still among them."""
        kept = self.current()
        wanted = None if kept is None else self._key(kept)
        self.act_width = max((button_width(words) for row in rows if (words := self.painting.act(row))), default=0)
        self._rows.replace(rows)
        for place, row in enumerate(rows):
            if wanted is not None and self._key(row) == wanted:
                self.setCurrentIndex(self._rows.index(place, 0))
                return

    def current(self) -> Any:
        """The chosen row, or ``None``."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def choose(self, place: int) -> None:
        """Choose a row by its place."""
        self.setCurrentIndex(self._rows.index(place, 0))

    def act_place(self, place: int) -> QRect:
        """Where the button of a row is, in the viewport."""
        words = self.painting.act(self.rows[place])
        return button_rect(self.visualRect(self._rows.index(place, 0)), words) if words else QRect()

    def repaint_rows(self) -> None:
        """Draw again, for clocks that run."""
        self.viewport().update()

    def _current_changed(self, index: QModelIndex, _old: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.acted if self.painting.act(row) else self.opened).emit(row)
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.viewport():
            if event.type() == QEvent.Type.Leave:
                self._hover(-1)
            elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
                self._hover(self.indexAt(event.position().toPoint()).row())
            elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
                self._released(event)
        return super().eventFilter(watched, event)

    def _released(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        place = self.indexAt(at).row()
        if event.button() == Qt.MouseButton.LeftButton and place >= 0 and self.act_place(place).contains(at):
            self.acted.emit(self.rows[place])

    def _hover(self, place: int) -> None:
        if place != self.hovered:
            self.hovered = place
            self.viewport().update()
