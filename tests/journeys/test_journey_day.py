"""A station's day, played through the widgets against a live central service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fairdesk.casework.setup import staff_id
from fairdesk.central.server import LiveCentral
from fairdesk.demo import ends
from fairdesk.ui.desk.case import CasePage
from fairdesk.ui.desk.context import Central
from fairdesk.ui.desk.program import open_desk
from fairdesk.ui.desk.sync import SyncPage
from fairdesk.ui.preferences import MemoryPreferences
from tests.journeys.window import Window
from tests.ui.desk.station_fixture import Fixture, picture, uscc


@pytest.fixture(params=["embedded", "postgresql"])
def central(request: pytest.FixtureRequest, tmp_path: Path, desk: Fixture) -> Iterator[LiveCentral]:
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    with LiveCentral(tmp_path / "central", database_url=url, now=desk.clock) as running:
        yield running


def complain(window: Window) -> str:
    """F2, the number, the parties, the thing, the facts; returns the case that the window opens."""
    window.qtbot.keyClick(window.shell, Qt.Key.Key_F2)
    window.until(lambda: window.shell.current == "intake")
    window.rest()
    window.type("intake.right.number", "10000003")
    window.until(lambda: window.find("intake.right.title").text() == "织月")
    window.type("intake.complainant.id_no", uscc("7"))
    window.type("intake.respondent.name", "绍兴柯桥云裳贸易有限公司")
    window.type("intake.booth", "15.4D22")
    window.type("intake.items.0.name", "丝巾")
    window.type("intake.facts", "展位上的丝巾使用了与注册商标相同的文字。")
    page = window.shell.page("intake")
    for part in (page.form.materials, page.form.declarations):
        part.set_folded(False)
    for code in ("IDENTITY", "CERTIFICATE", "EVIDENCE"):
        window.tick(f"intake.materials.{code}")
    for name in ("truth_declared", "data_consent"):
        window.tick(f"intake.{name}")
    window.press("intake.save")
    window.until(lambda: window.shell.current == "case")
    window.rest()
    case = window.shell.page("case")
    assert isinstance(case, CasePage)
    return str(case.case_id)


def compare(window: Window, case_id: str) -> None:
    """F4: the sign on the stand is looked up and taken as the right of the case."""
    page = window.go("compare", case_id=case_id, text="織月")
    window.until(lambda: [hit.record.title for hit in page.hits.rows][:1] == ["织月"])
    window.press("compare.basis")
    window.rest()


def test_a_day_goes_through_the_window_and_arrives_at_the_central_service(
    qtbot: QtBot, desk: Fixture, sample_pack: Path, central: LiveCentral, tmp_path: Path
) -> None:
    station = desk.station
    station.reference.add(sample_pack)
    handler = staff_id(station.id, "zhouyu")
    shell = open_desk(
        station,
        author=desk.author,
        central=Central(central.url, central.token),
        scheme="light",
        preferences=MemoryPreferences(),
    )
    qtbot.addWidget(shell)
    window = Window(qtbot, shell)

    case = complain(window)
    window.step("complaint.accept")
    window.tick("case.not_sued")
    window.done()
    compare(window, case)
    window.go("case", case_id=case)
    window.step("respondent.notify")
    window.done()
    desk.clock.forward(minutes=20)
    window.step("respondent.serve")
    window.type("case.recipient", "刘强")
    window.done()
    window.step("answer.receive")
    window.step("paper.serve", choose="paper.serve.D04")
    window.type("case.recipient", "王芳")
    window.done()

    desk.clock.forward(hours=25)
    window.go("today")
    window.go("case", case_id=case)
    window.step("answer.default")
    window.tick("case.no_good_reason")
    window.done()
    station.perform("case.second_look", {"note": "已核对"}, author=handler, case_id=case)
    window.go("case", case_id=case)
    window.step("measure.order")
    window.tick("case.kinds.WITHDRAW")
    window.type("case.organiser_by", "赵敏")
    window.done()
    window.step("paper.serve")
    window.type("case.recipient", "刘强")
    window.done()
    window.step("measure.confirm")
    photo = tmp_path / "booth.png"
    picture(photo, "#445566", round_=True)
    window.shell.page("case").add_evidence([photo])
    window.until(lambda: len(window.find("case.evidence").value()) == 1)
    window.find("case.found").set_value("removed")
    window.done()
    desk.clock.forward(days=4)
    window.go("today")
    window.go("case", case_id=case)
    window.step("case.close")
    window.done()
    view = station.case(case, desk.author)
    assert (view.row.state, view.outcome) == ("CLOSED", "MEASURE_DONE")
    assert {paper.code for paper in view.papers} == {"D01", "D04", "D07", "D14", "D18", "D20", "D21"}
    assert view.comparisons[0]["verdict"] == "basis"

    notice = next(paper for paper in view.papers if paper.code == "D14")
    papers = window.go("papers", document_id=notice.id)
    window.until(lambda: papers.preview.document.pageCount() == notice.pages)

    sync = window.go("sync")
    assert isinstance(sync, SyncPage)
    window.press("sync.upload")
    window.until(lambda: station.sync_state().waiting == 0)
    window.rest()
    verdict = station.verify()
    assert verdict.ok
    arrived = ends.arrived(central.database, station.id)
    assert arrived == {"cases": 1, "entries": verdict.entries, "journal_head": verdict.head}
    assert ends.same_tables(station.database, central.database)
    shell.close()
