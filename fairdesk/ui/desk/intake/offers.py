"""Unfinished complaints that can be taken up again, by name and time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.drafts import DraftView
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.moments import moment_text
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.words import ElidedLabel, button, label

_MOST = 4


def draft_name(data: dict[str, object]) -> str:
    """What a draft is called: who complains of whom, the right; words for nothing when neither is known yet."""
    parts = [str(data.get(name) or "").strip() for name in ("complainant.name", "respondent.name", "right.title")]
    words = " · ".join(part for part in parts if part)
    return words or str(data.get("right.number") or "").strip() or t("intake.nameless")


class DraftOffers(QFrame):
    """Hidden while there is nothing to offer; ``resumed`` and ``dropped`` carry a :class:`DraftView`."""

    resumed = Signal(object)
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        theme.mark(self, level="info")
        self._rows: list[QWidget] = []
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 8, 8, 8)
        outer.setSpacing(theme.size("unit"))
        icon_place = QVBoxLayout()
        icon_place.setContentsMargins(0, 4, 0, 0)
        icon_place.addWidget(IconLabel("history", "accent"))
        icon_place.addStretch()
        outer.addLayout(icon_place)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.size("half"))
        self._head = label(t("intake.drafts"))
        self._column.addWidget(self._head)
        outer.addLayout(self._column, 1)
        self.hide()

    def show_drafts(self, drafts: Sequence[DraftView], now: datetime) -> None:
        """Offer these drafts, newest first; none hides the offer."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(draft, place, now) for place, draft in enumerate(drafts[:_MOST])]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(drafts))

    def _row(self, draft: DraftView, place: int, now: datetime) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("unit"))
        name = draft_name(draft.data)
        at = moment_text(draft.saved_at, now)
        row.addWidget(ElidedLabel(name, "body"), 1)
        row.addWidget(label(at, "muted"))
        resume = button(t("intake.resume"), "secondary", compact=True, clicked=lambda: self.resumed.emit(draft))
        resume.setObjectName(f"intake.draft.{place}.resume")
        resume.setAccessibleName(f"{t('intake.resume')}: {name}, {at}")
        drop = button(t("intake.discard"), "ghost", compact=True, clicked=lambda: self.dropped.emit(draft))
        drop.setObjectName(f"intake.draft.{place}.discard")
        drop.setAccessibleName(f"{t('intake.discard')}: {name}, {at}")
        row.addWidget(resume)
        row.addWidget(drop)
        return made
