"""Every widget that takes the focus or a click must have a name for screen readers.

``from accessibility import nameless`` and ``assert nameless(page) == []``.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
NAMED_BY_PARENT = (QHeaderView, QTabBar)


def _inner_part(widget: QWidget) -> bool:
    """Qt's own parts of a bigger widget: the line inside a spin box, scroll buttons of a tab bar."""
    parent = widget.parentWidget()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(parent, QComboBox | QAbstractSpinBox | QTabBar | QLineEdit)
        or (isinstance(widget, QAbstractButton) and isinstance(parent, QAbstractItemView))
        or (parent is not None and isinstance(parent.parentWidget(), QComboBox))
    )


def spoken_name(widget: QWidget) -> str:
    """What a screen reader says for this widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def nameless(root: QWidget) -> list[str]:
    """The interactive widgets below ``root`` (itself included) that have no name, as ``Class in Class in …``."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isHidden() and widget is not root and isinstance(widget, QAbstractButton):
            continue  # a button with nothing to do now; it gets its words when it is shown
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not isinstance(widget, INTERACTIVE) and not takes_focus:
            continue
        if isinstance(widget, NAMED_BY_PARENT) or _inner_part(widget) or spoken_name(widget):
            continue
        chain: list[str] = []
        step: QWidget | None = widget
        while step is not None and len(chain) < 4:
            chain.append(type(step).__name__)
            step = step.parentWidget()
        found.append(" in ".join(chain))
    return found
