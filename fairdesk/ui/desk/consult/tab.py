"""What the tabs of the page have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fairdesk.casework.people.rights import rights
from fairdesk.ui import theme
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.ops import Newest
from fairdesk.ui.widgets.strip import MessageStrip


class Tab(QWidget):
    """Two columns: ``columns`` takes them. ``strip`` is the page's; ``waits`` tells how many want a hand here."""

    waits = Signal(int)

    def __init__(self, context: DeskContext, strip: MessageStrip) -> None:
        super().__init__()
        self.context, self.strip = context, strip
        self.role = ""
        self.asked = Newest()
        self.columns = QHBoxLayout(self)
        self.columns.setContentsMargins(0, theme.size("gap"), 0, 0)
        self.columns.setSpacing(theme.size("gap"))

    def refresh(self) -> None:
        """Look at the station again."""
        raise NotImplementedError

    def set_role(self, role: str) -> None:
        """Who works at the desk is known: acts that the role may not do are not offered."""
        self.role = role

    def may(self, act: str) -> bool:
        """May the person at the desk do this act? True until the role is known: the station decides anyway."""
        return not self.role or rights().may(self.role, act)
