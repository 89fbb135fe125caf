"""Long work in sight: its name, n of m, the time left, and a cancel that works."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.moments import Now, rough_text
from fairdesk.ui.ops import Job, Progress
from fairdesk.ui.widgets.words import ElidedLabel, button, label

_ENOUGH = timedelta(seconds=2)
"""A time left is guessed once the work ran this long."""


class ProgressStrip(QFrame):
    """``strip.begin("上传材料", job)``, fed by ``.progress(strip.show_progress)``, ended by ``.finally_(strip.end)``.

    It takes no room while nothing runs.
    """

    cancelled = Signal()

    def __init__(self, now: Now) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._now = now
        self._began = now()
        self._job: Job | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(theme.size("gap"))
        words = QVBoxLayout()
        words.setSpacing(theme.size("half"))
        head = QHBoxLayout()
        head.setSpacing(theme.size("unit"))
        self._name = label()
        self._note = ElidedLabel("", "muted")
        self._count = label("", "caption")
        head.addWidget(self._name)
        head.addWidget(self._note, 1)
        head.addWidget(self._count)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        words.addLayout(head)
        words.addWidget(self._bar)
        self._cancel = button(t("widgets.cancel"), "ghost", compact=True, clicked=self._ask_to_stop)
        row.addLayout(words, 1)
        row.addWidget(self._cancel)
        self.hide()

    def begin(self, name: str, job: Job | None = None) -> None:
        """Show that work of this name began; cancel asks ``job`` to stop."""
        self._job = job
        self._began = self._now()
        self._name.setText(name)
        self._bar.setAccessibleName(name)
        self._cancel.setEnabled(True)
        self._cancel.setText(t("widgets.cancel"))
        self.show_progress(Progress(0, 0))
        self.show()

    def show_progress(self, step: Progress) -> None:
        """Show how far it is."""
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        self._note.set_text(step.note)
        parts = [t("widgets.n_of_m", n=step.done, total=step.total)] if step.total else []
        spent = self._now() - self._began
        if 0 < step.done < step.total and spent >= _ENOUGH:
            left = spent * ((step.total - step.done) / step.done)
            parts.append(t("widgets.time_left", time=rough_text(left)))
        self._count.setText(" · ".join(parts))
        self.setAccessibleName(f"{self._name.text()} {self._count.text()}".strip())

    @property
    def count_text(self) -> str:
        """What stands at the right: n of m and the time left."""
        return self._count.text()

    def end(self) -> None:
        """The work ended, however."""
        self._job = None
        self.hide()

    def _ask_to_stop(self) -> None:
        self._cancel.setEnabled(False)
        self._cancel.setText(t("widgets.cancelling"))
        if self._job is not None:
            self._job.cancel()
        self.cancelled.emit()
