"""How alike in shape, sound and meaning: short bars with figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fairdesk.i18n import t
from fairdesk.ui import fonts, theme

_BAR = 48
_FIGURES = 26
_GAP = 6
_BETWEEN = 16


@dataclass(frozen=True)
class Score:
    """One part: its word and its value from 0 to 1; ``None`` when it was not compared."""

    word: str
    value: float | None


def mark_scores(shape: float | None, sound: float | None, meaning: float | None) -> tuple[Score, ...]:
    """The three parts of a comparison of marks: 形 音 义."""
    return (
        Score(t("widgets.shape"), shape),
        Score(t("widgets.sound"), sound),
        Score(t("widgets.meaning"), meaning),
    )


def scores_text(scores: Sequence[Score]) -> str:
    """The same in words, for screen readers and copying: ``形 82 音 100 义 未比对``."""
    return " ".join(
        f"{score.word} {t('widgets.not_compared') if score.value is None else round(score.value * 100)}"
        for score in scores
    )


def bars_width(scores: Sequence[Score]) -> int:
    """The room that the bars need, in device-independent pixels."""
    metrics = QFontMetrics(fonts.sans("caption"))
    each = sum(metrics.horizontalAdvance(score.word) + _GAP + _BAR + _GAP + _FIGURES for score in scores)
    return each + _BETWEEN * max(0, len(scores) - 1)


def paint_bars(painter: QPainter, rect: QRect, scores: Sequence[Score]) -> None:
    """Paint the bars from the left of ``rect``, centred in its height."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = fonts.sans("caption")
    metrics = QFontMetrics(font)
    painter.setFont(font)
    x, middle = rect.left(), Qt.AlignmentFlag.AlignVCenter
    for score in scores:
        words = metrics.horizontalAdvance(score.word)
        painter.setPen(theme.color("muted"))
        painter.drawText(QRect(x, rect.top(), words, rect.height()), middle, score.word)
        x += words + _GAP
        trough = QRect(x, rect.center().y() - 2, _BAR, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(trough, 3, 3)
        if score.value:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRect(x, trough.top(), max(6, round(_BAR * min(score.value, 1))), 6), 3, 3)
        x += _BAR + _GAP
        painter.setPen(theme.color("faint" if score.value is None else "ink"))
        figures = "–" if score.value is None else str(round(score.value * 100))
        painter.drawText(QRect(x, rect.top(), _FIGURES, rect.height()), middle, figures)
        x += _FIGURES + _BETWEEN
    painter.restore()


class ScoreBars(QWidget):
    """``ScoreBars(mark_scores(0.82, 1.0, None))``"""

    def __init__(self, scores: Sequence[Score] = ()) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_scores(scores)

    def show_scores(self, scores: Sequence[Score]) -> None:
        """Show other scores."""
        self.scores = tuple(scores)
        self.setAccessibleName(f"{t('widgets.scores')}: {scores_text(self.scores)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(bars_width(self.scores), 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_bars(painter, self.rect(), self.scores)
        painter.end()
