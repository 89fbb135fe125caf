"""Pictures of every window after the day was played, and the window itself for a person."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from fairdesk.demo.play import Play
from fairdesk.i18n import Lang
from fairdesk.ui.application import QtMessages, create_application
from fairdesk.ui.desk.context import Central
from fairdesk.ui.desk.program import open_desk
from fairdesk.ui.desk.shell import Shell
from fairdesk.ui.preferences import FilePreferences, MemoryPreferences
from fairdesk.ui.tasks import Tasks
from fairdesk.ui.theme import Choice

_PATIENCE_S = 30.0
_RENDER_MS = 700
_LOOKS: tuple[tuple[Lang, Choice], ...] = (("zh", "light"), ("en", "light"), ("zh", "dark"))


def _application() -> tuple[QApplication, QtMessages]:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing, QtMessages()
    return create_application([])


def settle(tasks: Tasks) -> None:
    """Let the window finish what it asked in the background. Raises ``TimeoutError`` when it never does."""
    until = time.monotonic() + _PATIENCE_S
    quiet = 0
    while quiet < 5:  # a finished answer may ask the next question
        QApplication.processEvents()
        quiet = 0 if tasks.busy else quiet + 1
        if time.monotonic() > until:
            raise TimeoutError("the window did not come to rest")


def _let_pages_render() -> None:
    """Qt renders pages of a PDF in a thread of its own and tells nobody when it is done."""
    loop = QEventLoop()
    QTimer.singleShot(_RENDER_MS, loop.quit)
    loop.exec()


def _places(play: Play) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name of the picture, page, parameters."""
    rows = play.station.cases(sort="number", descending=False).rows
    papers = play.station.paper_list()
    notice = next(paper for paper in papers if paper.code == "D14")
    running = next((row for row in rows if row.state == "NOTIFIED"), rows[-1])
    yield "today", "today", {}
    yield "cases", "cases", {}
    yield "intake", "intake", {"number": running.right_number}
    yield "case-closed", "case", {"case_id": rows[0].id}
    yield "case-running", "case", {"case_id": running.id}
    yield "case-received", "case", {"case_id": rows[-1].id}
    yield "compare", "compare", {"text": play.displayed()}
    yield "records", "records", {}
    yield "papers", "papers", {"document_id": notice.id}
    yield "exhibitors", "exhibitors", {"text": rows[0].booth.split("-")[0]}
    yield "consult", "consult", {"tab": "advice"}
    yield "knowledge", "consult", {"tab": "knowledge"}
    yield "queue", "consult", {"tab": "queue"}
    yield "sync", "sync", {}
    yield "rules", "rules", {}
    yield "lead", "lead", {}


def take(play: Play, folder: Path) -> list[str]:
    """A PNG of every window in Chinese and English, light and dark. Raises ``RuntimeError`` when Qt complained."""
    _, messages = _application()
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    for lang, scheme in _LOOKS:
        shell = _window(play, lang, scheme)
        try:
            for name, page, params in _places(play):
                shell.open(page, **params)
                settle(shell.tasks)
                if page == "papers":
                    _let_pages_render()
                file = folder / f"{name}.{lang}.{scheme}.png"
                shell.grab().save(str(file))
                taken.append(f"{folder.name}/{file.name}")
        finally:
            shell.close()
            QApplication.processEvents()
    if messages.warnings:
        raise RuntimeError("; ".join(messages.warnings))
    return taken


def _window(play: Play, lang: Lang, scheme: Choice) -> Shell:
    central = Central(play.central.url, play.central.token)
    shell = open_desk(
        play.station, author=play.scene.head, central=central, lang=lang, scheme=scheme, preferences=MemoryPreferences()
    )
    shell.resize(1366, 768)
    shell.show()
    settle(shell.tasks)
    return shell


def open_window(play: Play) -> None:
    """The desk for a person, until it is closed."""
    app, _ = _application()
    central = Central(play.central.url, play.central.token)
    kept = FilePreferences(play.home / "windows.json")
    shell = open_desk(play.station, author=play.scene.head, central=central, preferences=kept)
    shell.show()
    app.exec()
