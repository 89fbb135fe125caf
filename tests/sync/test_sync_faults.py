"""Faults on the wire: nothing lost, nothing doubled, and the person is told what it was."""

from collections.abc import Iterator

import pytest

from fairdesk.errors import Known
from fairdesk.store.tables import Setting
from fairdesk.sync import outbox
from fairdesk.sync.delivery import SERVICE_KEY
from fairdesk.sync.outcome import Outcome
from fairdesk.sync.reconcile import close_day
from tests.sync import faults
from tests.sync.hall import Desk, Hall, central_chain, projection

CALLS = ("GET /v1/state", "HEAD /v1/files", "PUT /v1/files", "POST /v1/batches")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Hall, Desk]]:
    """One hall for the whole matrix: what must hold, must hold after any history."""
    with Hall(tmp_path_factory.mktemp("matrix")) as hall:
        yield hall, hall.desk()


def waiting_desk(shared: tuple[Hall, Desk]) -> Desk:
    """The shared station with everything confirmed but one new photo."""
    _, desk = shared
    desk.wire.clear()
    desk.photo()
    assert desk.uploader.upload().outcome.good
    desk.photo()
    return desk


def check_equal(hall: Hall, desk: Desk) -> None:
    assert central_chain(hall, desk.station.id) == desk.entries()
    assert projection(hall.central.database) == projection(desk.station.database)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("name", faults.ONE_OFF)
def test_after_any_fault_at_any_call_the_next_upload_leaves_both_ends_equal(
    shared: tuple[Hall, Desk], call: str, name: str
) -> None:
    hall, desk = shared
    desk.wire.clear()
    desk.photo()
    desk.wire.fail(call, faults.ONE_OFF[name])
    first = desk.another_uploader().upload()
    assert desk.wire.planned == 0
    assert first.sent == first.accepted + first.duplicate + first.held + first.rejected
    assert first.outcome.good == (first.waiting == 0)
    second = desk.another_uploader().upload()
    assert second.outcome.good, second.detail
    assert first.accepted + second.accepted + first.duplicate + second.duplicate >= 1
    assert second.heads_equal
    check_equal(hall, desk)


@pytest.mark.parametrize(
    "name", ["500", "503", "429", "timeout_before_commit", "lost_answer", "500_after_commit", "truncated"]
)
def test_a_passing_fault_is_ridden_out_within_one_upload(shared: tuple[Hall, Desk], name: str) -> None:
    desk = waiting_desk(shared)
    desk.pauses.clear()
    desk.wire.fail("POST /v1/batches", faults.ONE_OFF[name])
    report = desk.uploader.upload()
    assert (report.outcome, report.waiting) == (Outcome.OK, 0)
    assert desk.pauses == [2.0]


def test_an_answer_lost_after_the_commit_comes_back_as_duplicates(hall: Hall, desk: Desk) -> None:
    desk.photo()
    desk.wire.fail("POST /v1/batches", faults.lost_answer, times=9)
    lost = desk.another_uploader(tries=1).upload()
    assert (lost.outcome, lost.sent, lost.waiting) == (Outcome.AWAITING, 0, 3)
    assert len(central_chain(hall, desk.station.id)) == 3
    desk.wire.clear()
    found = desk.another_uploader().upload()
    assert (found.outcome, found.accepted, found.duplicate) == (Outcome.OK, 0, 3)
    assert found.heads_equal
    check_equal(hall, desk)


def test_the_pauses_double_and_the_batches_halve(desk: Desk) -> None:
    desk.compare(38)
    desk.wire.fail("POST /v1/batches", faults.status(500), times=4)
    report = desk.uploader.upload()
    assert desk.pauses == [2.0, 4.0, 8.0, 16.0]
    assert report.outcome is Outcome.OK
    assert report.retries == 4
    with desk.station.read() as session:
        sizes = [receipt.sent for receipt in sorted(outbox.receipts(session), key=lambda r: r.head_seq)]
    assert sizes == [2, 4, 8, 16, 10]


def test_a_service_that_stays_broken_ends_the_upload_and_keeps_everything(desk: Desk) -> None:
    desk.photo()
    desk.wire.fail("POST /v1/batches", faults.status(500), times=5)
    report = desk.uploader.upload()
    assert (report.outcome, report.waiting, report.sent) == (Outcome.SERVER_ERROR, 3, 0)
    assert "没有丢失" in report.text("zh")
    assert report.outcome.text("en").endswith("everything is kept here.")


