"""Files of the central service: streamed to a temporary file, hashed on the way, renamed when whole."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from fairdesk.errors import Known
from fairdesk.sync.protocol import MAX_FILE_BYTES

_PARTS = ".incoming"


class CentralFiles:
    """Plain files named by their SHA-256. The folder's own protection guards them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parts = folder / _PARTS
        self._parts.mkdir(parents=True, exist_ok=True)

    def path(self, digest: str) -> Path:
        """Where the file of this hash lies."""
        return self.folder / digest[:2] / digest[2:]

    def has(self, digest: str) -> bool:
        """Whether the file is there."""
        return self.path(digest).is_file()

    def size(self, digest: str) -> int:
        """Bytes of the file."""
        return self.path(digest).stat().st_size

    async def receive(self, digest: str, chunks: AsyncIterator[bytes], limit: int = MAX_FILE_BYTES) -> int:
        """Keep a file; returns its size. Raises ``FD-6108`` for a wrong hash, ``FD-6107`` over the limit.

        Whatever goes wrong, also a connection that breaks, leaves nothing behind.
        """
        part = self._parts / secrets.token_hex(16)
        running, size = hashlib.sha256(), 0
        try:
            with part.open("xb") as stream:
                async for chunk in chunks:
                    size += len(chunk)
                    if size > limit:
                        raise Known("FD-6107", limit=limit)
                    running.update(chunk)
                    stream.write(chunk)
                stream.flush()
                await run_in_threadpool(os.fsync, stream.fileno())
            if running.hexdigest() != digest:
                raise Known("FD-6108", sha256=digest[:16], found=running.hexdigest()[:16])
            await run_in_threadpool(self._place, part, digest)
        except OSError as error:
            raise Known("FD-6113", reason=error.strerror or type(error).__name__) from error
        finally:
            part.unlink(missing_ok=True)
        return size

    def _place(self, part: Path, digest: str) -> None:
        target = self.path(digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)
        if os.name != "nt":  # Windows has no folder handles to sync; NTFS journals the rename
            handle = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
