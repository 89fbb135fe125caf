"""Forms: checked when a field is left, folded when complete, Enter goes on, what is missing is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from accessibility import nameless
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fairdesk import i18n
from fairdesk.ui.widgets.date_editors import DateEditor, DateTimeEditor, read_day, read_moment
from fairdesk.ui.widgets.editors import CheckListEditor, ComboEditor, LineEditor, NumberEditor
from fairdesk.ui.widgets.field import Field, plain_words
from fairdesk.ui.widgets.form import Form, MissingList
from fairdesk.ui.widgets.section import FormSection
from fairdesk.ui.widgets.text_editor import TextEditor

SHANGHAI = ZoneInfo("Asia/Shanghai")


def even(text: str) -> str | None:
    return None if len(text) % 2 == 0 else "位数应为偶数。"


Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Puts widgets into an active window, so that the focus can move, and keeps it until the test ends."""
    windows: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield show


def errors_on_screen(field: Field) -> list[str]:
    return [words.text() for words in field.findChildren(QLabel) if words.property("state") == "error" and words.text()]


def test_a_field_says_what_is_wrong_when_it_is_left_and_not_before(qtbot: QtBot, shown: Show) -> None:
    number = Field("证书号", LineEditor(), validate=even, helper="扫描或输入")
    other = Field("名称", LineEditor())
    shown(number, other)
    number.jump()
    qtbot.keyClicks(number.widget, "123")
    assert number.error == ""
    other.jump()
    assert number.error == "位数应为偶数。"
    assert errors_on_screen(number) == ["位数应为偶数。"]
    assert number.widget.accessibleDescription() == "位数应为偶数。"
    assert number.widget.property("state") == "error"
    qtbot.keyClicks(number.widget, "4")
    assert number.error == ""
    assert errors_on_screen(number) == []


def test_an_empty_required_field_is_only_scolded_when_the_act_is_tried(qtbot: QtBot, shown: Show) -> None:
    name = Field("名称(&N)", LineEditor(), required=True)
    other = Field("电话", LineEditor())
    shown(name, other)
    name.jump()
    other.jump()
    assert name.error == ""
    assert not name.is_complete
    assert not name.check()
    assert name.error == "请填写“名称”。"


def test_looking_at_another_window_is_not_leaving_a_field(qtbot: QtBot, shown: Show) -> None:
    number = Field("证书号", LineEditor(), validate=even)
    shown(number)
    number.jump()
    qtbot.keyClicks(number.widget, "123")
    number.widget.clearFocus()
    assert number.error
    number.set_value("")
    number.jump()
    qtbot.keyClicks(number.widget, "123")
    QApplication.sendEvent(
        number.widget, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    )
    assert number.error == ""


def test_enter_goes_to_the_next_field_and_a_new_line_stays_in_the_text(qtbot: QtBot, shown: Show) -> None:
    first = Field("案由", LineEditor())
    kind = Field("类型", ComboEditor([("TM", "商标"), ("PAT", "专利")]))
    materials = Field("材料", CheckListEditor([(1, "投诉书"), (2, "委托书")]))
    text = Field("事实", TextEditor())
    shown(first, kind, materials, text)
    first.jump()
    qtbot.keyClick(first.widget, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is kind.widget
    qtbot.keyClick(kind.widget, Qt.Key.Key_Return)
    boxes = list(materials.widget.boxes.values())
    assert QApplication.focusWidget() is boxes[0]
    for box in boxes:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is text.widget
    qtbot.keyClicks(text.widget, "a")
    qtbot.keyClick(text.widget, Qt.Key.Key_Return)
    qtbot.keyClicks(text.widget, "b")
    assert text.value() == "a\nb"


def test_a_text_grows_with_its_lines_up_to_a_bound(qtbot: QtBot, shown: Show) -> None:
    text = TextEditor(low=2, high=4)
    shown(text)
    heights = []
    for lines in (1, 2, 3, 4, 9):
        text.set_value("\n".join(["行"] * lines))
        heights.append(text.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-10-15", date(2026, 10, 15)),
        ("20261015", date(2026, 10, 15)),
        ("2026.1.5", date(2026, 1, 5)),
        ("2026年10月15日", date(2026, 10, 15)),
        (" 2026/2/29 ", None),
        ("15.10.2026", None),
        ("明天", None),
    ],
)
def test_days_are_read_as_people_write_them(written: str, day: date | None) -> None:
    assert read_day(written) == day


def test_a_moment_is_read_in_the_time_of_the_fair() -> None:
    assert read_moment("20261015 14:02") == datetime(2026, 10, 15, 14, 2, tzinfo=SHANGHAI)
    assert read_moment("2026-10-15T9：05") == datetime(2026, 10, 15, 9, 5, tzinfo=SHANGHAI)
    assert read_moment("2026-10-15 25:00") is None
    assert read_moment("2026-10-15") is None


def test_an_impossible_day_is_told_and_a_short_one_is_put_in_form(qtbot: QtBot, shown: Show) -> None:
    filed, other = Field("申请日", DateEditor()), Field("名称", LineEditor())
    shown(filed, other)
    filed.jump()
    qtbot.keyClicks(filed.widget, "20260231")
    other.jump()
    assert "2026-10-15" in filed.error
    assert filed.widget.text() == "20260231"
    filed.widget.setText("20260228")
    filed.jump()
    other.jump()
    assert filed.error == ""
    assert filed.widget.text() == "2026-02-28"
    assert filed.value() == date(2026, 2, 28)


