"""The upload: what arrives, what is confirmed, what is told."""

from datetime import timedelta

import httpx
import pytest
from sqlmodel import select

from fairdesk.core.canonical import sha256
from fairdesk.errors import Known
from fairdesk.store.settings import put_setting
from fairdesk.store.tables import Receipt as ReceiptRow
from fairdesk.sync import outbox
from fairdesk.sync.delivery import SERVICE_KEY
from fairdesk.sync.outcome import Outcome
from fairdesk.sync.protocol import Receipt
from tests.sync.hall import Desk, Hall, central_chain, projection


def test_a_day_arrives_whole_and_both_ends_hold_the_same_rows(hall: Hall, desk: Desk) -> None:
    day = desk.day
    case_id = day.notified()
    desk.photo(b"the thermos cup")
    day.clock.forward(hours=25)
    report = desk.uploader.upload()
    assert (report.outcome, report.sent, report.accepted) == (Outcome.OK, len(desk.entries()), len(desk.entries()))
    assert report.heads_equal
    assert (report.waiting, report.confirmed_seq) == (0, desk.head()[0])
    assert projection(hall.central.database) == projection(desk.station.database)
    assert central_chain(hall, desk.station.id) == desk.entries()
    assert desk.station.case(case_id, day.head).row.state == "NOTIFIED"


def test_every_paper_and_photo_lies_at_the_service_under_its_hash(hall: Hall, desk: Desk) -> None:
    desk.day.notified()
    desk.photo(b"the thermos cup")
    desk.uploader.upload()
    rows = projection(desk.station.database)
    digests = [row["sha256"] for table in ("document", "evidence") for row in rows[table]]
    assert len(digests) >= 4
    folder = hall.folder / "central" / "files"
    for digest in digests:
        assert sha256((folder / digest[:2] / digest[2:]).read_bytes()) == digest


def test_uploading_again_sends_nothing_and_changes_nothing(hall: Hall, desk: Desk) -> None:
    desk.photo()
    desk.uploader.upload()
    before = projection(hall.central.database)
    again = desk.uploader.upload()
    assert (again.outcome, again.sent, again.files_sent) == (Outcome.NOTHING, 0, 0)
    assert again.heads_equal
    assert projection(hall.central.database) == before


def test_an_entry_is_confirmed_only_by_a_receipt_that_the_service_signed(hall: Hall, desk: Desk) -> None:
    desk.photo()
    assert desk.station.sync_state().state == "never"
    desk.uploader.upload()
    state = desk.station.sync_state()
    assert (state.state, state.waiting, state.head) == ("ok", 0, desk.head()[1])
    with desk.station.read() as session:
        row = session.exec(select(ReceiptRow)).one()
        receipt = Receipt.model_validate_json(row.body)
        assert row.sent == row.accepted + row.duplicate + row.held + row.rejected == len(receipt.results)
    assert receipt.service_key == hall.central.installation.service_key == desk.uploader.service_key


def test_many_entries_travel_in_batches_of_at_most_two_hundred(hall: Hall, desk: Desk) -> None:
    desk.compare(450)
    report = desk.uploader.upload()
    assert (report.outcome, report.batches, report.sent) == (Outcome.OK, 3, 452)
    assert len(central_chain(hall, desk.station.id)) == 452
    with desk.station.read() as session:
        receipts = outbox.receipts(session)
    assert sorted(receipt.sent for receipt in receipts) == [52, 200, 200]


def test_a_batch_stays_under_its_size_and_an_entry_that_is_larger_travels_alone(desk: Desk) -> None:
    desk.compare(6)
    with desk.station.read() as session:
        small = outbox.take(session, 0, max_bytes=1)
        two = outbox.take(session, 2, max_bytes=2 * len(str(desk.entries()[-1].as_json()).encode()))
    assert [entry.seq for entry in small] == [1]
    assert 1 <= len(two) < 6
    assert two[0].seq == 3


def test_progress_counts_files_and_entries_and_ends_full(desk: Desk) -> None:
    desk.photo()
    steps: list[tuple[int, int, str]] = []
    desk.uploader.upload(lambda done, total, note: steps.append((done, total, note)))
    assert steps[-1] == (5, 5, "完成")  # two files (D01, photo) and three entries
    assert [done for done, _, _ in steps] == sorted(done for done, _, _ in steps)
    assert steps[0][2] == "连接中心…"


def test_a_stopped_upload_loses_nothing_and_the_next_one_finishes(hall: Hall, desk: Desk) -> None:
    desk.compare(250)

    def stop() -> bool:
        return any(call.startswith("POST /v1/batches") for call in desk.wire.requests)

    stopped = desk.uploader.upload(cancelled=stop)
    assert (stopped.outcome, stopped.confirmed_seq, stopped.waiting) == (Outcome.CANCELLED, 200, 52)
    finished = desk.uploader.upload()
    assert (finished.outcome, finished.sent, finished.duplicate) == (Outcome.OK, 52, 0)
    assert central_chain(hall, desk.station.id) == desk.entries()


