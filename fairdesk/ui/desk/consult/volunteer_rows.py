"""Volunteers and their shifts, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from fairdesk.casework.services.lists.volunteers import ShiftView, VolunteerView, roster, volunteers
from fairdesk.casework.workstation import Workstation
from fairdesk.i18n import t
from fairdesk.ui import fonts
from fairdesk.ui.desk.rows import Painting, paint_words
from fairdesk.ui.moments import time_text
from fairdesk.ui.widgets.chip import ChipSpec, chip_width, paint_chip


@dataclass(frozen=True)
class Helpers:
    """Everybody who helps, and the shifts of a day."""

    rows: list[VolunteerView]
    shifts: list[ShiftView]


def read_helpers(station: Workstation, day: date, text: str) -> Helpers:
    """Volunteers whose name, unit or languages have the text, and the roster of a day."""
    wanted = text.casefold()
    with station.read() as session:
        rows = volunteers(session, station.id)
        shifts = roster(session, station.id, day)
    return Helpers([row for row in rows if wanted in f"{row.name} {row.unit} {row.languages}".casefold()], shifts)


class VolunteerPainting(Painting):
    """Name, unit, languages, hours."""

    height = 60

    @staticmethod
    def _second(row: VolunteerView) -> str:
        trained = t("consult_page.trained" if row.trained else "consult_page.untrained")
        return " · ".join(filter(None, (trained, row.languages, row.phone)))

    @staticmethod
    def _hours(row: VolunteerView) -> ChipSpec:
        words = t("consult_page.hours", n=f"{row.hours:g}")
        return ChipSpec("info" if row.hours else "neutral", words, "clock-outline")

    def text(self, row: VolunteerView) -> str:
        return " · ".join(filter(None, (row.name, row.unit, self._second(row), self._hours(row).text)))

    def paint(self, painter: QPainter, room: QRect, row: VolunteerView) -> None:
        line = QRect(room.left(), room.top() + 6, room.width(), 24)
        chip = self._hours(row)
        width = chip_width(chip.text)
        paint_chip(painter, QRect(line.right() - width, line.top(), width, 24), chip)
        words = line.adjusted(0, 0, -width - 8, 0)
        taken = paint_words(painter, words, row.name, fonts.sans("lead"), "ink")
        paint_words(painter, words.adjusted(taken + 10, 1, 0, 0), row.unit, fonts.sans("caption"), "muted")
        below = QRect(room.left(), line.bottom() + 3, room.width(), 20)
        paint_words(painter, below, self._second(row), fonts.sans("caption"), "muted")


class ShiftPainting(Painting):
    """Who, from when to when, where; the button attests the hours."""

    height = 52

    def act(self, row: ShiftView) -> str:
        return t("consult_page.attest") if row.hours is None and not row.absent else ""

    @staticmethod
    def _planned(row: ShiftView) -> str:
        return f"{time_text(row.starts_at)}–{time_text(row.ends_at)}"

    @staticmethod
    def _chip(row: ShiftView) -> ChipSpec | None:
        if row.absent:
            return ChipSpec("danger", t("consult_page.was_absent"))
        return None if row.hours is None else ChipSpec("ok", t("consult_page.hours", n=f"{row.hours:g}"))

    def text(self, row: ShiftView) -> str:
        chip = self._chip(row)
        parts = (self._planned(row), row.volunteer, row.place, row.task, chip.text if chip else "")
        return " · ".join(filter(None, parts))

    def paint(self, painter: QPainter, room: QRect, row: ShiftView) -> None:
        chip = self._chip(row)
        words = QRect(room)
        if chip is not None:
            width = chip_width(chip.text)
            paint_chip(painter, QRect(room.right() - width, room.top(), width, room.height()), chip)
            words.setRight(room.right() - width - 8)
        line = QRect(words.left(), words.top() + 6, words.width(), 20)
        taken = paint_words(painter, line, self._planned(row), fonts.mono(), "muted")
        paint_words(painter, line.adjusted(taken + 12, 0, 0, 0), row.volunteer, fonts.sans(), "ink")
        below = QRect(line.left() + taken + 12, line.bottom() + 1, line.width() - taken - 12, 18)
        told = " · ".join(filter(None, (row.place, row.task)))
        paint_words(painter, below, told, fonts.sans("caption"), "muted")
