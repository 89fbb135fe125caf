"""The picture of a right in a frame of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fairdesk.ui import theme
from fairdesk.ui.widgets.icon import paint_icon


class RightPicture(QWidget):
    """Shows a picture on white in a frame, an outline of a picture when there is none."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self._size = size
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def image(self) -> QImage | None:
        """The picture shown."""
        return self._image

    def show_image(self, image: QImage | None, name: str) -> None:
        """Show another picture; ``name`` tells screen readers what it is."""
        self._image = image
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, theme.size("radius-field"), theme.size("radius-field"))
        if self._image is None:
            painter.fillPath(shape, theme.color("sunken"))
            middle = self.rect().adjusted(self.width() // 2 - 16, self.height() // 2 - 16, 0, 0)
            middle.setSize(QSize(32, 32))
            paint_icon(painter, middle, "image-outline", "faint")
        else:
            painter.fillPath(shape, QColor("white"))
            room = self.rect().adjusted(8, 8, -8, -8)
            size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(QRectF(room).center())
            painter.drawImage(place, self._image)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        painter.end()
