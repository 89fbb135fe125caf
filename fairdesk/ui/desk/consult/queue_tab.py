"""The queue of a busy station: a large number, who is called next, how long people wait."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from fairdesk.casework.performer import Done
from fairdesk.casework.services.lists.tickets import Queue, queue
from fairdesk.casework.workstation import Workstation
from fairdesk.i18n import language, t
from fairdesk.ui import theme
from fairdesk.ui.desk.consult.current_number import CurrentNumber
from fairdesk.ui.desk.consult.queue_rows import TicketPainting, TicketTaker, number_text
from fairdesk.ui.desk.consult.row_box import RowBox
from fairdesk.ui.desk.consult.tab import Tab
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.moments import local
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.words import label


def read_queue(station: Workstation) -> Queue:
    """The queue of today."""
    now = station.now()
    with station.read() as session:
        return queue(session, station.id, local(now).date(), now)


def centred(words: str) -> QLabel:
    """One line in the middle: the lower list has no room for more."""
    made = label(words, "muted")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


class QueueTab(Tab):
    """Take a number, call the next, end it."""

    def __init__(self, context: DeskContext, strip: MessageStrip, preferences: Preferences) -> None:
        super().__init__(context, strip)
        self.current = CurrentNumber(context, preferences)
        self.taker = TicketTaker(context)
        self._sum = label("", "caption")
        self.waiting = RowBox(
            "consult.queue.waiting", t("consult_page.waiting"), TicketPainting(context.now, "waiting"),
            EmptyState(t("consult_page.no_waiting"), t("consult_page.no_waiting_hint"), icon="account-group-outline"),
            ticking=True,
        )  # fmt: skip
        self.called = RowBox(
            "consult.queue.called", t("consult_page.called"), TicketPainting(context.now, "called"),
            centred(t("consult_page.no_called")), ticking=True,
        )  # fmt: skip
        self._waiting_card = ListCard(t("consult_page.waiting"))
        self._waiting_card.add_act(self._sum)
        self._waiting_card.add(self.waiting, 1)
        called = ListCard(t("consult_page.called"))
        called.add(self.called, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(theme.size("gap"))
        left.addWidget(self.current, 1)
        left.addWidget(self.taker)
        right.addWidget(self._waiting_card, 3)
        right.addWidget(called, 2)
        self.columns.addLayout(left, 1)
        self.columns.addLayout(right, 1)
        self.taker.sent.connect(self._taken)
        self.waiting.list.acted.connect(self.current.call)
        self.called.list.acted.connect(self.current.call)
        self.called.list.chosen.connect(self.current.choose)
        self.setFocusProxy(self.current.next)

    def refresh(self) -> None:
        """Look at the queue again."""
        self.context.ask(read_queue).replacing(self.asked).done(self._show).failed(self.strip.show_error).start(self)

    def _show(self, found: Queue) -> None:
        self.current.show_queue(found)
        self.waiting.show_rows(found.waiting)
        self.called.show_rows(found.called)
        self._sum.setText(
            " · ".join(f"{count.zh if language() == 'zh' else count.en} {count.n}" for count in found.by_purpose)
        )
        self.waits.emit(len(found.waiting))

    def _taken(self, done: Done) -> None:
        number = done.entry.content["assigned"]["n"]
        self.strip.show_message("ok", t("consult_page.ticket_taken", n=number_text(number)))
