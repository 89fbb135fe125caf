"""Background work: nothing gets lost, nothing arrives too late, nothing fails in silence."""

from __future__ import annotations

import sys
import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, Signal
from pytestqt.qtbot import QtBot

from fairdesk.errors import Known
from fairdesk.ui.changes import ChangeBus, Changes
from fairdesk.ui.ops import Bug, Job, Mutation, Progress, Query
from fairdesk.ui.tasks import Tasks


def test_two_thousand_results_all_arrive_on_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    got: list[int] = []
    threads: set[QThread] = set()

    def take(number: int) -> None:
        got.append(number)
        threads.add(QThread.currentThread())

    for number in range(2000):
        Query(tasks, lambda _job, number=number: number * number).done(take).start()
    qtbot.waitUntil(lambda: len(got) == 2000)
    assert sorted(got) == [number * number for number in range(2000)]
    assert threads == {QThread.currentThread()}


def test_writes_run_one_after_the_other_in_the_order_asked(qtbot: QtBot, tasks: Tasks) -> None:
    at_work: list[int] = []
    overlaps: list[int] = []
    order: list[int] = []

    def work(number: int) -> int:
        at_work.append(number)
        overlaps.append(len(at_work))
        at_work.remove(number)
        return number

    for number in range(200):
        Mutation(tasks, lambda _job, number=number: work(number)).done(order.append).start()
    qtbot.waitUntil(lambda: len(order) == 200)
    assert order == list(range(200))
    assert set(overlaps) == {1}


def test_a_known_error_reaches_the_failed_callback_as_it_is(qtbot: QtBot, tasks: Tasks) -> None:
    errors: list[Known] = []
    ended: list[bool] = []
    known = Known("FD-7002", name="D14.pdf")

    def work(_job: Job) -> None:
        raise known

    Mutation(tasks, work).failed(errors.append).finally_(lambda: ended.append(True)).start()
    qtbot.waitUntil(lambda: bool(ended))
    assert errors == [known]


def test_any_other_exception_is_told_as_a_bug_with_its_cause(qtbot: QtBot, tasks: Tasks) -> None:
    errors: list[Known] = []
    Query(tasks, lambda _job: 1 // 0).failed(errors.append).start()
    qtbot.waitUntil(lambda: bool(errors))
    bug = errors[0]
    assert isinstance(bug, Bug)
    assert isinstance(bug.cause, ZeroDivisionError)
    assert "ZeroDivisionError" in bug.text("zh")
    assert "ZeroDivisionError" in bug.text("en")


def test_no_callback_runs_after_its_owner_was_destroyed(qtbot: QtBot, tasks: Tasks) -> None:
    called: list[int] = []
    after: list[int] = []
    go = threading.Event()
    owner = QObject()

    def work(_job: Job) -> int:
        go.wait(10)
        return 1

    Mutation(tasks, work).done(called.append).finally_(lambda: called.append(2)).start(owner)
    Mutation(tasks, lambda _job: 3).done(after.append).start()
    shiboken6.delete(owner)
    go.set()
    qtbot.waitUntil(lambda: after == [3])
    assert called == []


def test_changes_are_announced_even_when_the_page_that_asked_is_gone(qtbot: QtBot, tasks: Tasks) -> None:
    bus, heard = ChangeBus(), list[Changes]()
    bus.changed.connect(heard.append)
    owner = QObject()
    go = threading.Event()

    def work(_job: Job) -> str:
        go.wait(10)
        return "c1"

    Mutation(tasks, work).announce(bus, lambda case: Changes.of_case(case)).start(owner)
    shiboken6.delete(owner)
    go.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].touches("c1")
    assert not heard[0].touches("c2")


def test_a_cancelled_job_stops_at_its_next_step_and_calls_neither_done_nor_failed(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[object] = []
    ended: list[bool] = []
    begun, go = threading.Event(), threading.Event()
    steps: list[int] = []

    def work(job: Job) -> None:
        for step in range(1000):
            steps.append(step)
            begun.set()
            go.wait(10)
            job.progress(step, 1000)

    query = Query(tasks, work).done(heard.append).failed(heard.append).finally_(lambda: ended.append(True))
    job = query.start()
    assert begun.wait(10)
    job.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert steps == [0]
    assert heard == []


def test_progress_shows_the_newest_step_last(qtbot: QtBot, tasks: Tasks) -> None:
    steps: list[Progress] = []
    done: list[int] = []

    def work(job: Job) -> int:
        for step in range(1, 501):
            job.progress(step, 500, f"file {step}")
        return 500

    Query(tasks, work).progress(steps.append).done(done.append).start()
    qtbot.waitUntil(lambda: bool(done))
    assert steps[-1] == Progress(500, 500, "file 500")
    assert [step.done for step in steps] == sorted(step.done for step in steps)


def test_shutdown_finishes_the_writes_that_were_asked_for(qapp: object) -> None:
    tasks = Tasks()
    written: list[int] = []
    for number in range(50):
        Mutation(tasks, lambda _job, number=number: written.append(number)).start()
    tasks.shutdown(wait=True)
    assert written == list(range(50))
    with pytest.raises(RuntimeError):
        Mutation(tasks, lambda _job: None).start()


class _Emitter(QObject):
    said = Signal(object)


def test_five_thousand_emits_leave_the_count_of_true_alone(qapp: object) -> None:
    """PySide6 6.12.0 loses one reference of ``True`` at every emit and aborts Python 3.11 after 600."""
    emitter, heard = _Emitter(), list[object]()
    emitter.said.connect(heard.append)
    before = sys.getrefcount(True)
    for number in range(5000):
        emitter.said.emit(number)
    assert len(heard) == 5000
    assert abs(sys.getrefcount(True) - before) < 50


def test_changes_add_up_and_everything_touches_any_case() -> None:
    both = Changes.of_case("a", documents=frozenset({"d"})) | Changes(cases=frozenset({"b"}), records=True)
    assert both.cases == {"a", "b"}
    assert both.documents == {"d"}
    assert both.records
    assert both.board
    assert not both.settings
    assert Changes.everything().touches("never seen")
    assert Changes.everything().any_case
    assert not Changes(outbox=True).any_case
