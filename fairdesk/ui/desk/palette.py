"""Ctrl+K: one line that finds pages, acts and cases. The list under the search box of the shell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.widgets.icon import paint_icon
from fairdesk.ui.widgets.search_box import SearchBox
from fairdesk.ui.widgets.words import label

_ENTRY = Qt.ItemDataRole.UserRole
_MOST = 9


@dataclass(frozen=True)
class Entry:
    """One line: what it is, a hint at its right (key or number), and what happens when it is taken."""

    text: str
    run: Callable[[], object]
    icon: str = "arrow-right"
    hint: str = ""


Provider = Callable[[str, Callable[[Sequence[Entry]], None]], None]
"""Gets the typed text and a function that takes its entries, now or later (from a ``Query``)."""


class _Lines(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, theme.size("row"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(_ENTRY)
        place: QRect = option.rect
        chosen = bool(option.state & option.state.State_Selected)
        painter.save()
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent-soft"))
            painter.drawRoundedRect(place, theme.size("radius-field"), theme.size("radius-field"))
        paint_icon(painter, QRect(place.left() + 10, place.center().y() - 8, 18, 18), entry.icon, "muted")
        painter.setFont(fonts.sans())
        painter.setPen(theme.color("ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place.adjusted(38, 0, -110, 0), middle | Qt.AlignmentFlag.AlignLeft, entry.text)
        painter.setFont(fonts.sans("caption"))
        painter.setPen(theme.color("muted"))
        painter.drawText(place.adjusted(0, 0, -12, 0), middle | Qt.AlignmentFlag.AlignRight, entry.hint)
        painter.restore()


class Palette(QFrame):
    """The list below ``box``; keys stay in the box, Up and Down move in the list, Enter takes, Esc closes."""

    def __init__(self, box: SearchBox, host: QWidget) -> None:
        super().__init__(host)
        self.setProperty("role", "popup")
        self.setAccessibleName(t("shell.search_name"))
        self._box, self._host = box, host
        self._providers: list[Provider] = []
        self._asked = 0
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Lines(self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(t("shell.search_name"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(lambda _index: self.take())
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setContentsMargins(12, 12, 12, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        box.installEventFilter(self)
        box.textEdited.connect(self._ask)
        box.searched.connect(self._ask)
        self.hide()

    def add_provider(self, provider: Provider) -> None:
        """Ask ``provider`` as well; entries of earlier providers stand first."""
        self._providers.append(provider)

    def open(self) -> None:
        """Show the list for what stands in the box."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()
        self._ask()

    @property
    def entries(self) -> list[Entry]:
        """The lines shown."""
        return [self._model.item(row).data(_ENTRY) for row in range(self._model.rowCount())]

    def take(self) -> None:
        """Do the chosen line and close."""
        index = self.list.currentIndex()
        if index.isValid():
            entry: Entry = index.data(_ENTRY)
            self.close_list()
            self._box.set_text_quietly("")
            entry.run()

    def close_list(self) -> None:
        """Hide; answers that come later are dropped."""
        self._asked += 1
        self.hide()

    def _ask(self) -> None:
        self._asked += 1
        asked = self._asked
        text = self._box.text().strip()
        parts: list[Sequence[Entry]] = [() for _ in self._providers]

        def answer(place: int, entries: Sequence[Entry]) -> None:
            if asked == self._asked:
                parts[place] = entries
                self._show([entry for part in parts for entry in part][:_MOST], text)

        for place, provider in enumerate(self._providers):
            provider(text, lambda entries, place=place: answer(place, entries))  # type: ignore[misc]

    def _show(self, entries: list[Entry], text: str) -> None:
        self._model.clear()
        for entry in entries:
            item = QStandardItem(entry.text)
            item.setData(entry, _ENTRY)
            self._model.appendRow(item)
        if entries:
            self.list.setCurrentIndex(self._model.index(0, 0))
        self.list.setVisible(bool(entries))
        self._nothing.setVisible(not entries)
        self._nothing.setText(f"{t('shell.nothing_found', text=text)}\n{t('shell.nothing_found_hint')}")
        at = self._box.mapTo(self._host, QPoint(0, self._box.height() + 4))
        height = len(entries) * theme.size("row") + 10 if entries else 76
        self.setGeometry(at.x(), at.y(), self._box.width(), height)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.close_list()
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return self.isVisible() and self._steer(event)
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            if pressed:
                self.close_list()
            return True
        if not pressed:
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = (self.list.currentIndex().row() + step) % max(1, self._model.rowCount())
            self.list.setCurrentIndex(self._model.index(row, 0))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
            return True
        return False
