"""The page Exhibitors: lists come in, somebody is found, earlier sessions are told."""

from __future__ import annotations

import csv
import threading
from pathlib import Path

import pytest
from accessibility import nameless
from deleting import deleted_at_once
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, Places, complaint, uscc, write

from fairdesk import i18n
from fairdesk.casework.exhibitors import lists
from fairdesk.casework.exhibitors.directory import Directory
from fairdesk.casework.exhibitors.history import History
from fairdesk.casework.exhibitors.imported import imported
from fairdesk.store.tables import LoadedList
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.exhibitors import ExhibitorsPage
from fairdesk.ui.desk.exhibitors.importing import Wish, guess
from fairdesk.ui.preferences import MemoryPreferences

__all__ = ["deleted_at_once"]  # a fixture for every test here

CODE = uscc("77")
LIST = f"""公司名称,展位号,统一社会信用代码,参展证号,联系人,电话
澄江市远帆灯具有限公司,9.2B16-18,{CODE},YL0001,陈某,13800138001
公司名称,展位号,统一社会信用代码,参展证号,联系人,电话
宁海县木舟家居有限公司,3.1C07,,YL0002,周某,13800138002
,,,,合计 2 家,
"""
HISTORY = f"""届次,日期,投诉人,被投诉人,统一社会信用代码,权利类型,权利号,处理结果
第137届,2025-04-24,甲,澄江市远帆灯具有限公司,{CODE},商标,61800021,涉嫌侵权，撤展
第138届,2025-10-26,甲,澄江市远帆灯具厂,,商标,61800021,涉嫌侵权，遮盖
"""


def table(folder: Path, name: str, text: str) -> Path:
    rows = [line.split(",") for line in text.replace("侵权，", "侵权；").splitlines()]
    with (folder / name).open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    return folder / name


@pytest.fixture
def places() -> Places:
    return Places()


@pytest.fixture
def page(qtbot: QtBot, desk: Fixture, places: Places) -> ExhibitorsPage:
    made = ExhibitorsPage(desk.context, places, MemoryPreferences())
    qtbot.addWidget(made)
    made.resize(1174, 720)
    made.show()
    return made


@pytest.fixture
def filled(qtbot: QtBot, desk: Fixture, tmp_path: Path, page: ExhibitorsPage) -> ExhibitorsPage:
    Directory(desk.station).import_list(table(tmp_path, "list.csv", LIST), author=desk.author)
    History(desk.station).import_results(table(tmp_path, "results.csv", HISTORY), author=desk.author)
    desk.context.bus.publish(Changes(records=True))
    return page


def find(qtbot: QtBot, page: ExhibitorsPage, text: str) -> None:
    page.query.clear()
    write(page.query, text)
    qtbot.waitUntil(lambda: page.detail.dossier is not None and page.table.model.total == 1)


def press(qtbot: QtBot, page: ExhibitorsPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_a_list_the_page_offers_to_import_one(qtbot: QtBot, page: ExhibitorsPage) -> None:
    qtbot.waitUntil(lambda: [b.text() for b in page.table.findChildren(QPushButton) if b.isVisible()] == ["导入名单…"])


def test_a_dropped_list_is_asked_about_imported_and_accounted_for(
    qtbot: QtBot, desk: Fixture, page: ExhibitorsPage, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table(tmp_path, "list.csv", LIST)))])
    left = Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier))
    assert page.panel.isVisible()
    assert page.panel.kind == "exhibitors"
    press(qtbot, page, "exhibitors.import.run")
    qtbot.waitUntil(page.report.isVisible)
    report = page.report.report
    assert report is not None
    assert (report.read, report.kept, len(report.set_aside)) == (4, 2, 2)
    assert "读取 4 行 = 保留 2 + 搁置 2" in page.report.figures.text()
    assert "第 3 行" in page.report.notes.painting.text(page.report.notes.rows[0])
    assert [found.entries for found in imported(desk.station)] == [2]
    assert page.progress.isHidden()


