"""The upload of this desk: one at a time, known to the page and to the indicator in the bar."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from fairdesk.casework import uploading
from fairdesk.casework.uploading import Problem, ReceiptView
from fairdesk.casework.views import SyncView
from fairdesk.casework.workstation import Workstation
from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.sync.outcome import Outcome, UploadReport
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.ops import Job, Progress, Query
from fairdesk.ui.widgets.sync_indicator import SyncState, SyncStatus

LATER = frozenset(
    {Outcome.OK, Outcome.NOTHING, Outcome.NO_NETWORK, Outcome.SERVER_ERROR, Outcome.AWAITING, Outcome.CANCELLED}
)
"""Ends after which nobody has to do anything but upload again; the others need a person."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the upload stands."""

    view: SyncView
    receipt: ReceiptView | None
    problems: tuple[Problem, ...]


def standing(station: Workstation) -> Standing:
    """Read it all at once."""
    return Standing(station.sync_state(), uploading.last_receipt(station), uploading.problems(station))


class Uploading(QObject):
    """``changed`` when the state is another; ``progressed`` (a ``Progress``), ``ended`` (an ``UploadReport``) and
    ``failed`` (a ``Known``) tell of the upload that runs."""

    changed = Signal()
    began = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._job: Job | None = None
        self._step = Progress(0, 0)
        self._needs_hand = False
        self.standing: Standing | None = None
        context.bus.changed.connect(self._changed)
        self.refresh()

    @property
    def running(self) -> bool:
        """Is something being sent?"""
        return self._job is not None

    @property
    def state(self) -> SyncState:
        """One of the four states."""
        if self.running:
            return "sending"
        now = self.standing
        if now is None:
            return "waiting"
        if self._needs_hand or now.problems:
            return "attention"
        return "synced" if now.view.state == "ok" else "waiting"

    @property
    def status(self) -> SyncStatus:
        """What the indicator shows."""
        now = self.standing
        waiting = now.view.waiting if now is not None else 0
        if self.running:
            left = max(0, self._step.total - self._step.done)
            return SyncStatus("sending", now.view.last_at if now else None, left or waiting, self._step.done)
        return SyncStatus(self.state, now.view.last_at if now else None, waiting)

    def refresh(self) -> None:
        """Read where it stands."""
        self._context.ask(standing).done(self._take).failed(self.failed.emit).start(self)

    def start(self) -> None:
        """Upload now. It goes on when the page is left."""
        if self.running:
            return
        station, central = self._context.station, self._context.central
        url, token = central.url, central.token

        waiting = self.standing.view.waiting if self.standing is not None else 0

        def work(job: Job) -> UploadReport:
            def tell(done: int, total: int, note: str) -> None:
                if not job.cancelled:
                    job.progress(done, total or waiting, note)

            tell(0, 0, t("sync.stage_probe"))
            return uploading.upload(station, url, token, tell, lambda: job.cancelled)

        query: Query[UploadReport] = Query(self._context.tasks, work)
        query.progress(self._told).done(self._done).failed(self._failed).finally_(self._finished)
        self._step = Progress(0, 0)
        self._job = query.start(self)
        self.began.emit(self._job)
        self.changed.emit()

    def cancel(self) -> None:
        """Ask the upload to stop; what is confirmed stays confirmed."""
        if self._job is not None:
            self._job.cancel()

    def _changed(self, changes: Changes) -> None:
        if changes.outbox:
            self.refresh()

    def _take(self, now: Standing) -> None:
        self.standing = now
        self.changed.emit()

    def _told(self, step: Progress) -> None:
        self._step = step
        self.progressed.emit(step)
        self.changed.emit()

    def _done(self, report: UploadReport) -> None:
        self._needs_hand = report.outcome not in LATER
        self.ended.emit(report)

    def _failed(self, error: Known) -> None:
        self._needs_hand = True
        self.failed.emit(error)

    def _finished(self) -> None:
        self._job = None
        self.changed.emit()
        self._context.bus.publish(Changes(board=True, outbox=True))
