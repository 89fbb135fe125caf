"""F1: the keys of this page and of the whole program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.i18n import t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.widgets.words import button, label


class HelpSheet(QDialog):
    """The shortcut table as a sheet; Esc or F1 closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("shell.help_title"))
        self.setAccessibleName(t("shell.help_title"))
        column = QVBoxLayout(self)
        page = theme.size("page")
        column.setContentsMargins(page, page, page, page)
        column.setSpacing(theme.size("gap"))
        column.addWidget(label(t("shell.help_title"), "title"))
        column.addWidget(label(t("shell.help_lead"), "muted"))
        halves = QHBoxLayout()
        halves.setSpacing(theme.size("page") * 2)
        for scopes in (("program",), ("page", "pane")):
            halves.addLayout(self._table(scopes))
        column.addLayout(halves)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(t("shell.close"), "primary", clicked=self.accept))
        column.addLayout(foot)
        shortcuts.bind(self, "help", self.accept)

    @staticmethod
    def _table(scopes: tuple[str, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.size("unit"))
        for scope in scopes:
            keys = [key for key in shortcuts.TABLE if key.scope == scope]
            if not keys:
                continue
            column.addWidget(label(t(f"shell.scope_{scope}"), "caption"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(theme.size("gap"))
            grid.setVerticalSpacing(6)
            for row, key in enumerate(keys):
                grid.addWidget(label(key.shown, "key"), row, 0, Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(label(key.description), row, 1)
            grid.setColumnStretch(1, 1)
            column.addLayout(grid)
        column.addStretch(1)
        return column
