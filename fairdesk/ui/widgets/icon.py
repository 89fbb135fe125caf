"""Icons in a colour of the theme: ``icon("printer-outline")``, or ``IconLabel("alert-outline", "warn")``.

The drawings are SVG files of one family in ``resources/icons``. An icon asks the theme for its colour while it is
painted, so a change of scheme needs no new icons; qtawesome's set is the same family but costs 0.2 s at the start.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from fairdesk.ui import theme


def _drawn(name: str, hex_color: str, pixels: int) -> QPixmap:
    """The icon in device pixels, from Qt's picture cache when it is there."""
    key = f"fairdesk/{name}/{hex_color}/{pixels}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    svg = theme.icon_source(name).replace("currentColor", hex_color)
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    QPixmapCache.insert(key, made)
    return made


def paint_icon(painter: QPainter, rect: QRect, name: str, color: str) -> None:
    """Paint an icon into the middle of ``rect`` in the colour of a token."""
    side = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatio()
    picture = _drawn(name, theme.color(color).name(), max(1, round(side * ratio)))
    picture.setDevicePixelRatio(ratio)
    painter.drawPixmap(rect.center() - QPoint(side // 2, side // 2) + QPoint(side % 2 == 0, side % 2 == 0), picture)


class _Engine(QIconEngine):
    def __init__(self, name: str, color: str, on: str) -> None:
        super().__init__()
        self._of = (name, color, on)

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        _, color, on = self._of
        if mode == QIcon.Mode.Disabled:
            return "faint"
        return on if state == QIcon.State.On else color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, rect, self._of[0], self._color(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        color = theme.color(self._color(mode, state)).name()
        return _drawn(self._of[0], color, max(1, min(size.width(), size.height())))

    def clone(self) -> QIconEngine:
        return _Engine(*self._of)


def icon(name: str, color: str = "muted", on: str | None = None) -> QIcon:
    """An icon that follows the theme; ``on`` is its colour while its button is checked.

    Raises ``FileNotFoundError`` when ``resources/icons`` has no such file.
    """
    theme.icon_source(name)
    return QIcon(_Engine(name, color, on or color))


class IconLabel(QWidget):
    """A picture beside words. It carries no meaning of its own, so screen readers pass over it."""

    def __init__(self, name: str, color: str = "muted", pixels: int | None = None) -> None:
        super().__init__()
        self._name, self._color = name, color
        side = pixels or theme.size("icon")
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, color: str = "muted") -> None:
        """Show another icon."""
        theme.icon_source(name)
        self._name, self._color = name, color
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self.rect(), self._name, self._color)
        painter.end()
