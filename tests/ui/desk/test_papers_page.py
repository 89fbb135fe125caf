"""The page Papers: list, archived bytes, proof, printer, copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from accessibility import nameless
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, Places, write

from fairdesk.papers import printing
from fairdesk.papers.printing import PrintOutcome, PrintResult
from fairdesk.store import journal
from fairdesk.ui.desk.papers import PapersPage
from fairdesk.ui.preferences import MemoryPreferences


@pytest.fixture
def places() -> Places:
    return Places()


@pytest.fixture(autouse=True)
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test must never make paper come out of somebody's printer."""
    monkeypatch.setattr(printing, "printer_names", list)


def shown(qtbot: QtBot, desk: Fixture, places: Places, papers: int) -> PapersPage:
    page = PapersPage(desk.context, places, MemoryPreferences())
    qtbot.addWidget(page)
    page.resize(1174, 720)
    page.show()
    qtbot.waitUntil(lambda: page.table.model.total == papers)
    return page


@pytest.fixture
def page(qtbot: QtBot, desk: Fixture, places: Places) -> PapersPage:
    for place in (0, 1):
        desk.receive(place)
        desk.clock.forward(minutes=5)
    made = shown(qtbot, desk, places, 2)
    qtbot.waitUntil(lambda: made.preview.page_count > 0 and made.proof.chip.spec.state != "neutral")
    return made


def button(page: PapersPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def printed(desk: Fixture) -> list[dict[str, object]]:
    with desk.station.read() as session:
        return [entry.content["input"] for entry in journal.entries(session) if entry.act == "paper.print"]


def test_the_newest_paper_is_shown_with_its_case_and_its_proof(desk: Fixture, page: PapersPage) -> None:
    row = page.table.current()
    assert row.case_number == desk.row(desk.cases[1]).number
    assert row.booth == "3.1C08"
    assert page.proof.chip.spec.state == "ok"
    assert page.proof._digest == row.paper.sha256


def test_a_paper_issued_meanwhile_comes_in_by_itself(qtbot: QtBot, desk: Fixture, page: PapersPage) -> None:
    desk.context.act("complaint.require_supplement", {}, case_id=desk.cases[0]).start(page)
    qtbot.waitUntil(lambda: page.table.model.total == 3)
    newest = page.table.model.row(0)
    assert newest is not None
    assert newest.paper.case_id == desk.cases[0]


def test_the_filter_finds_papers_by_number_title_or_booth(qtbot: QtBot, page: PapersPage) -> None:
    write(page.filter_box, "9.2b16")
    qtbot.waitUntil(lambda: page.table.model.total == 1)
    assert page.table.model.row(0).booth == "9.2B16"


def test_opened_for_a_paper_it_is_chosen(qtbot: QtBot, desk: Fixture, page: PapersPage) -> None:
    wanted = desk.station.paper_list(desk.cases[0])[0]
    page.open(document_id=wanted.id)
    qtbot.waitUntil(lambda: page.table.current() is not None and page.table.current().paper.id == wanted.id)


def test_enter_on_a_paper_opens_its_case(qtbot: QtBot, desk: Fixture, places: Places, page: PapersPage) -> None:
    qtbot.keyClick(page.table.view, Qt.Key.Key_Return)
    assert places.visits == [("case", {"case_id": desk.cases[1]})]


def test_a_copy_is_byte_for_byte_the_archived_paper(
    qtbot: QtBot, desk: Fixture, page: PapersPage, tmp_path: Path
) -> None:
    page.save_to(tmp_path / "copy.pdf")
    qtbot.waitUntil(lambda: "copy.pdf" in page.strip.text)
    assert (tmp_path / "copy.pdf").read_bytes() == desk.station.paper_bytes(page.table.current().paper.id)


def test_a_copy_that_cannot_be_written_is_told(qtbot: QtBot, page: PapersPage, tmp_path: Path) -> None:
    page.save_to(tmp_path / "nowhere" / "copy.pdf")
    qtbot.waitUntil(lambda: "FD-7012" in page.strip.text)


def test_without_a_printer_the_attempt_is_told_and_logged(qtbot: QtBot, desk: Fixture, page: PapersPage) -> None:
    qtbot.mouseClick(button(page, "papers.print"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(printed(desk)) == 1)
    assert page.strip.text == PrintOutcome.NO_PRINTER.words("zh")
    assert printed(desk)[0]["outcome"] == "no_printer"
    assert page.table.model.row(0).paper.prints == 0


def test_a_second_print_is_a_reprint(
    qtbot: QtBot, desk: Fixture, page: PapersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[bytes, str | None, int]] = []

    def print_on(pdf: bytes, name: str | None = None, copies: int = 1) -> PrintResult:
        sent.append((pdf, name, copies))
        return PrintResult(PrintOutcome.PRINTED, 2, copies)

    monkeypatch.setattr(printing, "print_on", print_on)
    page.bar.show_printers(["HP", "Laser"])
    page.bar.copies.set_value(2)
    for times in (1, 2):
        qtbot.waitUntil(button(page, "papers.print").isEnabled)
        qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda times=times: page.table.current() and page.table.current().paper.prints == times)
    paper = page.table.current().paper
    assert sent[0] == (desk.station.paper_bytes(paper.id), "HP", 2)
    assert [log["reprint"] for log in printed(desk)] == [False, True]


def test_zero_copies_are_not_printed(qtbot: QtBot, desk: Fixture, page: PapersPage) -> None:
    page.bar.copies.set_value(0)
    qtbot.mouseClick(button(page, "papers.print"), Qt.MouseButton.LeftButton)
    assert page.bar.copies.property("state") == "error"
    assert page.strip.text == ""


def test_a_damaged_archive_is_told_and_not_shown(qtbot: QtBot, desk: Fixture, page: PapersPage) -> None:
    wanted = desk.station.paper_list(desk.cases[0])[0]
    file = desk.station.files.path(wanted.sha256)
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    page.table.view.selectRow(1)
    qtbot.waitUntil(lambda: "FD-2008" in page.strip.text and page.proof.chip.spec.state == "danger")
    assert page.preview.page_count == 0
    assert not button(page, "papers.print").isEnabled()


def test_before_the_first_paper_the_page_says_what_makes_one(qtbot: QtBot, desk: Fixture, places: Places) -> None:
    page = shown(qtbot, desk, places, 0)
    qtbot.waitUntil(lambda: any(b.text() == "登记投诉" and b.isVisible() for b in page.findChildren(QPushButton)))
    assert not button(page, "papers.print").isEnabled()


def test_every_control_has_a_name(page: PapersPage) -> None:
    assert nameless(page) == []
