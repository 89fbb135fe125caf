"""Two pictures in linked views: what is done in one (zoom, move) is done in the other."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.ui import theme


def as_array(image: QImage) -> Any:
    """An RGB888 image as an array of height x width x 3 bytes; a copy that outlives the image."""
    height, width = image.height(), image.width()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    return rows[:, : width * 3].reshape(height, width, 3).copy()


class PictureView(QWidget):
    """One picture in a pyqtgraph view, one unit wide, so that pictures of any size can be linked."""

    def __init__(self, pyqtgraph: Any, name: str) -> None:
        super().__init__()
        self._view = pyqtgraph.GraphicsView()
        self._view.setFrameShape(self._view.Shape.NoFrame)
        self._view.setAccessibleName(name)
        for each in (self._view, self._view.viewport()):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # zoom and fit are buttons beside it
        self.box = pyqtgraph.ViewBox(lockAspect=True, invertY=True, enableMenu=False)
        self._view.setCentralItem(self.box)
        self._item = pyqtgraph.ImageItem()
        self.box.addItem(self._item)
        self._height = 1.0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        theme.look().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._view.setBackground(theme.color("backdrop"))

    def show_image(self, image: QImage) -> None:
        """Show a picture as a whole."""
        self._height = image.height() / max(image.width(), 1)
        self._item.setImage(as_array(image), autoLevels=False, levels=(0, 255))
        self._item.setRect(0, 0, 1, self._height)
        self.fit()

    def fit(self) -> None:
        """Show the whole picture again."""
        self.box.setRange(xRange=(0, 1), yRange=(0, self._height), padding=0.04)

    def zoom(self, factor: float) -> None:
        """Larger (below 1) or smaller (above 1) around the middle."""
        self.box.scaleBy((factor, factor))

    def link(self, other: PictureView | None) -> None:
        """Follow another view, or none."""
        self.box.setXLink(None if other is None else other.box)
        self.box.setYLink(None if other is None else other.box)

    @property
    def range(self) -> tuple[float, float, float, float]:
        """What is in sight: x from, to, y from, to."""
        (left, right), (top, bottom) = self.box.viewRange()
        return left, right, top, bottom
