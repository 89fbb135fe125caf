"""Editors of the case forms: a statement to confirm, and a check list whose offers change. Long words wrap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.ui import theme
from fairdesk.ui.widgets.editors import really_left
from fairdesk.ui.widgets.words import label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Tick(QWidget):
    """A check box whose words wrap, as those of a ``QCheckBox`` cannot. Enter goes to the next field."""

    toggled = Signal(bool)
    left = Signal()

    def __init__(self, words: str, note: str = "") -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(f"{words} {note}".strip())
        self._words = label(f"{words}{note}", wrap=True)
        self._words.setMinimumHeight(28)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._words.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.box.toggled.connect(self.toggled)
        self.box.installEventFilter(self)
        self._words.installEventFilter(self)
        self.setFocusProxy(self.box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._words:
            if event.type() == QEvent.Type.MouseButtonRelease:
                self.box.setFocus(Qt.FocusReason.MouseFocusReason)
                self.box.click()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            self.focusNextChild()
            return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and really_left(event):
            self.left.emit()
        return False


class ConfirmEditor(QWidget):
    """A statement with a box before it: ``True`` when ticked, else ``None``: a required one is missing."""

    changed = Signal()
    left = Signal()

    def __init__(self, statement: str) -> None:
        super().__init__()
        self._tick = Tick(statement)
        self.box = self._tick.box
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tick)
        self._tick.toggled.connect(lambda _on: self.changed.emit())
        self._tick.left.connect(self.left)
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
        self._grid.setVerticalSpacing(theme.size("half"))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._ticks: list[Tick] = []
        self.boxes: dict[str, QCheckBox] = {}
        """The boxes by code; their object names are ``<prefix>.<code>``."""
        self._wanted: set[str] = set()

    def set_offers(self, offers: Sequence[tuple[str, str, str]]) -> None:
        """Offer (code, words, note); a code that is offered again keeps its tick."""
        if [code for code, _, _ in offers] == list(self.boxes):
            return
        for tick in self._ticks:
            self._grid.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ticks, self.boxes = [], {}
        for place, (code, words, note) in enumerate(offers):
            tick = Tick(words, note)
            tick.box.setObjectName(f"{self._prefix}.{code}")
            tick.box.setChecked(code in self._wanted)
            tick.toggled.connect(lambda on, code=code: self._toggled(code, on))
            tick.left.connect(self._left)
            self._grid.addWidget(tick, place // self._columns, place % self._columns, Qt.AlignmentFlag.AlignTop)
            self._ticks.append(tick)
            self.boxes[code] = tick.box
        self._order()
        self.changed.emit()

    def _order(self) -> None:
        """Boxes made late stand where the editor stands when somebody goes on with Tab, not at the end of the page."""
        before = self.previousInFocusChain()
        while before is not None and before is not self and not self._stops(before):
            before = before.previousInFocusChain()
        if before is None or before is self:
            return
        for tick in self._ticks:
            QWidget.setTabOrder(before, tick)
            before = tick

    def _stops(self, widget: QWidget) -> bool:
        """Is this a place where Tab stops, outside this editor?"""
        policy, proxy = widget.focusPolicy(), widget.focusProxy()
        return bool(policy & Qt.FocusPolicy.TabFocus) and proxy is None and not self.isAncestorOf(widget)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on to the first box. No focus proxy does this, for a proxy made late moves the editor in the tab order."""
        super().focusInEvent(event)
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus(event.reason())

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

    def _left(self) -> None:
        new = QApplication.focusWidget()
        if new is None or not self.isAncestorOf(new):
            self.left.emit()
