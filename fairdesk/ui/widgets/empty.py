"""What an empty list says: what would fill it, and the act that does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.ui import theme
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.words import button, label


class EmptyState(QWidget):
    """An icon, one line, a hint and at most one button."""

    def __init__(
        self,
        text: str,
        hint: str = "",
        *,
        icon: str = "inbox-outline",
        act: str = "",
        on_act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(theme.size("unit"))
        self._icon = IconLabel(icon, "line-strong", 40)
        self._text = label(text, "lead", wrap=True)
        self._hint = label(hint, "muted", wrap=True)
        self._act = button(act, "secondary", clicked=self._acted)
        self._on_act = on_act
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(self._icon, 0, centre)
        for words in (self._text, self._hint):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addSpacing(theme.size("half"))
        column.addWidget(self._act, 0, centre)
        column.addStretch(3)
        # only now: a widget without a parent would show as a window of its own for a moment
        self._hint.setVisible(bool(hint))
        self._act.setVisible(bool(act))

    def say(self, text: str, hint: str = "", *, act: str = "", on_act: Callable[[], object] | None = None) -> None:
        """Change the words and the act."""
        self._text.setText(text)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._act.setText(act)
        self._act.setVisible(bool(act))
        self._on_act = on_act

    def _acted(self) -> None:
        if self._on_act is not None:
            self._on_act()
