"""The page Rules: how sure each entry is, the head's word on it, an edited copy, other rule sets beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from accessibility import nameless
from deleting import deleted_at_once
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, write

from fairdesk import i18n
from fairdesk.casework import drafts, ruleviews
from fairdesk.casework.setup import staff_id
from fairdesk.core.rulesets import RuleSet
from fairdesk.ui.desk.context import Central, DeskContext
from fairdesk.ui.desk.rules import RulesPage
from fairdesk.ui.desk.rules.checking import difference, line_of, problems, with_free_version
from fairdesk.ui.desk.rules.words import GROUPS, facts, heading, summary
from fairdesk.ui.preferences import MemoryPreferences

__all__ = ["deleted_at_once"]  # a fixture for every test here

UNSURE = "citations.MEAS-34"
NUMBER = 'hours = 24\ncap = "fair_close"\nsource = "展会'


@pytest.fixture
def make(qtbot: QtBot, desk: Fixture) -> Callable[[str], RulesPage]:
    def made(login: str) -> RulesPage:
        old = desk.context
        context = DeskContext(old.station, old.tasks, old.bus, staff_id(old.station.id, login), Central())
        page = RulesPage(context, MemoryPreferences())
        qtbot.addWidget(page)
        page.resize(1174, 720)
        page.show()
        qtbot.waitUntil(lambda: page.chosen is not None and bool(page.entries.list.rows))
        return page

    return made


@pytest.fixture
def page(make: Callable[[str], RulesPage]) -> RulesPage:
    return make("liming")


def press(qtbot: QtBot, page: RulesPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def edited(page: RulesPage, old: str, new: str) -> None:
    text = page.editing.text
    assert old in text
    page.editing.source.setPlainText(text.replace(old, new, 1))


def test_every_section_of_a_rule_set_is_in_one_group() -> None:
    grouped = [name for _, names in GROUPS for name in names]
    own = {"id", "version", "title", "effective_from", "effective_to", "verified", "source", "number_template"}
    wanted = set(RuleSet.model_fields) - own - {"direct_measure_grounds", "confirmed"}
    assert sorted(grouped) == sorted(wanted)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_entry_of_every_rule_set_has_words(desk: Fixture, lang: i18n.Lang) -> None:
    i18n.set_language(lang)
    for view in ruleviews.every(desk.station):
        for entry in view.entries:
            assert heading(entry)
            assert summary(entry, view) or entry.zh
            assert all(name and said for name, said in facts(entry, view))


def test_the_page_counts_and_marks_what_is_unverified(qtbot: QtBot, page: RulesPage) -> None:
    view = page.chosen
    assert view is not None
    page.entries.groups.choose(1)
    assert len(page.entries.list.rows) == view.unverified
    assert all("未核实" in page.entries.list.painting.text(row) for row in page.entries.list.rows)


def test_an_entry_is_found_by_its_words(qtbot: QtBot, page: RulesPage) -> None:
    write(page.entries.query, "第三十四条")
    qtbot.waitUntil(lambda: [entry.key for entry in page.entries.list.rows] == [UNSURE])


def test_the_head_confirms_an_entry_with_a_reason_and_takes_it_back(
    qtbot: QtBot, desk: Fixture, page: RulesPage
) -> None:
    page.open(key=UNSURE)
    press(qtbot, page, "rules.confirm")
    assert "请填写" in page.entries.card.reason.error
    write(page.entries.card.reason.widget, "已核对公报")
    press(qtbot, page, "rules.confirm")
    qtbot.waitUntil(lambda: page.entries.card.entry is not None and page.entries.card.entry.stands)
    entry = page.entries.card.entry
    assert entry is not None
    assert (entry.key, entry.confirmed_by, entry.confirmed_reason) == (UNSURE, desk.author, "已核对公报")
    assert desk.station.rules(desk.author).stands(UNSURE)
    qtbot.waitUntil(page.entries.card.confirm.isEnabled)
    write(page.entries.card.reason.widget, "原文是第三十三条")
    press(qtbot, page, "rules.confirm")
    qtbot.waitUntil(lambda: page.entries.card.entry is not None and not page.entries.card.entry.stands)
    assert not desk.station.rules(desk.author).stands(UNSURE)


def test_a_handler_sees_the_rules_but_confirms_and_adopts_nothing(make: Callable[[str], RulesPage]) -> None:
    page = make("zhouyu")
    page.open(key=UNSURE)
    assert page.entries.card.confirm.isHidden()
    assert page.adopt.isHidden()


def test_an_edited_copy_is_adopted_for_new_cases_only(qtbot: QtBot, desk: Fixture, page: RulesPage) -> None:
    old = desk.receive(0)
    page.refresh()
    qtbot.waitUntil(lambda: page._read is not None and page._read.open_cases == 1)
    press(qtbot, page, "rules.adopt")
    edited(page, NUMBER, NUMBER.replace("24", "12"))
    qtbot.waitUntil(lambda: "+ hours = 12" in page.editing.diff.toPlainText())
    assert "1 件未结案件仍按登记时的规则" in page.editing.means.text()
    write(page.editing.reason.widget, "主管部门通知")
    press(qtbot, page, "rules.edit.adopt")
    qtbot.waitUntil(lambda: "2022.1-1" in page.strip.text)
    new = desk.receive(1)
    hours = [desk.station.rules(desk.author, case).answer.hours for case in (old, new)]
    assert hours == [24, 12]
    qtbot.waitUntil(lambda: page.chosen is not None and page.chosen.version == "2022.1-1")
    qtbot.waitUntil(lambda: drafts.unfinished(desk.station, "rules.adopt") == [])


def test_a_wrong_line_is_named_and_the_copy_is_not_adopted(qtbot: QtBot, desk: Fixture, page: RulesPage) -> None:
    press(qtbot, page, "rules.adopt")
    edited(page, NUMBER, NUMBER.replace("24", "-3"))
    qtbot.waitUntil(lambda: len(page.editing.problems.rows) == 1)
    line = page.editing.problems.rows[0].line
    assert page.editing.text.split("\n")[line - 1] == "hours = -3"
    write(page.editing.reason.widget, "x")
    press(qtbot, page, "rules.edit.adopt")
    assert page.editing.source.textCursor().blockNumber() == line - 1
    assert desk.station.rules(desk.author).version == "2022.1"


def test_what_was_typed_is_kept_when_the_page_is_left(qtbot: QtBot, desk: Fixture, page: RulesPage) -> None:
    press(qtbot, page, "rules.adopt")
    edited(page, NUMBER, NUMBER.replace("24", "18"))
    page.leave()

    def kept() -> list[bool]:
        return ["hours = 18" in draft.data["text"] for draft in drafts.unfinished(desk.station, "rules.adopt")]

    qtbot.waitUntil(lambda: kept() == [True])
    again = RulesPage(desk.context, MemoryPreferences())
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.chosen is not None)
    press(qtbot, again, "rules.adopt")
    assert "hours = 18" in again.editing.text


def test_starting_again_can_be_undone(qtbot: QtBot, page: RulesPage) -> None:
    press(qtbot, page, "rules.adopt")
    edited(page, NUMBER, NUMBER.replace("24", "18"))
    qtbot.mouseClick(page.editing.reset, Qt.MouseButton.LeftButton)
    assert not page.editing.is_touched
    undo = next(b for b in page.editing.strip.findChildren(QPushButton) if b.isVisible())
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert "hours = 18" in page.editing.text


def test_other_rule_sets_stand_side_by_side(qtbot: QtBot, page: RulesPage) -> None:
    page.open(tab="compare")
    model = page.comparison.model
    before = model.columnCount()
    act = next(act for act in page.comparison.menu.actions() if "CIFTIS-2020" in act.text())
    act.setChecked(True)
    assert model.columnCount() == before + 1
    heads = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]
    rows = [str(model.headerData(n, Qt.Orientation.Vertical)) for n in range(model.rowCount())]
    column = next(n for n, head in enumerate(heads) if head.startswith("CIFTIS"))
    assert "12 小时" in str(model.index(rows.index("答辩期限"), column).data())
    assert "24 小时" in str(model.index(rows.index("答辩期限"), 0).data())
    assert not next(act for act in page.comparison.menu.actions() if "CNIPA" in act.text()).isEnabled()


@pytest.mark.parametrize(
    ("text", "line"), [('id = "x"\nversion =\n', 2), ('id = "x"\n\n[answer\n', 3), ("a = 1\na = 2\n", 2)]
)
def test_a_mistake_of_writing_is_found_in_its_line(text: str, line: int) -> None:
    assert [problem.line for problem in problems("x.toml", text, ())] == [line]


def test_a_version_that_is_taken_is_told_at_its_line(desk: Fixture) -> None:
    view = ruleviews.shown(desk.station)
    found = problems("x.toml", view.text, {view.version})
    assert len(found) == 1
    assert view.text.split("\n")[found[0].line - 1].startswith("version")
    assert problems("x.toml", with_free_version(view.text, {view.version}), {view.version}) == []


def test_the_lines_of_entries_are_found(desk: Fixture) -> None:
    text = ruleviews.shown(desk.station).text
    lines = text.split("\n")
    assert lines[line_of(text, "materials.POA.name") - 1].startswith('name = { zh = "授权委托书')
    assert lines[line_of(text, "answer.hours") - 1] == "hours = 24"
    assert lines[line_of(text, "number_template") - 1].startswith("number_template")
    assert line_of(text, "nothing.here") == 0


def test_a_difference_shows_what_was_removed_and_added() -> None:
    told = [(line.sign, line.text) for line in difference("a\nb\nc\n", "a\nB\nc\n")]
    assert ("-", "b") in told
    assert ("+", "B") in told
    assert difference("a\n", "a\n") == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_control_of_the_rules_page_has_a_name(qtbot: QtBot, page: RulesPage, lang: i18n.Lang) -> None:
    page.open(key=UNSURE)
    assert nameless(page) == []
    page.open(tab="people")
    assert nameless(page) == []
    page.edit()
    assert nameless(page) == []
