"""Sync: the state in words, what waits, the last receipt, and the upload with its progress."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework import uploading as casework_uploading
from fairdesk.casework.uploading import Address
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.sync.outcome import UploadReport
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.frame import PageFrame
from fairdesk.ui.desk.notice import Notice
from fairdesk.ui.desk.sync.central import CentralForm
from fairdesk.ui.desk.sync.head import SyncHead
from fairdesk.ui.desk.sync.receipt import ReceiptPanel
from fairdesk.ui.desk.sync.uploading import LATER, Uploading
from fairdesk.ui.desk.sync.waiting import WaitingPanel
from fairdesk.ui.ops import Job
from fairdesk.ui.widgets.card import scrolled
from fairdesk.ui.widgets.chip import State
from fairdesk.ui.widgets.progress import ProgressStrip
from fairdesk.ui.widgets.words import button

_RECEIPT_MOST = 420


class SyncPage(PageFrame):
    """The upload itself is in :class:`Uploading` and outlives a visit to this page."""

    def __init__(self, context: DeskContext, uploading: Uploading) -> None:
        super().__init__(t("upload.title"))
        self.setObjectName("sync")
        self._context, self._uploading = context, uploading
        self.change = button(t("upload.change"), "ghost", icon_name="pencil-outline", clicked=self._toggle_form)
        self.change.setObjectName("sync.change")
        self.head = SyncHead(uploading, context.now)
        self.progress = ProgressStrip(context.now)
        self.problems = Notice()
        self.form = CentralForm()
        self.waiting = WaitingPanel()
        self.receipt = ReceiptPanel()
        self._arrange()
        self._connect()
        self._show_address(context.central.url, context.central.token)
        self._show_standing()
        self.setFocusProxy(self.head.upload)

    def _arrange(self) -> None:
        self.add_act(self.change)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("gap"))
        for each in (self.head, self.progress, self.problems, self.form):
            column.addWidget(each)
        self.receipt.setMaximumWidth(_RECEIPT_MOST)
        row = QHBoxLayout()
        row.setSpacing(theme.size("gap"))
        row.addWidget(self.waiting, 5)
        row.addWidget(self.receipt, 4)
        column.addLayout(row, 1)
        self.add(scrolled(inner), 1)

    def _connect(self) -> None:
        up = self._uploading
        up.changed.connect(self._show_standing)
        up.began.connect(self._began)
        up.progressed.connect(self.progress.show_progress)
        up.ended.connect(self._ended)
        up.failed.connect(self._failed)
        self.form.saved.connect(self._save)
        shortcuts.bind(self, "default-act", self.head.upload.click)
        shortcuts.bind(self, "refresh", up.refresh)

    def _show_address(self, url: str, token: str) -> None:
        self.set_lead(url)
        self.form.show_address(url, token)
        self.form.setVisible(not url)
        self.change.setVisible(bool(url))

    def _toggle_form(self) -> None:
        self.form.setVisible(self.form.isHidden())

    def _save(self, url: str, token: str) -> None:
        self.strip.clear()
        kept = self._context.ask(lambda station: casework_uploading.remember(station, url, token))
        kept.done(self._saved).failed(lambda error: self.form.url.show_error(error.text(language()))).start(self)

    def _saved(self, address: Address) -> None:
        self._context.central.url, self._context.central.token = address.url, address.token
        self._show_address(address.url, address.token)
        self.strip.show_message("info", t("upload.saved"), act=t("upload.now"), on_act=self._uploading.start)

    def _show_standing(self) -> None:
        now = self._uploading.standing
        if not self._uploading.running:
            self.progress.end()
        if now is None:
            return
        self.waiting.show_view(now.view)
        self.receipt.show_receipt(now.receipt)
        lang = language()
        lines = [
            t("upload.problem", seq=problem.seq, code=problem.code, words=problem.zh if lang == "zh" else problem.en)
            for problem in now.problems
        ]
        self.problems.say("danger", lines)

    def _began(self, job: Job) -> None:
        self.strip.clear()
        self.progress.begin(t("upload.uploading"), job)

    def _ended(self, report: UploadReport) -> None:
        level: State = "ok" if report.outcome.good else "warn" if report.outcome in LATER else "danger"
        again = not report.outcome.good
        self.strip.show_message(
            level, report.text(language()), act=t("upload.again") if again else "", on_act=self._uploading.start
        )

    def _failed(self, error: Known) -> None:
        if error.code == "FD-6004":
            self.form.show()
            self.form.url.jump()
            self.strip.show_message("warn", t("upload.no_central"))
            return
        self.strip.show_error(error, act=t("upload.again"), on_act=self._uploading.start)
