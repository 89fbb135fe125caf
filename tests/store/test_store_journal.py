"""The journal: chained, append-only, and protected by the database itself."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from fairdesk.store import journal
from fairdesk.store.database import Database

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database.open_file(tmp_path / "station.db", b"k" * 32)


def fill(database: Database, count: int) -> list[journal.Entry]:
    written = []
    for number in range(count):
        with database.write() as session:
            seq, prev = journal.head(session)
            entry = journal.seal(
                seq=seq + 1, moment=NOW, station="s", author="a", act="test", version=1, case_id=None,
                payload={"n": number, "展": "会"}, prev=prev,
            )  # fmt: skip
            journal.append(session, entry)
            written.append(entry)
    return written


def test_entries_come_back_as_they_were_written_and_their_chain_is_whole(database: Database) -> None:
    written = fill(database, 5)
    with database.read() as session:
        read = list(journal.entries(session))
        assert journal.head(session) == (5, written[-1].hash)
        assert journal.count(session) == 5
    assert read == written
    assert journal.broken_at(read) is None


def test_a_changed_payload_breaks_the_chain_at_its_entry(database: Database) -> None:
    written = fill(database, 3)
    forged = journal.Entry(**{**written[1].as_json(), "payload": '{"n":9}'})
    assert journal.broken_at([written[0], forged, written[2]]) == 2


def test_a_missing_entry_breaks_the_chain(database: Database) -> None:
    written = fill(database, 3)
    assert journal.broken_at([written[0], written[2]]) == 3


@pytest.mark.parametrize("statement", ["UPDATE journal SET payload = '{}'", "DELETE FROM journal"])
def test_the_database_refuses_to_change_the_journal(database: Database, statement: str) -> None:
    fill(database, 1)
    with pytest.raises(DatabaseError, match="append-only"), database.write() as session:
        session.execute(text(statement))
    with database.read() as session:
        assert journal.count(session) == 1


def test_a_failed_act_leaves_nothing_behind(database: Database) -> None:
    fill(database, 1)
    with pytest.raises(RuntimeError), database.write() as session:
        seq, prev = journal.head(session)
        entry = journal.seal(
            seq=seq + 1, moment=NOW, station="s", author="a", act="t", version=1, case_id=None, payload={}, prev=prev
        )
        journal.append(session, entry)
        raise RuntimeError
    with database.read() as session:
        assert journal.count(session) == 1


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DatabaseError, match="readonly"), database.read() as session:
        session.execute(text("DELETE FROM setting"))


def test_the_station_s_database_is_durable_and_in_wal_mode(database: Database) -> None:
    assert database.pragma("synchronous") == 2  # FULL
    assert database.pragma("journal_mode") == "wal"
