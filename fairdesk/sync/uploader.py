"""The upload: probe, files, then entries in batches; only the service's signed receipt confirms an entry.

Nothing here marks anything as sent. What has no receipt is sent again, and the service answers ``duplicate`` for what
it has – so a lost answer, a crash or a cable pulled at any moment loses nothing and doubles nothing.
"""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Callable
from datetime import datetime

import httpx

from fairdesk.core.canonical import canonical, unstamp, uuid7
from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.store.database import Database
from fairdesk.store.evidence import FileStore
from fairdesk.store.journal import Entry
from fairdesk.store.settings import get_setting, put_setting
from fairdesk.store.tables import Station
from fairdesk.store.vault import Vault
from fairdesk.sync import outbox
from fairdesk.sync.link import Cancelled, Link, Progress, slices, stop_if
from fairdesk.sync.outcome import FileProblem, Outcome, Trouble, UploadReport
from fairdesk.sync.protocol import (
    MAX_ENTRIES,
    PROTOCOL,
    SKEW_STOP_S,
    BatchRequest,
    Enrolled,
    Enrolment,
    FileStored,
    Receipt,
    ServiceState,
    Status,
    WireEntry,
)

SERVICE_KEY = "sync.service_key"
"""The setting that keeps the key which the service showed at enrolment."""
_PROBE_TRIES = 2


def _never() -> bool:
    return False


def _silent(done: int, total: int, note: str) -> None:
    """No one watches."""


