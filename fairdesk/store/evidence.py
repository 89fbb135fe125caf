"""Files by SHA-256: issued papers and evidence, encrypted at rest, written whole or not at all.

A file is named by the hash of its plain bytes and sealed with XChaCha20-Poly1305 under the station's file key; the
name is authenticated too, so that two files cannot be swapped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError
from nacl.utils import random

from fairdesk.core.canonical import sha256
from fairdesk.errors import Known
from fairdesk.store import atomic

_NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


class FileStore:
    """The files of one station (or, without a key, of the central service)."""

    def __init__(self, folder: Path, key: bytes | None) -> None:
        self.folder = folder
        self._key = key

    def path(self, digest: str) -> Path:
        """Where the file of this hash lies."""
        return self.folder / digest[:2] / digest[2:]

    def has(self, digest: str) -> bool:
        """Whether the file is there."""
        return self.path(digest).is_file()

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its SHA-256; the same bytes are kept once. Raises ``FD-2004`` on a full disk."""
        digest = sha256(data)
        if not self.has(digest):
            atomic.write_bytes(self.path(digest), self._seal(data, digest))
        return digest

    def get(self, digest: str) -> bytes:
        """The plain bytes. Raises ``FD-2008`` when the file is missing or its content is not what the hash says."""
        try:
            sealed = self.path(digest).read_bytes()
            data = self._open(sealed, digest)
        except (OSError, CryptoError) as error:
            raise Known("FD-2008", file=digest[:16]) from error
        if sha256(data) != digest:
            raise Known("FD-2008", file=digest[:16])
        return data

    def damaged(self, digests: Iterator[str]) -> list[str]:
        """The hashes among ``digests`` whose file is missing or does not match."""
        wrong = []
        for digest in digests:
            try:
                self.get(digest)
            except Known:
                wrong.append(digest)
        return wrong

    def _seal(self, data: bytes, digest: str) -> bytes:
        if self._key is None:
            return data
        nonce = random(_NONCE)
        return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(data, digest.encode(), nonce, self._key)

    def _open(self, sealed: bytes, digest: str) -> bytes:
        if self._key is None:
            return sealed
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed[_NONCE:], digest.encode(), sealed[:_NONCE], self._key)
