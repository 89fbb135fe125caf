"""What a form keeps of a field while nobody looks at it: as typed, so that half a date is kept too."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from fairdesk.ui.widgets.field import Field


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
