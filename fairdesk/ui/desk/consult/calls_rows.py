"""Follow-up calls as rows: those to make, and those that were made."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from fairdesk.casework.services.lists.followups import (
    CallFigures,
    CallView,
    DueCall,
    calls,
    due_calls,
    figures,
)
from fairdesk.casework.workstation import Workstation
from fairdesk.i18n import t
from fairdesk.ui import fonts
from fairdesk.ui.desk.rows import Painting, paint_words
from fairdesk.ui.moments import Now, local, moment_text
from fairdesk.ui.widgets.chip import ChipSpec, State, chip_width, paint_chip


@dataclass(frozen=True)
class Calls:
    """Calls to make, calls made with their case numbers, figures."""

    due: list[DueCall]
    made: list[CallView]
    numbers: dict[str, str]
    figures: CallFigures


def read_calls(station: Workstation, author: str) -> Calls:
    """All calls of the station."""
    today = local(station.now()).date()
    with station.read() as session:
        due = due_calls(session, station.id, today)
        made = calls(session, station_id=station.id)
        summed = figures(session, station.id, today)
    numbers = {case_id: station.case(case_id, author).row.number for case_id in {call.case_id for call in made}}
    return Calls(due, made, numbers, summed)


class DuePainting(Painting):
    """Case number, whom to call, how late it is."""

    height = 60

    def act(self, _row: DueCall) -> str:
        return t("consult_page.call")

    @staticmethod
    def _chip(row: DueCall) -> ChipSpec:
        state: State = "danger" if row.days_late > 3 else "warn" if row.days_late else "info"
        words = t("consult_page.days_late", n=row.days_late) if row.days_late else t("consult_page.due_today")
        return ChipSpec(state, words, "phone-outline")

    @staticmethod
    def _second(row: DueCall) -> str:
        tried = t("consult_page.tried", n=row.tried) if row.tried else ""
        round_ = t("consult_page.round", n=row.days)
        return " · ".join(filter(None, (round_, row.person, row.phone, tried)))

    def text(self, row: DueCall) -> str:
        return " · ".join((row.number, self._chip(row).text, self._second(row)))

    def paint(self, painter: QPainter, room: QRect, row: DueCall) -> None:
        line = QRect(room.left(), room.top() + 6, room.width(), 24)
        chip = self._chip(row)
        width = chip_width(chip.text)
        paint_chip(painter, QRect(line.right() - width, line.top(), width, 24), chip)
        paint_words(painter, line.adjusted(0, 0, -width - 8, 0), row.number, fonts.mono(), "ink")
        below = QRect(room.left(), line.bottom() + 3, room.width(), 20)
        paint_words(painter, below, self._second(row), fonts.sans("caption"), "muted")


class MadePainting(Painting):
    """Case number, outcome, scores."""

    height = 60

    def __init__(self, now: Now) -> None:
        self._now = now
        self.numbers: dict[str, str] = {}

    @staticmethod
    def _chip(row: CallView) -> ChipSpec:
        look: dict[str, State] = {"done": "ok", "refused": "neutral", "unreachable": "warn"}
        return ChipSpec(look[row.outcome], t(f"call_outcome.{row.outcome}"), "phone-outline")

    @staticmethod
    def _second(row: CallView) -> str:
        told = [t("consult_page.round", n=row.days), row.person]
        if row.solved is not None:
            told.append(t("consult_page.is_solved" if row.solved else "consult_page.not_solved"))
        for name in ("speed", "fairness", "attitude"):
            score = getattr(row, name)
            told.append(f"{t(f'call_score.{name}')} {score}" if score is not None else "")
        told.append(t("consult_page.seen_again", what=row.again_note) if row.again else "")
        return " · ".join(filter(None, told))

    def text(self, row: CallView) -> str:
        return " · ".join((self.numbers.get(row.case_id, ""), self._chip(row).text, self._second(row)))

    def tip(self, row: CallView) -> str:
        return "\n".join(filter(None, (self.text(row), row.suggestions, row.by)))

    def paint(self, painter: QPainter, room: QRect, row: CallView) -> None:
        line = QRect(room.left(), room.top() + 6, room.width(), 24)
        chip = self._chip(row)
        width = chip_width(chip.text)
        paint_chip(painter, QRect(line.right() - width, line.top(), width, 24), chip)
        words = line.adjusted(0, 0, -width - 8, 0)
        taken = paint_words(painter, words, self.numbers.get(row.case_id, ""), fonts.mono(), "ink")
        at = words.adjusted(taken + 12, 0, 0, 0)
        paint_words(painter, at, moment_text(row.at, self._now()), fonts.sans("caption"), "muted")
        below = QRect(room.left(), line.bottom() + 3, room.width(), 20)
        paint_words(painter, below, self._second(row), fonts.sans("caption"), "muted")
