"""A list on a page: table, count, empty state; it remembers widths, order and filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.moments import ticker
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.tasks import Tasks
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.table_delegate import Cells, act_rect, fitting_width
from fairdesk.ui.widgets.table_model import ROW_ROLE, Column, Fetch, PagedTableModel, Sort
from fairdesk.ui.widgets.words import label


class DataTable(QWidget):
    """``DataTable("cases", columns, fetch, preferences, tasks=tasks, key=lambda row: row.id)``.

    ``opened`` (double click or Enter), ``chosen`` (another row) and ``acted`` (the button of an act column) carry the
    row. ``key`` finds the chosen row again after reading anew. ``ticking`` repaints running clocks.
    """

    opened = Signal(object)
    chosen = Signal(object)
    acted = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        fetch: Fetch[Any],
        preferences: Preferences,
        *,
        title: str = "",
        tasks: Tasks | None = None,
        key: Callable[[Any], Any] | None = None,
        empty: EmptyState | None = None,
        ticking: bool = False,
    ) -> None:
        super().__init__()
        self._name, self._preferences, self._key = name, preferences, key
        self._kept: Any = None
        self._scroll: int | None = None
        self.model = PagedTableModel(columns, fetch, tasks, self)
        self.view = QTableView()
        self._cells = Cells(self.model.columns, self)
        self._count = label("", "caption")
        self.strip = MessageStrip()
        self._empty = empty or EmptyState(t("widgets.nothing_matches"))
        self._nothing_matches = EmptyState(
            t("widgets.nothing_matches"),
            icon="filter-outline",
            act=t("widgets.clear_filter"),
            on_act=lambda: self.set_filter(None),
        )
        self._stack = QStackedWidget()
        self._arrange(title or t("widgets.list"))
        self._set_up_view(title or t("widgets.list"))
        self._restore()
        self.model.read.connect(self._was_read)
        self.model.failed.connect(self.strip.show_error)
        self._ticking = ticking

    def _arrange(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("unit"))
        for each in (self.view, self._empty, self._nothing_matches):
            self._stack.addWidget(each)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        column.addWidget(self._count)
        self.setAccessibleName(title)
        self.setFocusProxy(self.view)

    def _set_up_view(self, title: str) -> None:
        view = self.view
        view.setAccessibleName(title)
        view.setModel(self.model)
        view.setItemDelegate(self._cells)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(theme.size("row"))
        view.setMouseTracking(True)
        view.entered.connect(lambda index: self._hover(index.row()))
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        head = view.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(48)
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._sort_by)
        head.sectionHandleDoubleClicked.connect(self._fit)
        view.selectionModel().currentRowChanged.connect(self._current_changed)
        view.doubleClicked.connect(lambda index: self._emit(self.opened, index))

    # ---- what a page calls ----

    def reload(self) -> None:
        """Read anew, keeping the chosen row where it can be found again, and the place in the list."""
        self._scroll = self.view.verticalScrollBar().value()
        self.model.reload(max(self.view.currentIndex().row(), 0))

    def set_filter(self, wanted: Any) -> None:
        """Show what passes another filter (a JSON value: it is remembered)."""
        self._preferences.put(f"tables.{self._name}.filter", wanted)
        self.model.set_filter(wanted)

    @property
    def filter(self) -> Any:
        """The filter in use, also the remembered one at the start."""
        return self.model.filter

    def current(self) -> Any:
        """The chosen row, or ``None``."""
        index = self.view.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    # ---- inside ----

    def _restore(self) -> None:
        widths = self._preferences.get(f"tables.{self._name}.widths", {})
        order = self._preferences.get(f"tables.{self._name}.order")
        head = self.view.horizontalHeader()
        for place, column in enumerate(self.model.columns):
            head.resizeSection(place, int(widths.get(column.id, column.width)))
            if column.stretch:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        known = {column.id: place for place, column in enumerate(self.model.columns)}
        if order and order[0] in known:
            self.model.order = Sort(order[0], bool(order[1]))
            self._show_order()
        self.model.filter = self._preferences.get(f"tables.{self._name}.filter")
        head.sectionResized.connect(lambda *_sizes: self._keep_widths())

    def _keep_widths(self) -> None:
        head = self.view.horizontalHeader()
        widths = {
            column.id: head.sectionSize(place) for place, column in enumerate(self.model.columns) if not column.stretch
        }
        self._preferences.put(f"tables.{self._name}.widths", widths)

    def _sort_by(self, place: int) -> None:
        column = self.model.columns[place]
        if not column.sortable:
            return
        old = self.model.order
        order = Sort(column.id, descending=old is not None and old.column == column.id and not old.descending)
        self._preferences.put(f"tables.{self._name}.order", [order.column, order.descending])
        self._remember_row()
        self.model.set_order(order)
        self._show_order()

    def _show_order(self) -> None:
        order = self.model.order
        head = self.view.horizontalHeader()
        if order is None:
            return
        place = next(at for at, column in enumerate(self.model.columns) if column.id == order.column)
        down = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicatorShown(True)
        head.setSortIndicator(place, down)

    def _fit(self, place: int) -> None:
        rows = [row for _, row in self.model.loaded()]
        self.view.horizontalHeader().resizeSection(place, fitting_width(self.model.columns[place], rows))

    def _remember_row(self) -> None:
        row = self.current()
        if row is not None and self._key is not None:
            self._kept = self._key(row)

    def _was_read(self) -> None:
        self.strip.clear()
        total = self.model.total
        shown = self.view if total else self._empty if self.model.filter in (None, "", {}) else self._nothing_matches
        self._stack.setCurrentWidget(shown)
        self._count.setText(t("widgets.records", n=f"{total:,}"))
        self._count.setVisible(bool(total))
        self._find_kept_row()
        if self._scroll is not None:
            self.view.verticalScrollBar().setValue(self._scroll)
            self._scroll = None

    def _find_kept_row(self) -> None:
        if self._key is None or self._kept is None:
            return
        for number, row in self.model.loaded():
            if self._key(row) == self._kept:
                self.view.selectRow(number)
                return

    def _current_changed(self, index: QModelIndex, _old: QModelIndex) -> None:
        if index.isValid():
            self._remember_row()
            self._emit(self.chosen, index)

    def _emit(self, signal: Any, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            signal.emit(row)

    def _hover(self, row: int) -> None:
        if row != self._cells.hovered:
            self._cells.hovered = row
            self.view.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._ticking:
            ticker().listen(self.view.viewport().update)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._ticking:
            ticker().forget(self.view.viewport().update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view.viewport():
            if event.type() == QEvent.Type.Leave:
                self._hover(-1)
            elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
                self._clicked(event)
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.view.currentIndex().isValid():
                self._emit(self.opened, self.view.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Space and self.view.currentIndex().isValid():
                if any(column.kind == "act" for column in self.model.columns):
                    self._emit(self.acted, self.view.currentIndex())
                return True
        return False

    def _clicked(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.view.indexAt(at)
        if not index.isValid() or self.model.columns[index.column()].kind != "act":
            return
        text = index.data()
        if text and act_rect(self.view.visualRect(index), text).contains(at):
            self._emit(self.acted, index)
