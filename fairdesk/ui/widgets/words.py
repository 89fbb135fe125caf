"""Words on the screen: labels in the type scale, and buttons in their four kinds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayoutItem, QPushButton, QSizePolicy, QToolButton, QWidget

from fairdesk.ui import fonts, shortcuts, theme
from fairdesk.ui.widgets.icon import icon

Role = Literal["body", "caption", "muted", "lead", "section", "title", "display", "clock", "counter", "link", "key"]
Variant = Literal["primary", "secondary", "ghost", "danger", "link"]


def label(text: str = "", role: Role = "body", *, wrap: bool = False, mono: bool = False) -> QLabel:
    """Plain text in a role of the type scale; ``mono`` for case numbers and hashes."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if mono:
        token = {"lead": "lead", "title": "title", "display": "display"}.get(role, "body")
        made.setFont(fonts.mono(token))
    return made


class ElidedLabel(QLabel):
    """One line that ends in … when there is no room; the whole text is its tool tip."""

    def __init__(self, text: str = "", role: Role = "body") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = text
        self._fit()

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self._fit()

    def _fit(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 8))
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
        self.setAccessibleName(self._whole)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def discard(item: QLayoutItem | None) -> None:
    """Let go of the widget that was taken out of a layout; it is gone from the screen at once."""
    widget = item.widget() if item is not None else None
    if widget is not None:
        widget.hide()
        widget.deleteLater()


def hairline() -> QFrame:
    """A line of one pixel."""
    made = QFrame()
    made.setProperty("role", "hairline")
    return made


_ICON_COLORS: dict[Variant, str] = {
    "primary": "on-accent",
    "secondary": "muted",
    "ghost": "accent",
    "danger": "danger",
    "link": "accent",
}


def button(
    text: str,
    variant: Variant = "secondary",
    *,
    icon_name: str | None = None,
    compact: bool = False,
    clicked: Callable[[], object] | None = None,
) -> QPushButton:
    """A push button. One ``primary`` a page: the next step."""
    made = QPushButton(text)
    made.setProperty("variant", variant)
    made.setProperty("compact", "true" if compact else "false")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(True)  # Enter presses the button that has the focus, in pages as in dialogs
    if icon_name:
        made.setIcon(icon(icon_name, _ICON_COLORS[variant]))
        made.setIconSize(QSize(theme.size("icon"), theme.size("icon")))
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def icon_button(name: str, words: str, *, clicked: Callable[[], object] | None = None) -> QToolButton:
    """A button with a picture only; ``words`` is its tool tip and its name for screen readers."""
    made = QToolButton()
    made.setIcon(icon(name))
    made.setIconSize(QSize(theme.size("icon"), theme.size("icon")))
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def with_key(widget: QWidget, shortcut_id: str, words: str) -> None:
    """Tell the key of an act in its tool tip: ``Print (Ctrl+P)``."""
    widget.setToolTip(f"{words} ({shortcuts.key(shortcut_id).shown})")
