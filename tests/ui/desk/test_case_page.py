"""The page of one case, as the people at the desk use it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from accessibility import nameless
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, Places, picture, write

from fairdesk.casework.acts import ACTS
from fairdesk.casework.setup import staff_id
from fairdesk.core.states import State
from fairdesk.ui.desk.case import CasePage
from fairdesk.ui.desk.case.steps import FORMS

ALL = ("IDENTITY", "CERTIFICATE", "STATUS_PROOF", "DESIGN_PICTURES", "EVIDENCE")


@pytest.fixture
def places() -> Places:
    return Places()


def shown(qtbot: QtBot, desk: Fixture, places: Places, case_id: str) -> CasePage:
    page = CasePage(desk.context, places)
    qtbot.addWidget(page)
    page.resize(1174, 720)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.open(case_id=case_id)
    qtbot.waitUntil(lambda: page.panel.form is not None and page.panel.form.isVisible())
    return page


def editor(page: QWidget, name: str) -> Any:
    found = page.findChild(QWidget, f"case.{name}")
    assert found is not None, name
    return found


def press(qtbot: QtBot, page: CasePage, name: str = "default") -> None:
    button = page.findChild(QPushButton, f"case.{name}")
    assert button is not None, name
    assert button.isEnabled(), button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def step(page: CasePage) -> str:
    return "" if page.panel.form is None else page.panel.form.act


def until_step(qtbot: QtBot, page: CasePage, act: str) -> None:
    qtbot.waitUntil(lambda: page.panel.form is not None and page.panel.form.isVisible() and step(page) == act)


def state(desk: Fixture, case_id: str) -> str:
    return str(desk.row(case_id).state)


def accepted(desk: Fixture) -> str:
    case_id = desk.receive(0, shown=ALL)
    desk.do("complaint.accept", {"not_sued": True}, case_id)
    return case_id


def notified(desk: Fixture) -> str:
    case_id = accepted(desk)
    notice = desk.do("respondent.notify", {"planned_service": desk.clock()}, case_id).paper("D07")
    desk.do(
        "respondent.serve",
        {"document_id": notice["id"], "to_role": "respondent", "recipient": "刘强", "served_at": desk.clock()},
        case_id,
    )
    return case_id


def test_the_head_names_case_state_parties_and_clock(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = desk.receive(0)
    page = shown(qtbot, desk, places, case_id)
    assert page.header.number.text() == desk.row(case_id).number
    assert page.header.state.spec.text == "已收件"
    parties = page.header.parties.accessibleName()
    assert "深圳市晨曜科技有限公司" in parties and "宁波海澜电器有限公司" in parties and "9.2B16" in parties
    assert page.header.clock.reading.text == "剩 02:00:00"
    assert page.header.clock_name.text().startswith("受理时限")


def test_every_form_gives_what_its_act_takes(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    page = shown(qtbot, desk, places, notified(desk))
    assert page.panel.form is not None
    for act, form in FORMS.items():
        given = form(page.panel.form.at).given()
        assert set(given) <= set(ACTS[act].input.model_fields), act


def test_missing_material_is_asked_for_completely_then_supplied_then_accepted(
    qtbot: QtBot, desk: Fixture, places: Places
) -> None:
    case_id = desk.receive(0, shown=["IDENTITY", "CERTIFICATE"])
    page = shown(qtbot, desk, places, case_id)
    assert step(page) == "complaint.require_supplement"
    texts = editor(page, "missing_materials").texts
    assert len(texts) == 3
    qtbot.waitUntil(lambda: "补正期限" in "".join(editor(page, "deadline").texts))
    press(qtbot, page)
    until_step(qtbot, page, "complaint.supply")
    assert state(desk, case_id) == "SUPPLEMENT"
    for code in ("STATUS_PROOF", "DESIGN_PICTURES", "EVIDENCE"):
        qtbot.mouseClick(editor(page, f"shown.{code}"), Qt.MouseButton.LeftButton)
    press(qtbot, page)
    until_step(qtbot, page, "complaint.accept")
    press(qtbot, page)
    assert page.panel.form is not None
    assert page.panel.form.fields["not_sued"].error != ""
    qtbot.mouseClick(editor(page, "not_sued").box, Qt.MouseButton.LeftButton)
    press(qtbot, page)
    until_step(qtbot, page, "respondent.notify")
    assert state(desk, case_id) == "ACCEPTED"
    assert "受理通知书" in page.strip.text


def test_a_strip_leads_to_the_paper_that_was_issued(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = accepted(desk)
    page = shown(qtbot, desk, places, case_id)
    press(qtbot, page)
    until_step(qtbot, page, "respondent.serve")
    preview = next(b for b in page.strip.findChildren(QPushButton) if b.text() == "预览、打印")
    qtbot.mouseClick(preview, Qt.MouseButton.LeftButton)
    notice = next(paper for paper in desk.station.paper_list(case_id) if paper.code == "D07")
    assert places.visits == [("papers", {"document_id": notice.id})]


def test_the_planned_service_shows_the_deadline_that_follows(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    page = shown(qtbot, desk, places, accepted(desk))
    planned = editor(page, "planned_service")
    assert planned.text() == "2026-10-15 09:30"
    qtbot.waitUntil(lambda: "2026-10-16 09:30" in "".join(editor(page, "deadline").texts))
    planned.clear()
    qtbot.keyClicks(planned, "2026-10-19 10:00")
    qtbot.waitUntil(lambda: "2026-10-19 18:00" in "".join(editor(page, "deadline").texts))
    assert "闭幕" in editor(page, "deadline").texts[1]


def test_serving_the_notice_starts_the_answer_clock(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = accepted(desk)
    desk.do("respondent.notify", {"planned_service": desk.clock()}, case_id)
    desk.clock.forward(minutes=20)
    page = shown(qtbot, desk, places, case_id)
    assert step(page) == "respondent.serve"
    write(editor(page, "recipient"), "刘强")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until_step(qtbot, page, "answer.receive")
    assert state(desk, case_id) == "NOTIFIED"
    qtbot.waitUntil(lambda: page.header.clock.reading.text == "剩 24:00:00")


def test_leaving_a_paper_needs_a_witness_and_electronic_service_a_consent(
    qtbot: QtBot, desk: Fixture, places: Places
) -> None:
    case_id = accepted(desk)
    desk.do("respondent.notify", {"planned_service": desk.clock()}, case_id)
    page = shown(qtbot, desk, places, case_id)
    assert not editor(page, "witness").isVisible()
    editor(page, "manner").set_value("electronic")
    assert editor(page, "consent").isVisible()
    editor(page, "manner").set_value("left")
    assert not editor(page, "consent").isVisible()
    write(editor(page, "recipient"), "刘强")
    press(qtbot, page)
    assert QApplication.focusWidget() is editor(page, "witness")
    write(editor(page, "witness"), "孙玲")
    press(qtbot, page)
    until_step(qtbot, page, "answer.receive")


def test_an_answer_is_entered_with_positions_and_statement(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = notified(desk)
    page = shown(qtbot, desk, places, case_id)
    write(editor(page, "given_by"), "刘强")
    for code in ("DIFFERENT", "PRIOR_DESIGN"):
        qtbot.mouseClick(editor(page, f"positions.{code}"), Qt.MouseButton.LeftButton)
    write(editor(page, "statement"), "扇叶和底座均不相同。")
    write(editor(page, "evidence"), "2019 年产品目录\n销售发票")
    press(qtbot, page)
    qtbot.waitUntil(lambda: state(desk, case_id) == "ANSWERED")
    answer = desk.station.case(case_id, desk.author).answers[0]
    assert answer["positions"] == ["DIFFERENT", "PRIOR_DESIGN"]
    assert answer["evidence"] == ["2019 年产品目录", "销售发票"]


def test_when_the_deadline_passes_the_default_is_proposed_and_confirmed(
    qtbot: QtBot, desk: Fixture, places: Places
) -> None:
    case_id = notified(desk)
    page = shown(qtbot, desk, places, case_id)
    assert step(page) == "answer.receive"
    desk.clock.forward(hours=25)
    page._clock_went_on()
    until_step(qtbot, page, "answer.default")
    qtbot.mouseClick(editor(page, "no_good_reason").box, Qt.MouseButton.LeftButton)
    press(qtbot, page)
    until_step(qtbot, page, "measure.order")
    assert state(desk, case_id) == "DEFAULTED"


def test_an_answer_being_typed_is_not_pushed_aside_by_the_clock(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    page = shown(qtbot, desk, places, notified(desk))
    write(editor(page, "statement"), "正在记录")
    desk.clock.forward(hours=25)
    page._clock_went_on()
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "case.other.answer.default") is not None)
    assert editor(page, "statement").value() == "正在记录"


def defaulted(desk: Fixture) -> str:
    case_id = notified(desk)
    desk.clock.forward(hours=25)
    desk.do("answer.default", {"no_good_reason": True}, case_id)
    return case_id


def test_the_head_orders_a_measure_together_with_the_organiser(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = defaulted(desk)
    desk.station.perform(
        "case.second_look",
        {"note": "权利、送达、比对均已核对"},
        author=staff_id(desk.station.id, "zhouyu"),
        case_id=case_id,
    )
    page = shown(qtbot, desk, places, case_id)
    assert editor(page, "ground").value() == "DEFAULT"
    assert editor(page, "until").text() == "2026-10-19 18:00"
    press(qtbot, page)
    assert state(desk, case_id) == "DEFAULTED"
    for code in ("WITHDRAW", "COVER"):
        qtbot.mouseClick(editor(page, f"kinds.{code}"), Qt.MouseButton.LeftButton)
    write(editor(page, "organiser_by"), "赵敏")
    press(qtbot, page)
    qtbot.waitUntil(lambda: state(desk, case_id) == "MEASURE")
    measure = desk.station.case(case_id, desk.author).measures[0]
    assert (measure["kinds"], measure["items"], measure["organiser_by"]) == (["WITHDRAW", "COVER"], [1], "赵敏")


def test_online_measures_are_offered_only_for_items_with_a_link(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    page = shown(qtbot, desk, places, defaulted(desk))
    assert page.findChild(QWidget, "case.kinds.DELETE") is None


def test_who_may_not_do_a_step_is_told_who_may(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = defaulted(desk)
    desk.context.author = staff_id(desk.station.id, "hexin")
    page = shown(qtbot, desk, places, case_id)
    assert not page.panel.default.isEnabled()
    assert "站长" in page.panel.may_not.text and "李明" in page.panel.may_not.text
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert state(desk, case_id) == "DEFAULTED"


def test_a_refusal_of_the_whole_step_stands_above_the_form(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = accepted(desk)
    page = shown(qtbot, desk, places, case_id)
    desk.do("respondent.notify", {"planned_service": desk.clock()}, case_id)
    press(qtbot, page)
    qtbot.waitUntil(lambda: "已经制作" in page.panel.refused.text)


def test_a_refused_field_shows_its_reason_and_keeps_what_was_typed(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    page = shown(qtbot, desk, places, accepted(desk))
    planned = editor(page, "planned_service")
    planned.clear()
    qtbot.keyClicks(planned, "2026-10-15 08:00")
    press(qtbot, page)
    assert page.panel.form is not None
    field = page.panel.form.fields["planned_service"]
    qtbot.waitUntil(lambda: "不能早于现在" in field.error)
    assert planned.text() == "2026-10-15 08:00"


def test_an_expired_right_is_an_obstacle_in_words_and_proposes_the_ground(
    qtbot: QtBot, desk: Fixture, places: Places
) -> None:
    case_id = desk.receive(0, shown=ALL, right=_expired())
    page = shown(qtbot, desk, places, case_id)
    assert step(page) == "complaint.reject"
    assert "LAPSED" in editor(page, "grounds").value()
    press(qtbot, page, "other.complaint.accept")
    assert "届满" in page.panel.obstacles.text
    assert not page.panel.default.isEnabled()
    press(qtbot, page, "other.complaint.reject")
    until_step(qtbot, page, "complaint.reject")
    press(qtbot, page)
    qtbot.waitUntil(lambda: state(desk, case_id) == "REJECTED")


def _expired() -> dict[str, Any]:
    return {
        "kind": "TM", "number": "10000004", "title": "PVMA", "holder": "永康市拓进工具有限公司", "status": "in_force",
        "granted": "2004-08-21", "expires": "2014-08-20", "classes": [25],
    }  # fmt: skip


def test_what_was_typed_outlives_a_refresh_and_a_look_at_another_case(
    qtbot: QtBot, desk: Fixture, places: Places
) -> None:
    first, second = desk.receive(0), desk.receive(1)
    page = shown(qtbot, desk, places, first)
    write(editor(page, "note"), "请补交登记簿副本")
    desk.context.act("complaint.supply", {"shown": ["STATUS_PROOF"]}, case_id=first).start(page)
    qtbot.waitUntil(lambda: len(editor(page, "missing_materials").texts) == 2)
    assert editor(page, "note").value() == "请补交登记簿副本"
    page.open(case_id=second)
    qtbot.waitUntil(lambda: page.header.number.text() == desk.row(second).number)
    page.open(case_id=first)
    qtbot.waitUntil(lambda: page.header.number.text() == desk.row(first).number)
    assert editor(page, "note").value() == "请补交登记簿副本"


def test_the_timeline_tells_who_did_what_and_opens_its_paper(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = accepted(desk)
    page = shown(qtbot, desk, places, case_id)
    qtbot.waitUntil(lambda: len([b for b in page.timeline.findChildren(QPushButton) if b.isVisible()]) == 2)
    links = [b for b in page.timeline.findChildren(QPushButton) if b.isVisible()]
    assert [link.text() for link in links] == ["投诉书", "受理通知书"]
    qtbot.mouseClick(links[1], Qt.MouseButton.LeftButton)
    accepted_paper = next(paper for paper in desk.station.paper_list(case_id) if paper.code == "D04")
    assert places.visits == [("papers", {"document_id": accepted_paper.id})]


def test_issued_papers_show_as_page_pictures_that_open(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    page = shown(qtbot, desk, places, accepted(desk))
    page.tabs.setCurrentIndex(4)
    card = page.findChild(QWidget, "case.paper.D04")
    assert card is not None
    qtbot.waitUntil(lambda: card.picture.image is not None)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert places.visits[-1][0] == "papers"


def test_the_right_tab_shows_the_picture_from_the_pack(
    qtbot: QtBot, desk: Fixture, places: Places, sample_pack: Path
) -> None:
    desk.station.reference.add(sample_pack)
    found = desk.station.reference.find("10000003")[0]
    right = {
        "kind": "TM", "number": "10000003", "title": "织月", "holder": "杭州织月纺织有限公司", "status": "in_force",
        "granted": "2018-08-21", "expires": "2028-08-20", "classes": [25], "pack": found.pack,
    }  # fmt: skip
    page = shown(qtbot, desk, places, desk.receive(3, right=right))
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.right.picture.isVisible())


def test_a_photo_becomes_evidence_and_is_ticked_for_the_confirmation(
    qtbot: QtBot, desk: Fixture, places: Places, tmp_path: Path
) -> None:
    case_id = defaulted(desk)
    other = staff_id(desk.station.id, "zhouyu")
    desk.station.perform("case.second_look", {"note": "已核对"}, author=other, case_id=case_id)
    desk.do(
        "measure.order",
        {"ground": "DEFAULT", "kinds": ["WITHDRAW"], "items": [1], "until": desk.station.station().closes_at,
         "organiser_by": "赵敏"},
        case_id,
    )  # fmt: skip
    page = shown(qtbot, desk, places, case_id)
    press(qtbot, page, "other.measure.confirm")
    until_step(qtbot, page, "measure.confirm")
    picture(tmp_path / "booth.png", "#445566", round_=True)
    page.add_evidence([tmp_path / "booth.png"])
    qtbot.waitUntil(lambda: len(editor(page, "evidence").value()) == 1)
    editor(page, "found").set_value("removed")
    press(qtbot, page)
    qtbot.waitUntil(lambda: state(desk, case_id) == State.IN_FORCE.value)


def test_an_act_of_somebody_else_meanwhile_is_told_and_nothing_typed_is_lost(
    qtbot: QtBot, desk: Fixture, places: Places
) -> None:
    case_id = notified(desk)
    page = shown(qtbot, desk, places, case_id)
    write(editor(page, "given_by"), "刘强")
    qtbot.mouseClick(editor(page, "positions.DIFFERENT"), Qt.MouseButton.LeftButton)
    write(editor(page, "statement"), "不同。")
    digest = desk.station.files.put(b"x")
    photo = {"sha256": digest, "name": "x.png", "mime": "image/png", "size": 1, "taken_at": desk.clock()}
    other = staff_id(desk.station.id, "zhouyu")
    desk.station.perform("evidence.add", photo, author=other, case_id=case_id)  # at another desk
    press(qtbot, page)
    qtbot.waitUntil(lambda: "周瑜" in page.panel.refused.text)
    assert state(desk, case_id) == "NOTIFIED"
    qtbot.waitUntil(lambda: not desk.context.tasks.busy)
    assert editor(page, "statement").value() == "不同。"
    press(qtbot, page)
    qtbot.waitUntil(lambda: state(desk, case_id) == "ANSWERED")


def test_a_withdrawn_case_is_closed_with_the_proposed_summary(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = desk.receive(0)
    desk.do("complaint.withdraw", {"withdrawn_by": "王芳", "reason": "settled"}, case_id)
    page = shown(qtbot, desk, places, case_id)
    assert step(page) == "case.close"
    assert "宁波海澜电器有限公司" in editor(page, "summary").value()
    press(qtbot, page)
    qtbot.waitUntil(lambda: page.panel.form is None)
    assert state(desk, case_id) == "CLOSED"


def test_the_number_is_copied_and_compare_opens_for_this_case(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = desk.receive(0)
    page = shown(qtbot, desk, places, case_id)
    qtbot.mouseClick(page.header.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == desk.row(case_id).number
    qtbot.mouseClick(page.header.compare, Qt.MouseButton.LeftButton)
    assert places.visits == [("compare", {"case_id": case_id})]


def test_everything_has_a_name_for_screen_readers(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    page = shown(qtbot, desk, places, notified(desk))
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
    assert nameless(page) == []


def test_rare_steps_show_when_they_are_asked_for(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    page = shown(qtbot, desk, places, notified(desk))
    rare = page.findChild(QPushButton, "case.other.case.suspend")
    assert rare is not None and not rare.isVisible()
    qtbot.mouseClick(page.panel.more, Qt.MouseButton.LeftButton)
    assert rare.isVisible()
    qtbot.mouseClick(rare, Qt.MouseButton.LeftButton)
    until_step(qtbot, page, "case.suspend")
