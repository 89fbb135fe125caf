"""Beside the form: the default button, what is warned of, what is missing, and when the draft was kept."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from fairdesk.i18n import t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.desk.intake.form import IntakeForm
from fairdesk.ui.desk.notice import Notice
from fairdesk.ui.moments import time_text
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.form import MissingList
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.words import button, hairline, label, with_key

WIDTH = 264


class SidePanel(Card):
    """``save`` and ``afresh`` are its buttons."""

    saved = Signal()
    afresh_wanted = Signal()

    def __init__(self, form: IntakeForm) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(t("intake.save"))
        self.save = button(t("intake.save"), "primary", icon_name="check", clicked=self.saved.emit)
        self.save.setObjectName("intake.save")
        with_key(self.save, "default-act", t("intake.save"))
        self.warnings = Notice()
        self.warnings.setObjectName("intake.warnings")
        self.missing = MissingList(form)
        self.missing.setObjectName("intake.missing")
        self._kept = label(t("intake.not_kept"), "caption")
        self._kept.setObjectName("intake.kept")
        self.afresh = button(t("intake.afresh"), icon_name="plus", compact=True, clicked=self.afresh_wanted.emit)
        self.afresh.setObjectName("intake.afresh")
        self.afresh.setToolTip(t("intake.afresh_tip"))
        self.add(self.save)
        self.add(label(t("intake.save_key", keys=shortcuts.key("default-act").shown), "caption"))
        self.add(self.warnings)
        self.add(hairline())
        self.add(self.missing)
        self.body.addStretch(1)
        self.add(hairline())
        kept = QHBoxLayout()
        kept.setSpacing(theme.size("unit"))
        kept.addWidget(IconLabel("history", "faint", 16), 0, Qt.AlignmentFlag.AlignTop)
        kept.addWidget(self._kept, 1)
        self.add(kept)
        self.body.addWidget(self.afresh, 0, Qt.AlignmentFlag.AlignLeft)

    def show_kept(self, at: datetime | None) -> None:
        """Tell when the draft was kept last."""
        self._kept.setText(t("intake.not_kept") if at is None else t("intake.kept", at=time_text(at)))
