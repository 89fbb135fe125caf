"""The number that is called now, large enough to be read from the other side of the desk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from fairdesk.casework.services.lists.tickets import Queue, TicketView
from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.consult.forms import ActForm
from fairdesk.ui.desk.consult.queue_rows import number_text, purpose_text
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.words import label

_PIXELS = 96
_DESK = "consult.desk"


class _Acts(ActForm):
    """Call, serve, not there; the desk is remembered."""

    def __init__(self, context: DeskContext, preferences: Preferences) -> None:
        super().__init__(context, "consult.queue")
        self.field("desk", LineEditor(t("consult_page.desk_hint"), max_length=12))
        self.fields["desk"].set_value(preferences.get(_DESK, ""))
        self.fields["desk"].left.connect(lambda: preferences.put(_DESK, self.value("desk")))


class CurrentNumber(Card):
    """Of the tickets called, the one this desk called last, or the one chosen from the list."""

    def __init__(self, context: DeskContext, preferences: Preferences) -> None:
        super().__init__()
        self.setAccessibleName(t("consult_page.current"))
        self._acts = _Acts(context, preferences)
        self.ticket: TicketView | None = None
        self._chosen = ""
        self._called: tuple[TicketView, ...] = ()
        self.number = QLabel("—")
        self.number.setObjectName("consult.queue.number")
        font = fonts.sans("counter")
        large = type(font)(font)
        large.setPixelSize(_PIXELS)
        large.setBold(True)
        self.number.setFont(large)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.purpose = label("", "lead")
        self.purpose.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.next = self._acts.do("next", t("consult_page.call_next"), self.call_next)
        self.again = self._acts.do("again", t("consult_page.call_again"), self._again, "secondary")
        self.serve = self._acts.do("serve", t("consult_page.serve"), lambda: self._end("ticket.serve"), "secondary")
        self.miss = self._acts.do("miss", t("consult_page.miss"), lambda: self._end("ticket.miss"), "secondary")
        self._figures = {name: label("–", "display") for name in ("served", "no_show", "mean_wait", "longest_wait")}
        self._arrange()
        self._acts.fields["desk"].changed.connect(self._show_ticket)
        self._show_ticket()

    def _arrange(self) -> None:
        unit = theme.size("unit")
        head = QHBoxLayout()
        head.addWidget(label(t("consult_page.current"), "section"))
        head.addStretch()
        self.add(head)
        self.add(self._acts.strip)
        self.body.addStretch(2)
        self.add(self.number)
        self.add(self.purpose)
        self.body.addStretch(1)
        self.body.addSpacing(unit)
        row = QHBoxLayout()
        row.setSpacing(unit)
        for each in (self.serve, self.miss, self.again):
            row.addWidget(each, 1)
        self.add(row)
        below = QHBoxLayout()
        below.setSpacing(unit)
        desk = self._acts.fields["desk"]
        desk.widget.setFixedWidth(150)
        below.addWidget(desk.widget)
        below.addWidget(self.next, 1)
        self.add(below)
        self.body.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(0)
        for column, (name, shown) in enumerate(self._figures.items()):
            cell = QVBoxLayout()
            cell.setSpacing(0)
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            caption = label(t(f"consult_page.{name}"), "caption", wrap=True)
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            cell.addWidget(shown)
            cell.addWidget(caption)
            grid.addLayout(cell, 0, column)
            grid.setColumnStretch(column, 1)
        self.add(grid)

    def show_queue(self, found: Queue) -> None:
        """Show which number is called now, and the figures of the day."""
        self._called = found.called
        self._show_ticket()
        self.next.setEnabled(bool(found.waiting))
        told = {
            "served": str(found.served),
            "no_show": str(found.no_show),
            "mean_wait": _minutes(found.mean_wait),
            "longest_wait": _minutes(found.longest_wait),
        }
        for name, text in told.items():
            self._figures[name].setText(text)
            self._figures[name].setAccessibleName(f"{t(f'consult_page.{name}')}: {text}")

    def choose(self, ticket: TicketView) -> None:
        """Show another called number."""
        self._chosen = ticket.id
        self._show_ticket()

    def _show_ticket(self) -> None:
        desk = self._acts.value("desk")
        mine = [ticket for ticket in self._called if not desk or ticket.desk == desk]
        chosen = [ticket for ticket in self._called if ticket.id == self._chosen]
        newest = sorted(mine, key=lambda ticket: ticket.called_at or ticket.taken_at)
        self.ticket = chosen[0] if chosen else newest[-1] if newest else None
        ticket = self.ticket
        self.number.setText("—" if ticket is None else number_text(ticket.n))
        theme.mark(self.number, ink="info" if ticket is not None else "", role="muted" if ticket is None else "")
        said = t("consult_page.nobody_called") if ticket is None else purpose_text(ticket)
        self.purpose.setText(said)
        self.number.setAccessibleName(f"{t('consult_page.current')}: {self.number.text()} {said}")
        for each in (self.serve, self.miss, self.again):
            each.setEnabled(ticket is not None)

    def call_next(self) -> None:
        """Call the next number to this desk."""
        self._send("ticket.call", {"desk": self._acts.value("desk")})

    def call(self, ticket: TicketView) -> None:
        """Call one number, out of turn or again."""
        self._send("ticket.call", {"desk": self._acts.value("desk"), "ticket_id": ticket.id})

    def _again(self) -> None:
        if self.ticket is not None:
            self.call(self.ticket)

    def _end(self, act: str) -> None:
        if self.ticket is not None:
            self._send(act, {"ticket_id": self.ticket.id})

    def _send(self, act: str, given: dict[str, str]) -> None:
        self._chosen = given.get("ticket_id", "") if act == "ticket.call" else ""
        self._acts.send(act, given)


def _minutes(span: float | None) -> str:
    return "–" if span is None else f"{span:g}"
