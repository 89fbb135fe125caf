"""From journal to tables: the same code at the station, in a replay and at the central service."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from fairdesk.casework import acts
from fairdesk.casework.act import moment
from fairdesk.core.canonical import GENESIS
from fairdesk.errors import Known
from fairdesk.store import journal
from fairdesk.store.database import Database
from fairdesk.store.evidence import FileStore
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Document


def apply(session: Session, entry: Entry) -> None:
    """Change the tables as the entry says. Raises ``FD-1007`` for an act or version this program does not know."""
    act = acts.ACTS.get(entry.act)
    if act is None or entry.version > act.version:
        raise Known("FD-1007", act=entry.act, version=entry.version)
    content = entry.content
    given = act.input.model_validate(content["input"])
    _issue(session, entry, content["papers"])
    act.apply(session, entry, given, content["assigned"])
    session.flush()


def _issue(session: Session, entry: Entry, papers: list[dict[str, Any]]) -> None:
    for paper in papers:
        row = {**paper, "issued_at": moment(paper["issued_at"])}
        session.add(Document(case_id=entry.case_id or entry.id, issued_by=entry.author, **row))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found. ``ok`` when the chain is whole and every table equals its replay."""

    entries: int
    head: str
    broken_at: int | None
    differences: tuple[str, ...]
    missing_files: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Nothing to complain of."""
        return self.broken_at is None and not self.differences and not self.missing_files


def verify(database: Database, files: FileStore | None = None) -> Verdict:
    """Check the hash chain, replay the journal into an empty database and compare all tables row by row.

    With ``files`` every issued paper and piece of evidence is read and hashed too.
    """
    with database.read() as session:
        log = list(journal.entries(session))
        stored = dict(database.rows(session))
    named = [row["sha256"] for table in ("document", "evidence") for row in stored[table]]
    damaged = files.damaged(iter(named)) if files is not None else []
    broken = journal.broken_at(log)
    differences = [] if broken is not None else _differences(log, stored)
    return Verdict(len(log), log[-1].hash if log else GENESIS, broken, tuple(differences), tuple(damaged))


def _differences(log: Iterable[Entry], stored: dict[str, list[dict[str, Any]]]) -> list[str]:
    replay = Database.in_memory()
    try:
        with replay.write() as session:
            for entry in log:
                apply(session, entry)
        with replay.read() as session:
            expected = dict(replay.rows(session))
    finally:
        replay.close()
    found = []
    for table, rows in expected.items():
        if rows != stored[table]:
            found.append(f"{table}: {_first_difference(rows, stored[table])}")
    return found


def _first_difference(expected: list[dict[str, Any]], stored: list[dict[str, Any]]) -> str:
    if len(expected) != len(stored):
        return f"{len(stored)} rows, the journal gives {len(expected)}"
    for should, is_ in zip(expected, stored, strict=True):
        for column, value in should.items():
            if is_[column] != value:
                return f"{column} is {is_[column]!r}, the journal gives {value!r}"
    return "rows differ"
