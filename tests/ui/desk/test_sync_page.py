"""The page Sync against a real central service on loopback, and without one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import nameless
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from station_fixture import Fixture

from fairdesk.casework import uploading as casework_uploading
from fairdesk.central.server import LiveCentral
from fairdesk.errors import Known
from fairdesk.sync.outcome import Outcome
from fairdesk.ui.desk.sync import SyncPage, Uploading

LONG = 20_000
"""Milliseconds; an upload talks to a real server."""


@pytest.fixture
def central(tmp_path: Path, desk: Fixture) -> Iterator[LiveCentral]:
    with LiveCentral(tmp_path / "central", now=desk.clock) as running:
        yield running


@pytest.fixture
def page(qtbot: QtBot, desk: Fixture) -> SyncPage:
    desk.receive(0)
    desk.receive(1)
    made = SyncPage(desk.context, Uploading(desk.context))
    qtbot.addWidget(made)
    made.resize(1174, 720)
    made.show()
    qtbot.waitUntil(lambda: bool(made.waiting.list.rows))
    return made


def field(page: SyncPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def press(qtbot: QtBot, page: SyncPage, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def enter(qtbot: QtBot, page: SyncPage, url: str, token: str) -> None:
    for name, text in (("sync.url", url), ("sync.token", token)):
        field(page, name).clear()
        qtbot.keyClicks(field(page, name), text)
    press(qtbot, page, "sync.save")


def test_what_waits_is_told_by_case(desk: Fixture, page: SyncPage) -> None:
    rows = {row.number: row.entries for row in page.waiting.list.rows}
    assert rows == {desk.row(case_id).number: 1 for case_id in desk.cases} | {"": 1}
    assert "3" in page.head.words.text()
    assert page._uploading.state == "waiting"


def test_without_a_service_the_page_asks_for_its_address(qtbot: QtBot, page: SyncPage) -> None:
    assert page.form.isVisible()
    press(qtbot, page, "sync.upload")
    qtbot.waitUntil(lambda: "地址" in page.strip.text)
    assert page._uploading.state == "attention"


def test_an_address_that_is_none_is_told_at_its_field(qtbot: QtBot, desk: Fixture, page: SyncPage) -> None:
    enter(qtbot, page, "central.example", "token")
    qtbot.waitUntil(lambda: "central.example" in page.form.url.error)
    assert desk.context.central.url == ""


def test_the_day_is_uploaded_and_the_receipt_is_shown(
    qtbot: QtBot, desk: Fixture, page: SyncPage, central: LiveCentral
) -> None:
    enter(qtbot, page, central.url, central.token)
    qtbot.waitUntil(lambda: desk.context.central.url == central.url)
    assert page.form.isHidden()
    press(qtbot, page, "sync.upload")
    assert page._uploading.state == "sending"
    assert not page.progress.isHidden()
    qtbot.waitUntil(lambda: page._uploading.state == "synced" and not page.receipt.chip.isHidden(), timeout=LONG)
    assert page.waiting.list.rows == ()
    assert page.strip.level == "ok"
    assert page.progress.isHidden()
    receipt = casework_uploading.last_receipt(desk.station)
    assert receipt is not None
    assert (receipt.sent, receipt.accepted, receipt.head) == (3, 3, desk.station.sync_state().head)


def test_the_address_and_token_survive_the_program(
    qtbot: QtBot, desk: Fixture, page: SyncPage, central: LiveCentral
) -> None:
    enter(qtbot, page, central.url + "/", central.token)
    qtbot.waitUntil(lambda: bool(desk.context.central.url))
    kept = casework_uploading.address(desk.station)
    assert (kept.url, kept.token) == (central.url, central.token)


def test_a_service_that_cannot_be_reached_leaves_everything_waiting(
    qtbot: QtBot, desk: Fixture, page: SyncPage, central: LiveCentral
) -> None:
    casework_uploading.upload(desk.station, central.url, central.token)
    desk.receive(2)
    central.stop()
    desk.context.central.url = central.url
    page._uploading.start()
    page._uploading.cancel()
    qtbot.waitUntil(lambda: bool(page.strip.text) and not page._uploading.running, timeout=LONG)
    assert page._uploading.state == "waiting"
    assert desk.station.sync_state().waiting == 1


def test_a_cancelled_upload_confirms_nothing(desk: Fixture, central: LiveCentral) -> None:
    casework_uploading.upload(desk.station, central.url, central.token)
    desk.receive(3)
    report = casework_uploading.upload(desk.station, central.url, central.token, cancelled=lambda: True)
    assert report.outcome is Outcome.CANCELLED
    assert desk.station.sync_state().waiting == 1


def test_nobody_enrols_without_a_token(desk: Fixture) -> None:
    with pytest.raises(Known) as told:
        casework_uploading.upload(desk.station, "http://127.0.0.1:9", "")
    assert told.value.code == "FD-6004"


def test_a_wrong_token_is_told_and_can_be_corrected(
    qtbot: QtBot, desk: Fixture, page: SyncPage, central: LiveCentral
) -> None:
    desk.context.central.url, desk.context.central.token = central.url, "wrong"
    press(qtbot, page, "sync.upload")
    qtbot.waitUntil(lambda: "FD-6002" in page.strip.text, timeout=LONG)
    assert page._uploading.state == "attention"
    desk.context.central.token = central.token
    press(qtbot, page, "sync.upload")
    qtbot.waitUntil(lambda: page._uploading.state == "synced", timeout=LONG)


def test_every_control_has_a_name(page: SyncPage) -> None:
    assert nameless(page) == []