def test_a_large_file_can_be_stopped_in_the_middle_and_leaves_no_half_file(hall: Hall, desk: Desk) -> None:
    desk.photo(bytes(3 << 20))
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return any(call.startswith("PUT") for call in desk.wire.requests) and len(asked) > 12

    assert desk.uploader.upload(cancelled=stop).outcome is Outcome.CANCELLED
    desk.client.close()
    desk.client = httpx.Client(base_url=hall.central.url, timeout=30)
    report = desk.another_uploader(desk.client).upload()
    assert report.outcome is Outcome.OK
    assert list((hall.folder / "central" / "files" / ".incoming").iterdir()) == []


def test_a_file_that_is_damaged_here_is_told_and_does_not_hold_up_the_entries(hall: Hall, desk: Desk) -> None:
    digest = desk.photo()
    desk.station.files.path(digest).write_bytes(b"rotten")
    report = desk.uploader.upload()
    assert report.outcome is Outcome.FILES_MISSING
    assert [(problem.sha256, problem.code) for problem in report.file_problems] == [(digest, "FD-2008")]
    assert (report.waiting, report.rejected) == (0, 0)
    with desk.station.read() as session:
        assert outbox.receipts(session, 1)[0].files_missing == (digest,)


def test_a_file_that_was_missing_is_sent_once_it_is_whole_again(hall: Hall, desk: Desk) -> None:
    digest = desk.photo(b"the cup")
    desk.station.files.path(digest).unlink()
    desk.uploader.upload()
    desk.station.files.put(b"the cup")
    report = desk.uploader.upload()
    assert (report.files_sent, report.file_problems) == (1, [])
    assert (hall.folder / "central" / "files" / digest[:2] / digest[2:]).read_bytes() == b"the cup"


def test_without_enrolment_nothing_is_sent(hall: Hall) -> None:
    desk = hall.desk(enrol=False)
    desk.photo()
    report = desk.uploader.upload()
    assert (report.outcome, report.waiting) == (Outcome.NOT_ENROLLED, 3)
    assert desk.wire.requests == []


def test_a_wrong_token_is_refused_in_both_languages(hall: Hall) -> None:
    desk = hall.desk(enrol=False)
    with pytest.raises(Known) as caught:
        desk.uploader.enrol("wrong")
    assert caught.value.code == "FD-6002"
    assert "FD-6101" in caught.value.text("zh")
    assert "administrator" in caught.value.text("en")
    assert desk.uploader.service_key is None


def test_enrolling_twice_is_harmless(hall: Hall, desk: Desk) -> None:
    desk.uploader.enrol(hall.central.token)
    assert desk.uploader.upload().outcome is Outcome.OK


def test_another_service_that_does_not_know_the_station_gets_nothing(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk.photo()
    with Hall(tmp_path_factory.mktemp("other")) as other:
        other.desks.append(desk)
        client = httpx.Client(base_url=other.central.url)
        try:
            report = desk.another_uploader(client).upload()
        finally:
            client.close()
            other.desks.clear()
    assert (report.outcome, report.sent, report.waiting) == (Outcome.UNAUTHORISED, 0, 3)


def test_a_slow_clock_is_told_and_does_not_stop_the_upload(desk: Desk) -> None:
    desk.photo()
    slow = desk.another_uploader(now=lambda: desk.day.clock() - timedelta(minutes=10))
    report = slow.upload()
    assert report.outcome is Outcome.OK
    assert report.clock_warning
    assert "慢 10.0 分钟" in report.text("zh")
    assert "10.0 minutes behind" in report.text("en")


def test_a_clock_that_is_days_off_stops_the_upload_before_anything_is_signed(desk: Desk) -> None:
    desk.photo()
    report = desk.another_uploader(now=lambda: desk.day.clock() + timedelta(days=3)).upload()
    assert (report.outcome, report.waiting) == (Outcome.CLOCK_WRONG, 3)
    assert not any(call.startswith(("PUT", "POST /v1/batches")) for call in desk.wire.requests)


def test_a_service_that_shows_another_key_under_the_same_address_is_not_trusted(hall: Hall, desk: Desk) -> None:
    desk.photo()
    with desk.station.database.write() as session:
        put_setting(session, SERVICE_KEY, "ab" * 32)
    report = desk.uploader.upload()
    assert (report.outcome, report.waiting) == (Outcome.WRONG_SERVICE_KEY, 3)
    assert central_chain(hall, desk.station.id) == []
