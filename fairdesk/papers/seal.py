"""The mark of an issued paper: a QR code with a signed statement of what was issued.

Statement (big-endian)::

    version 1 byte | document id 16 | issued, Unix seconds 5 | SHA-256 of the content 32 |
    length 1 + station id | length 1 + form code | length 1 + number (UTF-8)

followed by the station's Ed25519 signature over it (64 bytes). On paper it reads ``FD1:`` and base 32 without padding,
because capitals and digits make the smallest QR that any scanner gives back unchanged. Any station holding the issuing
station's public key verifies it without a network (design.md §4).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from fairdesk.errors import Known

PREFIX = "FD1:"
VERSION = 1
SIGNATURE_BYTES = 64
FIXED_BYTES = 1 + 16 + 5 + 32


@dataclass(frozen=True)
class Statement:
    """What the QR of an issued paper says."""

    document_id: UUID
    issued_at: datetime
    content_hash: str
    station_id: str
    code: str
    number: str


class Outcome(StrEnum):
    """Whether the signature fits the statement and the key."""

    GENUINE = "genuine"
    ALTERED = "altered"
    NOT_OURS = "not_ours"


@dataclass(frozen=True)
class Verdict:
    """Result of checking a QR; ``statement`` is ``None`` when the text is no fairdesk seal."""

    outcome: Outcome
    statement: Statement | None

    @property
    def genuine(self) -> bool:
        """The statement was signed by the holder of the key, unchanged."""
        return self.outcome is Outcome.GENUINE


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"sha256": hashlib.sha256(value).hexdigest()}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(v) for v in value]
    return value


def content_hash(code: str, lang: str, number: str, data: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the canonical JSON of code, language, number and data; pictures enter by their own hash."""
    content = {"code": code, "lang": lang, "number": number, "data": _plain(data)}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _short(text: str) -> bytes:
    raw = text.encode()[:255]
    return bytes([len(raw)]) + raw


def _statement_bytes(s: Statement) -> bytes:
    head = bytes([VERSION]) + s.document_id.bytes + int(s.issued_at.timestamp()).to_bytes(5, "big")
    return head + bytes.fromhex(s.content_hash) + _short(s.station_id) + _short(s.code) + _short(s.number)


def make_qr_payload(statement: Statement, key: SigningKey) -> tuple[str, bytes]:
    """The text of the QR and the signature in it."""
    body = _statement_bytes(statement)
    signature = key.sign(body).signature
    return PREFIX + base64.b32encode(body + signature).decode().rstrip("="), signature


def _parse(text: str) -> tuple[Statement, bytes, bytes]:
    if not text.startswith(PREFIX):
        raise ValueError("no fairdesk seal")
    encoded = text[len(PREFIX) :].strip()
    raw = base64.b32decode(encoded + "=" * (-len(encoded) % 8))
    body, signature = raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:]
    if len(body) < FIXED_BYTES + 3 or body[0] != VERSION:
        raise ValueError("unknown version")
    words: list[str] = []
    at = FIXED_BYTES
    for _ in range(3):
        end = at + 1 + body[at]
        words.append(body[at + 1 : end].decode())
        at = end
    if at != len(body):
        raise ValueError("wrong length")
    issued = datetime.fromtimestamp(int.from_bytes(body[17:22], "big"), UTC)
    return Statement(UUID(bytes=body[1:17]), issued, body[22:54].hex(), *words), body, signature


def read_qr_payload(text: str) -> Statement:
    """The statement in the text of a QR, unverified. Raises ``Known`` FD-5011 when it is no fairdesk seal."""
    try:
        return _parse(text)[0]
    except (ValueError, IndexError, OverflowError, binascii.Error) as error:
        raise Known("FD-5011", reason=str(error)) from error


def verify(payload: str, verify_key: VerifyKey) -> Verdict:
    """Check the text of a QR against the public key of the station it names."""
    try:
        statement, body, signature = _parse(payload)
    except (ValueError, IndexError, OverflowError, binascii.Error):
        return Verdict(Outcome.NOT_OURS, None)
    try:
        verify_key.verify(body, signature)
    except BadSignatureError:
        return Verdict(Outcome.ALTERED, statement)
    return Verdict(Outcome.GENUINE, statement)
