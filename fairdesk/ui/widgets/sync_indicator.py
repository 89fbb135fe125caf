"""Where the upload stands, in words, always in sight: four states, the time, and how many wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from fairdesk.i18n import t
from fairdesk.ui import moments, theme
from fairdesk.ui.widgets.icon import icon

SyncState = Literal["synced", "waiting", "sending", "attention"]

_LOOK: dict[SyncState, tuple[str, str]] = {
    "synced": ("cloud-check-outline", "ok"),
    "waiting": ("cloud-upload-outline", "muted"),
    "sending": ("sync", "accent"),
    "attention": ("cloud-alert-outline", "danger"),
}


@dataclass(frozen=True)
class SyncStatus:
    """What the indicator shows: ``last`` success, journal entries ``waiting``, ``sent`` so far of this upload."""

    state: SyncState = "waiting"
    last: datetime | None = None
    waiting: int = 0
    sent: int = 0


class SyncIndicator(QToolButton):
    """A quiet button; ``clicked`` leads to the sync page."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "quiet")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(theme.size("icon"), theme.size("icon")))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_status(SyncStatus())

    def show_status(self, status: SyncStatus) -> None:
        """Show another state."""
        self.status = status
        when = moments.time_text(status.last) if status.last else ""
        words = {
            "synced": t("widgets.sync_synced", time=when) if when else t("widgets.sync_never"),
            "waiting": t("widgets.sync_waiting", n=status.waiting) if status.waiting else t("widgets.sync_never"),
            "sending": t("widgets.sync_sending", n=status.sent, total=status.sent + status.waiting),
            "attention": t("widgets.sync_attention", n=status.waiting),
        }[status.state]
        name, ink = _LOOK[status.state]
        self.setIcon(icon(name, ink))
        self.setText(f" {words}")
        last = t("widgets.sync_last", time=when) if when else t("widgets.sync_never")
        self.setToolTip(f"{words}\n{last} · {t('keys.sync')} (F9)")
        self.setAccessibleName(f"{t('widgets.sync_name')}: {words}")
