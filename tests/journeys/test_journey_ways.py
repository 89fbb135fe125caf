"""The other ways a case can go, each through the case page of the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fairdesk.casework.setup import staff_id
from fairdesk.ui.desk.context import Central
from fairdesk.ui.desk.program import open_desk
from fairdesk.ui.preferences import MemoryPreferences
from tests.journeys.window import Window
from tests.ui.desk.station_fixture import Fixture, picture

ALL = ("IDENTITY", "CERTIFICATE", "STATUS_PROOF", "DESIGN_PICTURES", "EVIDENCE")


@pytest.fixture
def window(qtbot: QtBot, desk: Fixture) -> Iterator[Window]:
    shell = open_desk(
        desk.station, author=desk.author, central=Central(), scheme="light", preferences=MemoryPreferences()
    )
    qtbot.addWidget(shell)
    yield Window(qtbot, shell)
    shell.close()


def notified(desk: Fixture) -> str:
    """A case whose notice reached the respondent, by the acts of the other journeys."""
    case = desk.receive(0, shown=ALL)
    accepted = desk.do("complaint.accept", {"not_sued": True}, case).paper("D04")
    served = {"to_role": "complainant", "recipient": "王芳", "served_at": desk.clock()}
    desk.do("paper.serve", served | {"document_id": accepted["id"]}, case)
    notice = desk.do("respondent.notify", {"planned_service": desk.clock()}, case).paper("D07")
    desk.do("respondent.serve", served | {"document_id": notice["id"], "to_role": "respondent"}, case)
    return case


def contested(desk: Fixture) -> str:
    case = notified(desk)
    desk.do("answer.receive", {"given_by": "刘强", "positions": ["DIFFERENT"], "statement": "外观不同。"}, case)
    return case


def in_force(desk: Fixture) -> str:
    """A case whose exhibit was seen to be removed."""
    case = notified(desk)
    desk.do("answer.receive", {"given_by": "刘强", "positions": ["ADMIT"], "statement": "认可。"}, case)
    handler = staff_id(desk.station.id, "zhouyu")
    desk.station.perform("case.second_look", {"note": "已核对"}, author=handler, case_id=case)
    until = desk.station.station().closes_at
    order = {"ground": "ADMISSION", "kinds": ["WITHDRAW"], "items": [1], "until": until, "organiser_by": "赵敏"}
    notice = desk.do("measure.order", order, case).paper("D14")
    served = {"to_role": "respondent", "recipient": "刘强", "served_at": desk.clock()}
    desk.do("paper.serve", served | {"document_id": notice["id"]}, case)
    photo = {"sha256": desk.station.files.put(b"x"), "name": "x.png", "mime": "image/png", "size": 1}
    seen = desk.do("evidence.add", photo | {"taken_at": desk.clock()}, case).entry.id
    desk.do("measure.confirm", {"found": "removed", "evidence": [seen]}, case)
    return case


def ends(window: Window, desk: Fixture, case: str, outcome: str) -> None:
    """Serve what is left, close, and look at the archive."""
    while desk.station.case(case, desk.author).steps[0].act == "paper.serve":
        window.step("paper.serve")
        window.type("case.recipient", "签收人")
        window.done()
    window.step("case.close")
    window.done()
    view = desk.station.case(case, desk.author)
    assert (view.row.state, view.outcome) == ("CLOSED", outcome)
    assert desk.station.verify().ok


def test_a_clearing_opinion_lets_the_exhibit_stay(window: Window, desk: Fixture) -> None:
    case = contested(desk)
    window.go("case", case_id=case)
    window.step("opinion.commission")
    window.type("case.experts", "钱某")
    window.tick("case.no_conflicts")
    window.done()
    window.step("opinion.issue")
    window.find("case.result").set_value("NOT_SUSPECTED")
    window.type("case.reasons", "整体视觉效果差异明显。")
    window.done()
    window.step("finding.record")
    window.find("case.result").set_value("NOT_SUSPECTED")
    window.type("case.reasons", "整体视觉效果差异明显。")
    window.done()
    ends(window, desk, case, "CLEARED")


def test_a_settlement_ends_the_dispute(window: Window, desk: Fixture) -> None:
    case = contested(desk)
    window.go("case", case_id=case)
    window.step("mediation.begin", choose="mediation.begin")
    window.type("case.mediator", "李明")
    for name in ("complainant_consents", "respondent_consents"):
        window.tick(f"case.{name}")
    window.done()
    window.step("mediation.settle")
    window.type("case.terms", "展会期间不再展出。")
    window.done()
    ends(window, desk, case, "SETTLED")


def test_a_complaint_is_withdrawn(window: Window, desk: Fixture) -> None:
    case = notified(desk)
    window.go("case", case_id=case)
    window.step("complaint.withdraw", choose="complaint.withdraw")
    window.type("case.withdrawn_by", "王芳")
    window.find("case.reason").set_value("settled")
    window.done()
    ends(window, desk, case, "WITHDRAWN")


def test_what_is_open_at_the_end_of_the_fair_goes_to_the_authority(window: Window, desk: Fixture) -> None:
    case = contested(desk)
    desk.clock.forward(days=5)
    window.go("case", case_id=case)
    window.step("case.transfer")
    window.type("case.to", "样例市知识产权局")
    window.find("case.reason").set_value("unfinished")
    window.type("case.organiser_by", "赵敏")
    window.type("case.facts", "展期内未能认定。")
    window.done()
    window.step("transfer.receipt")
    window.type("case.receipt_no", "样知回〔2026〕5号")
    window.done()
    ends(window, desk, case, "TRANSFERRED")


def test_an_exhibit_back_on_display_gets_a_second_notice(window: Window, desk: Fixture, tmp_path: Path) -> None:
    case = in_force(desk)
    desk.clock.forward(hours=20)
    window.go("case", case_id=case)
    window.step("measure.recheck")
    photo = tmp_path / "again.png"
    picture(photo, "#884444", round_=True)
    window.shell.page("case").add_evidence([photo])
    window.until(lambda: len(desk.station.case(case, desk.author).evidence) == 2)
    window.rest()
    window.find("case.found").set_value("displayed")
    window.done()
    window.step("measure.order")
    assert desk.row(case).state == "REOPENED"
    window.tick("case.kinds.WITHDRAW")
    window.type("case.organiser_by", "赵敏")
    window.done()
    window.step("paper.serve")
    papers = [paper.code for paper in desk.station.paper_list(case)]
    assert papers.count("D14") == 2
    assert papers.count("D20") == 2


def test_a_patrol_lead_goes_from_the_booth_to_the_respondent(window: Window, desk: Fixture) -> None:
    window.go("cases")
    window.press("cases.lead")
    window.until(lambda: window.shell.current == "lead")
    window.rest()
    window.type("intake.right.number", "10000003")
    window.find("intake.right.kind").set_value("TM")
    window.type("intake.right.title", "织月")
    window.type("intake.right.holder", "杭州织月纺织有限公司")
    window.type("intake.respondent.name", "绍兴柯桥云裳贸易有限公司")
    window.type("intake.booth", "15.4D22")
    window.type("intake.items.0.name", "丝巾")
    window.type("intake.facts", "开馆巡查发现丝巾上有相同文字。")
    window.press("lead.save")
    window.until(lambda: window.shell.current == "case")
    window.step("respondent.notify")
    row = desk.station.cases().rows[0]
    assert (row.state, row.flags) == ("ACCEPTED", ("patrol_lead",))
    window.done()
    window.step("respondent.serve")