def test_picking_a_day_keeps_the_time_of_a_moment(qtbot: QtBot) -> None:
    editor = DateTimeEditor()
    qtbot.addWidget(editor)
    editor.set_value(datetime(2026, 10, 15, 6, 2, tzinfo=ZoneInfo("UTC")))
    assert editor.text() == "2026-10-15 14:02"
    editor.take_day(date(2026, 10, 16))
    assert editor.value() == datetime(2026, 10, 16, 14, 2, tzinfo=SHANGHAI)


def test_a_number_out_of_bounds_is_told(qtbot: QtBot) -> None:
    items = Field("件数", NumberEditor(1, 99))
    qtbot.addWidget(items)
    for written, value, good in (("12", 12, True), ("", None, True), ("100", 100, False), ("一", None, False)):
        items.widget.setText(written)
        assert items.value() == value
        assert items.check() is good


def test_new_options_keep_the_choice_that_is_still_offered(qtbot: QtBot) -> None:
    kind = ComboEditor([("TM", "商标"), ("PAT", "专利")])
    qtbot.addWidget(kind)
    assert kind.value() is None
    kind.set_value("PAT")
    kind.set_options([("PAT", "Patent"), ("GI", "GI")])
    assert kind.value() == "PAT"
    kind.set_options([("GI", "GI")])
    assert kind.value() is None


def form_of_two() -> tuple[FormSection, FormSection, Field, Field, Field]:
    who, what = FormSection("投诉人", summary=lambda: "样例公司"), FormSection("权利")
    name = Field("名称", LineEditor(), required=True)
    phone = Field("电话", LineEditor())
    number = Field("证书号", LineEditor(), required=True, validate=even)
    who.add(name, phone)
    what.add(number)
    return who, what, name, phone, number


def test_a_complete_section_folds_when_the_person_goes_on_and_opens_again(qtbot: QtBot, shown: Show) -> None:
    who, what, name, phone, number = form_of_two()
    shown(who, what)
    name.jump()
    name.widget.setText("样例公司")
    phone.jump()
    assert not who.folded
    number.jump()
    qtbot.waitUntil(lambda: who.folded)
    assert not name.isVisible()
    assert not what.folded
    qtbot.mouseClick(who._fold, Qt.MouseButton.LeftButton)
    assert name.isVisible()


def test_an_incomplete_section_stays_open(qtbot: QtBot, shown: Show) -> None:
    who, what, name, _phone, number = form_of_two()
    shown(who, what)
    name.jump()
    number.jump()
    QApplication.processEvents()
    assert not who.folded


def test_what_is_missing_is_listed_in_reading_order_and_a_click_jumps_there(qtbot: QtBot, shown: Show) -> None:
    who, what, name, _phone, number = form_of_two()
    window = QWidget()
    form = Form(window, [who, what])
    missing = MissingList(form)
    shown(who, what, missing)
    assert [row.text() for row in missing.rows] == ["名称", "证书号"]
    name.set_value("样例公司")
    assert [row.text() for row in missing.rows] == ["证书号"]
    name.set_value("")
    number.set_value("123")
    assert [row.text() for row in missing.rows] == ["名称", "证书号"]
    who.set_folded(True)
    qtbot.mouseClick(missing.rows[0], Qt.MouseButton.LeftButton)
    assert not who.folded
    assert QApplication.focusWidget() is name.widget
    name.set_value("样例公司")
    number.set_value("1234")
    assert missing.rows == []
    assert form.check()


def test_checking_a_form_shows_every_error_and_goes_to_the_first(qtbot: QtBot, shown: Show) -> None:
    who, what, name, _phone, number = form_of_two()
    window = QWidget()
    form = Form(window, [who, what])
    shown(who, what)
    number.set_value("123")
    what.set_folded(True)
    assert not form.check()
    assert name.error
    assert number.error == "位数应为偶数。"
    assert QApplication.focusWidget() is name.widget


def test_leaving_any_field_is_the_moment_to_keep_the_draft(shown: Show) -> None:
    who, what, name, phone, number = form_of_two()
    form, kept = Form(who, [who, what]), list[str]()
    form.left.connect(lambda: kept.append(name.value()))
    shown(who, what)
    name.jump()
    name.widget.setText("样例")
    phone.jump()
    number.jump()
    assert kept == ["样例", "样例"]


def test_a_field_the_page_hides_does_not_count(qtbot: QtBot) -> None:
    who, _what, name, _phone, _number = form_of_two()
    qtbot.addWidget(who)
    assert not who.is_complete
    name.hide()
    assert who.is_complete


def test_labels_lose_their_mnemonic_and_name_their_editor(qtbot: QtBot) -> None:
    assert plain_words("证书号(&N)") == "证书号"
    assert plain_words("Certificate &number") == "Certificate number"
    i18n.set_language("en")
    field = Field("&Name", LineEditor(), required=True)
    qtbot.addWidget(field)
    assert field.widget.accessibleName() == "Name (required)"


def test_every_part_of_a_form_has_a_name(qtbot: QtBot) -> None:
    section = FormSection("权利")
    section.add(
        Field("a", LineEditor()),
        Field("b", ComboEditor([(1, "x")])),
        Field("c", DateEditor()),
        Field("d", CheckListEditor([(1, "x")])),
        Field("e", TextEditor()),
    )
    qtbot.addWidget(section)
    assert nameless(section) == []


def test_the_walk_finds_a_widget_without_a_name(qtbot: QtBot) -> None:
    bare = LineEditor()
    qtbot.addWidget(bare)
    assert nameless(bare) == ["LineEditor"]
