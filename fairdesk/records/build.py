"""Build a pack from register files: read, check, merge duplicates, store pictures, and account for every record."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from fairdesk.core.rights import Record
from fairdesk.errors import Known
from fairdesk.records import codec, keys, merge, schema
from fairdesk.records.detect import HEAD, detect
from fairdesk.records.model import SetAside
from fairdesk.records.pictures import fetch, mime_of
from fairdesk.records.sources import Item, Unread, walk
from fairdesk.records.values import squeeze

_READ_FAULTS = (OSError, EOFError, ValueError, RuntimeError)
_PROGRESS_STEP = 500


@dataclass(slots=True)
class BuildReport:
    """What became of everything in the sources: ``read == kept + len(set_aside)``."""

    pack: str
    read: int = 0
    kept: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    skipped: list[tuple[str, Known]] = field(default_factory=list)
    pictures: int = 0
    pictures_missing: list[tuple[str, str, Known]] = field(default_factory=list)
    """Source, position and reason."""
    kinds: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """The report file."""
        return {
            "pack": self.pack,
            "read": self.read,
            "kept": self.kept,
            "set_aside": [entry.as_json() for entry in self.set_aside],
            "skipped": [{"source": name, **_reason(reason)} for name, reason in self.skipped],
            "pictures": {
                "kept": self.pictures,
                "missing": [
                    {"source": name, "position": position, **_reason(reason)}
                    for name, position, reason in self.pictures_missing
                ],
            },
            "kinds": self.kinds,
            "seconds": round(self.seconds, 3),
        }


def _reason(reason: Known) -> dict[str, str]:
    zh, en = reason.text("zh"), reason.text("en")
    return {"reason": f"{reason.code} {zh} / {en}", "code": reason.code, "reason_zh": zh, "reason_en": en}


def build_pack(
    out: Path,
    sources: Sequence[Path],
    *,
    progress: Callable[[int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> BuildReport:
    """Read ``sources`` into the pack ``out``, which appears whole or not at all.

    ``progress`` gets the records read so far and the file in hand. Raises ``FD-3004`` (source missing), ``FD-3005``
    (cannot write), ``FD-3006`` (cancelled); an existing ``out`` is unchanged then.
    """
    started = time.perf_counter()
    report = BuildReport(str(out))
    listed = [_stamp(source) for source in sources]
    temporary: Path | None = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
        os.close(handle)
        temporary = Path(name)
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            _Builder(connection, report, progress, cancelled, out).run(sources, listed)
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(out)
        _sync_folder(out.parent)
    except (OSError, sqlite3.Error) as fault:
        raise Known("FD-3005", file=out, problem=squeeze(str(fault))) from fault
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    report.seconds = time.perf_counter() - started
    return report


def _sync_folder(folder: Path) -> None:
    """Make the rename durable; systems that cannot sync a folder do without."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _stamp(source: Path) -> dict[str, Any]:
    """Name, size and SHA-256 of a source; of a folder, of its files' names and sums."""
    if source.is_dir():
        total, size = hashlib.sha256(), 0
        for path in sorted(p for p in source.rglob("*") if p.is_file()):
            one = _stamp(path)
            total.update(f"{path.relative_to(source).as_posix()}\0{one['sha256']}\n".encode())
            size += one["bytes"]
        return {"name": source.name, "bytes": size, "sha256": total.hexdigest()}
    try:
        with source.open("rb") as stream:
            return {
                "name": source.name,
                "bytes": source.stat().st_size,
                "sha256": hashlib.file_digest(stream, "sha256").hexdigest(),
            }
    except OSError:
        raise Known("FD-3004", file=source) from None


