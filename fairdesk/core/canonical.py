"""Canonical JSON, hashes and ids: the same content always gives the same bytes, on every machine."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64
"""The ``prev`` of a station's first journal entry."""


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no blanks, UTF-8. Raises ``ValueError`` for NaN and infinity."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sha256(data: bytes) -> str:
    """Hex SHA-256."""
    return hashlib.sha256(data).hexdigest()


def chain(prev: str, body: dict[str, Any]) -> str:
    """The hash of a journal entry: SHA-256(prev ‖ canonical JSON of the entry without ``prev`` and ``hash``)."""
    return sha256(bytes.fromhex(prev) + canonical(body))


def stamp(moment: datetime) -> str:
    """An aware moment as ISO 8601 in UTC with microseconds and ``Z``. Raises ``ValueError`` for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone cannot be recorded")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def unstamp(text: str) -> datetime:
    """The aware UTC moment of a ``stamp``."""
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC)


def uuid7(moment: datetime, entropy: bytes) -> str:
    """A UUID version 7 (RFC 9562): milliseconds of ``moment`` and ten random bytes, as text."""
    if len(entropy) != 10:
        raise ValueError("a UUIDv7 takes ten random bytes")
    millis = int(moment.timestamp() * 1000)
    raw = bytearray(millis.to_bytes(6, "big") + entropy)
    raw[6] = 0x70 | (raw[6] & 0x0F)
    raw[8] = 0x80 | (raw[8] & 0x3F)
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
