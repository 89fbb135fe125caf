"""Pictures that records name: found beside their source, checked, kept once under their SHA-256."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from fairdesk.errors import Known
from fairdesk.records.sources import Sibling

LIMIT = 20 << 20
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes, its type and its key."""

    key: str
    mime: str
    data: bytes


def mime_of(data: bytes) -> str:
    """The type of a picture from its first bytes; ``""`` when it is none."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((mime for magic, mime in _MAGIC if data.startswith(magic)), "")


def fetch(name: str, sibling: Sibling) -> Picture:
    """The picture called ``name`` beside a source.

    Raises ``FD-3301`` when it is missing, ``FD-3302`` when it lies outside the source, ``FD-3303`` when it is no
    picture or too large.
    """
    try:
        data = sibling(name)
    except (OSError, ValueError, RuntimeError):
        data = None
    if data is None:
        raise Known("FD-3301", name=name)
    mime = mime_of(data)
    if not mime or len(data) > LIMIT:
        raise Known("FD-3303", name=name)
    return Picture(hashlib.sha256(data).hexdigest(), mime, data)
