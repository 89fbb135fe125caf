"""The list of cases, several of which can be chosen: Shift and Ctrl as everywhere, Space adds or takes one away."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from fairdesk.casework.views import CaseRow
from fairdesk.ui.widgets.table import DataTable

_ROWS = QItemSelectionModel.SelectionFlag.Rows


class CaseTable(DataTable):
    """``filter_changed`` when the filter was cleared from inside the list; ``selected`` carries the chosen rows."""

    filter_changed = Signal(object)
    selected = Signal(object)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._ids: set[str] = set()
        self._restoring = False
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._selection_changed())
        self.model.modelAboutToBeReset.connect(self._about_to_read)
        self.model.read.connect(self._choose_again)

    def set_filter(self, wanted: Any) -> None:
        """Show what passes another filter; what was chosen in the old one is forgotten."""
        self._ids = set()
        super().set_filter(wanted)
        self.filter_changed.emit(wanted)

    def chosen_rows(self) -> list[CaseRow]:
        """The chosen cases, from top to bottom."""
        chosen = {index.row() for index in self.view.selectionModel().selectedRows()}
        return [row for number, row in self.model.loaded() if number in chosen]

    def choose_none(self) -> None:
        """Forget the choice."""
        self._ids = set()
        self.view.clearSelection()

    def _about_to_read(self) -> None:
        self._restoring = True

    def _selection_changed(self) -> None:
        if not self._restoring:
            rows = self.chosen_rows()
            self._ids = {row.id for row in rows}
            self.selected.emit(rows)

    def _choose_again(self) -> None:
        """Reading anew empties the choice; the same cases are chosen again."""
        self._restoring = True
        if len(self._ids) > 1:
            choice = self.view.selectionModel()
            for number, row in self.model.loaded():
                if row.id in self._ids:
                    flag = QItemSelectionModel.SelectionFlag.Select
                    choice.select(self.model.index(number, 0), flag | _ROWS)
        self._restoring = False
        self._selection_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space adds the case at the cursor to the choice or takes it out, as a person without a mouse needs it."""
        if (
            watched is self.view
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
            and self.view.currentIndex().isValid()
        ):
            self.view.selectionModel().select(
                self.view.currentIndex(), QItemSelectionModel.SelectionFlag.Toggle | _ROWS
            )
            return True
        return super().eventFilter(watched, event)
