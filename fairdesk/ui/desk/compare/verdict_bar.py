"""The bar at the foot: which case, a note, and what the hit is taken for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from fairdesk.casework.views import CaseRow
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.words import Variant, button, with_key

_BUTTONS: dict[str, tuple[str, Variant]] = {
    "considered": ("check", "secondary"),
    "needs_expert": ("account-tie-outline", "secondary"),
    "basis": ("bookshelf", "primary"),
}


_WIDE = 940
"""Below this width there is no room for a note beside the three verdicts."""


class VerdictBar(QFrame):
    """``decided`` carries basis, considered or needs_expert; ``case_chosen`` the id of a case or an empty text."""

    decided = Signal(str)
    case_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(t("compare.verdict"))
        self.case = ComboEditor(hint=t("compare.choose_case"))
        self.case.setObjectName("compare.case")
        self.case.setAccessibleName(t("compare.case"))
        self.case.setMinimumWidth(80)
        self.case.setMaximumWidth(288)
        self.note = LineEditor(t("compare.note"))
        self.note.setObjectName("compare.note")
        self.note.setAccessibleName(t("compare.note"))
        self.buttons = {verdict: self._button(verdict) for verdict in _BUTTONS}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(theme.size("unit"))
        row.addWidget(self.case, 2)
        row.addWidget(self.note, 1)
        for each in self.buttons.values():
            row.addWidget(each)
        self.case.changed.connect(lambda: self.case_chosen.emit(self.case.value() or ""))
        self.enable(hit=False)

    def _button(self, verdict: str) -> QPushButton:
        icon, variant = _BUTTONS[verdict]
        words = t(f"compare.{verdict}")
        made = button(words, variant, icon_name=icon, clicked=lambda: self.decided.emit(verdict))
        made.setObjectName(f"compare.{verdict}")
        return made

    def show_cases(self, cases: Sequence[CaseRow]) -> None:
        """Offer the open cases, the newest first."""
        self.case.set_options([(row.id, f"{row.booth} · {row.number}") for row in cases])

    def choose(self, case_id: str) -> None:
        """Choose a case."""
        self.case.set_value(case_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.note.setVisible(event.size().width() >= _WIDE)

    def enable(self, *, hit: bool) -> None:
        """Decide only with a hit and a case; the tool tip says what is missing."""
        missing = "" if hit and self.case.value() else t("compare.first_case" if hit else "compare.first_hit")
        for verdict, each in self.buttons.items():
            each.setEnabled(not missing)
            if missing:
                each.setToolTip(missing)
            elif verdict == "basis":
                with_key(each, "default-act", t("compare.basis"))
            else:
                each.setToolTip("")
