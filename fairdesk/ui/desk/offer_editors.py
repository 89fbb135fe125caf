"""Editors of the case forms: a statement to confirm, and a check list whose offers change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QHBoxLayout, QWidget

from fairdesk.ui import theme
from fairdesk.ui.widgets.editors import really_left
from fairdesk.ui.widgets.words import label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ConfirmEditor(QWidget):
    """A statement with a box before it: ``True`` when ticked, else ``None``: a required one is missing."""

    changed = Signal()
    left = Signal()

    def __init__(self, statement: str) -> None:
        super().__init__()
        self._words = label(statement, wrap=True)
        self._words.setMinimumHeight(28)
        self.box = QCheckBox()
        self.box.setAccessibleName(statement)
        self._words.setBuddy(self.box)
        self._words.installEventFilter(self)
        self.box.installEventFilter(self)
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self.box.toggled.connect(lambda _on: self.left.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("unit"))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setFocusProxy(self.box)

    def value(self) -> bool | None:
        """``True`` when confirmed."""
        return True if self.box.isChecked() else None

    def set_value(self, value: Any) -> None:
        """Tick or untick."""
        self.box.setChecked(bool(value))

    def problem(self) -> str | None:
        """Nothing can be written wrong."""
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._words and event.type() == QEvent.Type.MouseButtonRelease:
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.toggle()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self.focusNextChild()
            return not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return super().eventFilter(watched, event)


class OfferEditor(QWidget):
    """Several of a few, whose offers change with the case; a tick stays while its offer does."""

    changed = Signal()
    left = Signal()

    def __init__(self, prefix: str, *, columns: int = 1) -> None:
        super().__init__()
        self._prefix, self._columns = prefix, columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.size("gap"))
        self._grid.setVerticalSpacing(0)
        self.boxes: dict[str, QCheckBox] = {}
        self._wanted: set[str] = set()

    def set_offers(self, offers: Sequence[tuple[str, str, str]]) -> None:
        """Offer (code, words, note): known boxes stay as they are, others come and go."""
        codes = [code for code, _, _ in offers]
        if codes == list(self.boxes):
            return
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for place, (code, words, note) in enumerate(offers):
            box = QCheckBox(f"{words}{note}")
            box.setObjectName(f"{self._prefix}.{code}")
            box.setChecked(code in self._wanted)
            box.toggled.connect(lambda on, code=code: self._toggled(code, on))
            box.installEventFilter(self)
            self._grid.addWidget(box, place // self._columns, place % self._columns)
            self.boxes[code] = box
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            self.setFocusProxy(first)
        self.changed.emit()

    def value(self) -> tuple[str, ...]:
        """The ticked codes that are offered, in the order offered."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Any) -> None:
        """Tick these codes and no others; codes that are offered later are remembered."""
        self._wanted = set(value or ())
        for code, box in self.boxes.items():
            box.setChecked(code in self._wanted)

    def problem(self) -> str | None:
        """Any ticks are good."""
        return None

    def _toggled(self, code: str, on: bool) -> None:
        (self._wanted.add if on else self._wanted.discard)(code)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            self.focusNextChild()
            return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and really_left(event):
            new = QApplication.focusWidget()
            if new is None or not self.isAncestorOf(new):
                self.left.emit()
        return super().eventFilter(watched, event)
