"""Hand-made requests, signed with a station's key, to say to the service what no honest station says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import httpx
from nacl.signing import SigningKey

from fairdesk.core.canonical import canonical, sha256
from fairdesk.store.journal import Entry
from fairdesk.sync.protocol import PROTOCOL, Receipt
from fairdesk.sync.signing import opened, prove
from tests.sync.hall import Desk, Hall

Sent = Entry | dict[str, Any]


class Sender:
    """Sends as a station, or as somebody who pretends to be one."""

    def __init__(self, hall: Hall, desk: Desk, key: SigningKey | None = None) -> None:
        self.hall = hall
        self.desk = desk
        self.key = key or desk.station.vault.signing_key
        self.station = desk.station.id

    def send(
        self, method: str, path: str, content: bytes = b"", *, digest: str | None = None, **headers: str
    ) -> httpx.Response:
        proof = prove(self.key, self.station, method, path, self.desk.day.clock(), digest or sha256(content))
        return httpx.request(
            method, self.hall.central.url + path, content=content, headers=proof.headers() | headers, trust_env=False
        )

    def body(self, entries: Sequence[Sent], batch_id: str, changes: dict[str, Any] | None = None) -> bytes:
        sent = [entry.as_json() if isinstance(entry, Entry) else entry for entry in entries]
        request = {
            "batch_id": batch_id,
            "station": self.station,
            "protocol": PROTOCOL,
            "first_seq": sent[0]["seq"],
            "last_seq": sent[-1]["seq"],
            "entries": sent,
        }
        return canonical(request | (changes or {}))

    def batch(self, entries: Sequence[Sent], batch_id: str = "batch-1", **changes: Any) -> httpx.Response:
        return self.send("POST", f"/v1/batches/{batch_id}", self.body(entries, batch_id, changes))

    def receipt(self, entries: Sequence[Sent], batch_id: str = "batch-1") -> Receipt:
        response = self.batch(entries, batch_id)
        assert response.status_code == 200, response.text
        receipt = opened(response.content, Receipt, self.hall.central.installation.service_key)
        assert receipt.sent == receipt.accepted + receipt.duplicate + receipt.held + receipt.rejected
        return receipt


def resealed(entry: Entry, **changes: Any) -> Entry:
    """The entry changed, with a hash that fits the change."""
    draft = replace(entry, **changes)
    return replace(draft, hash=draft.expected_hash())


def codes(receipt: Receipt) -> list[tuple[int, str, str]]:
    """``(seq, status, code)`` of every entry."""
    return [(result.seq, result.status.value, result.code) for result in receipt.results]
