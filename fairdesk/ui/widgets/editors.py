"""Editors of one value: a line, a number, a choice, several choices. Each is made to stand in a ``Field``.

All share one shape (:class:`Editor`): ``value()``, ``set_value()``, ``problem()``, signals ``changed`` and ``left``.
Enter goes to the next field; the wheel changes nothing that has no focus.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QStyledItemDelegate, QVBoxLayout, QWidget

from fairdesk.i18n import t
from fairdesk.ui import fonts

_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Editor(Protocol):
    """What a field needs of its editor; an editor is a ``QWidget`` too."""

    changed: SignalInstance
    left: SignalInstance

    def value(self) -> Any:
        """The value; ``None``, ``""`` or an empty tuple when nothing was entered."""

    def set_value(self, value: Any) -> None:
        """Show a value."""

    def problem(self) -> str | None:
        """What is wrong with the writing itself ("no such date"); the meaning is the field's affair."""


def really_left(event: QFocusEvent) -> bool:
    """Did the person leave the editor (and not only look at another window or a pop-up)?"""
    return event.reason() not in _PASSING


class LineEditor(QLineEdit):
    """One line. ``mono`` for numbers of rights and cases."""

    changed = Signal()
    left = Signal()

    def __init__(self, hint: str = "", *, mono: bool = False, max_length: int = 500) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setMaxLength(max_length)
        if mono:
            self.setFont(fonts.mono())
        self.textChanged.connect(lambda _text: self.changed.emit())

    def value(self) -> Any:
        """The text without white space at its ends."""
        return self.text().strip()

    def set_value(self, value: Any) -> None:
        """Show a text; ``None`` empties."""
        self.setText("" if value is None else str(value))

    def problem(self) -> str | None:
        """Any text is good."""
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextChild()
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if really_left(event):
            self.left.emit()


class NumberEditor(LineEditor):
    """A whole number between two bounds; ``None`` while empty."""

    def __init__(self, low: int = 0, high: int = 1_000_000, hint: str = "") -> None:
        super().__init__(hint)
        self._low, self._high = low, high

    def value(self) -> int | None:
        """The number; ``None`` when empty or not a number."""
        text = super().value().replace(",", "").replace("，", "")
        try:
            return int(text)
        except ValueError:
            return None

    def problem(self) -> str | None:
        """Not a whole number, or out of bounds."""
        number = self.value()
        if not self.text().strip() or (number is not None and self._low <= number <= self._high):
            return None
        return t("widgets.not_a_number", low=self._low, high=self._high)


class ComboEditor(QComboBox):
    """One of a few: ``options`` are (value, words). Begins with nothing chosen."""

    changed = Signal()
    left = Signal()

    def __init__(self, options: Sequence[tuple[Hashable, str]] = (), hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint or t("widgets.choose"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))  # the combo's own one does not heed the style sheet
        self._values: list[Hashable] = []
        self.set_options(options)
        self.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def set_options(self, options: Sequence[tuple[Hashable, str]]) -> None:
        """Offer other options; the choice stays when it is among them."""
        kept = self.value() if self._values else None
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in options]
        self.addItems([words for _, words in options])
        self.blockSignals(False)
        self.set_value(kept)

    def value(self) -> Any:
        """The chosen value, or ``None``."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered, as ``None``, chooses nothing."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def problem(self) -> str | None:
        """Any choice is good."""
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if really_left(event):
            self.left.emit()


class CheckListEditor(QWidget):
    """Several of a few, one check box each: the materials handed in."""

    changed = Signal()
    left = Signal()

    def __init__(self, options: Sequence[tuple[Hashable, str]]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.boxes: dict[Hashable, QCheckBox] = {}
        for value, words in options:
            box = QCheckBox(words)
            box.toggled.connect(lambda _on: self.changed.emit())
            box.installEventFilter(self)
            column.addWidget(box)
            self.boxes[value] = box
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def value(self) -> tuple[Hashable, ...]:
        """The ticked values, in the order offered."""
        return tuple(value for value, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Any) -> None:
        """Tick these values and no others."""
        ticked = set(value or ())
        for each, box in self.boxes.items():
            box.setChecked(each in ticked)

    def problem(self) -> str | None:
        """Any ticks are good."""
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self.focusNextChild()
            return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and really_left(event):
            new = QApplication.focusWidget()
            if new is None or not self.isAncestorOf(new):
                self.left.emit()
        return super().eventFilter(watched, event)
