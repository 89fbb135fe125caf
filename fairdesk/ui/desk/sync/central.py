"""Where the central service is: address and token."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.words import button, label


class CentralForm(Card):
    """``saved`` carries address and token."""

    saved = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(t("upload.central"))
        self.url = Field(t("upload.url"), LineEditor("https://…", mono=True), required=True)
        self.url.widget.setObjectName("sync.url")
        editor = LineEditor()
        editor.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        editor.setObjectName("sync.token")
        self.token = Field(t("upload.token"), editor, required=True)
        self.save = button(t("upload.save"), "secondary", clicked=self._save)
        self.save.setObjectName("sync.save")
        row = QHBoxLayout()
        row.setSpacing(theme.size("gap"))
        row.addWidget(self.url, 3)
        row.addWidget(self.token, 2)
        self.add(row)
        foot = QHBoxLayout()
        foot.addWidget(label(t("upload.central_hint"), "caption", wrap=True), 1)
        foot.addWidget(self.save)
        self.add(foot)

    def show_address(self, url: str, token: str) -> None:
        """Fill the fields."""
        self.url.set_value(url)
        self.token.set_value(token)

    def _save(self) -> None:
        if all([self.url.check(), self.token.check()]):
            self.saved.emit(self.url.value(), self.token.value())