class _Builder:
    """One run: the open database, the report and what was seen so far."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        report: BuildReport,
        progress: Callable[[int, str], None] | None,
        cancelled: Callable[[], bool] | None,
        out: Path,
    ) -> None:
        self._db = connection
        self._report = report
        self._progress = progress
        self._cancelled = cancelled
        self._out = out
        self._unused: dict[str, str] = {}  # SHA-256 of pictures found on the way -> their name
        self._stored: set[str] = set()

    def run(self, sources: Sequence[Path], listed: list[dict[str, Any]]) -> None:
        """Read everything and finish the file."""
        db = self._db
        db.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = {schema.APPLICATION_ID};"
            f"PRAGMA user_version = {schema.VERSION}; {schema.TABLES}"
        )
        db.execute("BEGIN")
        for item in walk(sources):
            if isinstance(item, Unread):
                self._report.skipped.append((item.name, item.reason))
            else:
                self._file(item)
        for sha256, name in self._unused.items():
            if sha256 not in self._stored:
                self._report.skipped.append((name, Known("FD-3208")))
        self._finish(listed)
        db.execute("COMMIT")

    def _tick(self, name: str) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Known("FD-3006", file=self._out)
        if self._progress is not None:
            self._progress(self._report.read, name)

    def _file(self, item: Item) -> None:
        self._tick(item.name)
        try:
            with item.open() as stream:
                head = stream.read(HEAD)
            if mime_of(head):
                with item.open() as stream:
                    self._unused[hashlib.file_digest(stream, "sha256").hexdigest()] = item.name  # type: ignore[arg-type]
                return
            found = detect(head)
        except Known as reason:
            self._report.skipped.append((item.name, reason))
            return
        except _READ_FAULTS as fault:
            self._report.skipped.append((item.name, Known("FD-3207", problem=squeeze(str(fault)))))
            return
        before = self._report.read
        try:
            with item.open() as stream:
                for outcome in found.read(stream, item.name):
                    self._report.read += 1
                    if isinstance(outcome, SetAside):
                        self._aside(outcome)
                    else:
                        self._keep(outcome, item)
                    if self._report.read % _PROGRESS_STEP == 0:
                        self._tick(item.name)
        except _READ_FAULTS as fault:  # a damaged medium or archive: what was read stays
            self._report.read += 1
            damaged = Known("FD-3108", problem=squeeze(str(fault)) or type(fault).__name__)
            self._aside(SetAside.because(damaged, source=item.name, position="", raw=b""))
        if self._report.read == before:
            self._report.skipped.append((item.name, Known("FD-3203", format=found.name)))

    def _aside(self, entry: SetAside) -> None:
        self._report.set_aside.append(replace(entry, raw=b""))
        self._db.execute(
            "INSERT INTO set_aside (source, position, code, reason_zh, reason_en, raw) VALUES (?, ?, ?, ?, ?, ?)",
            (entry.source, entry.position, entry.reason_code, entry.reason_zh, entry.reason_en, entry.raw),
        )

    def _keep(self, record: Record, item: Item) -> None:
        record = replace(record, pictures=self._pictures(record, item))
        try:
            codec.dumps(record).encode()
        except UnicodeEncodeError as fault:  # half a character (a lone surrogate) from a JSON escape
            broken = Known("FD-3100", problem=str(fault))
            raw = codec.dumps(record).encode("utf-8", "replace")
            self._aside(SetAside.because(broken, source=record.source, position=record.position, raw=raw))
            return
        identity = keys.identity(record)
        there = self._db.execute("SELECT row, json FROM record WHERE identity = ?", (identity,)).fetchone()
        if there is None:
            row = self._db.execute(
                "INSERT INTO record (identity, kind, office, number, title, words, json) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (identity, *_columns(record)),
            ).lastrowid
            self._report.kept += 1
        else:
            row, old = there[0], codec.loads(there[1])
            fresh = merge.newer(record, old)
            main, other = (record, old) if fresh else (old, record)
            record = merge.merged(main, other)
            self._db.execute(
                "UPDATE record SET kind = ?, office = ?, number = ?, title = ?, words = ?, json = ? WHERE row = ?",
                (*_columns(record), row),
            )
            reason = Known(
                "FD-3113" if fresh else "FD-3112", number=main.number, kept=main.source, position=main.position
            )
            raw = codec.dumps(other).encode()
            self._aside(SetAside.because(reason, source=other.source, position=other.position, raw=raw))
        self._db.executemany(
            "INSERT OR IGNORE INTO key (key, row) VALUES (?, ?)", [(key, row) for key in keys.keys_of(record)]
        )

    def _pictures(self, record: Record, item: Item) -> tuple[str, ...]:
        found = []
        for name in record.pictures:
            try:
                picture = fetch(name, item.sibling)
            except Known as reason:
                self._report.pictures_missing.append((record.source, record.position, reason))
                continue
            found.append(picture.key)
            if picture.key not in self._stored:
                self._stored.add(picture.key)
                self._db.execute(
                    "INSERT INTO picture (sha256, mime, bytes) VALUES (?, ?, ?)",
                    (picture.key, picture.mime, picture.data),
                )
        return tuple(dict.fromkeys(found))

    def _finish(self, listed: list[dict[str, Any]]) -> None:
        db, report = self._db, self._report
        kinds, offices = Counter[str](), Counter[str]()
        for kind, office, number in db.execute("SELECT kind, office, COUNT(*) FROM record GROUP BY kind, office"):
            kinds[kind] += number
            offices[office] += number
        report.kinds = dict(sorted(kinds.items()))
        report.pictures = len(self._stored)
        meta = {
            "format": schema.VERSION,
            "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "program": _program(),
            "sources": listed,
            "kinds": report.kinds,
            "offices": dict(sorted(offices.items())),
            "records": report.kept,
            "set_aside": len(report.set_aside),
            "pictures": report.pictures,
            "digest": schema.digest(db),
        }
        db.executemany(
            "INSERT INTO meta (name, value) VALUES (?, ?)",
            [(name, json.dumps(value, ensure_ascii=False)) for name, value in meta.items()],
        )


def _program() -> str:
    """The program's version; a frozen copy may not carry it."""
    try:
        return metadata.version("fairdesk")
    except metadata.PackageNotFoundError:
        return ""


def _columns(record: Record) -> tuple[str, ...]:
    """The columns beside the JSON; ``words`` is what a plain search looks through."""
    words = "\n".join((record.title, *record.titles_other, *record.holders, *keys.written(record))).casefold()
    return record.kind.value, record.office, record.number, record.title, words, codec.dumps(record)
