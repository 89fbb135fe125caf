"""A message where its cause is: a strip inside the layout, with what to do next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui import theme
from fairdesk.ui.widgets.chip import LOOK, State
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.words import button, icon_button, label


class MessageStrip(QFrame):
    """Hidden, taking no room, until something must be said; the person closes it or the cause goes away.

    ``strip.show_message("warn", "…", act="重试", on_act=again)``; ``strip.show_error(known)``; ``strip.clear()``.
    """

    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(theme.size("unit"))
        self._icon = IconLabel("information-outline")
        self._text = label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._act = button("", "secondary", compact=True, clicked=self._acted)
        self._close = icon_button("close", t("widgets.close_message"), clicked=self.clear)
        row.addWidget(self._icon, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self._act, 0)
        row.addWidget(self._close, 0)
        self._on_act: Callable[[], object] | None = None
        self.level: State = "info"
        self._act.hide()
        self.hide()

    @property
    def text(self) -> str:
        """What the strip says; empty when hidden."""
        return self._text.text()

    def show_message(
        self, level: State, text: str, *, act: str = "", on_act: Callable[[], object] | None = None
    ) -> None:
        """Say something; ``act`` names the button that runs ``on_act``."""
        self.level = level
        name, ink, _ = LOOK[level]
        self._icon.show_icon(name, ink)
        self._text.setText(text)
        self._act.setText(act)
        self._act.setVisible(bool(act))
        self._on_act = on_act
        self.setAccessibleName(f"{t(f'widgets.{level}')}: {text}")
        theme.mark(self, level=level)
        self.show()
        self.shown.emit(True)

    def show_error(self, error: Known, *, act: str = "", on_act: Callable[[], object] | None = None) -> None:
        """Say a coded error in the language of the interface; fits ``.failed(strip.show_error)``."""
        text = f"{error.text(language())} ({error.code})"
        self.show_message("danger", text, act=act, on_act=on_act)

    def clear(self) -> None:
        """Hide and forget."""
        self._text.clear()
        self._on_act = None
        self.hide()
        self.shown.emit(False)

    def _acted(self) -> None:
        if self._on_act is not None:
            self._on_act()


class StripPlace(QWidget):
    """Room around a strip at the head of a page; gone together with it."""

    def __init__(self, strip: MessageStrip) -> None:
        super().__init__()
        page = theme.size("page")
        row = QHBoxLayout(self)
        row.setContentsMargins(page, theme.size("gap"), page, 0)
        row.addWidget(strip)
        strip.shown.connect(self.setVisible)
        self.hide()
