"""The single deliveries of a station: enrol, probe, one file, one batch, one receipt.

The order and the patience are ``uploader``'s; here every answer is verified before it is believed.
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
from fairdesk.store.database import Database
from fairdesk.store.evidence import FileStore
from fairdesk.store.journal import Entry
from fairdesk.store.settings import get_setting, put_setting
from fairdesk.store.tables import Station
from fairdesk.store.vault import Vault
from fairdesk.sync import outbox
from fairdesk.sync.link import Cancelled, Link, slices
from fairdesk.sync.outcome import Outcome, Trouble
from fairdesk.sync.protocol import (
    PROTOCOL,
    SKEW_STOP_S,
    BatchRequest,
    Enrolled,
    Enrolment,
    FileStored,
    Receipt,
    ServiceState,
    WireEntry,
)

SERVICE_KEY = "sync.service_key"
"""The setting that keeps the key which the service showed at enrolment."""
_PROBE_TRIES = 2


def never() -> bool:
    """Nobody asks to stop."""
    return False


class Delivery:
    """What one station hands over and gets back. ``now`` gives the aware present moment."""

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
        self.now = now
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
                lambda: self.link.send("POST", "/v1/stations", content=body, headers=headers), never
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
            before = self.now()
            state = self.link.open(self.link.send("GET", f"{path}?echo={echo}"), ServiceState, key)
            if state.echo != echo:
                raise Trouble(Outcome.CAPTIVE_PORTAL, "the answer does not return the token")
            middle = before + (self.now() - before) / 2
            self.link.ahead = middle - unstamp(state.now)
            return state

        state = self.link.patiently(ask, never, tries=_PROBE_TRIES)
        if state.protocol != PROTOCOL:
            raise Trouble(Outcome.REFUSED, f"the service speaks protocol {state.protocol}, this program {PROTOCOL}")
        if abs(self.link.ahead.total_seconds()) > SKEW_STOP_S:
            raise Trouble(Outcome.CLOCK_WRONG, f"clock off by {self.link.ahead}")
        return state

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
        return uuid7(self.now(), secrets.token_bytes(10))

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
