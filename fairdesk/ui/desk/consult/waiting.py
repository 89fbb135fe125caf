"""How many wait for the service side: people with a number, and opinions without a reply. For the navigation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from fairdesk.casework.services.lists.feedback import feedback
from fairdesk.casework.services.lists.tickets import queue
from fairdesk.casework.workstation import Workstation
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.moments import local
from fairdesk.ui.ops import Newest


def waiting(station: Workstation) -> int:
    """Tickets that wait today and opinions to be answered."""
    now = station.now()
    with station.read() as session:
        tickets = queue(session, station.id, local(now).date(), now).waiting
        return len(tickets) + len(feedback(session, station.id, now, states=("received",)))


class WaitingCount(QObject):
    """Tells ``show`` the number at once and after every act. Lives as long as its owner, the window."""

    def __init__(self, context: DeskContext, owner: QObject, show: Callable[[int], object]) -> None:
        super().__init__(owner)
        self._context, self._show = context, show
        self._asked = Newest()
        context.bus.changed.connect(self._changed)
        self._count()

    def _changed(self, changes: Changes) -> None:
        if changes.board or changes.all_cases:
            self._count()

    def _count(self) -> None:
        self._context.ask(waiting).replacing(self._asked).done(self._told).start(self)

    def _told(self, number: int) -> None:
        self._show(number)
