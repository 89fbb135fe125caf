"""A notice that stands as long as its cause does: one or several lines in the colour of a state, at most one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.widgets.chip import LOOK, State
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.words import button, label


class Notice(QFrame):
    """Hidden until ``say`` is given lines; unlike a ``MessageStrip`` the person cannot close it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(theme.size("unit"))
        self._icon = IconLabel("alert-outline")
        self._text = label("", wrap=True)
        self._act = button("", "secondary", compact=True, clicked=self._acted)
        self._act.setAccessibleName(t("widgets.neutral"))
        self._on_act: Callable[[], object] | None = None
        icon_place = QVBoxLayout()
        icon_place.addWidget(self._icon)
        icon_place.addStretch()
        row.addLayout(icon_place)
        row.addWidget(self._text, 1)
        row.addWidget(self._act, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(
        self,
        level: State,
        lines: Sequence[str],
        *,
        icon: str = "",
        act: str = "",
        on_act: Callable[[], object] | None = None,
    ) -> None:
        """Show these lines, one below the other; none hides the notice."""
        self.setVisible(bool(lines))
        name, ink, _ = LOOK[level]
        self._icon.show_icon(icon or name, ink)
        self._text.setText("\n".join(lines))
        self._act.setText(act)
        self._act.setAccessibleName(act or t("widgets.neutral"))
        self._act.setVisible(bool(act))
        self._on_act = on_act
        self.setAccessibleName(f"{t(f'widgets.{level}')}: {' '.join(lines)}")
        theme.mark(self, level=level)

    def _acted(self) -> None:
        if self._on_act is not None:
            self._on_act()
