"""The page Compare: searching, looking, deciding."""

from __future__ import annotations

from pathlib import Path

import pytest
from accessibility import nameless
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from station_fixture import DESIGN, Fixture, Places, picture, write

from fairdesk.ui.desk.compare import ComparePage
from fairdesk.ui.desk.compare.differing import differing
from fairdesk.ui.desk.compare.search import Asked, read_classes


@pytest.fixture
def page(qtbot: QtBot, desk: Fixture, sample_pack: Path) -> ComparePage:
    desk.station.reference.add(sample_pack)
    for place in (0, 1):
        desk.receive(place)
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Fixture) -> ComparePage:
    made = ComparePage(desk.context, Places())
    qtbot.addWidget(made)
    made.resize(1174, 720)
    made.show()
    qtbot.waitUntil(lambda: made.bar.case.count() == len(desk.cases))
    return made


def search(qtbot: QtBot, page: ComparePage, text: str) -> None:
    page.query.clear()
    write(page.query, text)
    qtbot.keyClick(page.query, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._asked.text == text and not page._running and page.hits.isVisible())


def titles(page: ComparePage) -> list[str]:
    return [hit.record.title for hit in page.hits.rows]


def button(page: ComparePage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def choose_case(desk: Fixture, page: ComparePage, place: int) -> None:
    page.bar.choose(desk.cases[place])


def test_words_find_the_similar_marks_with_scores_and_reasons(qtbot: QtBot, page: ComparePage) -> None:
    search(qtbot, page, "康帅师")
    assert set(titles(page)) == {"康佰师", "康帅博"}
    said = page.hits.painting.text(page.hits.rows[0])
    assert "形" in said
    assert "W7" in said
    assert page.record.record is page.hits.rows[0].record
    assert page.pair.product.word.text == "康帅师"
    assert any(page.pair.right.word.marked)


def test_the_search_starts_by_itself_when_the_typing_rests(qtbot: QtBot, page: ComparePage) -> None:
    write(page.query, "PUMA")
    qtbot.waitUntil(lambda: "PVMA" in titles(page))


def test_classes_narrow_the_search(qtbot: QtBot, page: ComparePage) -> None:
    search(qtbot, page, "织月")
    assert "织月" in titles(page)
    write(page.classes, "9, 41")
    qtbot.keyClick(page.classes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._asked.classes == (9, 41) and "织月" not in titles(page))


def test_wrong_classes_are_marked_and_all_are_searched(qtbot: QtBot, page: ComparePage) -> None:
    search(qtbot, page, "织月")
    write(page.classes, "九类")
    qtbot.keyClick(page.classes, Qt.Key.Key_Return)
    assert page.classes.property("state") == "error"
    assert "织月" in titles(page)


def test_a_number_finds_its_record_in_any_writing_and_shows_its_picture(qtbot: QtBot, page: ComparePage) -> None:
    search(qtbot, page, f"zl {DESIGN[:4]} {DESIGN[4:]}")
    assert titles(page) == ["便携式风扇（折叠）"]
    assert page.hits.rows[0].score is None
    qtbot.waitUntil(lambda: page.pair.right.image is not None)
    assert not page.pair.linked


def test_two_pictures_are_linked_and_move_together(qtbot: QtBot, page: ComparePage, tmp_path: Path) -> None:
    picture(tmp_path / "booth.png", "#885A3A", round_=False)
    search(qtbot, page, DESIGN)
    page.pair.open_file(tmp_path / "booth.png")
    qtbot.waitUntil(lambda: page.pair.linked)
    ours, theirs = page.pair.product.picture, page.pair.right.picture
    assert ours is not None and theirs is not None
    before = theirs.range
    ours.zoom(0.5)
    qtbot.waitUntil(lambda: theirs.range != before)
    assert theirs.range == pytest.approx(ours.range, abs=0.02)


def test_a_photo_can_be_pasted_and_taken_away(qtbot: QtBot, page: ComparePage, tmp_path: Path) -> None:
    picture(tmp_path / "booth.png", "#885A3A", round_=False)
    QGuiApplication.clipboard().setImage(QImage(str(tmp_path / "booth.png")))
    page.pair.paste()
    qtbot.waitUntil(lambda: page.pair.product.image is not None)
    page.pair.show_product(None)
    assert page.pair.product.image is None


def test_a_file_that_is_no_picture_is_told_in_the_strip(qtbot: QtBot, page: ComparePage, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("no picture", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "list.txt"))])
    page.pair._take(data)
    qtbot.waitUntil(lambda: "FD-7011" in page.strip.text)
    assert "list.txt" in page.strip.text