def test_the_lines_set_aside_are_saved_as_a_table(qtbot: QtBot, page: ExhibitorsPage, tmp_path: Path) -> None:
    page.run_import(Wish(table(tmp_path, "list.csv", LIST), "exhibitors", True))
    qtbot.waitUntil(page.report.isVisible)
    page.save_report(tmp_path / "out.csv")
    qtbot.waitUntil(lambda: "out.csv" in page.strip.text)
    rows = list(csv.reader((tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row[:2] for row in rows[1:3]] == [["搁置", "第 3 行"], ["搁置", "第 5 行"]]


def test_a_report_that_cannot_be_written_is_told(qtbot: QtBot, page: ExhibitorsPage, tmp_path: Path) -> None:
    page.run_import(Wish(table(tmp_path, "list.csv", LIST), "exhibitors", True))
    qtbot.waitUntil(page.report.isVisible)
    page.save_report(tmp_path / "nowhere" / "out.csv")
    qtbot.waitUntil(lambda: "FD-7012" in page.strip.text)


def test_an_import_that_is_cancelled_changes_nothing(
    qtbot: QtBot, desk: Fixture, page: ExhibitorsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, go_on = threading.Event(), threading.Event()
    real = lists.read_exhibitors

    def slow(*given: object) -> object:
        reading.set()
        assert go_on.wait(10)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(lists, "read_exhibitors", slow)
    page.run_import(Wish(table(tmp_path, "list.csv", LIST), "exhibitors", True))
    qtbot.waitUntil(reading.is_set)
    cancel = next(b for b in page.progress.findChildren(QPushButton) if b.isVisible())
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    go_on.set()
    qtbot.waitUntil(lambda: "没有任何改动" in page.strip.text)
    assert imported(desk.station) == ()
    assert page.add_button.isEnabled()


def test_a_file_that_is_no_list_is_told(qtbot: QtBot, page: ExhibitorsPage, tmp_path: Path) -> None:
    page.run_import(Wish(table(tmp_path, "x.csv", "a,b\n1,2\n"), "exhibitors", True))
    qtbot.waitUntil(lambda: "FD-18" in page.strip.text)
    assert page.report.isHidden()


@pytest.mark.parametrize("text", ["9.2B17", "远帆", "yf", "YL0001", "yuanfan"])
def test_an_exhibitor_is_found_by_booth_name_pinyin_and_badge(qtbot: QtBot, filled: ExhibitorsPage, text: str) -> None:
    find(qtbot, filled, text)
    assert filled.detail.who.name.text() == "澄江市远帆灯具有限公司"


def test_earlier_results_are_told_with_their_session(qtbot: QtBot, filled: ExhibitorsPage) -> None:
    find(qtbot, filled, "远帆")
    hits = filled.detail.past.hits
    qtbot.waitUntil(hits.isVisible)
    assert [hit.session for hit in hits.rows] == ["第137届"]
    assert "涉嫌侵权成立" in hits.painting.text(hits.rows[0])


def test_an_alike_name_counts_once_a_person_confirmed_it(qtbot: QtBot, desk: Fixture, filled: ExhibitorsPage) -> None:
    find(qtbot, filled, "远帆")
    past = filled.detail.past
    qtbot.waitUntil(lambda: len(past.cards) == 1)
    write(past.cards[0].note.widget, "营业执照变更登记")
    qtbot.mouseClick(past.cards[0].yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [hit.session for hit in past.hits.rows] == ["第138届", "第137届"])
    assert past.cards == []


def test_a_rejected_name_is_proposed_no_more(qtbot: QtBot, filled: ExhibitorsPage) -> None:
    find(qtbot, filled, "远帆")
    past = filled.detail.past
    qtbot.waitUntil(lambda: len(past.cards) == 1)
    qtbot.mouseClick(past.cards[0].no, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: past.cards == [])
    assert [hit.session for hit in past.hits.rows] == ["第137届"]


def test_cases_against_it_and_at_its_booths_open_their_page(
    qtbot: QtBot, desk: Fixture, places: Places, filled: ExhibitorsPage
) -> None:
    named = complaint(0) | {"respondent": {"name": "澄江市远帆灯具有限公司", "address": "x"}, "booth": "9.2B17"}
    one = desk.do("complaint.receive", named).case_id
    other = desk.do("complaint.receive", complaint(3) | {"booth": "9.2B16"}).case_id
    find(qtbot, filled, "远帆")
    cases = filled.detail.cases.list
    qtbot.waitUntil(lambda: [row.id for row in cases.rows] == [one, other])
    assert "同展位" in cases.painting.text(cases.rows[1])
    cases.choose(0)
    qtbot.keyClick(cases, Qt.Key.Key_Return)
    assert places.visits[-1] == ("case", {"case_id": one})


def test_a_complaint_is_begun_from_the_exhibitor(qtbot: QtBot, places: Places, filled: ExhibitorsPage) -> None:
    find(qtbot, filled, "远帆")
    press(qtbot, filled, "exhibitors.complain")
    assert places.visits[-1][0] == "intake"


def test_lists_whose_rows_are_lost_are_read_again(qtbot: QtBot, desk: Fixture, filled: ExhibitorsPage) -> None:
    with desk.station.database.write() as session:
        for no in (1, 2):
            session.get_one(LoadedList, no).complete = False
    filled.refresh()
    qtbot.waitUntil(filled.missing.isVisible)
    assert "list.csv" in filled.missing.text
    act = next(b for b in filled.missing.findChildren(QPushButton) if b.isVisible())
    qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "2 份名单" in filled.strip.text and filled.missing.isHidden())
    assert Directory(desk.station).search("远帆")


def test_the_kind_of_a_list_is_guessed_from_its_name() -> None:
    assert [guess("138届处理结果.xlsx"), guess("展商名单.csv")] == ["history", "exhibitors"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_control_of_the_exhibitors_page_has_a_name(
    qtbot: QtBot, filled: ExhibitorsPage, tmp_path: Path, lang: i18n.Lang
) -> None:
    i18n.set_language(lang)
    find(qtbot, filled, "远帆")
    qtbot.waitUntil(lambda: len(filled.detail.past.cards) == 1)
    filled.panel.ask(tmp_path / "list.csv")
    assert nameless(filled) == []
