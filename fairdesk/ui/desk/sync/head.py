"""The state of the upload in large words, and the button that uploads now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.sync.uploading import Uploading
from fairdesk.ui.moments import Now, moment_text
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.sync_indicator import SyncState
from fairdesk.ui.widgets.words import button, label, with_key

_LOOK: dict[SyncState, tuple[str, str]] = {
    "synced": ("cloud-check-outline", "ok"),
    "waiting": ("cloud-upload-outline", "muted"),
    "sending": ("sync", "accent"),
    "attention": ("cloud-alert-outline", "danger"),
}


class SyncHead(QFrame):
    """Follows an :class:`Uploading`."""

    def __init__(self, uploading: Uploading, now: Now) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._uploading, self._now = uploading, now
        self._icon = IconLabel("cloud-upload-outline", "muted", 40)
        self.words = label("", "title")
        self.words.setObjectName("sync.state")
        self.note = label("", "muted", wrap=True)
        self.upload = button(t("upload.now"), "primary", icon_name="cloud-upload-outline", clicked=uploading.start)
        self.upload.setObjectName("sync.upload")
        with_key(self.upload, "sync", t("upload.now"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.words)
        words.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(theme.size("gap"))
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self.upload, 0, Qt.AlignmentFlag.AlignVCenter)
        uploading.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Look at the state again."""
        state = self._uploading.state
        icon, ink = _LOOK[state]
        self._icon.show_icon(icon, ink)
        now = self._uploading.standing
        waiting = now.view.waiting if now is not None else 0
        key = "never" if now is not None and now.view.state == "never" and state == "waiting" else state
        self.words.setText(t(f"upload.{key}", n=waiting))
        last = now.view.last_at if now is not None else None
        told = t("upload.last", at=moment_text(last, self._now())) if last is not None else ""
        self.note.setText(f"{told} {t(f'upload.{key}_note', n=waiting)}".strip())
        self.upload.setEnabled(not self._uploading.running)
        self.setAccessibleName(f"{self.words.text()}. {self.note.text()}")
