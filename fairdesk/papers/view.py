"""Papers as pictures: pages rendered by the PDF engine of Qt, and QR codes read from them.

Qt is imported when first needed, so that issuing papers works without it.
"""

from __future__ import annotations

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
READING_DPI = 200


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


def read_codes(picture: Grey) -> list[str]:
    """The texts of all QR codes in a grey picture."""
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
