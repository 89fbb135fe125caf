"""The same service on a real PostgreSQL server."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from fairdesk.central.server import LiveCentral
from fairdesk.errors import Known
from fairdesk.sync.outcome import Outcome
from tests.central.wire import Sender, codes, resealed
from tests.postgres import postgres, postgres_url
from tests.sync import faults
from tests.sync.hall import Desk, Hall, central_chain, projection

__all__ = ["postgres", "postgres_url"]


@pytest.fixture
def hall(tmp_path: Path, postgres_url: str) -> Iterator[Hall]:
    with Hall(tmp_path, postgres_url) as made:
        yield made


@pytest.fixture
def desk(hall: Hall) -> Desk:
    return hall.desk()


def test_a_day_arrives_whole_in_postgresql(hall: Hall, desk: Desk) -> None:
    desk.day.notified()
    desk.photo()
    report = desk.uploader.upload()
    assert report.outcome is Outcome.OK
    assert report.heads_equal
    assert projection(hall.central.database) == projection(desk.station.database)
    assert central_chain(hall, desk.station.id) == desk.entries()
    assert desk.uploader.upload().outcome is Outcome.NOTHING


def test_a_lost_answer_is_found_again_as_duplicates_in_postgresql(hall: Hall, desk: Desk) -> None:
    desk.photo()
    desk.wire.fail("POST /v1/batches", faults.lost_answer)
    report = desk.uploader.upload()
    # The first try had stored everything: one duplicate tells the head, and nothing more need be sent.
    assert (report.outcome, report.accepted, report.duplicate) == (Outcome.OK, 0, 1)
    assert central_chain(hall, desk.station.id) == desk.entries()


def test_a_poison_entry_leaves_no_trace_in_postgresql(hall: Hall, desk: Desk) -> None:
    desk.photo()
    good = desk.entries()
    for number, changes in enumerate(({"act": "case.burn"}, {"author": "a\0b"}, {"payload": "{}"})):
        receipt = Sender(hall, desk).receipt([good[0], good[1], resealed(good[2], **changes)], f"batch-{number}")
        assert codes(receipt)[2][1] == "rejected"
    assert central_chain(hall, desk.station.id) == good[:2]
    assert desk.uploader.upload().outcome is Outcome.OK


@pytest.mark.parametrize("statement", ["UPDATE central_journal SET payload = '{}'", "DELETE FROM central_journal"])
def test_the_journal_in_postgresql_cannot_be_changed(hall: Hall, desk: Desk, statement: str) -> None:
    desk.uploader.upload()
    with pytest.raises(DatabaseError, match="append-only"), hall.central.database.write() as session:
        session.execute(text(statement))


def test_two_services_on_one_database_take_one_batch_of_a_station_once(
    hall: Hall, desk: Desk, postgres_url: str, tmp_path: Path
) -> None:
    """Two hosts behind one PostgreSQL: the same entries at the same moment, and two stations of one fair at once."""
    other = hall.desk(block=(1001, 1999))
    desk.photo()
    other.photo()
    folder = tmp_path / "central"
    with LiveCentral(folder, database_url=postgres_url, token=hall.central.token, now=desk.day.clock) as second:
        mirror = Hall.__new__(Hall)
        mirror.central = second
        senders = [Sender(hall, desk), Sender(mirror, desk), Sender(hall, other), Sender(mirror, other)]
        with ThreadPoolExecutor(4) as pool:
            receipts = list(
                pool.map(lambda pair: pair[1].receipt(pair[1].desk.entries(), f"b{pair[0]}"), enumerate(senders))
            )
    assert sorted(r.accepted for r in receipts) == [0, 0, 3, 3]
    assert sorted(r.duplicate for r in receipts) == [0, 0, 3, 3]
    assert central_chain(hall, desk.station.id) == desk.entries()
    assert central_chain(hall, other.station.id) == other.entries()


def test_a_database_server_that_cannot_be_reached_is_told_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(Known) as caught:
        LiveCentral(tmp_path, database_url="postgresql+psycopg://user:secret@127.0.0.1:1/nothing")
    assert caught.value.code == "FD-6118"
    assert "secret" not in str(caught.value)
