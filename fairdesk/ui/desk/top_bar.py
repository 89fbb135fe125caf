"""The bar on top: where we are, one search line, the upload, and the person at the desk."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton

from fairdesk.i18n import Lang, language, t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.widgets.icon import IconLabel, icon
from fairdesk.ui.widgets.search_box import SearchBox
from fairdesk.ui.widgets.sync_indicator import SyncIndicator
from fairdesk.ui.widgets.words import ElidedLabel

_LANGUAGES: dict[Lang, str] = {"zh": "中文", "en": "English"}


class TopBar(QFrame):
    """Signals of the person's menu; ``search`` and ``sync`` are its widgets."""

    scheme_chosen = Signal(str)
    language_chosen = Signal(str)
    help_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, fair: str, station: str, person: str, scheme: theme.Choice) -> None:
        super().__init__()
        self.setProperty("role", "top-bar")
        self.setFixedHeight(theme.size("top-bar"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.size("gap"), 0, theme.size("unit"), 0)
        row.setSpacing(theme.size("unit"))
        self.search = SearchBox(f"{t('shell.search')}  {shortcuts.key('palette').shown}", t("shell.search_name"))
        self.search.setMinimumWidth(240)
        self.search.setMaximumWidth(480)
        self.sync = SyncIndicator()
        place = ElidedLabel(t("shell.fair_station", fair=fair, station=station), "lead")
        row.addWidget(IconLabel("shield-check-outline", "accent", 22))
        row.addWidget(place, 3)
        row.addWidget(self.search, 4)
        row.addStretch(1)
        row.addWidget(self.sync)
        row.addWidget(self._person_button(person, scheme))

    def _person_button(self, person: str, scheme: theme.Choice) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "quiet")
        made.setText(f" {person}")
        made.setIcon(icon("account-circle-outline"))
        made.setIconSize(QSize(theme.size("icon"), theme.size("icon")))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setAccessibleName(t("shell.user", name=person))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setMenu(self._menu(made, scheme))
        return made

    def _menu(self, parent: QToolButton, scheme: theme.Choice) -> QMenu:
        menu = QMenu(parent)
        looks = menu.addMenu(icon("theme-light-dark"), t("shell.theme"))
        looks_group = QActionGroup(menu)
        for choice in get_args(theme.Choice):
            act = looks.addAction(t(f"shell.theme_{choice}"))
            act.setData(choice)
            act.setCheckable(True)
            act.setChecked(choice == scheme)
            looks_group.addAction(act)
        looks_group.triggered.connect(lambda act: self.scheme_chosen.emit(act.data()))
        words = menu.addMenu(icon("translate"), t("shell.language"))
        words_group = QActionGroup(menu)
        for lang, name in _LANGUAGES.items():
            act = words.addAction(name)
            act.setData(lang)
            act.setCheckable(True)
            act.setChecked(lang == language())
            words_group.addAction(act)
        words_group.triggered.connect(lambda act: self.language_chosen.emit(act.data()))
        menu.addAction(icon("keyboard-outline"), t("shell.help"), self.help_wanted.emit)
        menu.addSeparator()
        menu.addAction(icon("logout"), t("shell.quit"), self.quit_wanted.emit)
        return menu
