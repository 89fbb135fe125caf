"""Advice at the counter, and opinions about the service."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from fairdesk.casework.services.feedback import set_reply_hours
from fairdesk.casework.services.lists import consultations as log
from fairdesk.casework.services.lists import feedback as opinions
from tests.casework.day import Day

RefusedCodes = Callable[[Callable[[], object]], list[str]]


def advise(day: Day, by: str | None = None, **changes: Any) -> str:
    given = {"topics": ["COMPLAINT"], "answer": "请带商标注册证。", "minutes": 5} | changes
    return day.do("consultation.record", by=by, **given).entry.id


def entries(day: Day, **given: Any) -> list[log.ConsultationView]:
    with day.station.read() as session:
        return log.consultations(session, day.station.id, **given)[0]


def test_advice_without_a_name_is_logged_by_a_volunteer(day: Day) -> None:
    advise(day, day.volunteer, article_id="complain-mark", article_version=1)
    entry = entries(day)[0]
    assert (entry.name, entry.unit, entry.contact, entry.by) == ("", "", "", "陈晨")
    assert (entry.article_id, entry.minutes, entry.topics) == ("complain-mark", 5, ("COMPLAINT",))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"topics": []}, "FD-1101"),
        ({"topics": ["WEATHER"]}, "FD-1974"),
        ({"answer": " "}, "FD-1101"),
        ({"minutes": 0}, "FD-1976"),
        ({"minutes": 601}, "FD-1976"),
        ({"contact": "13800000000"}, "FD-1975"),
        ({"article_id": "no-such-article"}, "FD-1977"),
        ({"right_kind": "XX"}, "FD-1012"),
    ],
)
def test_advice_that_says_nothing_or_keeps_too_much_is_refused(
    day: Day, refused: RefusedCodes, changes: dict[str, Any], code: str
) -> None:
    assert refused(lambda: advise(day, **changes)) == [code]


def test_a_promised_follow_up_stays_open_until_its_result_is_entered(day: Day, refused: RefusedCodes) -> None:
    asked = advise(day, follow_up="查年费", contact="0571-88886666", name="周")
    advise(day)
    assert [entry.id for entry in entries(day, open_only=True)] == [asked]
    finish = {"consultation_id": asked, "result": "年费已缴。"}
    assert refused(lambda: day.do("consultation.follow_up", consultation_id="x", result="x")) == ["FD-1978"]
    assert refused(lambda: day.do("consultation.follow_up", consultation_id=asked, result="")) == ["FD-1101"]
    day.do("consultation.follow_up", **finish)
    assert entries(day, open_only=True) == []
    assert refused(lambda: day.do("consultation.follow_up", **finish)) == ["FD-1979"]


def test_the_log_is_searched_and_counted_by_topic_right_and_channel(day: Day) -> None:
    advise(day, topics=["EVIDENCE", "ROUTES"], right_kind="PAT-DES", question="怎样公证？", small_firm=True)
    advise(day, topics=["EVIDENCE"], channel="phone", unit="样例小店", minutes=10)
    assert [entry.question for entry in entries(day, text="公证")] == ["怎样公证？"]
    assert [entry.unit for entry in entries(day, text="小店")] == ["样例小店"]
    assert len(entries(day, topic="ROUTES")) == 1
    assert entries(day, topic="EVIDENCE", text="没有这句话") == []
    today = day.clock().date()
    with day.station.read() as session:
        found = log.figures(session, day.station.id, today, today)
        tomorrow = log.figures(session, day.station.id, today + timedelta(days=1), today + timedelta(days=1))
    assert (found.total, found.minutes, found.small_firms, tomorrow.total) == (2, 15, 1, 0)
    assert [(count.code, count.n) for count in found.by_topic] == [("EVIDENCE", 2), ("ROUTES", 1)]
    assert found.by_topic[0].zh == "取证方法"
    assert [count.code for count in found.by_right] == ["PAT-DES"]
    assert {count.code for count in found.by_channel} == {"desk", "phone"}


def test_a_page_of_the_log_is_cut_and_counted(day: Day) -> None:
    ids = []
    for _ in range(3):
        ids.append(advise(day))
        day.clock.forward(minutes=1)
    with day.station.read() as session:
        page, total = log.consultations(session, day.station.id, offset=1, limit=1)
    assert ([entry.id for entry in page], total) == ([ids[1]], 3)


def say(day: Day, **changes: Any) -> str:
    given = {"kind": "complaint", "text": "等了一个小时。"} | changes
    return day.do("feedback.receive", by=day.volunteer, **given).entry.id


def list_of(day: Day, *states: str) -> list[opinions.FeedbackView]:
    with day.station.read() as session:
        return opinions.feedback(session, day.station.id, day.clock(), states=states)


def test_an_opinion_is_taken_in_replied_to_and_closed(day: Day) -> None:
    said = say(day, name="周", contact="0571-88886666")
    assert [view.state for view in list_of(day)] == ["received"]
    day.do("feedback.reply", feedback_id=said, reply="已加开一个窗口。")
    assert [(view.state, view.replied_by) for view in list_of(day)] == [("replied", "李明")]
    day.do("feedback.close", feedback_id=said, result="已改进。", content=True)
    view = list_of(day, "closed")[0]
    assert (view.reply, view.result, view.content, view.late) == ("已加开一个窗口。", "已改进。", True, False)


def test_the_time_of_the_reply_is_the_station_s_setting_and_lateness_shows(day: Day) -> None:
    first = say(day)
    with day.station.database.write() as session:
        set_reply_hours(session, 2)
    second = say(day)
    due = {view.id: view.due_at - view.at for view in list_of(day)}
    assert due == {first: timedelta(hours=24), second: timedelta(hours=2)}
    assert [view.id for view in list_of(day)] == [second, first]
    day.clock.forward(hours=3)
    assert {view.id: view.late for view in list_of(day)} == {first: False, second: True}
    day.do("feedback.reply", feedback_id=second, reply="谢谢。")
    today = day.clock().date()
    with day.station.read() as session:
        found = opinions.figures(session, day.station.id, today, today, day.clock())
    assert (found.total, found.replied, found.closed, found.late) == (2, 1, 0, 1)
    assert day.station.verify().ok


@pytest.mark.parametrize("hours", [0, -1, float("inf"), float("nan")])
def test_a_time_of_reply_that_cannot_be_kept_is_not_set(day: Day, hours: float) -> None:
    with day.station.database.write() as session, pytest.raises(ValueError, match="cannot be promised"):
        set_reply_hours(session, hours)


def test_a_complaint_about_somebody_is_handled_by_somebody_else(day: Day, refused: RefusedCodes) -> None:
    said = say(day, about=day.handler)
    assert list_of(day)[0].about == "李明"
    assert refused(lambda: day.do("feedback.reply", feedback_id=said, reply="不是我。")) == ["FD-1980"]
    assert refused(lambda: day.do("feedback.close", feedback_id=said, result="完")) == ["FD-1980"]
    day.do("feedback.reply", by=day.head, feedback_id=said, reply="已核实并致歉。")


def test_who_left_a_contact_gets_a_reply_before_the_opinion_is_closed(day: Day, refused: RefusedCodes) -> None:
    named, nameless = say(day, contact="0571-88886666"), say(day)
    assert refused(lambda: day.do("feedback.close", feedback_id=named, result="完")) == ["FD-1981"]
    day.do("feedback.close", feedback_id=nameless, result="已张贴公告说明。")


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"text": ""}, "FD-1101"), ({"about": "nobody"}, "FD-1957"), ({"complaint_id": "x"}, "FD-1001")],
)
def test_an_opinion_says_something_about_known_people_and_cases(
    day: Day, refused: RefusedCodes, changes: dict[str, str], code: str
) -> None:
    assert refused(lambda: say(day, **changes)) == [code]


def test_an_opinion_is_replied_to_once_with_words_and_only_if_it_is_there(day: Day, refused: RefusedCodes) -> None:
    said = say(day)
    assert refused(lambda: day.do("feedback.reply", feedback_id="x", reply="好")) == ["FD-1978"]
    assert refused(lambda: day.do("feedback.reply", feedback_id=said, reply="")) == ["FD-1101"]
    day.do("feedback.reply", feedback_id=said, reply="好")
    assert refused(lambda: day.do("feedback.reply", feedback_id=said, reply="好")) == ["FD-1979"]
    assert refused(lambda: day.do("feedback.close", feedback_id=said, result="")) == ["FD-1101"]
    day.do("feedback.close", feedback_id=said, result="完")
    assert refused(lambda: day.do("feedback.close", feedback_id=said, result="完")) == ["FD-1979"]
