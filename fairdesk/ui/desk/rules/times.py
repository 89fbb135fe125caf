"""The times that each fair sets for itself: the answer period, and when the hall is open."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.act import Refused
from fairdesk.casework.views import StationView
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui import theme
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.moments import local
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor, NumberEditor
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.text_editor import TextEditor
from fairdesk.ui.widgets.words import button, label

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})\s+(\d{2}:\d{2})\s*[-–—~]\s*(\d{2}:\d{2})")


def read_days(text: str) -> tuple[list[dict[str, Any]], str]:
    """Opening hours, a day per line: ``2026-11-23 09:00-17:30``. The second value is the first line that is none."""
    days: list[dict[str, Any]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _DAY.fullmatch(line)
        try:
            day = date.fromisoformat(found[1]) if found else None
        except ValueError:
            day = None
        if found is None or day is None:
            return days, line
        days.append({"day": day, "opens": found[2], "closes": found[3]})
    return days, ""


class TimesView(QWidget):
    """Acts ``rules.set_period`` and ``fair.set_hours``; only the head of station may do them."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self.strip = MessageStrip()
        self.hours = Field(t("times.hours"), NumberEditor(1, 240), required=True)
        clocks = ComboEditor([(name, t(f"times.{name}")) for name in ("calendar", "hall")])
        self.clock = Field(t("times.clock"), clocks, required=True)
        self.set_by = Field(t("times.set_by"), LineEditor(t("times.set_by_hint")), required=True)
        self.reason = Field(t("times.reason"), LineEditor(), required=True)
        self.days = Field(t("times.days"), TextEditor(t("times.days_hint"), low=5, high=10), required=True)
        for name in ("hours", "clock", "set_by", "reason", "days"):
            getattr(self, name).widget.setObjectName(f"times.{name}")
        self.clock.set_value("calendar")
        self._arrange()
        context.ask(lambda station: station.station()).done(self._propose).failed(self.strip.show_error).start(self)

    def _arrange(self) -> None:
        period = Card(t("times.period"))
        period.add(label(t("times.period_lead"), "caption", wrap=True))
        for fields in ((self.hours, self.clock), (self.set_by, self.reason)):
            line = QHBoxLayout()
            line.setSpacing(theme.size("gap"))
            for field in fields:
                line.addWidget(field, 1)
            period.add(line)
        self.set_period = button(t("times.set_period"), "primary", clicked=self._set_period)
        self.set_period.setObjectName("times.set_period")
        period.add(self.set_period)
        hall = Card(t("times.hall"))
        hall.add(label(t("times.hall_lead"), "caption", wrap=True))
        hall.add(self.days)
        self.set_hours = button(t("times.set_hours"), "primary", clicked=self._set_hours)
        self.set_hours.setObjectName("times.set_hours")
        hall.add(self.set_hours)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.size("gap"), 0, 0)
        column.setSpacing(theme.size("gap"))
        column.addWidget(self.strip)
        cards = QHBoxLayout()
        cards.setSpacing(theme.size("gap"))
        cards.addWidget(period, 1)
        cards.addWidget(hall, 1)
        column.addLayout(cards)
        column.addStretch(1)

    def _propose(self, station: StationView) -> None:
        """Every day of the fair from its first opening to its last closing time, to be corrected."""
        first, last = local(station.opens_at), local(station.closes_at)
        days = [first.date() + timedelta(days=n) for n in range((last.date() - first.date()).days + 1)]
        self.days.set_value("\n".join(f"{day} {first:%H:%M}-{last:%H:%M}" for day in days))

    def _set_period(self) -> None:
        fields = {"hours": self.hours, "clock": self.clock, "set_by": self.set_by, "reason": self.reason}
        wrong = [field for field in fields.values() if not field.check()]  # every field says what it wants
        if wrong:
            return
        given = {name: field.value() for name, field in fields.items()}
        act = self._context.act("rules.set_period", given | {"name": "answer"})
        act.done(lambda _done: self.strip.show_message("ok", t("times.period_set")))
        act.failed(lambda error: self._refused(error, fields)).start(self)

    def _set_hours(self) -> None:
        if not self.days.check():
            return
        days, wrong = read_days(str(self.days.value()))
        if wrong:
            self.days.show_error(t("times.wrong_line", line=wrong))
            return
        act = self._context.act("fair.set_hours", {"days": days})
        act.done(lambda _done: self.strip.show_message("ok", t("times.hours_set", n=len(days))))
        act.failed(lambda error: self._refused(error, {"days": self.days})).start(self)

    def _refused(self, error: Known, fields: dict[str, Field]) -> None:
        """Each reason at its field; the others above."""
        rest = []
        for refusal in error.refusals if isinstance(error, Refused) else ():
            field = fields.get(refusal.field)
            if field is None:
                rest.append(refusal.text(language()))
            else:
                field.show_error(refusal.text(language()))
        if rest:
            self.strip.show_message("danger", "\n".join(rest))
        elif not isinstance(error, Refused):
            self.strip.show_error(error)
