"""Open a reference pack (``.fdpack``): one SQLite file of public register data, read only, usable from many threads."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from fairdesk.core.identifiers import lookup_keys
from fairdesk.core.marks import MarkEntry
from fairdesk.core.rights import Record, RightKind
from fairdesk.errors import Known
from fairdesk.records import codec, keys, schema
from fairdesk.records.build import BuildReport, build_pack
from fairdesk.records.model import SetAside

__all__ = ["BuildReport", "Pack", "PackInfo", "build_pack"]

_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What a pack says of itself."""

    format: int
    built_at: str
    """UTC, ISO 8601."""
    program: str
    records: int
    set_aside: int
    pictures: int
    kinds: dict[str, int]
    offices: dict[str, int]
    sources: list[dict[str, Any]]
    """``name``, ``bytes`` and ``sha256`` of each source."""
    digest: str
    """SHA-256 over the canonical records, keys and pictures; see ``Pack.verify``."""

    def as_json(self) -> dict[str, Any]:
        """All fields in JSON types."""
        return asdict(self)


class Pack:
    """An open pack. Every thread gets its own connection; ``close`` ends them all."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        try:
            self._info = self._check()
        except sqlite3.Error as fault:
            self.close()
            raise Known("FD-3002", file=path, problem=str(fault)) from fault
        except Known:
            self.close()
            raise

    @classmethod
    def open(cls, path: Path) -> Pack:
        """Open a pack. Raises ``FD-3004`` (missing), ``FD-3001`` (no pack), ``FD-3002`` (damaged), ``FD-3003`` (too
        new)."""
        return cls(Path(path))

    def __enter__(self) -> Pack:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every thread's connection."""
        with self._lock:
            self._closed = True
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def info(self) -> PackInfo:
        """What the pack says of itself."""
        return self._info

    def find(self, number: str) -> list[Record]:
        """The records with this number in any usual writing, the best answer first."""
        return [self.get(row) for row in self.find_rows(number)]

    def find_rows(self, number: str) -> list[int]:
        """The rows of ``find``."""
        best: dict[int, int] = {}
        for at, key in enumerate(lookup_keys(number)):
            for (row,) in self._all("SELECT row FROM key WHERE key = ?", (key,)):
                best.setdefault(row, at)
        return sorted(best, key=lambda row: (keys.closeness(self.get(row), number, best[row]), row))

    def get(self, row: int) -> Record:
        """The record in a row. Raises ``FD-3008`` when there is none."""
        found = self._all("SELECT json FROM record WHERE row = ?", (row,))
        if not found:
            raise Known("FD-3008", file=self.path, row=row)
        try:
            return codec.loads(found[0][0])
        except (ValueError, KeyError, TypeError) as fault:
            raise Known("FD-3002", file=self.path, problem=f"row {row}: {fault}") from fault

    def row_of(self, record: Record) -> int | None:
        """The row of a record that came from this pack, ``None`` for another's."""
        found = self._all("SELECT row FROM record WHERE identity = ?", (keys.identity(record),))
        return int(found[0][0]) if found else None

    def word_marks(self) -> Iterator[MarkEntry]:
        """Every trade mark that has words, in order of rows."""
        for row, record in self._each("kind LIKE 'TM%' AND title <> ''"):
            yield MarkEntry(row, record.number, record.title, record.classes, record.goods_text)

    def records(self) -> Iterator[Record]:
        """Every record, in order of rows."""
        for _, record in self._each("1"):
            yield record

    def _each(self, where: str) -> Iterator[tuple[int, Record]]:
        last = -1
        while page := self._all(
            f"SELECT row, json FROM record WHERE {where} AND row > ? ORDER BY row LIMIT 2000", (last,)
        ):
            for row, text in page:
                yield row, codec.loads(text)
                last = row

    def search(self, text: str, kinds: Sequence[RightKind | str] = (), limit: int = 50) -> list[Record]:
        """Records whose titles, holders or numbers contain every word of ``text``; whole titles first."""
        words = text.casefold().split()
        if not words:
            return []
        where = ["instr(words, ?) > 0"] * len(words)
        values: list[Any] = list(words)
        if kinds:
            where.append(f"kind IN ({', '.join('?' * len(kinds))})")
            values += [RightKind(kind).value for kind in kinds]
        asked = " ".join(words)
        found = self._all(
            f"SELECT json FROM record WHERE {' AND '.join(where)} "
            "ORDER BY lower(title) <> ?, instr(lower(title), ?) = 0, length(title), row LIMIT ?",
            (*values, asked, asked, limit),
        )
        return [codec.loads(row[0]) for row in found]

    def picture(self, sha256: str) -> bytes | None:
        """The bytes of a picture, ``None`` when the pack has none under this key."""
        found = self._all("SELECT bytes FROM picture WHERE sha256 = ?", (sha256,))
        return bytes(found[0][0]) if found else None

    def set_aside(self) -> Iterator[SetAside]:
        """What could not be used when the pack was built, with its bytes."""
        for row in self._all("SELECT source, position, code, reason_zh, reason_en, raw FROM set_aside ORDER BY id"):
            source, position, code, zh, en, raw = row
            yield SetAside(source, position, code, zh, en, bytes(raw))

    def verify(self) -> bool:
        """Whether the contents still have the digest written at the end of building. Reads the whole pack."""
        try:
            sound = self._all("PRAGMA integrity_check") == [("ok",)]
            return sound and schema.digest(self._connection()) == self._info.digest
        except (Known, sqlite3.Error):
            return False

    def _check(self) -> PackInfo:
        try:
            with self.path.open("rb") as stream:
                head = stream.read(100)
            size = self.path.stat().st_size
        except OSError:
            raise Known("FD-3004", file=self.path) from None
        if not head.startswith(_SQLITE) or int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID:
            raise Known("FD-3001", file=self.path)
        version = int.from_bytes(head[60:64], "big")
        if version > schema.VERSION:
            raise Known("FD-3003", file=self.path, version=version, supported=schema.VERSION)
        page = int.from_bytes(head[16:18], "big")
        expected = (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")
        if size < expected:
            raise Known("FD-3002", file=self.path, problem=f"{size} < {expected} bytes")
        try:
            meta = {name: json.loads(value) for name, value in self._all("SELECT name, value FROM meta")}
            return PackInfo(**meta)
        except (ValueError, TypeError) as fault:
            raise Known("FD-3002", file=self.path, problem=str(fault)) from fault

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            with self._lock:
                if self._closed:
                    raise Known("FD-3002", file=self.path, problem="closed")
                # only this thread uses it, but ``close`` may come from another
                connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
                self._connections.append(connection)
            self._local.connection = connection
        return connection

    def _all(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection().execute(sql, values).fetchall()
        except sqlite3.Error as fault:
            raise Known("FD-3002", file=self.path, problem=str(fault)) from fault
