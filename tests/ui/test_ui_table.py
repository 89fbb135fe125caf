"""Tables: pages are read when looked at, order and filter are remembered, the chosen row is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accessibility import nameless
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fairdesk.errors import Known
from fairdesk.ui.moments import ticker
from fairdesk.ui.preferences import MemoryPreferences
from fairdesk.ui.tasks import Tasks
from fairdesk.ui.widgets.chip import ChipSpec
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.score_bars import mark_scores
from fairdesk.ui.widgets.table import DataTable
from fairdesk.ui.widgets.table_delegate import act_rect
from fairdesk.ui.widgets.table_model import ROW_ROLE, Column, Page, PagedTableModel, Sort


@dataclass(frozen=True)
class Case:
    number: int
    title: str


class Cases:
    """A store of cases that counts how often it was asked."""

    def __init__(self, count: int) -> None:
        self.rows = [Case(n, f"案件 {n}") for n in range(count)]
        self.asked: list[tuple[int, int]] = []

    def fetch(self, offset: int, limit: int, sort: Sort | None, wanted: Any) -> Page[Case]:
        self.asked.append((offset, limit))
        rows = [row for row in self.rows if not wanted or wanted in row.title]
        if sort is not None:
            rows.sort(key=lambda row: row.number, reverse=sort.descending)
        return Page(rows[offset : offset + limit], len(rows))


COLUMNS: tuple[Column[Case], ...] = (
    Column("number", "案号", lambda row: str(row.number), 90, "mono", sortable=True),
    Column("title", "标题", lambda row: row.title, stretch=True),
    Column("state", "状态", chip=lambda row: ChipSpec("ok" if row.number % 2 else "warn", "已受理")),
    Column("score", "相似", bars=lambda row: mark_scores(row.number / 1000, None, 1)),
    Column("act", "", lambda row: "通知", 110, "act"),
)


def table(qtbot: QtBot, cases: Cases, preferences: MemoryPreferences, **more: Any) -> DataTable:
    made = DataTable("cases", COLUMNS, cases.fetch, preferences, title="案件", key=lambda row: row.number, **more)
    qtbot.addWidget(made)
    made.resize(900, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.reload()
    return made


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, qapp: object) -> None:
    model = PagedTableModel(COLUMNS, Cases(250).fetch)
    strict = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.reload()
    qtmodeltester.check(model)
    model.set_filter("案件 1")
    model.set_order(Sort("number", descending=True))
    qtmodeltester.check(model)
    assert strict.model() is model


def test_only_the_pages_looked_at_are_read(qapp: object) -> None:
    cases = Cases(10_000)
    model = PagedTableModel(COLUMNS, cases.fetch)
    model.reload()
    assert model.rowCount() == 10_000
    assert cases.asked == [(0, 100)]
    assert model.index(7_777, 1).data() == "案件 7777"
    assert model.index(7_701, 1).data() == "案件 7701"
    assert cases.asked == [(0, 100), (7_700, 100)]


def test_cells_say_chips_and_bars_in_words(qapp: object) -> None:
    model = PagedTableModel(COLUMNS, Cases(5).fetch)
    model.reload()
    assert [model.index(1, column).data() for column in range(5)] == [
        "1",
        "案件 1",
        "已受理",
        "形 0 音 未比对 义 100",
        "通知",
    ]
    assert model.index(1, 0).data(ROW_ROLE) == Case(1, "案件 1")


def test_a_page_read_in_the_background_fills_its_cells_later(qtbot: QtBot, tasks: Tasks) -> None:
    model = PagedTableModel(COLUMNS, Cases(300).fetch, tasks)
    with qtbot.waitSignal(model.read):
        model.reload()
    assert model.rowCount() == 300
    with qtbot.waitSignal(model.dataChanged) as changed:
        assert model.index(250, 1).data() is None
    assert model.index(250, 1).data() == "案件 250"
    assert changed.args is not None
    assert (changed.args[0].row(), changed.args[1].row()) == (200, 299)


def test_an_answer_to_an_older_filter_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    model = PagedTableModel(COLUMNS, Cases(300).fetch, tasks)
    totals: list[int] = []
    model.read.connect(lambda: totals.append(model.total))
    model.reload()
    model.set_filter("案件 29")
    qtbot.waitUntil(lambda: model.total == 11)
    done: list[int] = []
    tasks.read(lambda: None, lambda _future: done.append(1))
    qtbot.waitUntil(lambda: bool(done))
    assert totals[-1] == 11
    assert model.index(1, 1).data() == "案件 290"


def test_a_failed_read_is_told_in_the_table(qtbot: QtBot, tasks: Tasks, preferences: MemoryPreferences) -> None:
    def broken(_offset: int, _limit: int, _sort: Sort | None, _wanted: Any) -> Page[Case]:
        raise Known("FD-7002", name="cases")

    made = DataTable("cases", COLUMNS, broken, preferences, tasks=tasks)
    qtbot.addWidget(made)
    made.reload()
    qtbot.waitUntil(lambda: "FD-7002" in made.strip.text)


def test_reading_anew_keeps_the_chosen_row_wherever_it_moved(qtbot: QtBot, preferences: MemoryPreferences) -> None:
    cases = Cases(50)
    made = table(qtbot, cases, preferences)
    made.view.selectRow(7)
    cases.rows.insert(0, Case(99, "新案件"))
    made.reload()
    assert made.current() == Case(7, "案件 7")
    assert made.view.currentIndex().row() == 8


def test_reading_anew_far_down_keeps_row_and_place(qtbot: QtBot, preferences: MemoryPreferences) -> None:
    cases = Cases(5_000)
    made = table(qtbot, cases, preferences)
    made.view.selectRow(4_210)
    made.view.scrollTo(made.view.currentIndex())
    at = made.view.verticalScrollBar().value()
    assert at > 0
    cases.asked.clear()
    made.reload()
    assert cases.asked[0] == (4_200, 100)
    assert made.current() == Case(4_210, "案件 4210")
    assert made.view.verticalScrollBar().value() == at


def test_a_table_with_clocks_is_painted_again_at_every_beat_while_it_is_seen(
    qtbot: QtBot, preferences: MemoryPreferences
) -> None:
    asked: list[int] = []

    def clock(row: Case) -> ChipSpec:
        asked.append(row.number)
        return ChipSpec("ok", "剩 01:00:00")

    made = DataTable("c", [Column("clock", "时限", chip=clock)], Cases(3).fetch, preferences, ticking=True)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.reload()
    QApplication.processEvents()
    assert ticker().running
    asked.clear()
    ticker().beat.emit()
    qtbot.waitUntil(lambda: set(asked) == {0, 1, 2})
    made.hide()
    assert not ticker().running


def test_width_order_and_filter_are_remembered(qtbot: QtBot, preferences: MemoryPreferences) -> None:
    made = table(qtbot, Cases(50), preferences)
    made.view.horizontalHeader().resizeSection(0, 177)
    made._sort_by(0)
    made._sort_by(0)
    made._sort_by(1)
    made.set_filter("案件 1")
    again = table(qtbot, Cases(50), preferences)
    assert again.view.horizontalHeader().sectionSize(0) == 177
    assert again.model.order == Sort("number", descending=True)
    assert again.filter == "案件 1"
    assert again.model.index(0, 1).data() == "案件 19"


def test_an_empty_list_says_what_would_fill_it_and_an_empty_filter_offers_to_clear(
    qtbot: QtBot, preferences: MemoryPreferences
) -> None:
    empty = EmptyState("还没有案件", act="登记投诉")
    made = table(qtbot, Cases(0), preferences, empty=empty)
    assert empty.isVisible()
    full = table(qtbot, Cases(5), preferences)
    full.set_filter("没有")
    assert not full.view.isVisible()
    full.set_filter(None)
    assert full.view.isVisible()
    assert nameless(made) == []
    assert nameless(full) == []


def test_enter_opens_space_acts_and_so_does_the_button_in_the_row(qtbot: QtBot, preferences: MemoryPreferences) -> None:
    made = table(qtbot, Cases(5), preferences)
    heard: list[tuple[str, int]] = []
    made.opened.connect(lambda row: heard.append(("open", row.number)))
    made.acted.connect(lambda row: heard.append(("act", row.number)))
    made.chosen.connect(lambda row: heard.append(("choose", row.number)))
    made.view.selectRow(2)
    qtbot.keyClick(made.view, Qt.Key.Key_Return)
    qtbot.keyClick(made.view, Qt.Key.Key_Space)
    cell = made.view.visualRect(made.model.index(4, 4))
    qtbot.mouseClick(made.view.viewport(), Qt.MouseButton.LeftButton, pos=act_rect(cell, "通知").center())
    qtbot.mouseClick(made.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, cell.center().y()))
    assert heard == [("choose", 2), ("open", 2), ("act", 2), ("choose", 4), ("act", 4)]


def test_rows_are_36_high_and_painted(qtbot: QtBot, preferences: MemoryPreferences) -> None:
    made = table(qtbot, Cases(5), preferences)
    assert made.view.rowHeight(0) == 36
    picture = made.view.viewport().grab().toImage()
    inks = {picture.pixelColor(x, 18).name() for x in range(picture.width())}
    assert len(inks) > 10
