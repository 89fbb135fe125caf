"""Starting Qt for fairdesk: the application object, its language, letters and look."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    Qt,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from fairdesk import i18n
from fairdesk.ui import fonts, theme
from fairdesk.ui.widgets.icon import icon

_log = logging.getLogger("fairdesk.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
"""Nothing moves without a reason: menus, lists and tool tips simply appear."""
HARMLESS = "This plugin does not support "
"""Said by the offscreen platform of windows with a minimum size and of pop-ups: it has no screen and no keyboard."""


@dataclass
class QtMessages:
    """What Qt complained about since the start: a headless day fails when this is not empty at its end."""

    warnings: list[str] = field(default_factory=list)

    def __call__(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        level = _LEVELS[kind]
        if text.startswith(HARMLESS):
            level = logging.DEBUG
        if level >= logging.WARNING:
            self.warnings.append(text)
        _log.log(level, "%s [%s]", text, context.category or "default")


@cache
def _translator() -> QTranslator:
    return QTranslator()


def speak(app: QApplication, lang: i18n.Lang) -> None:
    """Choose the language of the program and of Qt's own words (context menus, calendars, dialogs)."""
    i18n.set_language(lang)
    locale = QLocale("zh_CN" if lang == "zh" else "en_GB")
    QLocale.setDefault(locale)
    app.removeTranslator(_translator())
    if _translator().load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(_translator())


def dress(app: QApplication, *, scheme: theme.Choice = "system", lang: i18n.Lang = "zh") -> None:
    """Give an application fairdesk's letters, look and language."""
    app.setApplicationName("fairdesk")
    app.setApplicationDisplayName("fairdesk")
    fonts.load()
    app.setFont(fonts.sans())
    for effect in _EFFECTS:
        app.setEffectEnabled(effect, False)
    speak(app, lang)
    theme.apply(app, scheme)
    app.setWindowIcon(icon("shield-check-outline", "accent"))


def create_application(
    argv: Sequence[str] = (), *, scheme: theme.Choice = "system", lang: i18n.Lang = "zh"
) -> tuple[QApplication, QtMessages]:
    """The application, dressed, and the record of Qt's complaints. Follows the desktop when it turns light or dark.

    A second call dresses the existing application anew.
    """
    messages = QtMessages()
    qInstallMessageHandler(messages)
    existing = QApplication.instance()
    if existing is None:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(["fairdesk", *argv])
    else:
        app = cast(QApplication, existing)
    dress(app, scheme=scheme, lang=lang)
    if scheme == "system":
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: theme.apply(app, "system"))
    return app, messages
