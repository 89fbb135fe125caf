"""What forms do with their fields: keep what was typed (half a date too), put it back, keep boxes narrow."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fairdesk.ui.widgets.field import Field


def narrow(editor: QWidget) -> None:
    """A list of long words does not make a form wider than its room: the box shows what fits."""
    if isinstance(editor, QComboBox):
        editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        editor.setMinimumContentsLength(6)


def in_order(*widgets: QWidget) -> None:
    """Tab goes through these one after the other, also through those that were made late."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def kept(field: Field) -> Any:
    """A field's value in JSON types."""
    if isinstance(field.widget, QLineEdit):
        return field.widget.text()
    value = field.value()
    return list(value) if isinstance(value, tuple) else value


def restore(field: Field, value: Any) -> None:
    """Put a kept value back and forget what was wrong."""
    if isinstance(field.widget, QLineEdit):
        field.widget.setText(value or "")
        field.show_error("")
    else:
        field.set_value(value)
