"""Files that are either whole or not there, also after a power cut."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from fairdesk.errors import Known


def write_bytes(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Write to a temporary neighbour, fsync, rename, fsync the folder. Raises ``FD-2004`` when the disk refuses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.chmod(mode)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise Known("FD-2004", file=path.name, reason=error.strerror or str(error)) from error


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no folder handles to sync; NTFS journals the rename
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
