"""State chips: icon + word + colour, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fairdesk.ui import fonts, theme
from fairdesk.ui.widgets.icon import paint_icon

State = Literal["neutral", "info", "ok", "warn", "danger"]
HEIGHT = 24
_ICON = 14
_PAD = 8
_GAP = 5

LOOK: dict[State, tuple[str, str, str]] = {
    "neutral": ("circle-outline", "muted", "sunken"),
    "info": ("information-outline", "accent", "accent-soft"),
    "ok": ("check-circle-outline", "ok", "ok-soft"),
    "warn": ("alert-outline", "warn", "warn-soft"),
    "danger": ("alert-circle-outline", "danger", "danger-soft"),
}
"""Default icon, ink and ground of each state."""


@dataclass(frozen=True)
class ChipSpec:
    """What a chip says; ``icon`` instead of the state's own."""

    state: State
    text: str
    icon: str = ""


def chip_width(text: str) -> int:
    """The width of a chip with this text, in device-independent pixels."""
    return _PAD + _ICON + _GAP + QFontMetrics(fonts.sans("caption")).horizontalAdvance(text) + _PAD + 2


def paint_chip(painter: QPainter, rect: QRect, spec: ChipSpec) -> None:
    """Paint a chip at the left of ``rect``, centred in its height, cut off with … when ``rect`` is too narrow."""
    own_icon, ink, ground = LOOK[spec.state]
    place = QRect(rect.left(), rect.center().y() - HEIGHT // 2 + 1, min(chip_width(spec.text), rect.width()), HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(place, HEIGHT / 2, HEIGHT / 2)
    paint_icon(
        painter, QRect(place.left() + _PAD, place.center().y() - _ICON // 2, _ICON, _ICON), spec.icon or own_icon, ink
    )
    font = fonts.sans("caption")
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    words = place.adjusted(_PAD + _ICON + _GAP, 0, -_PAD // 2, 0)
    text = QFontMetrics(font).elidedText(spec.text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


class Chip(QWidget):
    """A state chip as a widget: ``Chip("ok", "已受理")``."""

    def __init__(self, state: State = "neutral", text: str = "", icon: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state, text, icon)

    def show_state(self, state: State, text: str, icon: str = "") -> None:
        """Change state and words."""
        self.spec = ChipSpec(state, text, icon)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.spec.text), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self.spec)
        painter.end()
