"""New complaint, as the people at the desk use it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from accessibility import nameless
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from station_fixture import DESIGN, Fixture, Places, uscc, write

from fairdesk.casework import drafts
from fairdesk.casework.act import Refusal
from fairdesk.ui.desk.intake import IntakePage

Open = Callable[[], IntakePage]
WRONG_CHECK = f"ZL{DESIGN[:-1]}{'0' if DESIGN[-1] != '0' else '1'}"


@pytest.fixture
def places() -> Places:
    return Places()


@pytest.fixture
def opened(qtbot: QtBot, desk: Fixture, places: Places, sample_pack: Path) -> Open:
    """Opens the page at a station with reference records."""
    desk.station.reference.add(sample_pack)

    def make() -> IntakePage:
        page = IntakePage(desk.context, places)
        qtbot.addWidget(page)
        page.resize(1174, 720)
        page.show()
        page.open()
        page.activateWindow()
        qtbot.waitActive(page)
        qtbot.waitUntil(lambda: bool(page.form.materials.list.boxes))
        return page

    return make


def editor(page: QWidget, name: str) -> Any:
    found = page.findChild(QWidget, f"intake.{name}")
    assert found is not None, name
    return found


def fill(qtbot: QtBot, page: IntakePage, name: str, text: str) -> None:
    """Type into a field and go on with Enter, or with Tab where Enter begins a new line."""
    widget = editor(page, name)
    for part in page.form.parts:
        if not widget.isVisible() and part.isAncestorOf(widget):
            part.set_folded(False)
    widget.setFocus()
    if text.isascii():
        qtbot.keyClicks(widget, text)
    else:
        write(widget, text)
    qtbot.keyClick(widget, Qt.Key.Key_Tab)


def fill_the_rest(qtbot: QtBot, page: IntakePage) -> None:
    """What a complaint needs besides a known right."""
    fill(qtbot, page, "complainant.id_no", uscc("7"))
    fill(qtbot, page, "respondent.name", "绍兴柯桥云裳贸易有限公司")
    fill(qtbot, page, "booth", "15.4D22")
    fill(qtbot, page, "items.0.name", "丝巾")
    fill(qtbot, page, "facts", "展位上的丝巾使用了与注册商标相同的文字。")
    for name in ("truth_declared", "data_consent"):
        page.form.declarations.set_folded(False)
        qtbot.mouseClick(editor(page, name).box, Qt.MouseButton.LeftButton)


def known_mark(qtbot: QtBot, page: IntakePage) -> None:
    fill(qtbot, page, "right.number", "10000003")
    qtbot.waitUntil(lambda: editor(page, "right.title").text() == "织月")


def test_a_known_number_fills_the_right_and_shows_its_picture(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    known_mark(qtbot, page)
    told = page.form.told()["right"]
    assert (told["kind"], told["holder"], told["classes"]) == ("TM", "杭州织月纺织有限公司", (24, 25))
    assert str(told["expires"]) == "2028-08-20"
    assert told["pack"] != ""
    assert page.form.right.picture.image is not None
    assert page.form.right.source.isVisible()
    assert editor(page, "complainant.name").text() == "杭州织月纺织有限公司"


def test_another_number_takes_back_what_the_first_one_filled(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    known_mark(qtbot, page)
    editor(page, "right.number").clear()
    fill(qtbot, page, "right.number", "99999999")
    qtbot.waitUntil(lambda: "资料包中没有" in page.form.named["right.number"]._under.text())
    assert editor(page, "right.title").text() == ""
    assert page.form.right.picture.image is None
    assert page.form.told()["right"]["pack"] == ""


def test_what_a_person_typed_is_not_overwritten_by_a_record(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    fill(qtbot, page, "right.title", "织月图文")
    fill(qtbot, page, "right.number", "10000003")
    qtbot.waitUntil(lambda: page.form.right.pack != "")
    assert editor(page, "right.title").text() == "织月图文"


def test_a_wrong_check_digit_names_the_expected_one_under_the_field(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    fill(qtbot, page, "right.number", WRONG_CHECK)
    assert editor(page, "right.kind").value() == "PAT-DES"
    qtbot.waitUntil(lambda: page.form.named["right.number"].check() is False)
    assert f"应为 {DESIGN[-1]}" in page.form.named["right.number"].error


def test_a_wrong_credit_code_names_the_expected_character(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    right = uscc("5")
    wrong = right[:-1] + ("A" if right[-1] != "A" else "B")
    fill(qtbot, page, "complainant.id_no", wrong)
    assert f"应为 {right[-1]}" in page.form.named["complainant.id_no"].error


def test_an_expired_right_is_warned_of_at_once_and_refuses_nothing(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    fill(qtbot, page, "right.number", "10000004")
    qtbot.waitUntil(lambda: page.form.right.warnings.text != "")
    assert "不能受理" in page.form.right.warnings.text
    assert page.side.save.isEnabled()
    assert page.form.named["right.number"].error == ""
    assert page.side.warnings.text == ""
    editor(page, "respondent.name").setFocus()
    qtbot.waitUntil(lambda: page.form.right.folded)
    assert "不能受理" in page.side.warnings.text


def test_a_foreign_right_is_warned_of_at_once(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    editor(page, "right.office").clear()
    fill(qtbot, page, "right.office", "US")
    assert "US" in page.form.right.warnings.text


def test_the_same_complaint_is_found_and_its_case_can_be_opened(
    qtbot: QtBot, desk: Fixture, opened: Open, places: Places
) -> None:
    case_id = desk.receive(3)
    page = opened()
    fill(qtbot, page, "right.number", "1000 0004")
    fill(qtbot, page, "respondent.name", "绍兴柯桥云裳贸易有限公司")
    qtbot.waitUntil(lambda: page.form.respondent.duplicate.text != "")
    assert desk.row(case_id).number in page.form.respondent.duplicate.text
    qtbot.mouseClick(page.form.respondent.duplicate.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert places.visits[-1] == ("case", {"case_id": case_id})


def test_the_list_of_what_is_missing_leads_to_the_field(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    row = next(row for row in page.side.missing.rows if row.text() == "展位号")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is editor(page, "booth")


def test_saving_too_early_goes_to_the_first_missing_field(qtbot: QtBot, desk: Fixture, opened: Open) -> None:
    page = opened()
    editor(page, "facts").setFocus()
    qtbot.keyClick(editor(page, "facts"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is editor(page, "right.number")
    assert "请填写" in page.form.named["booth"].error
    assert desk.station.cases().total == 0


def test_ctrl_enter_registers_the_complaint_and_opens_the_case(
    qtbot: QtBot, desk: Fixture, opened: Open, places: Places
) -> None:
    page = opened()
    known_mark(qtbot, page)
    fill_the_rest(qtbot, page)
    assert page.side.missing.rows == []
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(places.visits))
    name, params = places.visits[-1]
    view = desk.station.case(params["case_id"], desk.author)
    assert (name, view.row.state, view.row.booth, view.row.right_title) == ("case", "RECEIVED", "15.4D22", "织月")
    assert view.right["pack"] != ""
    assert [item["name"] for item in view.items] == ["丝巾"]
    assert page.form.is_untouched
    qtbot.waitUntil(lambda: drafts.unfinished(desk.station, "complaint") == [])


def test_several_items_are_registered_and_one_can_be_taken_out(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    fill(qtbot, page, "items.0.name", "丝巾")
    for place, name in ((1, "围巾"), (2, "手帕")):
        qtbot.mouseClick(page.form.items.more, Qt.MouseButton.LeftButton)
        fill(qtbot, page, f"items.{place}.name", name)
    qtbot.mouseClick(editor(page, "items.1.remove"), Qt.MouseButton.LeftButton)
    assert [item["name"] for item in page.form.told()["items"]] == ["丝巾", "手帕"]


def test_the_material_follows_kind_agent_and_country(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    offered = page.form.materials.list.boxes
    assert "POA" not in offered
    page.form.agent.set_folded(False)
    page.form.agent.acts.click()
    assert "POA" in page.form.materials.list.boxes
    editor(page, "complainant.country").clear()
    fill(qtbot, page, "complainant.country", "DK")
    editor(page, "right.kind").set_value("PAT-INV")
    boxes = page.form.materials.list.boxes
    assert {"FOREIGN_FORM", "CLAIMS", "STATUS_PROOF"} <= set(boxes)
    boxes["CLAIMS"].click()
    editor(page, "right.kind").set_value("PAT-UM")
    assert page.form.told()["shown"] == ("CLAIMS",)


def test_the_draft_is_kept_when_a_field_is_left_and_offered_by_name_and_time(
    qtbot: QtBot, desk: Fixture, opened: Open
) -> None:
    first = opened()
    known_mark(qtbot, first)
    fill(qtbot, first, "respondent.name", "绍兴柯桥云裳贸易有限公司")
    editor(first, "right.expires").setFocus()
    qtbot.keyClicks(editor(first, "right.filed"), "20")
    first.leave()
    qtbot.waitUntil(lambda: bool(drafts.unfinished(desk.station, "complaint")))
    first.close()
    second = opened()
    qtbot.waitUntil(second.offers.isVisible)
    resume = second.findChild(QPushButton, "intake.draft.0.resume")
    assert resume is not None
    assert "绍兴柯桥云裳贸易有限公司" in resume.accessibleName()
    assert "09:00" in resume.accessibleName()
    qtbot.mouseClick(resume, Qt.MouseButton.LeftButton)
    assert editor(second, "respondent.name").text() == "绍兴柯桥云裳贸易有限公司"
    qtbot.waitUntil(lambda: second.form.right.picture.image is not None)
    qtbot.waitUntil(second.offers.isHidden)


def test_a_discarded_draft_can_be_brought_back(qtbot: QtBot, desk: Fixture, opened: Open) -> None:
    drafts.keep(desk.station, "d1", "complaint", {"complainant.name": "杭州织月纺织有限公司"})
    page = opened()
    qtbot.waitUntil(page.offers.isVisible)
    discard = page.findChild(QPushButton, "intake.draft.0.discard")
    assert discard is not None
    qtbot.mouseClick(discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.strip.text != "")
    assert drafts.unfinished(desk.station, "complaint") == []
    undo = next(b for b in page.strip.findChildren(QPushButton) if b.text() == "撤销")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [d.id for d in drafts.unfinished(desk.station, "complaint")] == ["d1"])


def test_starting_another_keeps_the_first_as_a_draft(qtbot: QtBot, desk: Fixture, opened: Open) -> None:
    page = opened()
    fill(qtbot, page, "right.title", "织月")
    qtbot.mouseClick(page.side.afresh, Qt.MouseButton.LeftButton)
    assert page.form.is_untouched
    qtbot.waitUntil(lambda: len(drafts.unfinished(desk.station, "complaint")) == 1)
    assert drafts.unfinished(desk.station, "complaint")[0].data["right.title"] == "织月"


def test_an_act_refused_as_a_whole_says_so_above_the_form(qtbot: QtBot, desk: Fixture, opened: Open) -> None:
    page = opened()
    known_mark(qtbot, page)
    fill_the_rest(qtbot, page)
    desk.clock.forward(days=10)
    qtbot.mouseClick(page.side.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "闭幕" in page.strip.text)
    assert page.side.save.isEnabled()
    assert editor(page, "booth").text() == "15.4D22"


def test_every_refusal_stands_at_its_field(opened: Open) -> None:
    page = opened()
    rest = page.form.show_refusals(
        (Refusal("FD-1112", "booth", {"value": "甲"}), Refusal("FD-1110", "complainant.email", {"value": "x"}),
         Refusal("FD-1120", "items"), Refusal("FD-1010"))
    )  # fmt: skip
    assert "甲" in page.form.named["booth"].error
    assert "电子邮箱" in page.form.named["complainant.email"].error
    assert "物品" in page.form.items.rows[0].parts["name"].error
    assert len(rest) == 1
    assert QApplication.focusWidget() is editor(page, "booth")


def test_enter_goes_through_the_fields_in_reading_order(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    assert QApplication.focusWidget() is editor(page, "right.number")
    names = []
    for _ in range(8):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Return)
        after = QApplication.focusWidget()
        assert after is not None
        names.append(after.objectName().removeprefix("intake."))
    assert names == [
        "right.kind", "right.office", "right.title", "right.holder", "right.status", "right.filed", "right.granted",
        "right.expires",
    ]  # fmt: skip


def test_a_complete_section_folds_when_the_person_goes_on(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    known_mark(qtbot, page)
    editor(page, "complainant.address").setFocus()
    qtbot.waitUntil(lambda: page.form.right.folded)
    assert "织月" in page.form.right._line.accessibleName()
    assert not page.form.respondent.folded


def test_everything_has_a_name_for_screen_readers(opened: Open) -> None:
    page = opened()
    for part in page.form.parts:
        part.set_folded(False)
    page.form.agent.acts.click()
    assert nameless(page) == []
