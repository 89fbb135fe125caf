"""One of a few, all in sight: yes or no, a mark from 1 to 5, what came of a call."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from fairdesk.ui.widgets.editors import really_left

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOTHING = object()


class RadioEditor(QWidget):
    """``options`` are (value, words). Begins with nothing chosen; a click on the chosen one takes it back."""

    changed = Signal()
    left = Signal()

    def __init__(
        self, options: Sequence[tuple[Hashable, str]], *, name: str = "", keeps: bool = False, gap: int = 16
    ) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._keeps = keeps
        self._last: Any = _NOTHING
        self.buttons: dict[Hashable, QRadioButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        for value, words in options:
            made = QRadioButton(words)
            made.setAccessibleName(f"{name} {words}".strip())
            made.installEventFilter(self)
            made.clicked.connect(lambda _on=False, value=value: self._clicked(value))
            self._group.addButton(made)
            self.buttons[value] = made
            row.addWidget(made)
        row.addStretch()
        self.setFocusProxy(next(iter(self.buttons.values())))

    def value(self) -> Any:
        """The chosen value, or ``None``."""
        return next((value for value, made in self.buttons.items() if made.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Choose; ``None`` chooses nothing."""
        self._group.setExclusive(False)
        for each, made in self.buttons.items():
            made.setChecked(value is not None and each == value)
        self._group.setExclusive(True)
        self._last = _NOTHING if value is None else value
        self.changed.emit()

    def problem(self) -> str | None:
        """Any choice is good."""
        return None

    def _clicked(self, value: Hashable) -> None:
        if value == self._last and not self._keeps:
            self.set_value(None)
            return
        self._last = value
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            list(self.buttons.values())[-1].focusNextChild()
            return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and really_left(event):
            new = QApplication.focusWidget()
            if new is None or not self.isAncestorOf(new):
                self.left.emit()
        return False
