"""Tickets in words, as rows, and as they are given out."""

from __future__ import annotations

from functools import partial
from typing import Literal

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout

from fairdesk.casework.services.lists.tickets import TicketView
from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.consult.forms import ActForm
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.offer_editors import Tick
from fairdesk.ui.desk.rows import Painting, paint_words
from fairdesk.ui.moments import Now, time_text
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.chip import ChipSpec, State, chip_width, paint_chip
from fairdesk.ui.widgets.words import button

PURPOSES = ("complaint", "answer", "consultation", "paper", "other")
LONG, VERY_LONG = 15, 30
"""Minutes of waiting that are too long, and far too long."""


def number_text(number: int) -> str:
    """``007``"""
    return f"{number:03d}"


def purpose_text(ticket: TicketView) -> str:
    """``投诉 · 1 号窗口``"""
    desk = t("consult_page.to_desk", desk=ticket.desk) if ticket.desk else ""
    return " · ".join(filter(None, (t(f"ticket_purpose.{ticket.purpose}"), desk)))


class TicketPainting(Painting):
    """Number, purpose, waiting time; the button calls it, or calls it again."""

    height = 52

    def __init__(self, now: Now, state: Literal["waiting", "called"]) -> None:
        self._now, self._state = now, state

    def act(self, _row: TicketView) -> str:
        return t("consult_page.call_this") if self._state == "waiting" else t("consult_page.call_again")

    def _waited(self, row: TicketView) -> float:
        until = row.called_at or self._now()
        return max((until - row.taken_at).total_seconds() / 60, 0)

    def _chip(self, row: TicketView) -> ChipSpec:
        waited = self._waited(row)
        state: State = "danger" if waited >= VERY_LONG else "warn" if waited >= LONG else "neutral"
        return ChipSpec(state, t("consult_page.waited", n=round(waited)), "clock-outline")

    def text(self, row: TicketView) -> str:
        urgent = t("consult_page.urgent") if row.urgent else ""
        return " · ".join(filter(None, (number_text(row.n), purpose_text(row), urgent, self._chip(row).text)))

    def paint(self, painter: QPainter, room: QRect, row: TicketView) -> None:
        taken = paint_words(painter, room.adjusted(0, 0, 0, -2), number_text(row.n), fonts.mono("display"), "ink")
        words = room.adjusted(taken + 16, 7, 0, 0)
        chip = self._chip(row)
        width = chip_width(chip.text)
        paint_chip(painter, QRect(room.right() - width, room.top(), width, room.height()), chip)
        words.setRight(room.right() - width - 8)
        line = QRect(words.left(), words.top(), words.width(), 20)
        used = paint_words(painter, line, purpose_text(row), fonts.sans(), "ink")
        if row.urgent:
            urgent = ChipSpec("warn", t("consult_page.urgent"), "flag-outline")
            paint_chip(painter, line.adjusted(used + 8, 0, 0, 0), urgent)
        told = [t("consult_page.taken_at", at=time_text(row.taken_at))]
        if row.calls:
            told.append(t("consult_page.calls", n=row.calls))
        below = QRect(line.left(), line.bottom() + 1, line.width(), 17)
        paint_words(painter, below, " · ".join(told), fonts.sans("caption"), "muted")


class _Taking(ActForm):
    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.queue.take")


class TicketTaker(Card):
    """One button a purpose gives the next number out."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(t("consult_page.take"))
        self._form = _Taking(context)
        self.sent = self._form.sent
        self.urgent = Tick(t("consult_page.urgent_who"))
        self.urgent.box.setObjectName("consult.queue.urgent")
        grid = QGridLayout()
        grid.setSpacing(theme.size("unit"))
        for place, purpose in enumerate(PURPOSES):
            words = t(f"ticket_purpose.{purpose}")
            made = button(words[:1].upper() + words[1:], "secondary")
            made.clicked.connect(partial(self._take, purpose))
            made.setObjectName(f"consult.queue.take.{purpose}")
            self._form.buttons.append(made)
            grid.addWidget(made, place // 3, place % 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self.add(self._form)
        self.add(grid)
        self.add(self.urgent)

    def _take(self, purpose: str, _checked: bool = False) -> None:
        given = {"purpose": purpose, "urgent": self.urgent.box.isChecked()}
        self._form.send("ticket.take", given, then=lambda _done: self.urgent.box.setChecked(False))
