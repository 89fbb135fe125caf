"""The page Records: packs come in, rights are looked up."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from accessibility import nameless
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from station_fixture import DESIGN, Fixture, Places, write

from fairdesk.ui.desk.records import RecordsPage
from fairdesk.ui.preferences import MemoryPreferences


@pytest.fixture
def places() -> Places:
    return Places()


@pytest.fixture
def page(qtbot: QtBot, desk: Fixture, places: Places) -> RecordsPage:
    made = RecordsPage(desk.context, places, MemoryPreferences())
    qtbot.addWidget(made)
    made.resize(1174, 720)
    made.show()
    return made


@pytest.fixture
def filled(qtbot: QtBot, page: RecordsPage, sample_pack: Path) -> RecordsPage:
    page.add_file(sample_pack)
    qtbot.waitUntil(lambda: len(page.packs.list.rows) == 1 and not page.packs.unverified)
    return page


def test_a_pack_is_checked_copied_and_listed(qtbot: QtBot, desk: Fixture, filled: RecordsPage) -> None:
    assert "sample.fdpack" in filled.strip.text
    assert filled.packs.list.painting.text(filled.packs.list.rows[0]) == "sample.fdpack, 6 条记录, 内容完好"
    assert [pack.path.parent for pack in desk.station.reference.packs()] == [desk.station.home / "packs"]
    assert filled.progress.isHidden()


def test_without_packs_the_page_offers_to_add_one(qtbot: QtBot, page: RecordsPage) -> None:
    qtbot.waitUntil(
        lambda: [b.text() for b in page.packs.findChildren(QPushButton) if b.isVisible()] == ["添加数据包…"]
    )


@pytest.mark.parametrize(
    ("text", "title"), [("折叠", "便携式风扇（折叠）"), (DESIGN, "便携式风扇（折叠）"), ("织月纺织", "织月")]
)
def test_a_right_is_found_by_title_number_or_holder(qtbot: QtBot, filled: RecordsPage, text: str, title: str) -> None:
    write(filled.query, text)
    qtbot.waitUntil(lambda: filled.record.record is not None and filled.record.record.title == title)
    qtbot.waitUntil(lambda: filled.record.picture.image is not None)


def test_an_expired_right_is_told_as_not_in_force(qtbot: QtBot, filled: RecordsPage) -> None:
    write(filled.query, "PVMA")
    qtbot.waitUntil(lambda: filled.record.record is not None)
    assert filled.record.force.spec.state == "danger"


def test_the_kind_narrows_the_search(qtbot: QtBot, filled: RecordsPage) -> None:
    write(filled.query, "有限公司")
    qtbot.waitUntil(lambda: filled.table.model.total == 5)
    filled.kind.set_value("PAT-DES")
    qtbot.waitUntil(lambda: filled.table.model.total == 1)


def test_enter_on_a_record_compares_its_title(qtbot: QtBot, places: Places, filled: RecordsPage) -> None:
    write(filled.query, "蓝鲸")
    qtbot.waitUntil(lambda: filled.table.current() is not None)
    qtbot.keyClick(filled.table.view, Qt.Key.Key_Return)
    assert places.visits == [("compare", {"text": "蓝鲸之歌"})]


def test_a_file_that_is_no_pack_is_told_and_not_added(
    qtbot: QtBot, desk: Fixture, page: RecordsPage, tmp_path: Path
) -> None:
    (tmp_path / "x.fdpack").write_bytes(b"no pack at all")
    page.add_file(tmp_path / "x.fdpack")
    qtbot.waitUntil(lambda: "FD-3001" in page.strip.text)
    assert desk.station.reference.packs() == []
    assert page.add_button.isEnabled()


def test_a_truncated_pack_is_told_as_damaged(
    qtbot: QtBot, desk: Fixture, page: RecordsPage, tmp_path: Path, sample_pack: Path
) -> None:
    (tmp_path / "half.fdpack").write_bytes(sample_pack.read_bytes()[:9000])
    page.add_file(tmp_path / "half.fdpack")
    qtbot.waitUntil(lambda: "FD-3002" in page.strip.text)
    assert desk.station.reference.packs() == []


def test_a_pack_that_was_altered_is_not_added(
    qtbot: QtBot, desk: Fixture, page: RecordsPage, tmp_path: Path, sample_pack: Path
) -> None:
    altered = Path(shutil.copyfile(sample_pack, tmp_path / "altered.fdpack"))
    connection = sqlite3.connect(altered)
    connection.execute("UPDATE record SET json = replace(json, '康佰', '康师')")
    connection.commit()
    connection.close()
    page.add_file(altered)
    qtbot.waitUntil(lambda: "FD-7013" in page.strip.text)
    assert desk.station.reference.packs() == []


def test_every_control_has_a_name(qtbot: QtBot, filled: RecordsPage) -> None:
    write(filled.query, "织月")
    qtbot.waitUntil(lambda: filled.record.record is not None)
    assert nameless(filled) == []
