"""A day, or a day and a time, typed as people write it or picked from a calendar."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.moments import FAIR_ZONE
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.icon import icon

_DAY = re.compile(r"(\d{4})\s*[-./年]?\s*(\d{1,2})\s*[-./月]?\s*(\d{1,2})\s*日?")
_SHORT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{1,2})\s*[:：时]\s*(\d{2})\s*分?")


def read_day(text: str) -> date | None:
    """``2026-10-15``, ``2026.10.5``, ``20261015`` and ``2026年10月15日`` as a date; ``None`` for anything else."""
    text = text.strip()
    found = (_SHORT_DAY if text.isdigit() else _DAY).fullmatch(text)
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def read_moment(text: str) -> datetime | None:
    """``2026-10-15 14:02`` as an aware datetime in the fair's zone; ``None`` for anything else."""
    parts = re.fullmatch(r"\s*(\S+?)[\sT]+(\S+)\s*", text)
    if parts is None:
        return None
    day, clock = read_day(parts[1]), _TIME.fullmatch(parts[2])
    if day is None or clock is None:
        return None
    try:
        return datetime.combine(day, time(int(clock[1]), int(clock[2])), FAIR_ZONE)
    except ValueError:
        return None


def _calendar() -> QCalendarWidget:
    """A calendar in the look of the program: weeks begin on Monday, the week end in the muted ink."""
    made = QCalendarWidget()
    made.setAccessibleName(t("widgets.calendar"))
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    made.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    made.setMinimumSize(300, 260)
    words = QTextCharFormat()
    words.setForeground(theme.color("muted"))
    made.setHeaderTextFormat(words)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        made.setWeekdayTextFormat(day, words)
    return made


class DateEditor(LineEditor):
    """``value()`` is a ``date`` or ``None``. What was typed is put into the form 2026-10-15 when the field is left."""

    def __init__(self, hint: str = "") -> None:
        super().__init__(hint or t("widgets.date_hint"))
        self._pick = self.addAction(icon("calendar-outline"), QLineEdit.ActionPosition.TrailingPosition)
        self._pick.setToolTip(t("widgets.calendar"))
        self._pick.triggered.connect(self._open_calendar)
        self.left.connect(self._tidy)

    def value(self) -> Any:
        """The day, or ``None`` when empty or unreadable."""
        return read_day(self.text())

    def set_value(self, value: Any) -> None:
        """Show a day; ``None`` empties."""
        self.setText("" if value is None else value.isoformat())

    def problem(self) -> str | None:
        """Not a date."""
        return t("widgets.not_a_date") if self.text().strip() and self.value() is None else None

    def take_day(self, day: date) -> None:
        """A day was picked from the calendar."""
        self.set_value(day)

    def _day(self) -> date | None:
        return read_day(self.text())

    def _tidy(self) -> None:
        value = self.value()
        if value is not None:
            self.set_value(value)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = _calendar()
        day = self._day()
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(lambda picked: self.take_day(picked.toPython()))
        calendar.clicked.connect(lambda _picked: menu.close())
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))


class DateTimeEditor(DateEditor):
    """``value()`` is an aware ``datetime`` in the fair's zone, or ``None``."""

    def __init__(self, hint: str = "") -> None:
        super().__init__(hint or t("widgets.moment_hint"))

    def value(self) -> Any:
        """The moment, or ``None`` when empty or unreadable."""
        return read_moment(self.text())

    def set_value(self, value: Any) -> None:
        """Show a moment in the fair's time; ``None`` empties."""
        self.setText("" if value is None else value.astimezone(FAIR_ZONE).strftime("%Y-%m-%d %H:%M"))

    def problem(self) -> str | None:
        """Not a day and a time."""
        return t("widgets.not_a_moment") if self.text().strip() and self.value() is None else None

    def take_day(self, day: date) -> None:
        """A day was picked: the time stays, midnight when there is none."""
        old = self.value()
        self.set_value(datetime.combine(day, old.time() if old else time(0, 0), FAIR_ZONE))

    def _day(self) -> date | None:
        moment = self.value()
        return moment.date() if moment else None
