"""The small instruments: clocks, strips, counters, indicators, timelines, previews."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from accessibility import nameless
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from fairdesk import i18n
from fairdesk.errors import Known
from fairdesk.ui import moments
from fairdesk.ui.moments import ticker
from fairdesk.ui.ops import Job, Progress
from fairdesk.ui.preferences import FilePreferences
from fairdesk.ui.widgets.chip import Chip, chip_width
from fairdesk.ui.widgets.clock import ClockLabel, clock_chip, read_clock
from fairdesk.ui.widgets.counter import CounterCard
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.key_value import Fact, KeyValue
from fairdesk.ui.widgets.pdf_preview import PdfPreview
from fairdesk.ui.widgets.progress import ProgressStrip
from fairdesk.ui.widgets.score_bars import ScoreBars, mark_scores
from fairdesk.ui.widgets.search_box import SearchBox
from fairdesk.ui.widgets.strip import MessageStrip, StripPlace
from fairdesk.ui.widgets.sync_indicator import SyncIndicator, SyncStatus
from fairdesk.ui.widgets.timeline import Act, Timeline

NOW = datetime(2026, 10, 15, 6, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


def words_in(widget: QWidget) -> list[str]:
    return [words.text() for words in widget.findChildren(QLabel) if words.text() and words.isVisibleTo(widget)]


@pytest.mark.parametrize(
    ("left", "state", "text", "word"),
    [
        (21 * HOUR + timedelta(minutes=34, seconds=5), "ok", "剩 21:34:05", "时间充裕"),
        (12 * HOUR, "warn", "剩 12:00:00", "时限过半"),
        (24 * HOUR * 0.2, "danger", "剩 04:48:00", "即将到期"),
        (timedelta(seconds=1), "danger", "剩 00:00:01", "即将到期"),
        (timedelta(0), "danger", "超时 00:00:00", "已超时"),
        (-26 * HOUR, "danger", "超时 26:00:00", "已超时"),
    ],
)
def test_a_clock_of_24_hours_speaks_in_figures_words_and_colour(
    left: timedelta, state: str, text: str, word: str
) -> None:
    reading = read_clock(NOW + left, NOW, NOW + left - 24 * HOUR)
    assert (reading.state, reading.text, reading.word) == (state, text, word)


def test_long_clocks_count_days_and_english_puts_the_word_last() -> None:
    i18n.set_language("en")
    assert read_clock(NOW + 76 * HOUR, NOW, NOW).text == "3 d 04:00:00 left"
    assert read_clock(NOW - HOUR, NOW).text == "01:00:00 overdue"
    assert read_clock(None, NOW).text == "no deadline"
    assert clock_chip(NOW + HOUR, NOW, NOW - 23 * HOUR).state == "danger"


def test_a_running_clock_follows_the_time_and_rests_when_hidden(qtbot: QtBot) -> None:
    time = [NOW]
    clock = ClockLabel(lambda: time[0], NOW + 2 * HOUR, NOW, large=True)
    qtbot.addWidget(clock)
    clock.show()
    assert ticker().running
    time[0] = NOW + timedelta(seconds=3)
    ticker().beat.emit()
    assert "剩 01:59:57" in words_in(clock)
    assert clock.accessibleName() == "剩 01:59:57, 时间充裕"
    assert "16:02" in clock.toolTip()
    clock.hide()
    assert not ticker().running
    time[0] = NOW + 3 * HOUR
    clock.show()
    assert "超时 01:00:00" in words_in(clock)


def test_moments_are_shown_in_the_time_of_the_fair() -> None:
    assert moments.moment_text(NOW, NOW) == "14:02"
    assert moments.moment_text(NOW - 24 * HOUR, NOW) == "10-14 14:02"
    assert moments.moment_text(NOW - 365 * 24 * HOUR, NOW) == "2025-10-15 14:02"
    with pytest.raises(ValueError, match="time zone"):
        moments.local(NOW.replace(tzinfo=None))


def test_a_strip_takes_no_room_until_it_speaks_and_offers_what_to_do(qtbot: QtBot) -> None:
    strip, tried = MessageStrip(), list[str]()
    place = StripPlace(strip)
    qtbot.addWidget(place)
    assert place.isHidden()
    strip.show_error(Known("FD-7002", name="D14.pdf"), act="重试", on_act=lambda: tried.append("again"))
    assert not place.isHidden()
    assert "D14.pdf" in strip.text
    assert "FD-7002" in strip.text
    assert strip.accessibleName().startswith("错误")
    act = next(button for button in strip.findChildren(QPushButton) if button.text() == "重试")
    act.click()
    assert tried == ["again"]
    assert nameless(strip) == []
    strip.clear()
    assert place.isHidden()
    assert strip.text == ""


def test_an_error_is_told_in_the_language_of_the_interface(qtbot: QtBot) -> None:
    i18n.set_language("en")
    strip = MessageStrip()
    qtbot.addWidget(strip)
    strip.show_error(Known("FD-7002", name="D14.pdf"))
    assert strip.text.startswith("The file is not a PDF")


def test_a_counter_is_a_link_for_mouse_and_keyboard(qtbot: QtBot) -> None:
    card, opened = CounterCard("计时中", "clock-outline"), list[int]()
    qtbot.addWidget(card)
    card.opened.connect(lambda: opened.append(1))
    card.show_number(1234, "最近 00:42:10", "warn")
    assert card.accessibleName() == "计时中: 1,234 最近 00:42:10"
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert len(opened) == 3


def test_a_chip_is_as_wide_as_its_words_and_says_them(qtbot: QtBot) -> None:
    chip = Chip("ok", "已受理")
    qtbot.addWidget(chip)
    assert chip.sizeHint().width() == chip_width("已受理")
    chip.show_state("danger", "逾期未答辩")
    assert chip.accessibleName() == "逾期未答辩"
    assert chip.sizeHint().width() > chip_width("已受理")


def test_the_four_states_of_the_upload_are_told_in_words(qtbot: QtBot) -> None:
    light = SyncIndicator()
    qtbot.addWidget(light)
    texts = []
    for status in (
        SyncStatus("synced", NOW),
        SyncStatus("waiting", NOW, waiting=8),
        SyncStatus("sending", NOW, waiting=12, sent=30),
        SyncStatus("attention", NOW, waiting=8),
    ):
        light.show_status(status)
        texts.append(light.text().strip())
        assert "14:02" in light.toolTip()
    assert texts == ["已同步 14:02", "待上传 8", "上传中 30/42", "同步需处理 · 待上传 8"]


def test_bars_say_the_scores_in_words(qtbot: QtBot) -> None:
    bars = ScoreBars(mark_scores(0.824, 1.0, None))
    qtbot.addWidget(bars)
    assert bars.accessibleName() == "相似度: 形 82 音 100 义 未比对"
    picture = bars.grab().toImage()
    assert picture.width() == bars.sizeHint().width()


def test_a_timeline_shows_its_acts_and_opens_the_paper_of_one(qtbot: QtBot) -> None:
    line, opened = Timeline(), list[str]()
    qtbot.addWidget(line)
    line.opened.connect(opened.append)
    acts = [
        Act(NOW - HOUR, "李明", "登记投诉", link="doc-1", link_text="回执 D01"),
        Act(NOW, "赵敏", "受理", note="材料齐全", state="ok"),
    ]
    line.show_acts(acts, NOW)
    line.show_acts(acts, NOW)
    assert words_in(line) == ["登记投诉", "13:02 · 李明", "受理", "14:02 · 赵敏", "材料齐全"]
    links = [button for button in line.findChildren(QPushButton) if button.isVisibleTo(line)]
    assert len(links) == 1
    links[0].click()
    assert opened == ["doc-1"]
    assert nameless(line) == []


def test_facts_without_a_value_show_a_dash(qtbot: QtBot) -> None:
    facts = KeyValue([Fact("案号", "样例知投字〔2026〕1号", mono=True), Fact("届满日", "")])
    qtbot.addWidget(facts)
    assert words_in(facts) == ["案号", "样例知投字〔2026〕1号", "届满日", "—"]


def test_progress_tells_n_of_m_and_the_time_left_and_cancel_reaches_the_job(qtbot: QtBot) -> None:
    time = [NOW]
    strip, job = ProgressStrip(lambda: time[0]), Job(lambda _step: None)
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.begin("上传材料", job)
    time[0] = NOW + timedelta(seconds=30)
    strip.show_progress(Progress(100, 500, "证据 04.jpg"))
    assert strip.count_text == "第 100 项，共 500 项 · 约剩 2 分钟"
    cancel = strip.findChild(QPushButton)
    assert cancel is not None
    cancel.click()
    assert job.cancelled
    assert not cancel.isEnabled()
    assert nameless(strip) == []
    strip.end()
    assert strip.isHidden()


def test_a_search_waits_for_a_pause_and_never_asks_twice_for_the_same(qtbot: QtBot) -> None:
    box, asked = SearchBox("筛选"), list[str]()
    qtbot.addWidget(box)
    box.searched.connect(asked.append)
    qtbot.keyClicks(box, "puma")
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["puma"])
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert asked == ["puma"]
    box.set_text_quietly("nike")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert asked == ["puma"]
    assert nameless(box) == []


def test_an_empty_state_offers_what_would_fill_it(qtbot: QtBot) -> None:
    done: list[int] = []
    empty = EmptyState("还没有案件", "登记后出现在这里", act="登记投诉", on_act=lambda: done.append(1))
    qtbot.addWidget(empty)
    button = empty.findChild(QPushButton)
    assert button is not None
    button.click()
    assert done == [1]
    empty.say("没有结果")
    assert button.isHidden()


def pdf_of(pages: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(pages):
        canvas.drawString(80, 760, f"page {number + 1}")
        canvas.rect(80, 300, 400, 300, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[PdfPreview]:
    made = PdfPreview()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    yield made
    made.clear()


def test_a_paper_is_shown_with_pictures_of_its_pages(preview: PdfPreview) -> None:
    assert preview.page_count == 0
    preview.show_pdf(pdf_of(3), "D14.pdf")
    assert preview.page_count == 3
    assert "第 1 页，共 3 页" in words_in(preview)
    model = preview.thumbs.model()
    assert model.rowCount() == 3
    picture = model.index(1, 0).data(Qt.ItemDataRole.DecorationRole).pixmap(84, 119).toImage()
    dark = sum(picture.pixelColor(x, y).lightness() < 80 for x in range(84) for y in range(119))
    assert dark > 500
    preview.thumbs.setCurrentIndex(model.index(2, 0))
    assert preview.view.pageNavigator().currentPage() == 2
    assert nameless(preview) == []
    preview.show_pdf(pdf_of(1))
    assert preview.page_count == 1


def test_bytes_that_are_no_pdf_are_refused_with_the_name_of_the_file(preview: PdfPreview) -> None:
    preview.show_pdf(pdf_of(2), "good.pdf")
    with pytest.raises(Known) as refused:
        preview.show_pdf(b"not a pdf", "bad.pdf")
    assert refused.value.code == "FD-7002"
    assert "bad.pdf" in str(refused.value)
    assert preview.page_count == 0


def test_preferences_survive_the_day_and_a_damaged_file_is_moved_aside(tmp_path: Path) -> None:
    file = tmp_path / "desk" / "preferences.json"
    FilePreferences(file).put("tables.cases.widths", {"number": 190})
    assert FilePreferences(file).get("tables.cases.widths") == {"number": 190}
    file.write_text('{"half', encoding="utf-8")
    assert FilePreferences(file).get("tables.cases.widths", {}) == {}
    assert file.with_suffix(".damaged").read_text(encoding="utf-8") == '{"half'
