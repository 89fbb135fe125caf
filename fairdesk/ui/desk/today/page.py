"""Today: four numbers, what needs a hand now, and the day as a chart."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from fairdesk.casework.views import Attention, Board
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.frame import PageFrame
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.desk.rows import RowList
from fairdesk.ui.desk.today.attention import AttentionPainting
from fairdesk.ui.desk.today.day_chart import DayChart
from fairdesk.ui.moments import local
from fairdesk.ui.ops import Newest
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.clock import ticker
from fairdesk.ui.widgets.counter import CounterCard
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.words import button, label, with_key

_CARD_LEAST = 144
_LIST_LEAST = 120
_CHART_LEAST, _CHART_MOST = 192, 304
_CARDS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "received": ("inbox-outline", "cases", {}),
    "running": ("clock-outline", "cases", {"group": "open"}),
    "in_force": ("gavel", "cases", {"group": "measures"}),
    "to_upload": ("cloud-upload-outline", "sync", {}),
}
"""Icon of each number, and the place that its card opens."""


class TodayPage(PageFrame):
    """Reads the board anew at every change; between changes only the clocks are drawn again."""

    def __init__(self, context: DeskContext, shell: Navigator) -> None:
        super().__init__(t("today.title"), _day_words(context.now()))
        self.setObjectName("today")
        self._context, self._shell = context, shell
        self._asked = Newest()
        self._board: Board | None = None
        self._ticking = False
        new = button(t("today.new_case"), "secondary", icon_name="plus", clicked=lambda: shell.open("intake"))
        new.setObjectName("today.new")
        with_key(new, "new-case", t("keys.new-case"))
        self.add_act(new)
        self.cards = {name: self._card(name) for name in _CARDS}
        numbers = QHBoxLayout()
        numbers.setSpacing(theme.size("gap"))
        for card in self.cards.values():
            numbers.addWidget(card, 1)
        self.add(numbers)
        self.list = RowList(t("today.attention"), AttentionPainting(context.now), key=lambda row: row.case.id)
        self.list.setObjectName("today.attention")
        self.chart = DayChart(context.tasks)
        self._empty = EmptyState(
            t("today.empty"), t("today.empty_hint"), icon="check-circle-outline", act=t("today.new_case"),
            on_act=lambda: shell.open("intake"),
        )  # fmt: skip
        self._places = QStackedWidget()
        self._arrange()
        self.list.acted.connect(self._act)
        self.list.opened.connect(self._act)
        context.bus.changed.connect(self._changed)
        shortcuts.bind(self, "refresh", self.reload)
        self.setFocusProxy(self.list)
        self.reload()

    def _card(self, name: str) -> CounterCard:
        icon, page, params = _CARDS[name]
        card = CounterCard(t(f"today.{name}"), icon)
        card.setObjectName(f"today.{name}")
        card.setMinimumWidth(_CARD_LEAST)
        card.opened.connect(partial(self._open, page, params))
        return card

    def _open(self, page: str, params: dict[str, Any]) -> None:
        self._shell.open(page, **params)

    def _arrange(self) -> None:
        hand = ListCard(t("today.attention"))
        self._count = label("", "caption")
        hand.add_act(self._count)
        self._places.addWidget(self.list)
        self._places.addWidget(self._empty)
        self._places.setMinimumHeight(_LIST_LEAST)
        hand.add(self._places, 1)
        day = Card(t("today.by_hour"))
        day.setMinimumWidth(_CHART_LEAST)
        day.setMaximumWidth(_CHART_MOST)
        self._busiest = label("", "caption", wrap=True)
        day.add(self.chart, 1)
        day.add(self._busiest)
        row = QHBoxLayout()
        row.setSpacing(theme.size("gap"))
        row.addWidget(hand, 5)
        row.addWidget(day, 2)
        self.add(row, 1)

    def reload(self) -> None:
        """Read the board anew."""
        author = self._context.author
        board = self._context.ask(lambda station: station.board(author)).replacing(self._asked)
        board.done(self._show).failed(self._failed).start(self)

    def _changed(self, changes: Changes) -> None:
        if changes.board or changes.any_case or changes.outbox:
            self.reload()

    def _failed(self, error: Known) -> None:
        self.strip.show_error(error, act=t("today.again"), on_act=self.reload)

    def _show(self, board: Board) -> None:
        self.strip.clear()
        self._board = board
        now = self._context.now()
        self.set_lead(_day_words(now))
        self.cards["received"].show_number(board.received, t("today.received_note"))
        self._show_running(now)
        self.cards["in_force"].show_number(board.in_force, t("today.in_force_note" if board.in_force else "today.none"))
        waiting = board.to_upload
        self.cards["to_upload"].show_number(waiting, t("today.upload_note" if waiting else "today.upload_done"))
        self.list.show_rows(board.attention)
        self._places.setCurrentWidget(self.list if board.attention else self._empty)
        self._count.setText(t("today.sorted") if board.attention else "")
        self.chart.show_hours(board.received_by_hour, local(now).hour)
        self._busiest.setText(_busiest_words(board.received_by_hour))

    def _show_running(self, now: datetime) -> None:
        """The nearest deadline is told under the number, in its colour."""
        board = self._board
        if board is None:
            return
        late = sum(1 for row in board.attention if row.case.clock is not None and row.case.clock.overdue(now))
        if late:
            self.cards["running"].show_number(board.running, t("today.overdue", n=late), "danger")
        else:
            self.cards["running"].show_number(board.running, t("today.running_note" if board.running else "today.none"))

    def _act(self, row: Attention) -> None:
        self._shell.open("case", case_id=row.case.id, step=row.step.act)

    def _beat(self) -> None:
        self.list.repaint_rows()
        self._show_running(self._context.now())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._ticking:
            self._ticking = True
            ticker().beat.connect(self._beat, Qt.ConnectionType.UniqueConnection)
            ticker().join()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._ticking:
            self._ticking = False
            ticker().beat.disconnect(self._beat)
            ticker().leave()


def _day_words(now: datetime) -> str:
    here = local(now)
    weekday = t(f"today.weekday_{here.isoweekday()}")
    if language() == "zh":
        return f"{here.year}年{here.month}月{here.day}日 {weekday}"
    return f"{weekday}, {here.day} {t(f'today.month_{here.month}')} {here.year}"


def _busiest_words(hours: tuple[int, ...]) -> str:
    most = max(hours)
    if not most:
        return t("today.none_yet")
    hour = hours.index(most)
    return t("today.busiest", start=f"{hour:02d}:00", end=f"{(hour + 1) % 24:02d}:00", n=most)
