"""The upload: probe, files, then entries in batches; only the service's signed receipt confirms an entry.

Nothing here marks anything as sent. What has no receipt is sent again, and the service answers ``duplicate`` for what
it has – so a lost answer, a crash or a cable pulled at any moment loses nothing and doubles nothing.
"""

from __future__ import annotations

from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.sync import outbox
from fairdesk.sync.delivery import SERVICE_KEY, Delivery, never
from fairdesk.sync.link import Cancelled, Progress, stop_if
from fairdesk.sync.outcome import FileProblem, Outcome, Trouble, UploadReport
from fairdesk.sync.protocol import MAX_ENTRIES, Receipt, ServiceState, Status

__all__ = ["SERVICE_KEY", "Uploader"]


def _silent(done: int, total: int, note: str) -> None:
    """No one watches."""


class Uploader(Delivery):
    """Sends one station's journal and files; one upload at a time.

    Call it from any thread but the windows': it blocks on the network, and takes the database's writer only for the
    moment in which a receipt is kept.
    """

    def upload(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> UploadReport:
        """Send everything that waits. Never raises for the network or the service: the report says how it ended.

        ``progress(done, total, note)`` counts files and entries; ``cancelled()`` is asked between two steps and inside
        large files. Both run on the calling thread.
        """
        report = UploadReport(started_at=self.now())
        run = _Run(self, report, progress or _silent, cancelled or never)
        self.link.retries = 0
        try:
            run.everything()
        except Trouble as trouble:
            report.outcome, report.detail = trouble.outcome, trouble.detail
        finally:
            left = self.waiting()
            report.waiting, report.confirmed_seq, report.journal_head = left.entries, left.confirmed, left.head
            report.clock_skew_s = self.link.ahead.total_seconds()
            report.retries = self.link.retries
            report.ended_at = self.now()
        return report


class _Run:
    """One upload."""

    def __init__(self, uploader: Uploader, report: UploadReport, progress: Progress, cancelled: Cancelled) -> None:
        self._up = uploader
        self._report = report
        self._progress = progress
        self._cancelled = cancelled

    def everything(self) -> None:
        """Probe, files, entries. Raises ``Trouble``."""
        stop_if(self._cancelled)
        key = self._up.service_key
        self._progress(0, 0, t("sync.stage_probe"))
        state = self._up.probe()
        self._compare(state)
        work = self._up.waiting(min(state.head_seq, self._up.waiting().confirmed))
        if not work.entries and not work.files:
            self._report.outcome = Outcome.NOTHING
            return
        total = len(work.files) + work.entries
        self._send_files(work.files, total)
        self._send_entries(str(key), work, total)
        if self._report.rejected:
            self._report.outcome = Outcome.REJECTED
        elif self._report.file_problems:
            self._report.outcome = Outcome.FILES_MISSING

    def _compare(self, state: ServiceState) -> None:
        self._service(state.head_seq, state.head, state.cases)
        if self._up.hash_at(state.head_seq) != state.head:
            raise Trouble(Outcome.DIVERGED, f"entry {state.head_seq} differs")

    def _service(self, seq: int, head: str, cases: int) -> None:
        self._report.service_head_seq, self._report.service_head, self._report.service_cases = seq, head, cases

    def _send_files(self, files: tuple[str, ...], total: int) -> None:
        for n, digest in enumerate(files, 1):
            stop_if(self._cancelled)
            self._progress(n - 1, total, t("sync.stage_files", n=n, total=len(files)))
            try:
                sent = self._up.send_file(digest, self._cancelled)
            except Known as error:
                problem = FileProblem(digest, error.code, error.text("zh"), error.text("en"))
                self._report.file_problems.append(problem)
                continue
            if sent:
                self._report.files_sent += 1
                self._report.bytes_sent += sent
            else:
                self._report.files_present += 1

    def _send_entries(self, key: str, work: outbox.Waiting, total: int) -> None:
        after, limit, failures, batch_id = work.confirmed, MAX_ENTRIES, 0, ""
        last: tuple[str, ...] = ()
        base = len(work.files) - work.confirmed
        while entries := self._up.take(after, limit):
            stop_if(self._cancelled)
            shown = min(entries[-1].seq - work.confirmed, work.entries)
            self._progress(min(base + after, total), total, t("sync.stage_entries", n=shown, total=work.entries))
            content = tuple(entry.id for entry in entries)
            if content != last:
                batch_id, last = self._up.new_batch_id(), content
            try:
                receipt, text = self._up.send_batch(entries, batch_id, key)
            except Trouble as trouble:
                failures += 1
                limit = self._after_failure(trouble, failures, len(entries))
                continue
            self._up.keep(receipt, text, entries)
            self._count(receipt)
            if receipt.head_seq <= after:  # nothing new was confirmed: rejected at the head, or a gap nobody can close
                if not receipt.rejected:
                    raise Trouble(Outcome.DIVERGED, f"the service stays at entry {receipt.head_seq}")
                return
            if receipt.rejected:
                return
            after, failures, limit = receipt.head_seq, 0, min(limit * 2, MAX_ENTRIES)
        self._progress(total, total, t("sync.stage_done"))

    def _after_failure(self, trouble: Trouble, failures: int, sent: int) -> int:
        """The size of the next try. Raises ``trouble`` when there is none."""
        if trouble.smaller and sent > 1:
            return sent // 2
        if not trouble.again or not self._up.link.may_retry(failures):
            raise trouble
        self._up.link.pause(failures - 1, self._cancelled)
        return max(1, sent // 2)

    def _count(self, receipt: Receipt) -> None:
        report = self._report
        report.batches += 1
        report.sent += receipt.sent
        report.accepted += receipt.accepted
        report.duplicate += receipt.duplicate
        report.held += receipt.held
        report.rejected += receipt.rejected
        report.problems += [result for result in receipt.results if result.status is Status.REJECTED]
        self._service(receipt.head_seq, receipt.head, receipt.cases)
