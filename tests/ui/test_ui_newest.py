"""Of several questions only the newest answers."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from fairdesk.ui.ops import Newest, Query
from fairdesk.ui.tasks import Tasks


def test_only_the_newest_of_two_questions_answers_however_they_finish(qtbot: QtBot, tasks: Tasks) -> None:
    asked = Newest()
    heard: list[str] = []
    ended: list[str] = []
    hold = threading.Event()

    def slow(_job: object) -> str:
        hold.wait(10)
        return "old"

    Query(tasks, slow).replacing(asked).done(heard.append).finally_(lambda: ended.append("old")).start()
    Query(tasks, lambda _job: "new").replacing(asked).done(heard.append).start()
    qtbot.waitUntil(lambda: heard == ["new"])
    hold.set()
    qtbot.waitUntil(lambda: ended == ["old"])
    assert heard == ["new"]