@pytest.mark.parametrize("fault", [faults.portal, faults.redirect])
@pytest.mark.parametrize("call", CALLS[:1] + CALLS[2:])
def test_the_login_page_of_the_hall_is_recognised(shared: tuple[Hall, Desk], call: str, fault: faults.Fault) -> None:
    desk = waiting_desk(shared)
    desk.wire.fail(call, fault)
    report = desk.uploader.upload()
    assert (report.outcome, report.waiting) == (Outcome.CAPTIVE_PORTAL, 1)
    assert "Wi-Fi" in report.text("zh")


def test_a_portal_that_says_yes_to_everything_does_not_make_a_file_seem_delivered(hall: Hall, desk: Desk) -> None:
    digest = desk.photo()
    desk.wire.fail("HEAD /v1/files", faults.portal, times=2)
    report = desk.uploader.upload()
    assert (report.outcome, report.files_sent, report.files_present) == (Outcome.OK, 2, 0)
    assert (hall.folder / "central" / "files" / digest[:2] / digest[2:]).is_file()


@pytest.mark.parametrize("call", ["GET /v1/state", "PUT /v1/files", "POST /v1/batches"])
def test_a_changed_answer_is_not_believed(shared: tuple[Hall, Desk], call: str) -> None:
    desk = waiting_desk(shared)
    confirmed = desk.station.sync_state().confirmed
    desk.wire.fail(call, faults.tampered(signature="00" * 64))
    report = desk.uploader.upload()
    assert (report.outcome, report.waiting) == (Outcome.WRONG_SERVICE_KEY, 1)
    assert desk.station.sync_state().confirmed == confirmed


def test_a_receipt_whose_head_was_changed_is_not_kept(desk: Desk) -> None:
    desk.photo()
    desk.wire.fail("POST /v1/batches", faults.tampered(head_seq=99))
    assert desk.uploader.upload().outcome is Outcome.WRONG_SERVICE_KEY
    assert desk.station.sync_state().confirmed == 0


def test_an_old_answer_of_a_cache_is_not_taken_for_the_present_one(hall: Hall, desk: Desk) -> None:
    stale = faults.Stale()
    desk.photo()
    desk.wire.fail("POST /v1/batches", stale.record)
    desk.uploader.upload()
    desk.photo()
    desk.wire.fail("POST /v1/batches", stale.replay)
    report = desk.uploader.upload()
    assert (report.outcome, report.batches, report.retries) == (Outcome.OK, 1, 1)
    check_equal(hall, desk)


def test_an_old_state_is_not_taken_for_the_present_one(desk: Desk) -> None:
    stale = faults.Stale()
    desk.wire.fail("GET /v1/state", stale.record)
    desk.uploader.upload()
    desk.photo()
    desk.wire.fail("GET /v1/state", stale.replay)
    assert desk.uploader.upload().outcome is Outcome.CAPTIVE_PORTAL


def test_no_network_is_told_as_such(hall: Hall, desk: Desk) -> None:
    desk.photo()
    hall.central.stop()
    report = desk.uploader.upload()
    assert (report.outcome, report.waiting) == (Outcome.NO_NETWORK, 3)
    assert "工作可照常进行" in report.text("zh")


@pytest.mark.parametrize("name", faults.ONE_OFF)
@pytest.mark.parametrize("call", ["GET /v1/probe", "POST /v1/stations"])
def test_enrolment_survives_any_fault(shared: tuple[Hall, Desk], call: str, name: str) -> None:
    hall, desk = shared
    desk.wire.clear()
    with desk.station.database.write() as session:
        session.delete(session.get_one(Setting, SERVICE_KEY))
    desk.wire.fail(call, faults.ONE_OFF[name])
    try:
        desk.uploader.enrol(hall.central.token)
    except Known as error:
        assert error.code == "FD-6002"
        assert desk.uploader.service_key is None
        desk.uploader.enrol(hall.central.token)
    assert desk.uploader.service_key == hall.central.installation.service_key
    assert desk.uploader.upload().outcome.good


@pytest.mark.parametrize("name", faults.ONE_OFF)
def test_closing_the_day_survives_any_fault(shared: tuple[Hall, Desk], name: str) -> None:
    _, desk = shared
    desk.wire.clear()
    desk.another_uploader().upload()
    today = desk.day.clock().date()
    desk.wire.fail("POST /v1/days", faults.ONE_OFF[name])
    try:
        closing = close_day(desk.another_uploader(), desk.station.database, desk.station.id, today)
    except Known as error:
        assert error.code == "FD-6005"
        closing = close_day(desk.another_uploader(), desk.station.database, desk.station.id, today)
    assert closing.equal, closing.words()
