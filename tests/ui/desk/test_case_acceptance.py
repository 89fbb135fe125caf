"""The acceptance screen, the second look and the flags of a case."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, Places, complaint, uscc, write
from test_case_page import ALL, defaulted, editor, press, shown, step, until_step

from fairdesk.casework.exhibitors.history import History
from fairdesk.casework.setup import staff_id

HISTORY = f"""届次,日期,投诉人,被投诉人,统一社会信用代码,权利类型,权利号,处理结果,处理措施,后续法律程序
第137届,2026-04-24,别家有限公司,宁波海澜电器有限公司,{uscc("31")},商标,61800021,涉嫌侵权，撤展,撤下展品,
第136届,2025-10-26,别家有限公司,宁波海澜电器有限公司,{uscc("31")},商标,61800021,涉嫌侵权，撤展,遮盖,
"""


@pytest.fixture
def places() -> Places:
    return Places()


def test_the_right_is_compared_with_the_register_field_by_field(
    qtbot: QtBot, desk: Fixture, places: Places, sample_pack: Path
) -> None:
    desk.station.reference.add(sample_pack)
    right = complaint(0)["right"] | {"holder": "别家有限公司", "filed": "2023-04-11", "granted": None}
    page = shown(qtbot, desk, places, desk.receive(0, shown=ALL, right=right))
    assert step(page) == "complaint.accept"
    texts = editor(page, "accept.right").texts
    assert any("权利人不一致" in text and "别家有限公司" in text and "晨曜" in text for text in texts)
    assert any("到期日不一致" in text and "2038-04-10" in text for text in texts)
    assert any("授权日：投诉书未写" in text and "2023-11-03" in text for text in texts)
    assert any(text.startswith("一致") and "名称" in text and "申请日" in text for text in texts)


def test_material_and_standing_are_on_the_same_screen(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    page = shown(qtbot, desk, places, desk.receive(0, shown=ALL))
    assert any("专利权评价报告（必要时可要求）" in text for text in editor(page, "accept.materials").texts)
    assert "深圳市晨曜科技有限公司" in editor(page, "accept.standing").texts[0]
    assert "资料包中没有这个号码" in editor(page, "accept.right").texts[-1]


def test_a_sole_licensee_has_to_show_that_the_holder_is_silent(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = desk.receive(0, shown=ALL, standing="sole")
    view = desk.station.case(case_id, desk.author)
    assert {"LICENCE", "OWNER_SILENCE"} <= {material.code for material in view.materials if not material.shown}
    page = shown(qtbot, desk, places, case_id)
    assert any("权利人不主张权利" in text for text in editor(page, "missing_materials").texts)


def test_the_handler_cannot_sign_until_somebody_else_looked(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    case_id = defaulted(desk)
    page = shown(qtbot, desk, places, case_id)
    assert "周瑜" in page.panel.obstacles.text and "还不能签发" in page.panel.obstacles.text
    assert not page.panel.default.isEnabled()
    assert page.findChild(QPushButton, "case.other.case.second_look") is None
    page.close()
    desk.context.author = staff_id(desk.station.id, "zhouyu")
    second = shown(qtbot, desk, places, case_id)
    press(qtbot, second, "other.case.second_look")
    until_step(qtbot, second, "case.second_look")
    write(editor(second, "note"), "权利、送达、比对均已核对")
    press(qtbot, second)
    qtbot.waitUntil(
        lambda: not [s for s in desk.station.case(case_id, desk.author).steps if s.act == "case.second_look"]
    )
    desk.context.author = staff_id(desk.station.id, "liming")
    assert desk.station.case(case_id, desk.author).steps[0].obstacles == ()


def test_a_repeat_infringer_is_flagged_with_reason_and_hits(
    qtbot: QtBot, desk: Fixture, places: Places, tmp_path: Path
) -> None:
    (tmp_path / "history.csv").write_text(HISTORY, encoding="utf-8")
    History(desk.station).import_results(tmp_path / "history.csv", author=desk.author)
    respondent = {"name": "宁波海澜电器有限公司", "id_no": uscc("31")}
    case_id = desk.receive(0, shown=ALL, respondent=respondent)
    page = shown(qtbot, desk, places, case_id)
    strip = page.parties.past.repeat
    assert "第137届" in strip.text and "第136届" in strip.text
    assert any("2 件成立" in text for text in editor(page, "accept.earlier").texts)
    qtbot.mouseClick(strip.findChild(QPushButton), Qt.MouseButton.LeftButton)
    until_step(qtbot, page, "case.flag")
    qtbot.mouseClick(editor(page, "hits.1"), Qt.MouseButton.LeftButton)
    write(editor(page, "reason"), "同一信用代码，同类物品")
    press(qtbot, page)
    qtbot.waitUntil(lambda: "repeat_infringer" in desk.row(case_id).flags)
    until_step(qtbot, page, "complaint.accept")
    press(qtbot, page, "other.case.flag")
    assert "取消" in editor(page, "flag").currentText()
    write(editor(page, "reason"), "核对后不是同一行为")
    press(qtbot, page)
    qtbot.waitUntil(lambda: desk.row(case_id).flags == ())
