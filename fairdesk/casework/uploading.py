"""The upload as the windows see it: where the central service is, sending what waits, and its last receipt.

The address and the token are kept in the station's encrypted database, not in a file beside it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from fairdesk.casework.workstation import Workstation
from fairdesk.core.canonical import unstamp
from fairdesk.errors import Known
from fairdesk.store.settings import get_setting, put_setting
from fairdesk.sync import outbox
from fairdesk.sync.link import make_client
from fairdesk.sync.outcome import UploadReport
from fairdesk.sync.uploader import Uploader

_URL, _TOKEN = "sync.url", "sync.token"
_NAP_S = 0.1


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Address:
    """The central service: its address, and the token with which this station enrols."""

    url: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """The newest signed answer of the central service."""

    at: datetime
    batch_id: str
    sent: int
    accepted: int
    duplicate: int
    held: int
    rejected: int
    head_seq: int
    head: str


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry that the central service rejected, and why."""

    seq: int
    code: str
    zh: str
    en: str


def address(station: Workstation) -> Address:
    """The service that this station was told of; empty when none was."""
    with station.read() as session:
        return Address(get_setting(session, _URL) or "", get_setting(session, _TOKEN) or "")


def remember(station: Workstation, url: str, token: str) -> Address:
    """Keep where the service is. Raises ``FD-6001`` for what is no http(s) address."""
    kept = Address(url.strip().rstrip("/"), token.strip())
    make_client(kept.url).close()
    with station.database.write() as session:
        put_setting(session, _URL, kept.url)
        put_setting(session, _TOKEN, kept.token)
    return kept


def upload(
    station: Workstation,
    url: str,
    token: str,
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> UploadReport:
    """Send everything that waits; the first time the station enrols with ``token``.

    Blocks on the network: call it from a background thread. Raises ``FD-6001`` (no address), ``FD-6002`` (enrolment
    failed), ``FD-6004`` (nothing to enrol with); every other end is in the report.
    """
    if not url:
        raise Known("FD-6004")
    stop = cancelled or _never

    def nap(seconds: float) -> None:
        """A pause between two tries that ends when the person asks to stop."""
        until = time.monotonic() + seconds
        while not stop() and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _NAP_S))

    with make_client(url) as client:
        uploader = Uploader(client, station.database, station.files, station.vault, station.id, station.now, sleep=nap)
        if uploader.service_key is None:
            if not token:
                raise Known("FD-6004")
            uploader.enrol(token)
        return uploader.upload(progress, cancelled)


def last_receipt(station: Workstation) -> ReceiptView | None:
    """The newest receipt, ``None`` before the first upload."""
    with station.read() as session:
        newest = next(iter(outbox.receipts(session, 1)), None)
    if newest is None:
        return None
    return ReceiptView(
        at=unstamp(newest.received_at),
        batch_id=newest.batch_id,
        sent=newest.sent,
        accepted=newest.accepted,
        duplicate=newest.duplicate,
        held=newest.held,
        rejected=newest.rejected,
        head_seq=newest.head_seq,
        head=newest.head,
    )


def problems(station: Workstation) -> tuple[Problem, ...]:
    """Entries that the newest receipt rejected and that nothing has confirmed since."""
    with station.read() as session:
        return tuple(Problem(found.seq, found.code, found.zh, found.en) for found in outbox.unsettled(session))
