"""The queue of a busy station."""

from collections.abc import Callable
from datetime import UTC, datetime

from fairdesk.casework.context import HALL_ZONE
from fairdesk.casework.services.lists import tickets
from tests.casework.day import Day

RefusedCodes = Callable[[Callable[[], object]], list[str]]


def take(day: Day, purpose: str = "complaint", **more: bool) -> str:
    return day.do("ticket.take", by=day.volunteer, purpose=purpose, **more).entry.id


def call(day: Day, ticket: str = "", desk: str = "1号台") -> str:
    done = day.do("ticket.call", by=day.volunteer, ticket_id=ticket, desk=desk)
    return str(done.entry.content["assigned"]["ticket_id"])


def queue(day: Day) -> tickets.Queue:
    now = day.clock()
    with day.station.read() as session:
        return tickets.queue(session, day.station.id, now.astimezone(HALL_ZONE).date(), now)


def test_numbers_are_called_in_their_order_and_urgent_ones_first(day: Day) -> None:
    first, second, urgent = take(day), take(day, "answer"), take(day, "answer", urgent=True)
    assert [view.n for view in queue(day).waiting] == [3, 1, 2]
    assert [call(day) for _ in range(3)] == [urgent, first, second]
    assert queue(day).waiting == ()


def test_the_waiting_time_ends_with_the_first_call(day: Day) -> None:
    ticket = take(day)
    day.clock.forward(minutes=12)
    assert queue(day).waiting[0].waited == 12.0
    call(day)
    day.clock.forward(minutes=3)
    call(day, ticket, "2号台")
    view = queue(day).called[0]
    assert (view.waited, view.calls, view.desk) == (12.0, 2, "2号台")
    day.do("ticket.serve", ticket_id=ticket)
    found = queue(day)
    assert (found.served, found.mean_wait, found.longest_wait) == (1, 12.0, 12.0)


def test_who_does_not_come_is_counted_and_makes_room(day: Day, refused: RefusedCodes) -> None:
    take(day, "paper")
    missing = call(day)
    day.do("ticket.miss", ticket_id=missing)
    found = queue(day)
    assert (found.no_show, found.called, found.mean_wait) == (1, (), 0.0)
    assert [(count.code, count.n) for count in found.by_purpose] == [("paper", 1)]
    assert refused(lambda: day.do("ticket.serve", ticket_id=missing)) == ["FD-1979"]
    assert refused(lambda: call(day, missing)) == ["FD-1979"]


def test_numbers_begin_anew_every_day_in_the_hall(day: Day, refused: RefusedCodes) -> None:
    day.clock.time = datetime(2026, 11, 23, 15, 59, tzinfo=UTC)
    old = take(day)
    day.clock.time = datetime(2026, 11, 23, 16, 1, tzinfo=UTC)  # 00:01 in the hall
    assert refused(lambda: call(day)) == ["FD-1995"]
    assert refused(lambda: call(day, old)) == ["FD-1978"]
    take(day)
    assert [view.n for view in queue(day).waiting] == [1]
    assert day.station.verify().ok


def test_a_number_is_served_only_after_it_was_called(day: Day, refused: RefusedCodes) -> None:
    waiting = take(day)
    assert refused(lambda: day.do("ticket.serve", ticket_id=waiting)) == ["FD-1979"]
    assert refused(lambda: day.do("ticket.miss", ticket_id="x")) == ["FD-1978"]
    assert refused(lambda: take(day, "shopping")) == ["FD-1012"]


def test_an_empty_queue_has_no_mean(day: Day, refused: RefusedCodes) -> None:
    assert refused(lambda: call(day)) == ["FD-1995"]
    assert (queue(day).mean_wait, queue(day).longest_wait) == (None, None)
