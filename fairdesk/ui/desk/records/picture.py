"""Pictures of records and products, made ready for the screen on a reader's thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from fairdesk.errors import Known

LONGEST = 1600
"""Larger pictures are reduced to this side, in pixels: enough for four times the pane."""


def read_picture(data: bytes, name: str) -> QImage:
    """The picture in ``data``, upright and at most ``LONGEST`` wide or high. Raises ``FD-7011`` when it is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LONGEST:
        reader.setScaledSize(size.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Known("FD-7011", name=name)
    return fitting(image)


def fitting(image: QImage) -> QImage:
    """A picture in three bytes a pixel, at most ``LONGEST`` wide or high."""
    if max(image.width(), image.height()) > LONGEST:
        image = image.scaled(
            LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return image.convertToFormat(QImage.Format.Format_RGB888)


def read_file(path: Path) -> QImage:
    """The picture in a file. Raises ``FD-7011`` for what is no picture or cannot be read."""
    try:
        data = path.read_bytes()
    except OSError:
        raise Known("FD-7011", name=path.name) from None
    return read_picture(data, path.name)
