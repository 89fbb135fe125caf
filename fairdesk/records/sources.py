"""Walk the sources of a pack: files, folders and ZIP archives (nested too), nothing ever unpacked to disk by name.

ZIP entries of Chinese deliveries are named in GBK without saying so. An archive that is too large or too strongly
compressed to be honest is listed, not read.
"""

from __future__ import annotations

import posixpath
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

from fairdesk.errors import Known
from fairdesk.records.readers.table import is_workbook
from fairdesk.records.values import squeeze

MEMBER_LIMIT = 4 << 30
"""No archive member larger than this is read (4 GiB)."""
RATIO_LIMIT = 400
"""Register XML shrinks to a twentieth; a member over 32 MiB that shrank to less than 1/400 is a bomb."""
_RATIO_FROM = 32 << 20
DEPTH = 3
_ARCHIVE_FAULTS = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, ValueError, EOFError)

Sibling = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Item:
    """One file, wherever it lies. ``name`` is its path from the source's name on, ``!`` before an archive's member."""

    name: str
    open: Callable[[], BinaryIO]
    sibling: Sibling
    """The bytes of a file named relative to this one; ``None`` when missing, ``FD-3302`` when outside the source."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was not looked into, and why."""

    name: str
    reason: Known


def walk(sources: Sequence[Path]) -> Iterator[Item | Unread]:
    """Every file of every source, in order of their names. Raises ``FD-3004`` for a source that does not exist."""
    for source in sources:
        if source.is_dir():
            base = source.resolve()
            for path in sorted(p for p in source.rglob("*") if p.is_file()):
                yield from _file(path, f"{source.name}/{path.relative_to(source).as_posix()}", base)
        elif source.is_file():
            yield from _file(source.resolve(), source.name, source.resolve().parent)
        else:
            raise Known("FD-3004", file=source)


def _file(path: Path, name: str, base: Path) -> Iterator[Item | Unread]:
    try:
        with path.open("rb") as stream:
            archive = stream.read(4) == b"PK\x03\x04"
    except OSError as fault:
        yield Unread(name, Known("FD-3207", problem=fault.strerror or str(fault)))
        return
    if not path.resolve().is_relative_to(base):
        yield Unread(name, Known("FD-3207", problem="link outside the source"))
        return

    def sibling(relative: str) -> bytes | None:
        target = (path.parent / relative.replace("\\", "/")).resolve()
        if not target.is_relative_to(base):
            raise Known("FD-3302", name=relative)
        return target.read_bytes() if target.is_file() else None

    def opened() -> BinaryIO:
        return path.open("rb")

    if not archive or _is_xlsx(opened):
        yield Item(name, opened, sibling)
        return
    try:
        with path.open("rb") as stream:
            yield from _archive(stream, name, 1)
    except OSError as fault:
        yield Unread(name, Known("FD-3207", problem=fault.strerror or str(fault)))


def _is_xlsx(opened: Callable[[], BinaryIO]) -> bool:
    with opened() as stream:
        return is_workbook(stream)


def member_name(info: zipfile.ZipInfo) -> str:
    """An archive member's name; one that does not say it is UTF-8 is tried as UTF-8 and GBK."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _archive(stream: IO[bytes], name: str, depth: int) -> Iterator[Item | Unread]:
    try:
        archive = zipfile.ZipFile(stream)
        members = {posixpath.normpath(member_name(info).replace("\\", "/")): info for info in archive.infolist()}
    except _ARCHIVE_FAULTS as fault:
        yield Unread(name, Known("FD-3204", problem=squeeze(str(fault)) or type(fault).__name__))
        return
    with archive:
        for inner, info in sorted(members.items()):
            if info.is_dir():
                continue
            full = f"{name}!{inner}"
            ratio = info.file_size // max(info.compress_size, 1)
            if info.file_size > MEMBER_LIMIT or (info.file_size > _RATIO_FROM and ratio > RATIO_LIMIT):
                yield Unread(full, Known("FD-3205", size=info.file_size, ratio=ratio))
                continue
            yield from _member(archive, members, inner, full, depth)


def _member(
    archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], inner: str, full: str, depth: int
) -> Iterator[Item | Unread]:
    def opened() -> BinaryIO:
        return cast(BinaryIO, archive.open(members[inner]))

    def sibling(relative: str) -> bytes | None:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(inner), relative.replace("\\", "/")))
        if target.startswith(("../", "/")):
            raise Known("FD-3302", name=relative)
        info = members.get(target)
        return None if info is None or info.file_size > _RATIO_FROM else archive.read(info)

    try:
        with opened() as stream:
            nested = stream.read(4) == b"PK\x03\x04"
    except _ARCHIVE_FAULTS as fault:
        yield Unread(full, Known("FD-3204", problem=squeeze(str(fault)) or type(fault).__name__))
        return
    if not nested:
        yield Item(full, opened, sibling)
        return
    with _spooled(opened) as copy:
        if is_workbook(cast(BinaryIO, copy)):
            yield Item(full, opened, sibling)
        elif depth >= DEPTH:
            yield Unread(full, Known("FD-3206", depth=DEPTH))
        else:
            copy.seek(0)
            yield from _archive(copy, full, depth + 1)


@contextmanager
def _spooled(opened: Callable[[], BinaryIO]) -> Iterator[IO[bytes]]:
    """A seekable copy of a member, in memory up to 32 MiB."""
    with tempfile.SpooledTemporaryFile(max_size=_RATIO_FROM) as copy:
        with opened() as stream:
            while block := stream.read(1 << 20):
                copy.write(block)
        copy.seek(0)
        yield copy
