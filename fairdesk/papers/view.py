"""Papers as pictures: pages rendered by the PDF engine of Qt, and QR codes read from them.

Qt is imported when first needed, so that issuing papers works without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from fairdesk.errors import Known

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPdf import QPdfDocument

Grey = NDArray[np.uint8]
Colour = NDArray[np.uint8]
READING_DPI = 200

SHARPENED = ((1.0, 2.5, 4.0), (1.5, 1.5, 2.0), (2.0, 2.5, 4.0), (3.0, 1.5, 4.0))
"""Scale, radius (pixels before scaling) and amount of sharpening, in the order in which they are tried."""

LARGEST_SIDE = 6500
"""No picture is enlarged beyond this many pixels."""


class PdfPages:
    """An open PDF; a context manager. Raises ``Known`` FD-5012 for bytes that are no PDF."""

    def __init__(self, pdf: bytes, name: str = "PDF") -> None:
        from PySide6.QtCore import QBuffer, QByteArray, QIODevice
        from PySide6.QtPdf import QPdfDocument

        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document: QPdfDocument = QPdfDocument()
        self._document.load(self._buffer)
        if self._document.error() != QPdfDocument.Error.None_ or not self._document.pageCount():
            raise Known("FD-5012", file=name, reason=self._document.error().name.strip("_"))

    def __enter__(self) -> PdfPages:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()
        self._buffer.close()

    def __len__(self) -> int:
        return self._document.pageCount()

    def image(self, page: int, dpi: float) -> QImage:
        """Page ``page`` (from 0) on white at ``dpi`` dots per inch."""
        from PySide6.QtCore import QSize, Qt
        from PySide6.QtGui import QImage, QPainter

        points = self._document.pagePointSize(page)
        size = QSize(round(points.width() / 72 * dpi), round(points.height() / 72 * dpi))
        sheet = QImage(size, QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.drawImage(0, 0, self._document.render(page, size))
        painter.end()
        return sheet

    def grey(self, page: int, dpi: float) -> Grey:
        """The page as an array of grey values, 0 black to 255 white."""
        from PySide6.QtGui import QImage

        image = self.image(page, dpi).convertToFormat(QImage.Format.Format_Grayscale8)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        return rows[:, : image.width()].copy()

    def colour(self, page: int, dpi: float) -> Colour:
        """The page as an array of red, green and blue."""
        from PySide6.QtGui import QImage

        image = self.image(page, dpi).convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def read_codes(picture: Grey) -> list[str]:
    """The texts of all QR codes in a grey picture, which may be tilted, blurred or badly lit."""
    found = _decode(picture)
    attempts = _clearer(picture)
    while not found and (clearer := next(attempts, None)) is not None:
        found = _decode(clearer)
    return found


def _clearer(picture: Grey) -> Iterator[Grey]:
    """The picture enlarged and sharpened, as measured on tilted and blurred photos of pages; then evenly lit."""
    import cv2

    for scale, radius, amount in SHARPENED:
        if max(picture.shape) * scale > LARGEST_SIDE:
            continue
        large = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        soft = cv2.GaussianBlur(large, (0, 0), radius * scale)
        yield np.asarray(cv2.addWeighted(large, 1 + amount, soft, -amount, 0), np.uint8)
    block = max(11, 2 * (max(picture.shape) // 60) + 1)
    yield np.asarray(
        cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, block, 4), np.uint8
    )


def _decode(picture: Grey) -> list[str]:
    return [
        code.text
        for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    ]


def codes_in_file(file: Path) -> list[str]:
    """The texts of all QR codes in a PDF, a scan or a photo. Raises ``Known`` FD-5012 for other files."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Known("FD-5012", file=file.name, reason=error.strerror or str(error)) from error
    if data.startswith(b"%PDF"):
        with PdfPages(data, file.name) as pages:
            return list(
                dict.fromkeys(c for page in range(len(pages)) for c in read_codes(pages.grey(page, READING_DPI)))
            )
    try:
        with Image.open(BytesIO(data)) as opened:
            picture = np.asarray(opened.convert("L"))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise Known("FD-5012", file=file.name, reason=str(error)) from error
    return read_codes(picture)
