"""A section of the complaint form: fields known by the names that refusals use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fairdesk.i18n import t
from fairdesk.ui.desk.intake.checks import Read, checker
from fairdesk.ui.desk.kept import kept, narrow, restore
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.section import FormSection


class IntakeSection(FormSection):
    """``field("right.number", editor)`` makes a field whose words are ``intake.right_number`` and whose editor has the
    object name ``intake.right.number``.
    """

    fold_changed = Signal()
    field_left = Signal(str)
    """A field was left, with its name: time to keep the draft."""

    def __init__(self, title: str, read: Read, *, summary: Callable[[], str] | None = None) -> None:
        self.named: dict[str, Field] = {}
        self._read = read
        super().__init__(title, summary=summary)

    def field(self, name: str, editor: QWidget, *, required: bool = False, helper: str = "") -> Field:
        """Make a field; its row is added with ``add``."""
        made = Field(
            t(f"intake.{name.replace('.', '_')}"),
            editor,
            required=required,
            helper=helper,
            validate=checker(name, self._read),
        )
        narrow(editor)
        editor.setObjectName(f"intake.{name}")
        made.left.connect(lambda: self.field_left.emit(name))
        self.named[name] = made
        return made

    def values(self) -> dict[str, Any]:
        """What stands in the editors, by field name; texts as typed, so that a draft keeps half a date too."""
        return {name: kept(field) for name, field in self.named.items()}

    def set_values(self, values: dict[str, Any]) -> None:
        """Show values of a draft; fields that it does not name are emptied."""
        for name, field in self.named.items():
            restore(field, values.get(name))

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold. The fold button takes the keyboard's focus only where there is nothing else to go to."""
        super().set_folded(folded)
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus if folded else Qt.FocusPolicy.NoFocus)
        self._fold.installEventFilter(self)
        self.fold_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._fold
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.focusNextChild()  # Space unfolds, Enter goes on as it does everywhere
            return True
        return super().eventFilter(watched, event)
