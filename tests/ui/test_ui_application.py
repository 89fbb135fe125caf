"""The application: Qt's complaints are counted, Qt speaks our language, the desktop's scheme is followed."""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtCore import QCoreApplication, QLocale, QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QApplication

from fairdesk import i18n
from fairdesk.ui.application import QtMessages, speak


def test_qt_speaks_the_language_of_the_program(qapp: QApplication) -> None:
    try:
        speak(qapp, "zh")
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
        assert QLocale().dayName(1, QLocale.FormatType.ShortFormat) == "周一"
        speak(qapp, "en")
        assert i18n.language() == "en"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    finally:
        speak(qapp, "zh")


def test_complaints_of_qt_are_kept_and_the_offscreen_platforms_excuses_are_not() -> None:
    messages = QtMessages()
    context = QMessageLogContext()
    messages(QtMsgType.QtDebugMsg, context, "only talk")
    messages(QtMsgType.QtWarningMsg, context, "This plugin does not support raise()")
    messages(QtMsgType.QtWarningMsg, context, "QObject::connect: no such signal")
    messages(QtMsgType.QtCriticalMsg, context, "the display is gone")
    assert messages.warnings == ["QObject::connect: no such signal", "the display is gone"]


def test_a_fresh_process_opens_and_closes_a_window_without_a_complaint() -> None:
    """Life and death of the whole application, which tests that share one application cannot show."""
    code = """
from fairdesk.ui.application import create_application
app, messages = create_application(scheme="dark", lang="en")
from fairdesk.ui.desk.shell import Shell, Who
from fairdesk.ui.ops import Query
from fairdesk.ui.preferences import MemoryPreferences
from fairdesk.ui.tasks import Tasks
tasks = Tasks()
shell = Shell(Who("fair", "station", "person"), tasks, MemoryPreferences())
shell.show()
Query(tasks, lambda job: 42).done(lambda answer: shell.close()).start(shell)
code = app.exec()
assert tasks.closed
assert messages.warnings == [], messages.warnings
raise SystemExit(code)
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
