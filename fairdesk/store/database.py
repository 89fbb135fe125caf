"""One writer, many readers.

The station's file is SQLCipher in WAL mode with ``synchronous=FULL``: an acknowledged act survives a power cut. All
writing goes through one connection under one lock and starts with ``BEGIN IMMEDIATE``; readers are ``query_only``.
The central service uses the same class on PostgreSQL or plain SQLite.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool
from sqlmodel import Session

from fairdesk.errors import Known
from fairdesk.store import guards, schema
from fairdesk.store.tables import tables

_BUSY_MS = 10_000


def _pragmas(connection: Any, key: bytes | None, *, readonly: bool) -> None:
    cursor = connection.cursor()
    if key is not None:
        cursor.execute("PRAGMA cipher_log_level = NONE")  # a wrong key is told by FD-2001, not by the library on stderr
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA temp_store = MEMORY")
    if readonly:
        cursor.execute("PRAGMA query_only = ON")
    cursor.close()


def _sqlite_engine(path: Path, key: bytes | None, *, readonly: bool) -> Engine:
    def connect() -> Any:
        connection = sqlcipher.connect(
            str(path), check_same_thread=False, isolation_level=None, timeout=_BUSY_MS / 1000
        )
        try:
            _pragmas(connection, key, readonly=readonly)
        except sqlcipher.DatabaseError as error:
            connection.close()
            raise Known("FD-2001", file=path.name) from error
        return connection

    pool: type[QueuePool] | type[StaticPool] = QueuePool if readonly else StaticPool
    engine = create_engine("sqlite://", module=sqlcipher, creator=connect, poolclass=pool)
    begin = "BEGIN" if readonly else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


class Database:
    """A database with one writer. ``role`` is ``station`` or ``central``: which local tables it has."""

    def __init__(self, writer: Engine, reader: Engine, role: str) -> None:
        self.role = role
        self._writer = writer
        self._reader = reader
        self._lock = threading.RLock()
        with self._lock, self._writer.begin() as connection:
            schema.upgrade(connection, role)
            guards.install(connection, role)

    @classmethod
    def open_file(cls, path: Path, key: bytes | None = None, *, role: str = "station") -> Database:
        """Open (or create) a database file. Raises ``FD-2001`` when the key is wrong or the file is damaged."""
        path.parent.mkdir(parents=True, exist_ok=True)
        writer = _sqlite_engine(path, key, readonly=False)
        try:
            with writer.connect():
                pass
            return cls(writer, _sqlite_engine(path, key, readonly=True), role)
        except DBAPIError as error:
            writer.dispose()
            raise Known("FD-2001", file=path.name) from error

    @classmethod
    def open_url(cls, url: str, *, role: str = "central") -> Database:
        """Open a database server, such as ``postgresql+psycopg://…``."""
        engine = create_engine(url, pool_pre_ping=True)
        return cls(engine, engine, role)

    @classmethod
    def in_memory(cls, *, role: str = "station") -> Database:
        """A plain database in memory, for replaying a journal."""
        connection = sqlcipher.connect(":memory:", check_same_thread=False, isolation_level=None)
        engine = create_engine("sqlite://", module=sqlcipher, creator=lambda: connection, poolclass=StaticPool)

        @event.listens_for(engine, "begin")
        def _begin(conn: Connection) -> None:
            conn.exec_driver_sql("BEGIN")

        return cls(engine, engine, role)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction of the one writer; committed at the end, rolled back when anything is raised."""
        with self._lock, Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A consistent look at the data; nothing can be changed through it."""
        with Session(self._reader, expire_on_commit=False) as session:
            yield session
            session.rollback()

    def pragma(self, name: str) -> Any:
        """The value of an SQLite pragma on the writing connection."""
        with self._lock, self._writer.connect() as connection:
            return connection.execute(text(f"PRAGMA {name}")).scalar()

    def rows(self, session: Session, role: str = "projection") -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Every table of a role with its rows in the order of the primary key."""
        for table in tables(role):
            query = table.select().order_by(*table.primary_key.columns)
            yield table.name, [dict(row) for row in session.execute(query).mappings()]

    def close(self) -> None:
        """Close all connections."""
        self._reader.dispose()
        self._writer.dispose()
