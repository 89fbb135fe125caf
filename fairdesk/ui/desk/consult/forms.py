"""A form that does an act: fields named as the act's input names them, every refusal shown at its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from fairdesk.casework.act import Refusal, Refused
from fairdesk.casework.performer import Done
from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.desk.case_words import refusal_words
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.kept import narrow
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.words import Variant, button, with_key


class ActForm(QWidget):
    """``name`` begins the object names: ``consult.advice`` → ``consult.advice.question``. ``sent`` after the act."""

    sent = Signal(object)

    def __init__(self, context: DeskContext, name: str) -> None:
        super().__init__()
        self.context, self._name = context, name
        self.fields: dict[str, Field] = {}
        self.buttons: list[QPushButton] = []
        self.strip = MessageStrip()
        self.strip.setObjectName(f"{name}.strip")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.size("unit") + theme.size("half"))
        self.column.addWidget(self.strip)

    # ---- making ----

    def field(self, name: str, editor: QWidget, *, words: str = "", required: bool = False, helper: str = "") -> Field:
        """A field with the words ``consult_page.<name>``; put it in with ``row``."""
        made = Field(words or t(f"consult_page.{name}"), editor, required=required, helper=helper)
        narrow(editor)
        editor.setObjectName(f"{self._name}.{name}")
        self.fields[name] = made
        return made

    def row(self, *fields: QWidget, stretches: Sequence[int] = ()) -> None:
        """Put fields side by side."""
        line = QHBoxLayout()
        line.setSpacing(theme.size("gap"))
        for place, field in enumerate(fields):
            line.addWidget(field, stretches[place] if stretches else 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)

    def do(self, name: str, words: str, clicked: Callable[[], object], variant: Variant = "primary") -> QPushButton:
        """A button that is at rest while an act is under way."""
        made = button(words, variant, clicked=clicked)
        made.setObjectName(f"{self._name}.{name}")
        self.buttons.append(made)
        return made

    def foot(self, *buttons: QPushButton, into: QLayout | None = None) -> QHBoxLayout:
        """The buttons at the end; the first one is the default act (Ctrl+Enter). Returns their row."""
        line = QHBoxLayout()
        line.setSpacing(theme.size("unit"))
        for each in buttons:
            line.addWidget(each)
        line.addStretch()
        with_key(buttons[0], "default-act", buttons[0].text())
        for shortcut in shortcuts.bind(self, "default-act", buttons[0].click):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # several forms may be on one page
        if isinstance(into, QVBoxLayout):
            into.addLayout(line)
        else:
            self.column.addLayout(line)
        return line

    # ---- using ----

    def value(self, name: str) -> Any:
        """What stands in a field."""
        return self.fields[name].value()

    def check(self) -> bool:
        """Validate what is shown and go to the first wrong field."""
        wrong = [field for field in self.fields.values() if not field.isHidden() and not field.check()]
        if wrong:
            wrong[0].jump()
        return not wrong

    def clear(self) -> None:
        """Empty every field and forget what was wrong."""
        for field in self.fields.values():
            field.set_value(None)
        self.strip.clear()

    def send(
        self,
        act: str,
        given: dict[str, Any],
        *,
        case_id: str | None = None,
        then: Callable[[Done], object] | None = None,
    ) -> None:
        """Do the act; ``then`` is called with what was done, before ``sent``."""
        self.strip.clear()
        for each in self.buttons:
            each.setEnabled(False)

        def done(result: Done) -> None:
            if then is not None:
                then(result)
            self.sent.emit(result)

        asked = self.context.act(act, given, case_id=case_id).done(done).failed(self.show_refused)
        asked.finally_(self._rested).start(self)

    def show_refused(self, error: Known) -> None:
        """Every refusal at its field, the rest in the strip."""
        if not isinstance(error, Refused):
            self.strip.show_error(error)
            return
        rest = self.show_refusals(error.refusals)
        if rest:
            self.strip.show_message("danger", "\n".join(rest))

    def show_refusals(self, refusals: Sequence[Refusal]) -> list[str]:
        """Show refusals at their fields and return the texts of those without one."""
        rest: list[str] = []
        first: Field | None = None
        for refusal in refusals:
            field = self.fields.get(refusal.field)
            words = refusal_words(refusal.code, refusal.where)
            if field is None or field.isHidden():
                rest.append(words)
            else:
                field.show_error(words)
                first = first or field
        if first is not None:
            first.jump()
        return rest

    def _rested(self) -> None:
        for each in self.buttons:
            each.setEnabled(True)
