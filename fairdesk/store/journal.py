"""The append-only journal: audit trail, outbox and backup in one.

An entry is ``{seq, id, at, station, author, act, version, case_id, payload, prev, hash}``; ``hash`` covers all the
others. The order is ``seq``, never the clock.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from fairdesk.core.canonical import GENESIS, canonical, chain, stamp, unstamp, uuid7
from fairdesk.store.tables import Journal


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as recorded; ``payload`` is canonical JSON text."""

    seq: int
    id: str
    at: str
    station: str
    author: str
    act: str
    version: int
    case_id: str | None
    payload: str
    prev: str
    hash: str

    @property
    def moment(self) -> datetime:
        """When it was recorded, aware UTC."""
        return unstamp(self.at)

    @property
    def content(self) -> dict[str, Any]:
        """The payload, parsed."""
        parsed: dict[str, Any] = json.loads(self.payload)
        return parsed

    def expected_hash(self) -> str:
        """The hash that this content must have."""
        body = {key: value for key, value in asdict(self).items() if key not in {"prev", "hash", "payload"}}
        return chain(self.prev, body | {"payload": json.loads(self.payload)})

    def as_json(self) -> dict[str, Any]:
        """What travels to the central service."""
        return asdict(self)


def seal(
    *,
    seq: int,
    moment: datetime,
    station: str,
    author: str,
    act: str,
    version: int,
    case_id: str | None,
    payload: dict[str, Any],
    prev: str,
) -> Entry:
    """Make the next entry after the one whose hash is ``prev``."""
    draft = Entry(
        seq=seq,
        id=uuid7(moment, secrets.token_bytes(10)),
        at=stamp(moment),
        station=station,
        author=author,
        act=act,
        version=version,
        case_id=case_id,
        payload=canonical(payload).decode(),
        prev=prev,
        hash="",
    )
    return Entry(**{**asdict(draft), "hash": draft.expected_hash()})


def append(session: Session, entry: Entry) -> None:
    """Write an entry; the database refuses a second one with the same ``seq`` or ``id``."""
    session.add(Journal(**asdict(entry)))
    session.flush()


def head(session: Session) -> tuple[int, str]:
    """``(seq, hash)`` of the last entry; ``(0, GENESIS)`` for an empty journal."""
    row = session.exec(select(Journal.seq, Journal.hash).order_by(col(Journal.seq).desc()).limit(1)).first()
    return (row[0], row[1]) if row else (0, GENESIS)


def last_moment(session: Session) -> datetime | None:
    """When the last entry was recorded."""
    at = session.exec(select(Journal.at).order_by(col(Journal.seq).desc()).limit(1)).first()
    return unstamp(at) if at else None


def entries(
    session: Session, *, after: int = 0, limit: int | None = None, case_id: str | None = None
) -> Iterator[Entry]:
    """Entries in order, from the one after ``after``."""
    query = select(Journal).where(col(Journal.seq) > after).order_by(col(Journal.seq))
    if case_id is not None:
        query = query.where(col(Journal.case_id) == case_id)
    if limit is not None:
        query = query.limit(limit)
    for row in session.exec(query):
        yield _entry(row)


def _entry(row: Journal) -> Entry:
    return Entry(**{name: getattr(row, name) for name in Entry.__slots__})


def by_id(session: Session, entry_id: str) -> Entry | None:
    """One entry by its id."""
    row = session.exec(select(Journal).where(Journal.id == entry_id)).first()
    return None if row is None else _entry(row)


def count(session: Session) -> int:
    """How many entries there are."""
    return session.exec(select(func.count()).select_from(Journal)).one()


def broken_at(chain_of: Iterable[Entry]) -> int | None:
    """The ``seq`` of the first entry that does not follow from the one before it; ``None`` for a sound chain."""
    expected, prev = 1, GENESIS
    for entry in chain_of:
        if entry.seq != expected or entry.prev != prev or entry.hash != entry.expected_hash():
            return entry.seq
        expected, prev = entry.seq + 1, entry.hash
    return None
