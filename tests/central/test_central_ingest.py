"""What the service does with each entry: accept, recognise, hold or reject – and always say so."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from fairdesk.core.canonical import canonical
from fairdesk.store import journal
from fairdesk.sync.outcome import Outcome
from tests.central.wire import Sender, codes, resealed
from tests.sync.hall import Desk, Hall, central_chain, projection


@pytest.fixture
def sender(hall: Hall, desk: Desk) -> Sender:
    desk.photo()
    desk.photo()
    return Sender(hall, desk)


def test_the_same_batch_twice_changes_nothing_and_says_duplicate(hall: Hall, desk: Desk, sender: Sender) -> None:
    first = sender.receipt(desk.entries())
    rows, chain = projection(hall.central.database), central_chain(hall, desk.station.id)
    second = sender.receipt(desk.entries())
    assert (first.accepted, first.duplicate) == (4, 0)
    assert (second.accepted, second.duplicate) == (0, 4)
    assert (second.head_seq, second.head) == (first.head_seq, first.head) == desk.head()
    assert projection(hall.central.database) == rows
    assert central_chain(hall, desk.station.id) == chain


def test_the_same_entries_in_another_batch_are_duplicates(desk: Desk, sender: Sender) -> None:
    sender.receipt(desk.entries()[:3], "one")
    again = sender.receipt(desk.entries(), "two")
    assert codes(again) == [(1, "duplicate", ""), (2, "duplicate", ""), (3, "duplicate", ""), (4, "accepted", "")]


def test_a_batch_id_with_another_content_is_refused(desk: Desk, sender: Sender) -> None:
    sender.receipt(desk.entries()[:2], "one")
    response = sender.batch(desk.entries()[2:], "one")
    assert (response.status_code, response.json()["code"]) == (422, "FD-6109")


def test_a_changed_entry_is_rejected_and_what_follows_is_held(hall: Hall, desk: Desk, sender: Sender) -> None:
    good = desk.entries()
    forged = replace(good[2], payload=good[2].payload.replace("IMG_1", "IMG_9"))
    receipt = sender.receipt([*good[:2], forged, good[3]])
    assert codes(receipt) == [
        (1, "accepted", ""),
        (2, "accepted", ""),
        (3, "rejected", "FD-6121"),
        (4, "held", "FD-6125"),
    ]
    assert "被改动过" in receipt.results[2].zh
    assert "was changed" in receipt.results[2].en
    assert central_chain(hall, desk.station.id) == good[:2]
    assert sender.receipt(good, "again").head_seq == 4


def test_another_content_under_a_known_id_is_rejected(hall: Hall, desk: Desk, sender: Sender) -> None:
    good = desk.entries()
    sender.receipt(good, "one")
    receipt = sender.receipt([resealed(good[3], author="somebody else")], "two")
    assert codes(receipt) == [(4, "rejected", "FD-6122")]
    assert central_chain(hall, desk.station.id) == good


def test_a_second_journal_with_the_same_numbers_is_rejected(desk: Desk, sender: Sender) -> None:
    good = desk.entries()
    sender.receipt(good, "one")
    fork = resealed(good[3], id="another-id", author="a copied station")
    assert codes(sender.receipt([fork], "two")) == [(4, "rejected", "FD-6123")]


def test_a_gap_is_held_and_told_with_the_number_that_is_missing(hall: Hall, desk: Desk, sender: Sender) -> None:
    good = desk.entries()
    receipt = sender.receipt([good[0], good[2], good[3]])
    assert codes(receipt) == [(1, "accepted", ""), (3, "held", "FD-6124"), (4, "held", "FD-6124")]
    assert "第 2 条" in receipt.results[1].zh
    assert (receipt.head_seq, receipt.entries) == (1, 1)
    assert central_chain(hall, desk.station.id) == good[:1]


def test_an_entry_that_does_not_follow_is_rejected(desk: Desk, sender: Sender) -> None:
    good = desk.entries()
    loose = resealed(good[1], prev="ab" * 32)
    assert codes(sender.receipt([good[0], loose])) == [(1, "accepted", ""), (2, "rejected", "FD-6127")]


def test_an_entry_of_another_station_is_rejected(desk: Desk, sender: Sender) -> None:
    foreign = resealed(desk.entries()[0], station="another")
    assert codes(sender.receipt([foreign])) == [(1, "rejected", "FD-6126")]


POISON = {
    "an act that nobody knows": {"act": "case.burn"},
    "an act of a newer program": {"version": 99},
    "a payload without its parts": {"payload": "{}"},
    "an input with a missing field": {"payload": canonical({"input": {}, "assigned": {}, "papers": []}).decode()},
    "a NUL character": {"author": "a\0b"},
    "a list for a payload": {"payload": "[]"},
}


@pytest.mark.parametrize("changes", POISON.values(), ids=POISON)
def test_a_poison_entry_is_rejected_with_a_reason_and_never_an_error_500(
    hall: Hall, desk: Desk, sender: Sender, changes: dict[str, object]
) -> None:
    good = desk.entries()
    receipt = sender.receipt([good[0], good[1], resealed(good[2], **changes), good[3]])
    assert [result.status.value for result in receipt.results] == ["accepted", "accepted", "rejected", "held"]
    assert receipt.results[2].code in {"FD-1007", "FD-6128", "FD-6129"}
    assert receipt.results[2].zh
    assert central_chain(hall, desk.station.id) == good[:2]
    assert len(projection(hall.central.database)["evidence"]) == 0


UNTIDY = {
    "blanks": lambda payload: json.dumps(json.loads(payload), ensure_ascii=False, sort_keys=True),
    "not JSON": lambda payload: payload[:-1],
    "not a number": lambda payload: '{"a":NaN}',
    "a tower of lists": lambda payload: "[" * 5000 + "]" * 5000,
}


@pytest.mark.parametrize("untidy", UNTIDY.values(), ids=UNTIDY)
def test_a_payload_that_is_not_canonical_is_rejected(desk: Desk, sender: Sender, untidy: object) -> None:
    good = desk.entries()
    bad = replace(good[0], payload=untidy(good[0].payload))  # type: ignore[operator]
    assert codes(sender.receipt([bad])) == [(1, "rejected", "FD-6129")]


def test_the_uploader_tells_which_entry_was_rejected_and_keeps_the_rest_waiting(hall: Hall, desk: Desk) -> None:
    desk.photo()
    unknown = "newer.act"
    entries = desk.entries()
    with desk.station.database.write() as session:
        seq, prev = journal.head(session)
        entry = journal.seal(
            seq=seq + 1, moment=desk.day.clock(), station=desk.station.id, author="a", act=unknown, version=1,
            case_id=None, payload={"input": {}, "assigned": {}, "papers": []}, prev=prev,
        )  # fmt: skip
        journal.append(session, entry)
    desk.photo()
    report = desk.uploader.upload()
    assert (report.outcome, report.accepted, report.rejected, report.held) == (Outcome.REJECTED, len(entries), 1, 1)
    assert [(problem.seq, problem.code) for problem in report.problems] == [(entry.seq, "FD-1007")]
    assert (report.waiting, report.confirmed_seq) == (2, len(entries))
    assert unknown in report.problems[0].zh
    again = desk.uploader.upload()
    assert (again.outcome, again.sent, again.rejected, again.held) == (Outcome.REJECTED, 2, 1, 1)


def test_a_case_of_another_station_cannot_be_touched(hall: Hall, desk: Desk) -> None:
    desk.photo()
    desk.uploader.upload()
    other = hall.desk(block=(1001, 1999))
    other.photo()
    photo = other.entries()[2]
    sender = Sender(hall, other)
    theft = resealed(photo, case_id=desk.case_id)
    assert codes(sender.receipt([*other.entries()[:2], theft]))[-1] == (3, "rejected", "FD-6130")


def test_two_stations_of_one_fair_stay_apart_and_share_the_fair(hall: Hall, desk: Desk) -> None:
    other = hall.desk(block=(1001, 1999))
    desk.photo()
    other.photo()
    other.photo()
    assert desk.uploader.upload().outcome is Outcome.OK
    assert other.uploader.upload().outcome is Outcome.OK
    assert central_chain(hall, desk.station.id) == desk.entries()
    assert central_chain(hall, other.station.id) == other.entries()
    rows = projection(hall.central.database)
    assert (len(rows["fair"]), len(rows["station"]), len(rows["complaint"]), len(rows["evidence"])) == (1, 2, 2, 3)


def test_a_restored_backup_at_the_station_is_noticed_before_anything_is_sent(hall: Hall, desk: Desk) -> None:
    desk.photo()
    desk.uploader.upload()
    sender = Sender(hall, desk)
    good = desk.entries()
    beyond = resealed(good[-1], id="from-the-lost-day", seq=good[-1].seq + 1, prev=good[-1].hash)
    assert sender.receipt([beyond], "lost").accepted == 1
    desk.photo()
    report = desk.uploader.upload()
    assert (report.outcome, report.sent, report.waiting) == (Outcome.DIVERGED, 0, 1)


@pytest.mark.parametrize("statement", ["UPDATE central_journal SET payload = '{}'", "DELETE FROM central_journal"])
def test_the_journal_at_the_service_cannot_be_changed(hall: Hall, desk: Desk, statement: str) -> None:
    desk.photo()
    desk.uploader.upload()
    with pytest.raises(DatabaseError, match="append-only"), hall.central.database.write() as session:
        session.execute(text(statement))
    assert central_chain(hall, desk.station.id) == desk.entries()
