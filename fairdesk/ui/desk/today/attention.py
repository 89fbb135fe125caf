"""A row of "what needs a hand now": case, parties, state, running clock, next act."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from fairdesk.casework.views import Attention
from fairdesk.i18n import language, t
from fairdesk.ui import fonts
from fairdesk.ui.desk.case_words import act_title
from fairdesk.ui.desk.rows import Painting, paint_words
from fairdesk.ui.desk.states import state_chip
from fairdesk.ui.moments import Now
from fairdesk.ui.widgets.chip import ChipSpec, chip_width, paint_chip
from fairdesk.ui.widgets.clock import Reading, read_clock

_CLOCK = 132
_STATE = 128
_LINE = 20
_WIDE = 480
"""Below this width the state is in the tool tip only: parties and clock matter more."""


class AttentionPainting(Painting):
    """``now`` is asked at every drawing, so that the clocks run by repainting alone."""

    height = 60

    def __init__(self, now: Now) -> None:
        self._now = now

    def reading(self, row: Attention) -> Reading:
        """The clock of a case as it stands now."""
        clock = row.case.clock
        due, since = (clock.due_at, clock.started_at) if clock is not None else (None, None)
        return read_clock(due, self._now(), since)

    def act(self, row: Attention) -> str:
        return act_title(row.step.act)

    def text(self, row: Attention) -> str:
        case = row.case
        return ", ".join(
            (
                case.number,
                case.booth,
                _parties(row),
                state_chip(case.state).text,
                self._clock_words(row),
                f"{t('today.next')}: {self.act(row)}",
            )
        )

    def tip(self, row: Attention) -> str:
        case = row.case
        lines = [
            case.number,
            f"{case.booth} · {state_chip(case.state).text}",
            _parties(row),
            f"{t(f'right_kind.{case.right_kind}')} · {case.right_title}",
        ]
        lines += [obstacle.text(language()) for obstacle in row.step.obstacles]
        return "\n".join(lines)

    def paint(self, painter: QPainter, room: QRect, row: Attention) -> None:
        state = _STATE if room.width() >= _WIDE else 0
        chips = room.right() - _CLOCK - state
        words = QRect(room.left(), room.top() + 9, chips - room.left() - 12, _LINE)
        taken = paint_words(painter, words, row.case.booth, fonts.mono("lead"), "ink")
        beside = words.adjusted(taken + 12, 1, 0, 0)
        paint_words(painter, beside, row.case.number, fonts.mono("caption"), "muted")
        below = QRect(words.left(), words.bottom() + 3, words.width(), _LINE)
        paint_words(painter, below, _parties(row), fonts.sans(), "muted")
        if state:
            paint_chip(painter, QRect(chips, room.top(), state - 8, room.height()), state_chip(row.case.state))
        self._paint_clock(painter, QRect(room.right() - _CLOCK, room.top(), _CLOCK, room.height()), row)

    def _paint_clock(self, painter: QPainter, place: QRect, row: Attention) -> None:
        if row.case.clock is None:
            return
        reading = self.reading(row)
        chip = ChipSpec(reading.state, reading.text, reading.icon)
        line = QRect(place.left(), place.top() + 5, place.width(), 28)
        paint_chip(painter, line, chip)
        name = QRect(place.left() + 8, line.bottom() + 1, min(chip_width(reading.text), place.width()), 16)
        paint_words(painter, name, t(f"clock.{row.case.clock.kind}"), fonts.sans("caption"), "faint")

    def _clock_words(self, row: Attention) -> str:
        if row.case.clock is None:
            return t("widgets.clock_none")
        reading = self.reading(row)
        return f"{t(f'clock.{row.case.clock.kind}')}: {reading.text}, {reading.word}"


def _parties(row: Attention) -> str:
    return f"{row.case.complainant} → {row.case.respondent}"