class Uploader:
    """Sends one station's journal and files. ``now`` gives the aware present moment; one upload at a time.

    Call it from any thread but the windows': it blocks on the network, and takes the database's writer only for the
    moment in which a receipt is kept.
    """

    def __init__(
        self,
        client: httpx.Client,
        database: Database,
        files: FileStore,
        vault: Vault,
        station_id: str,
        now: Callable[[], datetime],
        *,
        sleep: Callable[[float], None] = time.sleep,
        jitter: Callable[[], float] = random.random,
        tries: int = 5,
    ) -> None:
        self._database = database
        self._files = files
        self._vault = vault
        self._station_id = station_id
        self._now = now
        self.link = Link(client, station_id, vault.signing_key, now, sleep=sleep, jitter=jitter, tries=tries)

    @property
    def service_key(self) -> str | None:
        """The service's key as learnt at enrolment; ``None`` before."""
        with self._database.read() as session:
            return get_setting(session, SERVICE_KEY)

    def enrol(self, token: str) -> Enrolled:
        """Make the station known to the service, and remember the service's key. Doing it again is harmless.

        Raises ``FD-6002`` with the outcome in words when it did not work, ``FD-6003`` before a fair is open here.
        """
        with self._database.read() as session:
            row = session.get(Station, self._station_id)
            if row is None:
                raise Known("FD-6003")
            name = row.name_zh
        enrolment = Enrolment(station=self._station_id, name=name, verify_key=self._vault.verify_key, protocol=PROTOCOL)
        body = canonical(enrolment.model_dump(mode="json"))
        headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
        known = self.service_key
        try:
            self._probe(known, signed=False)
            response = self.link.patiently(
                lambda: self.link.send("POST", "/v1/stations", content=body, headers=headers), _never
            )
            enrolled = self.link.open(response, Enrolled, known)
        except Trouble as trouble:
            raise Known(
                "FD-6002", zh=trouble.outcome.text("zh"), en=trouble.outcome.text("en"), detail=trouble.detail
            ) from trouble
        with self._database.write() as session:
            put_setting(session, SERVICE_KEY, enrolled.service_key)
        return enrolled

    def probe(self) -> ServiceState:
        """Ask where the service stands, without sending anything. Raises ``Trouble``."""
        key = self.service_key
        if key is None:
            raise Trouble(Outcome.NOT_ENROLLED)
        return self._probe(key)

    def _probe(self, key: str | None, *, signed: bool = True) -> ServiceState:
        echo = secrets.token_urlsafe(18)
        path = "/v1/state" if signed else "/v1/probe"

        def ask() -> ServiceState:
            before = self._now()
            state = self.link.open(self.link.send("GET", f"{path}?echo={echo}"), ServiceState, key)
            if state.echo != echo:
                raise Trouble(Outcome.CAPTIVE_PORTAL, "the answer does not return the token")
            middle = before + (self._now() - before) / 2
            self.link.ahead = middle - unstamp(state.now)
            return state

        state = self.link.patiently(ask, _never, tries=_PROBE_TRIES)
        if state.protocol != PROTOCOL:
            raise Trouble(Outcome.REFUSED, f"the service speaks protocol {state.protocol}, this program {PROTOCOL}")
        if abs(self.link.ahead.total_seconds()) > SKEW_STOP_S:
            raise Trouble(Outcome.CLOCK_WRONG, f"clock off by {self.link.ahead}")
        return state

    def upload(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> UploadReport:
        """Send everything that waits. Never raises for the network or the service: the report says how it ended.

        ``progress(done, total, note)`` counts files and entries; ``cancelled()`` is asked between two steps and inside
        large files. Both run on the calling thread.
        """
        report = UploadReport(started_at=self._now())
        run = _Run(self, report, progress or _silent, cancelled or _never)
        self.link.retries = 0
        try:
            run.everything()
        except Trouble as trouble:
            report.outcome, report.detail = trouble.outcome, trouble.detail
        finally:
            with self._database.read() as session:
                left = outbox.waiting(session)
            report.waiting, report.confirmed_seq, report.journal_head = left.entries, left.confirmed, left.head
            report.clock_skew_s = self.link.ahead.total_seconds()
            report.retries = self.link.retries
            report.ended_at = self._now()
        return report

    def send_file(self, digest: str, cancelled: Cancelled) -> int:
        """Send one file unless the service has it; returns the bytes sent. Raises ``FD-2008``, ``Trouble``."""
        path = f"/v1/files/{digest}"
        present = self.link.patiently(lambda: self.link.send("HEAD", path), cancelled)
        if present.status_code == 200 and present.headers.get("x-fairdesk-file") == digest:
            return 0
        data = self._files.get(digest)
        headers = {"content-length": str(len(data)), "content-type": "application/octet-stream"}

        def put() -> FileStored:
            response = self.link.send(
                "PUT", path, stream=lambda: slices(data, cancelled), digest=digest, headers=headers
            )
            stored = self.link.open(response, FileStored, self.service_key)
            if stored.sha256 != digest:
                raise Trouble(Outcome.AWAITING, "the answer is about another file", again=True)
            return stored

        self.link.patiently(put, cancelled)
        return len(data)

    def send_batch(self, entries: list[Entry], batch_id: str, key: str) -> tuple[Receipt, str]:
        """Send a batch once and verify its receipt; returns it with its text. Raises ``Trouble``."""
        request = BatchRequest(
            batch_id=batch_id,
            station=self._station_id,
            protocol=PROTOCOL,
            first_seq=entries[0].seq,
            last_seq=entries[-1].seq,
            entries=tuple(WireEntry.of(entry) for entry in entries),
        )
        response = self.link.send(
            "POST",
            f"/v1/batches/{batch_id}",
            content=canonical(request.model_dump(mode="json")),
            headers={"content-type": "application/json"},
        )
        receipt = self.link.open(response, Receipt, key)
        answered = [(result.id, result.seq) for result in receipt.results]
        if (
            receipt.batch_id != batch_id
            or receipt.station != self._station_id
            or answered != [(entry.id, entry.seq) for entry in entries]
        ):
            raise Trouble(Outcome.AWAITING, "the receipt is about another batch", again=True)
        return receipt, response.text

    def keep(self, receipt: Receipt, text: str, entries: list[Entry]) -> None:
        """Keep a verified receipt. Raises ``Trouble`` when the service's journal is not this station's."""
        with self._database.write() as session:
            if outbox.hash_at(session, receipt.head_seq) != receipt.head:
                raise Trouble(Outcome.DIVERGED, f"entry {receipt.head_seq} differs")
            outbox.keep(session, receipt, text, entries)

    def new_batch_id(self) -> str:
        """A fresh id; a batch that is sent again unchanged keeps its own."""
        return uuid7(self._now(), secrets.token_bytes(10))

    def waiting(self, after: int | None = None) -> outbox.Waiting:
        """What is not confirmed."""
        with self._database.read() as session:
            return outbox.waiting(session, after)

    def take(self, after: int, limit: int) -> list[Entry]:
        """The next entries for a batch."""
        with self._database.read() as session:
            return outbox.take(session, after, limit)

    def hash_at(self, seq: int) -> str | None:
        """The hash of an entry of this station's journal."""
        with self._database.read() as session:
            return outbox.hash_at(session, seq)


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
