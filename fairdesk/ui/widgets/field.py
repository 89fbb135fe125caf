"""A field of a form: label above, editor, and under it a hint or what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.widgets.editors import Editor
from fairdesk.ui.widgets.words import label

Validate = Callable[[Any], str | None]
"""Gets the value and returns what is wrong, in the language of the interface, or ``None``."""


def plain_words(text: str) -> str:
    """A label without its mnemonic: ``地址(&A)`` → ``地址``, ``&Name`` → ``Name``."""
    return re.sub(r"\s*\(&\w\)", "", text).replace("&", "")


class Field(QWidget):
    """Validated when it is left, and again at every change while something is wrong.

    An empty required field is not scolded for being empty before :meth:`check` asks.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        words: str,
        editor: QWidget,
        *,
        required: bool = False,
        helper: str = "",
        validate: Validate | None = None,
    ) -> None:
        super().__init__()
        self.name = plain_words(words)
        self.widget = editor
        self.editor = cast(Editor, editor)
        self.required = required
        self._helper = helper
        self._validate = validate
        self.error = ""
        self._label = label(words)
        self._label.setBuddy(editor)
        self._under = label(helper, "caption", wrap=True)
        self._arrange()
        self._name_editor()
        self.setFocusProxy(editor)
        self.editor.changed.connect(self._edited)
        self.editor.left.connect(self._was_left)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("half"))
        head = QHBoxLayout()
        head.setSpacing(theme.size("half"))
        head.addWidget(self._label)
        if self.required:
            star = label("*")
            theme.mark(star, ink="danger")
            star.setToolTip(t("widgets.required"))
            head.addWidget(star)
        head.addStretch()
        column.addLayout(head)
        column.addWidget(self.widget)
        column.addWidget(self._under)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._under.setVisible(bool(self._helper))

    def _name_editor(self) -> None:
        name = f"{self.name} ({t('widgets.required')})" if self.required else self.name
        self.widget.setAccessibleName(name)

    def value(self) -> Any:
        """The editor's value."""
        return self.editor.value()

    def set_value(self, value: Any) -> None:
        """Show a value and forget what was wrong."""
        self.editor.set_value(value)
        self.show_error("")

    def set_validate(self, validate: Validate | None) -> None:
        """Change the check: another kind of right has other numbers."""
        self._validate = validate
        if self.error:
            self.show_error(self._wrong())

    def set_helper(self, helper: str) -> None:
        """Change the hint under the editor."""
        self._helper = helper
        self.show_error(self.error)

    @property
    def is_empty(self) -> bool:
        """Was nothing entered?"""
        return self.editor.value() in (None, "", ()) and not self.editor.problem()

    @property
    def is_complete(self) -> bool:
        """Is it filled in as far as it must be, and right? Shows nothing."""
        return not (self.required and self.is_empty) and not self._wrong()

    def check(self) -> bool:
        """Validate, show what is wrong and say whether it is right. For the default act."""
        missing = self.required and self.is_empty
        self.show_error(t("widgets.is_required", field=self.name) if missing else self._wrong())
        return not self.error

    def show_error(self, text: str) -> None:
        """Show what is wrong under the editor; an empty text shows the hint again."""
        self.error = text
        self._under.setText(text or self._helper)
        self._under.setVisible(bool(text or self._helper))
        theme.mark(self._under, state="error" if text else "")
        theme.mark(self.widget, state="error" if text else "")
        self.widget.setAccessibleDescription(text or self._helper)

    def jump(self) -> None:
        """Put the focus into the editor."""
        self.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wrong(self) -> str:
        if self.is_empty:
            return ""
        return self.editor.problem() or (self._validate(self.editor.value()) if self._validate else None) or ""

    def _edited(self) -> None:
        if self.error:
            self.show_error(self._wrong())
        self.changed.emit()

    def _was_left(self) -> None:
        self.show_error(self._wrong())
        self.left.emit()
