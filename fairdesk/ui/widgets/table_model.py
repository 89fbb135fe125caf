"""Tables that read page by page: filter and sort happen where the data is, never in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from fairdesk.errors import Known
from fairdesk.ui.ops import Query
from fairdesk.ui.tasks import Tasks
from fairdesk.ui.widgets.chip import ChipSpec
from fairdesk.ui.widgets.score_bars import Score, scores_text

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
PAGE_ROWS = 100
_ROOT = QModelIndex()


@dataclass(frozen=True)
class Page(Generic[Row]):
    """A stretch of rows, and how many there are in all under this filter."""

    rows: Sequence[Row]
    total: int


@dataclass(frozen=True)
class Sort:
    """By which column, and which way."""

    column: str
    descending: bool = False


Fetch = Callable[[int, int, Sort | None, Any], Page[Row]]
"""``fetch(offset, limit, sort, filter)``; runs on a reader's thread when the table has ``tasks``."""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: ``value`` gives its text (also for copying and screen readers).

    ``chip`` or ``bars`` paint a state chip or score bars instead of the text; ``act`` paints the text as a button that
    makes the table emit ``acted``. ``stretch`` takes the room left over.
    """

    id: str
    title: str
    value: Callable[[Row], str] = lambda _row: ""
    width: int = 120
    kind: Literal["text", "mono", "muted", "number", "act"] = "text"
    sortable: bool = False
    stretch: bool = False
    chip: Callable[[Row], ChipSpec | None] | None = None
    bars: Callable[[Row], Sequence[Score]] | None = None
    tip: Callable[[Row], str] | None = None

    def text(self, row: Row) -> str:
        """What the cell says in words."""
        if self.bars is not None:
            return scores_text(self.bars(row))
        spec = self.chip(row) if self.chip is not None else None
        return spec.text if spec is not None else self.value(row)


class PagedTableModel(QAbstractTableModel, Generic[Row]):
    """Rows come in pages of 100 when they are first looked at.

    Without ``tasks`` pages are read at once (small lists, tests); with them in the background, and cells are empty for
    a moment. Answers to an older filter or sort are dropped.
    """

    read = Signal()
    failed = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Fetch[Row],
        tasks: Tasks | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch, self._tasks = fetch, tasks
        self._pages: dict[int, Sequence[Row]] = {}
        self._wanted: set[int] = set()
        self._total = 0
        self._age = 0
        self.order: Sort | None = None
        self.filter: Any = None
        self.loading = False

    @property
    def total(self) -> int:
        """How many rows there are under the filter."""
        return self._total

    def reload(self, around: int = 0) -> None:
        """Read anew, beginning with the page of row ``around``: at the start, and when ``Changes`` touch these rows."""
        page = around // PAGE_ROWS
        self._age += 1
        self._wanted = {page}
        self.loading = True
        self._read(page)

    def set_filter(self, wanted: Any) -> None:
        """Show what passes another filter; what it means is the fetch function's affair."""
        if wanted != self.filter:
            self.filter = wanted
            self.reload()

    def set_order(self, order: Sort | None) -> None:
        """Show in another order."""
        if order != self.order:
            self.order = order
            self.reload()

    def row(self, number: int) -> Row | None:
        """A row by its number; ``None`` while its page is still being read."""
        page = self._pages.get(number // PAGE_ROWS)
        if page is None:
            self._want(number // PAGE_ROWS)
            page = self._pages.get(number // PAGE_ROWS, ())
        place = number % PAGE_ROWS
        return page[place] if place < len(page) else None

    def loaded(self) -> list[tuple[int, Row]]:
        """The rows read so far, with their numbers."""
        return [(page * PAGE_ROWS + at, row) for page, rows in self._pages.items() for at, row in enumerate(rows)]

    # ---- Qt's questions ----

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.kind == "number" else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
            ROW_ROLE,
        ):
            return None
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) if column.tip is not None else None
        return column.text(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.columns[section].kind == "number"
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    # ---- reading ----

    def _want(self, page: int) -> None:
        if page not in self._wanted and page * PAGE_ROWS < self._total:
            self._wanted.add(page)
            self._read(page)

    def _read(self, page: int) -> None:
        age, order, wanted = self._age, self.order, self.filter
        if self._tasks is None:
            try:
                self._take(age, page, self._fetch(page * PAGE_ROWS, PAGE_ROWS, order, wanted))
            except Known as error:
                self._lost(age, page, error)
            return
        query: Query[Page[Row]] = Query(
            self._tasks, lambda _job: self._fetch(page * PAGE_ROWS, PAGE_ROWS, order, wanted)
        )
        query.done(lambda result: self._take(age, page, result)).failed(lambda error: self._lost(age, page, error))
        query.start(self)

    def _take(self, age: int, page: int, result: Page[Row]) -> None:
        if age != self._age:
            return
        fresh = self.loading
        if fresh or result.total != self._total:
            self.beginResetModel()
            self._pages = {page: result.rows}
            self._wanted = {page}
            self._total = result.total
            self.loading = False
            self.endResetModel()
            self.read.emit()
            return
        self._pages[page] = result.rows
        first = self.index(page * PAGE_ROWS, 0)
        last = self.index(min((page + 1) * PAGE_ROWS, self._total) - 1, len(self.columns) - 1)
        if self._tasks is not None:  # else the answer is given inside the very question
            self.dataChanged.emit(first, last)

    def _lost(self, age: int, page: int, error: Known) -> None:
        if age == self._age:
            self._wanted.discard(page)
            self.loading = False
            self.failed.emit(error)
