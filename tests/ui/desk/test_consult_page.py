"""The page Consultations as the people at the desk use it: advice, queue, opinions, follow-up calls."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from accessibility import nameless
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from station_fixture import Fixture, Places, complaint, write

from fairdesk.casework.services.lists import consultations, feedback, followups, tickets
from fairdesk.i18n import Lang, set_language
from fairdesk.ui.desk.consult import ConsultPage, WaitingCount
from fairdesk.ui.moments import local
from fairdesk.ui.preferences import MemoryPreferences


@pytest.fixture
def page(qtbot: QtBot, desk: Fixture) -> ConsultPage:
    made = ConsultPage(desk.context, Places(), MemoryPreferences())
    qtbot.addWidget(made)
    made.resize(1174, 720)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def part(page: QWidget, name: str) -> Any:
    found = page.findChild(QWidget, f"consult.{name}")
    assert found is not None, name
    return found


def press(qtbot: QtBot, page: ConsultPage, name: str) -> None:
    button = page.findChild(QPushButton, f"consult.{name}")
    assert button is not None, name
    assert button.isVisible() and button.isEnabled(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def log(desk: Fixture) -> list[consultations.ConsultationView]:
    with desk.station.read() as session:
        return consultations.consultations(session, desk.station.id)[0]


def queue(desk: Fixture) -> tickets.Queue:
    now = desk.clock()
    with desk.station.read() as session:
        return tickets.queue(session, desk.station.id, local(now).date(), now)


def opinions(desk: Fixture) -> list[feedback.FeedbackView]:
    with desk.station.read() as session:
        return feedback.feedback(session, desk.station.id, desk.clock())


def calls(desk: Fixture) -> list[followups.CallView]:
    with desk.station.read() as session:
        return followups.calls(session, station_id=desk.station.id)


def closed_case(desk: Fixture) -> str:
    right = complaint(0)["right"] | {"granted": "2015-01-01", "expires": "2025-12-31"}
    case_id = desk.receive(0, right=right)
    paper = desk.do("complaint.reject", {"grounds": ["LAPSED"]}, case_id).paper("D05")
    served = {"document_id": paper["id"], "to_role": "complainant", "recipient": "王芳", "served_at": desk.clock()}
    desk.do("paper.serve", served, case_id)
    desk.do("case.close", {"summary": "不予受理。"}, case_id)
    return case_id


# ---- advice ----


def test_typing_the_question_finds_an_article_and_enter_refers_to_it(
    qtbot: QtBot, desk: Fixture, page: ConsultPage
) -> None:
    write(part(page, "advice.question"), "专利侵权投诉要带什么材料")
    hits = part(page, "advice.hits")
    qtbot.waitUntil(lambda: bool(hits.rows))
    qtbot.keyClick(part(page, "advice.question"), Qt.Key.Key_Return)
    assert hits.hasFocus()
    qtbot.keyClick(hits, Qt.Key.Key_Return)
    article = hits.rows[0].article
    assert f"《{article.title}》" in part(page, "advice.answer").value()
    assert part(page, "advice.answer").hasFocus()
    qtbot.keyClick(part(page, "advice.answer"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(log(desk)) == 1)
    said = log(desk)[0]
    assert (said.article_id, said.article_version, said.topics) == (article.id, article.version, article.topics)
    assert said.name == "" and said.minutes == 5
    qtbot.waitUntil(lambda: len(part(page, "advice.log").rows) == 1)
    assert part(page, "advice.question").value() == ""
    assert {count.code: count.n for count in page.advice.day.bars.counts} == dict.fromkeys(article.topics, 1)


def test_advice_without_a_topic_or_an_answer_is_told_at_the_fields(
    qtbot: QtBot, desk: Fixture, page: ConsultPage
) -> None:
    press(qtbot, page, "advice.save")
    assert page.advice.form.fields["topics"].error
    assert page.advice.form.fields["answer"].error
    assert log(desk) == []


def test_a_contact_without_a_promise_is_refused_at_its_field(qtbot: QtBot, desk: Fixture, page: ConsultPage) -> None:
    part(page, "advice.topic.LAW").click()
    write(part(page, "advice.answer"), "按办法办理。")
    press(qtbot, page, "advice.more")
    write(part(page, "advice.contact"), "13800138000")
    press(qtbot, page, "advice.save")
    qtbot.waitUntil(lambda: "联系方式" in page.advice.form.fields["contact"].error)
    assert log(desk) == []


def test_a_promise_is_kept_from_the_log(qtbot: QtBot, desk: Fixture, page: ConsultPage) -> None:
    given = {
        "topics": ("LAW",),
        "answer": "稍后回电。",
        "minutes": 3,
        "follow_up": "回电告知",
        "contact": "13800138000",
    }
    desk.do("consultation.record", given)
    page.refresh()
    rows = part(page, "advice.log")
    qtbot.waitUntil(lambda: len(rows.rows) == 1)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.act_place(0).center())
    press(qtbot, page, "followup.save")
    assert page.advice.day.form.fields["result"].error
    write(part(page, "followup.result"), "已回电说明。")
    press(qtbot, page, "followup.save")
    qtbot.waitUntil(lambda: log(desk)[0].follow_up_result == "已回电说明。")


# ---- queue ----


def test_numbers_are_given_out_called_in_order_served_and_missed(
    qtbot: QtBot, desk: Fixture, page: ConsultPage
) -> None:
    page.open(tab="queue")
    write(part(page, "queue.desk"), "2")
    for name, urgent in (("complaint", False), ("answer", True)):
        if urgent:
            part(page, "queue.urgent").click()
        press(qtbot, page, f"queue.take.{name}")
        qtbot.waitUntil(lambda name=name: name in [ticket.purpose for ticket in queue(desk).waiting])
        qtbot.waitUntil(part(page, f"queue.take.{name}").isEnabled)
    qtbot.waitUntil(lambda: [row.n for row in part(page, "queue.waiting").rows] == [2, 1])
    desk.clock.forward(minutes=6)
    qtbot.waitUntil(part(page, "queue.next").isEnabled)
    press(qtbot, page, "queue.next")
    qtbot.waitUntil(lambda: part(page, "queue.number").text() == "002")
    press(qtbot, page, "queue.serve")
    qtbot.waitUntil(lambda: queue(desk).served == 1 and part(page, "queue.number").text() == "—")
    qtbot.waitUntil(part(page, "queue.next").isEnabled)
    press(qtbot, page, "queue.next")
    qtbot.waitUntil(lambda: part(page, "queue.number").text() == "001")
    press(qtbot, page, "queue.miss")
    qtbot.waitUntil(lambda: queue(desk).no_show == 1)
    assert queue(desk).mean_wait == 6.0
    qtbot.waitUntil(lambda: not part(page, "queue.next").isEnabled())


def test_the_navigation_counts_waiting_people_and_unanswered_opinions(
    qtbot: QtBot, desk: Fixture, page: ConsultPage
) -> None:
    told: list[int] = []
    WaitingCount(desk.context, page, told.append)
    qtbot.waitUntil(lambda: told[-1:] == [0])
    desk.context.act("ticket.take", {"purpose": "other"}).start()
    desk.context.act("feedback.receive", {"kind": "praise", "text": "谢谢"}).start()
    qtbot.waitUntil(lambda: told[-1] == 2)
    qtbot.waitUntil(lambda: "1" in page.tabs.tabText(1) and "1" in page.tabs.tabText(2))


# ---- opinions ----


def test_an_opinion_is_taken_in_answered_and_closed(qtbot: QtBot, desk: Fixture, page: ConsultPage) -> None:
    page.open(tab="feedback")
    press(qtbot, page, "feedback.new")
    press(qtbot, page, "feedback.save")
    assert page.feedback.form.fields["text"].error
    write(part(page, "feedback.text"), "等得太久。")
    write(part(page, "feedback.contact"), "13800138000")
    press(qtbot, page, "feedback.save")
    rows = part(page, "feedback.list")
    qtbot.waitUntil(lambda: len(rows.rows) == 1)
    assert opinions(desk)[0].due_at == desk.clock() + timedelta(hours=24)
    rows.choose(0)
    assert not part(page, "feedback.close.save").isVisible()
    write(part(page, "feedback.reply.reply"), "已加开一个窗口。")
    press(qtbot, page, "feedback.reply.save")
    qtbot.waitUntil(lambda: opinions(desk)[0].state == "replied")
    qtbot.waitUntil(lambda: part(page, "feedback.close.save").isVisible())
    write(part(page, "feedback.close.result"), "投诉人接受。")
    press(qtbot, page, "feedback.close.save")
    qtbot.waitUntil(lambda: opinions(desk)[0].state == "closed")
    qtbot.waitUntil(lambda: rows.rows == ())


def test_a_complaint_about_oneself_is_answered_by_somebody_else(qtbot: QtBot, desk: Fixture, page: ConsultPage) -> None:
    desk.do("feedback.receive", {"kind": "complaint", "text": "态度不好", "about": desk.author, "contact": "1"})
    page.refresh()
    page.open(tab="feedback")
    rows = part(page, "feedback.list")
    qtbot.waitUntil(lambda: len(rows.rows) == 1)
    rows.choose(0)
    write(part(page, "feedback.reply.reply"), "不属实。")
    press(qtbot, page, "feedback.reply.save")
    qtbot.waitUntil(lambda: "本人" in page.feedback.card.reply.strip.text)
    assert opinions(desk)[0].state == "received"


# ---- follow-up calls ----


def test_a_call_is_due_after_seven_days_and_recorded_with_its_marks(
    qtbot: QtBot, desk: Fixture, page: ConsultPage
) -> None:
    case_id = closed_case(desk)
    desk.clock.forward(days=8)
    page.open(tab="calls")
    page.refresh()
    due = part(page, "calls.due")
    qtbot.waitUntil(lambda: len(due.rows) == 1)
    qtbot.mouseClick(due.viewport(), Qt.MouseButton.LeftButton, pos=due.act_place(0).center())
    press(qtbot, page, "call.save")
    assert page.calls.form.fields["consent"].error and page.calls.form.fields["solved"].error
    part(page, "call.consent").box.click()
    part(page, "call.solved").buttons[True].click()
    for score, mark in (("speed", 5), ("fairness", 4), ("attitude", 3)):
        part(page, f"call.{score}").buttons[mark].click()
    part(page, "call.again").box.click()
    write(part(page, "call.again_note"), "昨天在 3.1C09 又看到。")
    press(qtbot, page, "call.save")
    qtbot.waitUntil(lambda: len(calls(desk)) == 1)
    made = calls(desk)[0]
    assert (made.case_id, made.days, made.speed, made.fairness, made.attitude) == (case_id, 7, 5, 4, 3)
    assert (made.solved, made.again, made.again_note) == (True, True, "昨天在 3.1C09 又看到。")
    qtbot.waitUntil(lambda: due.rows == () and len(part(page, "calls.made").rows) == 1)


def test_somebody_who_was_not_reached_is_asked_nothing_and_called_again(
    qtbot: QtBot, desk: Fixture, page: ConsultPage
) -> None:
    closed_case(desk)
    desk.clock.forward(days=8)
    page.open(tab="calls")
    page.refresh()
    due = part(page, "calls.due")
    qtbot.waitUntil(lambda: len(due.rows) == 1)
    due.choose(0)
    part(page, "call.outcome").buttons["unreachable"].click()
    assert not part(page, "call.solved").isVisible()
    write(part(page, "call.next_call"), "2026-10-01")
    press(qtbot, page, "call.save")
    qtbot.waitUntil(lambda: "今天之后" in page.calls.form.fields["next_call"].error)
    part(page, "call.next_call").clear()
    press(qtbot, page, "call.save")
    qtbot.waitUntil(lambda: [row.tried for row in due.rows] == [1])


def test_every_control_of_every_tab_has_a_name(page: ConsultPage) -> None:
    assert nameless(page) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_tab_is_wider_than_a_small_screen_leaves_room_for(qtbot: QtBot, desk: Fixture, lang: Lang) -> None:
    set_language(lang)
    made = ConsultPage(desk.context, Places(), MemoryPreferences())
    qtbot.addWidget(made)
    assert {
        name: tab.minimumSizeHint().width() for name, tab in made._tabs.items() if tab.minimumSizeHint().width() > 1126
    } == {}
