"""Facts in two columns: what it is, and its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fairdesk.ui import theme
from fairdesk.ui.widgets.words import discard, label


@dataclass(frozen=True)
class Fact:
    """One line. ``mono`` for numbers of cases and rights; an empty value shows as a dash."""

    name: str
    value: str
    mono: bool = False


class KeyValue(QWidget):
    """``KeyValue([Fact("案号", number, mono=True), …])``; values can be marked and copied."""

    def __init__(self, facts: Sequence[Fact] = (), *, name_width: int = 72) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.size("gap"))
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, name_width)
        self._grid.setColumnStretch(1, 1)
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        while self._grid.count():
            discard(self._grid.takeAt(0))
        top = Qt.AlignmentFlag.AlignTop
        for row, fact in enumerate(facts):
            self._grid.addWidget(label(fact.name, "muted"), row, 0, top)
            value = label(fact.value or "—", wrap=True, mono=fact.mono)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{fact.name}: {fact.value}")
            self._grid.addWidget(value, row, 1, top)
