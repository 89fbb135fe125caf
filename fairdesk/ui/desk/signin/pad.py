"""Where a PIN is entered: dots, keys for the mouse, and the keyboard all the time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.widgets.icon import icon
from fairdesk.ui.widgets.words import button

LONGEST = 12
_DOT, _BETWEEN, _LEAST = 12, 12, 4
_KEY = 64
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Dots(QWidget):
    """One dot per digit entered; never the digits."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Show so many digits."""
        self._count = count
        self.setAccessibleName(t("signin.typed", n=count))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(LONGEST * (_DOT + _BETWEEN), _DOT + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        places = max(self._count, _LEAST)
        width = places * _DOT + (places - 1) * _BETWEEN
        left = (self.width() - width) / 2
        top = (self.height() - _DOT) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(places):
            filled = place < self._count
            painter.setPen(QPen(theme.color("accent" if filled else "line-strong"), 1.5))
            painter.setBrush(theme.color("accent") if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(left + place * (_DOT + _BETWEEN) + 1, top + 1, _DOT - 2, _DOT - 2))
        painter.end()


class PinPad(QWidget):
    """``entered`` carries the digits at Enter; Escape or ``left`` goes back to the names."""

    entered = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pin = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("signin.pad")
        self.dots = Dots()
        self.keys = {n: self._key(str(n), t("signin.digit", n=n)) for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)}
        self.erase = self._key("", t("signin.erase"))
        self.erase.setIcon(icon("arrow-left"))
        self.enter = button(t("signin.enter"), "primary", clicked=self.submit)
        self.enter.setObjectName("signin.enter")
        self.enter.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.enter.setFixedHeight(48)
        for n, key in self.keys.items():
            key.setObjectName(f"signin.key.{n}")
            key.clicked.connect(lambda _on=False, n=n: self.type(str(n)))
        self.erase.clicked.connect(self.rub_out)
        self._arrange()
        self._show()

    @staticmethod
    def _key(words: str, name: str) -> QPushButton:
        made = button(words, "secondary")
        made.setAccessibleName(name)
        made.setFixedSize(_KEY + 24, 48)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the pad has the focus: the keyboard works whatever was clicked
        return made

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(theme.size("gap"))
        column.addWidget(self.dots)
        grid = QGridLayout()
        grid.setSpacing(theme.size("unit"))
        for n in range(1, 10):
            grid.addWidget(self.keys[n], (n - 1) // 3, (n - 1) % 3)
        grid.addWidget(self.erase, 3, 0)
        grid.addWidget(self.keys[0], 3, 1)
        grid.addWidget(self.enter, 3, 2)
        self.enter.setFixedWidth(_KEY + 24)
        column.addLayout(grid)

    @property
    def count(self) -> int:
        """How many digits are entered."""
        return len(self._pin)

    def type(self, digit: str) -> None:
        """Add a digit."""
        if self.isEnabled() and self.count < LONGEST:
            self._pin += digit
            self._show()

    def rub_out(self) -> None:
        """Take the last digit away."""
        self._pin = self._pin[:-1]
        self._show()

    def clear(self) -> None:
        """Forget the digits."""
        self._pin = ""
        self._show()

    def submit(self) -> None:
        """Try the digits; they are forgotten here at once."""
        pin = self._pin
        if pin and self.isEnabled():
            self.clear()
            self.entered.emit(pin)

    def _show(self) -> None:
        self.dots.show_count(self.count)
        self.enter.setEnabled(self.count > 0)
        self.erase.setEnabled(self.count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() in _ENTER:
            self.submit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.rub_out()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif len(text) == 1 and text in "0123456789":
            self.type(text)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._show()
