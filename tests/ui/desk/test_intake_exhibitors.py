"""Exhibitors, earlier sessions and several respondents in the complaint form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, Places, uscc
from test_intake_page import editor, fill, fill_the_rest, known_mark

from fairdesk.casework.exhibitors.directory import Directory
from fairdesk.casework.exhibitors.history import History
from fairdesk.ui.desk.intake import IntakePage

YIWU, YONGKANG = uscc("11"), uscc("12")
LIST = f"""公司名称,展位号,展区,所在国家/地区,统一社会信用代码,参展证号,联系人,电话
义乌市晴川日用品有限公司,9.2B16、9.2C03,9.2馆,中国,{YIWU},YL139000101,陈明,0579-81234567
永康市拓进杯业有限公司,9.2C07,9.2馆,中国,{YONGKANG},YL139000201,周磊,0579-87654321
Nordlys Lamps ApS,11.2A31,11.2馆,Denmark,,YL139000301,Anna,+45 1234
"""
HISTORY = f"""届次,日期,投诉人,被投诉人,统一社会信用代码,权利类型,权利号,处理结果,处理措施,后续法律程序
第137届,2026-04-24,杭州织月纺织有限公司,义乌市晴川日用品有限公司,{YIWU},商标,10000003,涉嫌侵权，撤展,撤下展品,
第136届,2025-10-26,宁波潮屿电器有限公司,义乌市晴川日用品有限公司,{YIWU},商标,58800103,涉嫌侵权，撤展,遮盖,
"""
Open = Callable[[], IntakePage]


@pytest.fixture
def places() -> Places:
    return Places()


@pytest.fixture
def page(qtbot: QtBot, desk: Fixture, places: Places, sample_pack: Path, tmp_path: Path) -> IntakePage:
    """The form at a station with an exhibitor list and the results of two sessions."""
    desk.station.reference.add(sample_pack)
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "history.csv").write_text(HISTORY, encoding="utf-8")
    Directory(desk.station).import_list(tmp_path / "list.csv", author=desk.author)
    History(desk.station).import_results(tmp_path / "history.csv", author=desk.author)
    made = IntakePage(desk.context, places)
    qtbot.addWidget(made)
    made.resize(1174, 720)
    made.show()
    made.open()
    made.activateWindow()
    qtbot.waitActive(made)
    qtbot.waitUntil(lambda: bool(made.form.materials.list.boxes))
    return made


def typed(qtbot: QtBot, page: IntakePage, name: str, text: str) -> None:
    editor(page, name).setFocus()
    qtbot.keyClicks(editor(page, name), text)


def test_pinyin_initials_offer_an_exhibitor_that_down_and_enter_take(qtbot: QtBot, page: IntakePage) -> None:
    typed(qtbot, page, "respondent.name", "tuojin")
    offers = page.form.respondent.offers
    qtbot.waitUntil(lambda: len(offers.rows) == 1)
    qtbot.keyClick(editor(page, "respondent.name"), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is offers.rows[0]
    qtbot.keyClick(offers.rows[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor(page, "respondent.id_no").text() == YONGKANG)
    values = [editor(page, name).text() for name in ("respondent.name", "booth", "hall", "respondent.contact")]
    assert values == ["永康市拓进杯业有限公司", "9.2C07", "9.2馆", "周磊"]
    assert editor(page, "respondent.country").text() == "CN"


def test_a_scanned_badge_fills_the_form_and_asks_which_of_several_booths(qtbot: QtBot, page: IntakePage) -> None:
    typed(qtbot, page, "respondent.name", "YL139000101")
    qtbot.keyClick(editor(page, "respondent.name"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor(page, "respondent.name").text() == "义乌市晴川日用品有限公司")
    assert editor(page, "booth").text() == ""
    rows = page.form.respondent.offers.rows
    assert [row.text() for row in rows] == ["9.2B16", "9.2C03", "全部展位"]
    qtbot.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: editor(page, "booth").text() == "9.2C03")


def test_a_booth_entered_in_full_names_who_stands_there(qtbot: QtBot, page: IntakePage) -> None:
    fill(qtbot, page, "booth", "11.2A31")
    qtbot.waitUntil(lambda: editor(page, "respondent.name").text() == "Nordlys Lamps ApS")
    assert editor(page, "respondent.country").text() == "DK"
    assert editor(page, "booth").text() == "11.2A31"


def test_another_page_can_say_against_whom(qtbot: QtBot, desk: Fixture, page: IntakePage) -> None:
    exhibitor = Directory(desk.station).search("YL139000201")[0]
    page.open(respondent=exhibitor.id)
    qtbot.waitUntil(lambda: editor(page, "booth").text() == "9.2C07")
    page.open(respondent="没有登记的单位", booth="1.1A01")
    qtbot.waitUntil(lambda: editor(page, "respondent.name").text() == "没有登记的单位")
    assert editor(page, "booth").text() == "1.1A01"


def test_earlier_sessions_are_told_with_the_results_they_rest_on(qtbot: QtBot, desk: Fixture, page: IntakePage) -> None:
    complainant = {"name": "杭州织月纺织有限公司", "uscc": uscc("7")}
    desk.do("identity.confirm", {"one": complainant, "other": {"name": "杭州织月纺织有限公司"}})
    known_mark(qtbot, page)
    fill(qtbot, page, "complainant.id_no", uscc("7"))
    fill(qtbot, page, "respondent.name", "YL139000101")
    qtbot.waitUntil(lambda: len(page.form.respondent.past.texts) == 2)
    repeat, same = page.form.respondent.past.texts
    assert "第137届" in repeat and "第136届" in repeat and "统一社会信用代码相同" in repeat
    assert "同一投诉人以同一权利" in same and "第137届" in same


def test_one_complaint_against_two_becomes_two_cases(
    qtbot: QtBot, desk: Fixture, page: IntakePage, places: Places
) -> None:
    known_mark(qtbot, page)
    fill_the_rest(qtbot, page)
    qtbot.waitUntil(lambda: page.form.respondent.folded)
    page.form.respondent.set_folded(False)
    qtbot.mouseClick(page.form.respondent.more, Qt.MouseButton.LeftButton)
    fill(qtbot, page, "others.0.name", "YL139000201")
    qtbot.waitUntil(lambda: editor(page, "others.0.booth").text() == "9.2C07")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "已登记 2 件" in page.strip.text)
    rows = desk.station.cases().rows
    assert {row.booth for row in rows} == {"15.4D22", "9.2C07"}
    assert all(row.number in page.strip.text for row in rows)
    assert page.form.is_untouched
    see = next(b for b in page.strip.findChildren(QPushButton) if b.text() == "查看案件")
    qtbot.mouseClick(see, Qt.MouseButton.LeftButton)
    assert places.visits[-1] == ("cases", {"group": "RECEIVED"})


def test_the_same_booth_twice_is_told_at_the_field(qtbot: QtBot, desk: Fixture, page: IntakePage) -> None:
    known_mark(qtbot, page)
    fill_the_rest(qtbot, page)
    qtbot.waitUntil(lambda: page.form.respondent.folded)
    page.form.respondent.set_folded(False)
    qtbot.mouseClick(page.form.respondent.more, Qt.MouseButton.LeftButton)
    fill(qtbot, page, "others.0.name", "绍兴柯桥云裳贸易有限公司")
    fill(qtbot, page, "others.0.booth", "15.4D22")
    assert "已经填过" in page.form.respondent.others[0].parts["booth"].error
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.station.cases().total == 0


def test_further_respondents_are_kept_in_the_draft(qtbot: QtBot, page: IntakePage) -> None:
    qtbot.mouseClick(page.form.respondent.more, Qt.MouseButton.LeftButton)
    fill(qtbot, page, "others.0.name", "YL139000201")
    qtbot.waitUntil(lambda: editor(page, "others.0.booth").text() == "9.2C07")
    kept = page.form.draft()
    page.form.show_draft({})
    assert page.form.respondent.others == []
    page.form.show_draft(kept)
    assert page.form.respondent.also()[0]["respondent"]["contact"] == "周磊"
