"""The end of the day: both ends count, the service certifies."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import text

from fairdesk.errors import Known
from fairdesk.store.tables import Setting
from fairdesk.sync.reconcile import Closing, certificate_of, close_day
from fairdesk.sync.signing import Forged
from tests.sync.hall import Desk, Hall


def close(desk: Desk) -> Closing:
    return close_day(desk.uploader, desk.station.database, desk.station.id, desk.day.clock().date())


def test_an_uploaded_day_is_certified_as_equal_and_the_certificate_is_kept(hall: Hall, desk: Desk) -> None:
    desk.photo()
    desk.uploader.upload()
    closing = close(desk)
    count = closing.certificate.counted_at_service
    assert closing.equal
    assert closing.words() == ["日终核对一致"]
    assert (count.entries, count.day_entries, count.cases, count.documents, count.files) == (3, 3, 1, 1, 2)
    assert (count.head_seq, count.head) == desk.head()
    with desk.station.read() as session:
        assert certificate_of(session, closing.day) == closing
        assert certificate_of(session, closing.day + timedelta(days=1)) is None


def test_what_was_not_uploaded_is_listed_by_name(desk: Desk) -> None:
    desk.photo()
    desk.uploader.upload()
    desk.photo()
    closing = close(desk)
    assert not closing.equal
    found = {d.what: (d.station, d.service) for d in closing.certificate.differences}
    assert found["entries"] == ("4", "3")
    assert found["files"] == ("3", "2")
    assert set(found) == {"entries", "head_seq", "head", "day_entries", "files"}
    assert closing.words("zh")[0] == "日终核对不一致"
    assert "entries: 4 ≠ 3" in closing.words("en")


def test_a_file_that_never_arrived_keeps_the_day_from_being_equal(desk: Desk) -> None:
    digest = desk.photo()
    desk.station.files.path(digest).unlink()
    desk.uploader.upload()
    closing = close(desk)
    assert not closing.equal
    assert closing.certificate.files_missing == (digest,)
    assert digest[:16] in closing.words()[-1]


def test_the_hall_s_midnight_divides_the_days(desk: Desk) -> None:
    desk.photo()
    desk.day.clock.forward(hours=15)  # 00:00 in the hall, still the same day in UTC
    desk.photo()
    desk.uploader.upload()
    first = close_day(desk.uploader, desk.station.database, desk.station.id, desk.day.clock().date())
    second = close_day(
        desk.uploader, desk.station.database, desk.station.id, desk.day.clock().date() + timedelta(days=1)
    )
    assert first.certificate.counted_at_service.day_entries == 3
    assert second.certificate.counted_at_service.day_entries == 1


def test_a_certificate_that_was_changed_later_is_not_believed(desk: Desk) -> None:
    desk.photo()
    desk.uploader.upload()
    closing = close(desk)
    forged = json.dumps({**json.loads(closing.text), "equal": False})
    with desk.station.database.write() as session:
        session.merge(Setting(key=f"sync.day.{closing.day}", value=forged))
    with desk.station.read() as session, pytest.raises(Forged):
        certificate_of(session, closing.day)


def test_without_the_service_the_day_stays_open(hall: Hall, desk: Desk) -> None:
    desk.photo()
    hall.central.stop()
    with pytest.raises(Known) as caught:
        close(desk)
    assert caught.value.code == "FD-6005"
    assert "连不上中心服务" in caught.value.text("zh")


def test_a_row_lost_at_the_service_is_noticed(hall: Hall, desk: Desk) -> None:
    desk.photo()
    desk.uploader.upload()
    with hall.central.database.write() as session:
        session.execute(text("DELETE FROM complaint"))
    assert [d.what for d in close(desk).certificate.differences] == ["cases", "documents"]
    assert not close(desk).equal
