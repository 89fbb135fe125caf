"""A form of sections: what is missing, and the jump to it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fairdesk.i18n import t
from fairdesk.ui.widgets.chip import Chip
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.section import FormSection
from fairdesk.ui.widgets.words import button, label


class Form(QObject):
    """``Form(parent, sections)``; ``check()`` before the default act, ``missing()`` for the list beside it.

    ``left`` fires whenever a field is left: the moment to keep the draft.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, sections: list[FormSection]) -> None:
        super().__init__(parent)
        self.sections = sections
        for section in sections:
            section.changed.connect(self.changed)
            section.left.connect(self.left)

    def missing(self) -> list[Field]:
        """All fields that still want something, in reading order."""
        return [field for section in self.sections for field in section.missing()]

    def check(self) -> bool:
        """Validate everything, show what is wrong, and put the focus into the first wrong field."""
        wrong = [field for section in self.sections for field in section.check()]
        if wrong:
            self.jump(wrong[0])
        return not wrong

    def jump(self, field: Field) -> None:
        """Unfold the section of a field and put the focus into it."""
        for section in self.sections:
            if field in section.fields:
                section.jump(field)


class MissingList(QWidget):
    """What is still missing, beside the default button; a click jumps to the field."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._title = label(t("widgets.missing"), "muted")
        self._done = Chip("ok", t("widgets.nothing_missing"))
        self._column.addWidget(self._title)
        self._column.addWidget(self._done)
        self._rows: dict[Field, QPushButton] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        form.changed.connect(self.refresh)
        self.refresh()

    @property
    def rows(self) -> list[QPushButton]:
        """The links shown, in reading order."""
        shown = [row for row in self._rows.values() if not row.isHidden()]
        return sorted(shown, key=self._column.indexOf)

    def refresh(self) -> None:
        """Look at the form again."""
        missing = self._form.missing()
        self._title.setVisible(bool(missing))
        self._done.setVisible(not missing)
        for place, field in enumerate(missing):
            if field not in self._rows:
                self._rows[field] = self._row(field)
            self._column.insertWidget(1 + place, self._rows[field])
        for field, row in self._rows.items():
            row.setVisible(field in missing)

    def _row(self, field: Field) -> QPushButton:
        row = button(field.name, "link", clicked=lambda: self._form.jump(field))
        row.setAccessibleName(t("widgets.jump_to", field=field.name))
        return row
