"""A row of the results: title, score, number and holder, the three bars, and the reasons in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from fairdesk.i18n import language, t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.compare.search import Hit
from fairdesk.ui.desk.records.words import holders
from fairdesk.ui.desk.rows import Painting, paint_words
from fairdesk.ui.widgets.chip import ChipSpec, State, chip_width, paint_chip
from fairdesk.ui.widgets.score_bars import mark_scores, paint_bars, scores_text

VERDICT_LOOK: dict[str, tuple[State, str]] = {
    "basis": ("ok", "bookshelf"),
    "considered": ("neutral", "check"),
    "needs_expert": ("warn", "account-tie-outline"),
}


def reason_words(hit: Hit) -> list[str]:
    """The reasons in the language of the interface; a record found by its number says so."""
    if hit.score is None:
        return [t("compare.by_number")]
    return [reason.zh if language() == "zh" else reason.en for reason in hit.reasons]


def verdict_chip(verdict: str) -> ChipSpec:
    """What the comparison was taken for."""
    look, icon = VERDICT_LOOK[verdict]
    return ChipSpec(look, t(f"compare.was_{verdict}"), icon)


class HitPainting(Painting):
    """``verdicts`` holds what was decided on the chosen case already, by number."""

    height = 112

    def __init__(self) -> None:
        self.verdicts: Mapping[str, str] = {}

    def text(self, row: Hit) -> str:
        record = row.record
        parts = [record.title, _score_words(row), record.number, holders(record), *reason_words(row)]
        if row.score is not None:
            parts.insert(2, scores_text(mark_scores(row.shape, row.sound, row.meaning)))
        if record.number in self.verdicts:
            parts.append(verdict_chip(self.verdicts[record.number]).text)
        return ", ".join(part for part in parts if part)

    def tip(self, row: Hit) -> str:
        return "\n".join([row.record.title, *reason_words(row), row.record.goods_text[:400]]).strip()

    def paint(self, painter: QPainter, room: QRect, row: Hit) -> None:
        record = row.record
        head = QRect(room.left(), room.top() + 9, room.width(), 26)
        right = self._paint_right(painter, head, row)
        title = QFont(fonts.sans("lead"))
        title.setBold(True)
        paint_words(painter, QRect(head.left(), head.top(), right - head.left() - 8, 26), record.title, title, "ink")
        line = QRect(room.left(), head.bottom() + 1, room.width(), 19)
        taken = paint_words(painter, line, record.number, fonts.mono("caption"), "muted")
        classes = t("compare.classes_of", classes=", ".join(map(str, record.classes))) if record.classes else ""
        more = " · ".join(part for part in (classes, holders(record)) if part)
        paint_words(painter, line.adjusted(taken + 8, 0, 0, 0), more, fonts.sans("caption"), "muted")
        bars = QRect(room.left(), line.bottom() + 4, room.width(), 20)
        if row.score is not None:
            paint_bars(painter, bars, mark_scores(row.shape, row.sound, row.meaning))
        below = QRect(room.left(), bars.bottom() + 3, room.width(), 19)
        if row.score is None:
            below.moveTop(line.bottom() + 6)
        joined = ("；" if language() == "zh" else "; ").join(reason_words(row))
        paint_words(painter, below, joined, fonts.sans("caption"), "ink")

    def _paint_right(self, painter: QPainter, head: QRect, row: Hit) -> int:
        """Score and verdict at the right end; returns where they begin."""
        at = head.right()
        if row.score is not None:
            font = fonts.sans("title")
            width = QFontMetrics(font).horizontalAdvance("100") + 2
            painter.setFont(font)
            painter.setPen(theme.color("accent"))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(at - width, head.top(), width, 26), side, str(round(row.score * 100)))
            at -= width + 8
        verdict = self.verdicts.get(row.record.number)
        if verdict is not None:
            spec = verdict_chip(verdict)
            at -= chip_width(spec.text)
            paint_chip(painter, QRect(at, head.top(), chip_width(spec.text), 26), spec)
            at -= 8
        return at


def _score_words(row: Hit) -> str:
    return "" if row.score is None else f"{t('widgets.scores')} {round(row.score * 100)}"
