"""A list of tall rows that says, while it is empty, what would fill it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from fairdesk.ui.desk.rows import Painting, RowList
from fairdesk.ui.moments import ticker


class RowBox(QStackedWidget):
    """``list`` has the signals. ``ticking`` draws running times anew every second while on the screen."""

    def __init__(
        self,
        object_name: str,
        name: str,
        painting: Painting,
        empty: QWidget,
        *,
        key: Callable[[Any], Any] = lambda row: row.id,
        ticking: bool = False,
    ) -> None:
        super().__init__()
        self.list = RowList(name, painting, key=key)
        self.list.setObjectName(object_name)
        self.empty = empty
        self.addWidget(self.list)
        self.addWidget(empty)
        self._ticking = ticking
        self.setFocusProxy(self.list)

    @property
    def rows(self) -> Sequence[Any]:
        """The rows shown."""
        return self.list.rows

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows, or the empty state."""
        self.list.show_rows(rows)
        self.setCurrentIndex(0 if rows else 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._ticking:
            ticker().listen(self.list.repaint_rows)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._ticking:
            ticker().forget(self.list.repaint_rows)