@pytest.mark.parametrize("verdict", ["basis", "considered", "needs_expert"])
def test_a_verdict_is_recorded_on_the_chosen_case(qtbot: QtBot, desk: Fixture, page: ComparePage, verdict: str) -> None:
    search(qtbot, page, "康帅师")
    choose_case(desk, page, 1)
    write(page.bar.note, "同为方便面")
    hit = page.hits.current()
    qtbot.mouseClick(button(page, f"compare.{verdict}"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.strip.text))
    (kept,) = desk.station.case(desk.cases[1], desk.author).comparisons
    assert (kept["verdict"], kept["number"], kept["query"]) == (verdict, hit.record.number, "康帅师")
    assert kept["note"] == "同为方便面"
    assert kept["reasons"][0]["code"] == "W7"
    assert page.bar.note.value() == ""
    qtbot.waitUntil(lambda: page._painting.verdicts == {hit.record.number: verdict})


def test_ctrl_enter_takes_the_hit_as_the_right_of_the_case(qtbot: QtBot, desk: Fixture, page: ComparePage) -> None:
    search(qtbot, page, DESIGN)
    choose_case(desk, page, 0)
    qtbot.keyClick(page.query, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.strip.text))
    (kept,) = desk.station.case(desk.cases[0], desk.author).comparisons
    assert kept["verdict"] == "basis"
    assert kept["reasons"][0]["code"] == "NUMBER"


def test_nothing_can_be_decided_without_a_case(qtbot: QtBot, page: ComparePage) -> None:
    search(qtbot, page, "康帅师")
    assert not button(page, "compare.considered").isEnabled()
    assert "案件" in button(page, "compare.considered").toolTip()


def test_opened_from_a_case_it_looks_for_the_brand_on_the_object(
    qtbot: QtBot, desk: Fixture, page: ComparePage
) -> None:
    page.open(case_id=desk.cases[1])
    qtbot.waitUntil(lambda: page.query.text() == "康佰" and page.hits.isVisible())
    assert page.bar.case.value() == desk.cases[1]
    assert button(page, "compare.basis").isEnabled()


def test_without_packs_the_page_says_how_to_get_one(qtbot: QtBot, desk: Fixture) -> None:
    page = shown(qtbot, desk)
    write(page.query, "康师傅")
    qtbot.waitUntil(lambda: any(b.text() == "添加数据包…" and b.isVisible() for b in page.findChildren(QPushButton)))


def test_nothing_similar_is_told_in_words(qtbot: QtBot, page: ComparePage) -> None:
    write(page.query, "鼙鼓鼍鼎")
    qtbot.waitUntil(lambda: not page._running and page._asked.text == "鼙鼓鼍鼎" and page._empty.isVisible())
    assert page.hits.rows == ()
    assert page.record.record is None


def test_the_page_never_says_infringes() -> None:
    from fairdesk.i18n import catalogue

    words = [text for key, texts in catalogue().items() if key.startswith("compare.") for text in texts.values()]
    assert not any("infring" in text.lower() or "侵权" in text for text in words)


def test_every_control_has_a_name(qtbot: QtBot, page: ComparePage) -> None:
    search(qtbot, page, DESIGN)
    qtbot.waitUntil(lambda: page.pair.right.image is not None)
    assert nameless(page) == []


@pytest.mark.parametrize(
    ("one", "other", "marks"),
    [
        ("康帅傅", "康师傅", ((False, True, False), (False, True, False))),
        ("PUMA", "puma", ((False,) * 4, (False,) * 4)),
        ("ＡＢ", "AB", ((False,) * 2, (False,) * 2)),
        ("龙", "", ((True,), ())),
    ],
)
def test_differing_characters_are_marked(
    one: str, other: str, marks: tuple[tuple[bool, ...], tuple[bool, ...]]
) -> None:
    assert differing(one, other) == marks


@pytest.mark.parametrize(
    ("text", "classes"), [("9, 35", (9, 35)), ("9、35；1", (9, 35, 1)), ("", ()), ("46", None), ("a", None)]
)
def test_classes_are_read_in_any_usual_writing(text: str, classes: tuple[int, ...] | None) -> None:
    assert read_classes(text) == classes


@pytest.mark.parametrize(("text", "is_number"), [("ZL202330123456.7", True), ("10000001", True), ("G123456", True),
                                                 ("PUMA", False), ("7UP", False), ("康师傅", False)])  # fmt: skip
def test_a_number_is_told_from_words(text: str, is_number: bool) -> None:
    assert Asked(text).is_number is is_number
