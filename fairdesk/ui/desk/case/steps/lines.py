"""Lines that a form shows and nobody types: a check list with ticks, a fact with an icon."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fairdesk.ui import theme
from fairdesk.ui.widgets.chip import LOOK, State
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.words import label

Line = tuple[State, str] | tuple[State, str, str]
"""State and text, and an icon where it is not the state's own."""


class Lines(QWidget):
    """``lines.show_lines([("ok", "权利证书"), ("warn", "授权委托书")])``"""

    def __init__(self, name: str, lines: Sequence[Line] = ()) -> None:
        super().__init__()
        self._name = name
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.size("unit"))
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[Line, ...] = ()
        if lines:
            self._put(lines)
        else:
            self.hide()

    @property
    def texts(self) -> list[str]:
        """What is shown."""
        return [line[1] for line in self._shown]

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if tuple(lines) != self._shown:
            self._put(lines)
            self.setVisible(bool(lines))

    def _put(self, lines: Sequence[Line]) -> None:
        self._shown = tuple(lines)
        while self._grid.count():
            taken = self._grid.takeAt(0)
            old = taken.widget() if taken is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for row, line in enumerate(lines):
            icon, ink, _ = LOOK[line[0]]
            own = line[2] if len(line) > 2 else icon
            self._grid.addWidget(IconLabel(own, ink), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(line[1], wrap=True), row, 1)
        self.setAccessibleName(f"{self._name}: {'; '.join(self.texts)}")
