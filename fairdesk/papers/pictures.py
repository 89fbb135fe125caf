"""Photos on paper: small copies for print, the original stays evidence."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from fairdesk.errors import Known
from fairdesk.papers.text import Text

PRINT_DPI = 150
QUALITY = 72


_COPIES: OrderedDict[tuple[bytes, int, int], tuple[bytes, int, int]] = OrderedDict()
MOST_COPIES = 64


def _printable(data: bytes, width: int, height: int) -> tuple[bytes, int, int]:
    """The small copy and its size in pixels; kept by the hash of the original, which itself is not kept in memory."""
    key = (hashlib.sha256(data).digest(), width, height)
    if key not in _COPIES:
        _COPIES[key] = _small_copy(data, width, height)
        if len(_COPIES) > MOST_COPIES:
            _COPIES.popitem(last=False)
    return _COPIES[key]


def _small_copy(data: bytes, width: int, height: int) -> tuple[bytes, int, int]:
    try:
        with Image.open(BytesIO(data)) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise Known("FD-5010", reason=str(error)) from error
    picture.thumbnail((width, height), Image.Resampling.LANCZOS)
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), picture.width, picture.height


class Picture(Flowable):  # type: ignore[misc]
    """A photo scaled into a box, with an optional caption. Raises ``Known`` FD-5010 for bytes that are no picture."""

    def __init__(self, data: bytes, box_width: float, box_height: float, caption: Text | None = None) -> None:
        super().__init__()
        pixels = (round(box_width / 72 * PRINT_DPI), round(box_height / 72 * PRINT_DPI))
        jpeg, wide, high = _printable(data, *pixels)
        scale = min(box_width / wide, box_height / high)
        self._reader = ImageReader(BytesIO(jpeg))
        self._size = (wide * scale, high * scale)
        self.caption = caption

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Platypus: the room the picture takes."""
        self.width = width
        under = self.caption.wrap(width, 1e6)[1] if self.caption else 0.0
        self.height = self._size[1] + under + 4
        return width, self.height

    def draw(self) -> None:
        """Platypus: draw at the origin."""
        wide, high = self._size
        self.canv.drawImage(self._reader, (self.width - wide) / 2, self.height - 2 - high, wide, high)
        if self.caption:
            self.caption.wrap(self.width, 1e6)
            self.caption.drawOn(self.canv, 0, 0)
