"""A made-up photo of a stand, so that the demo day has evidence to keep."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import sans_path


def product_photo(sign: str) -> bytes:
    """A PNG of 960×640: a shelf, six cups, the sign on the board above them."""
    image = Image.new("RGB", (960, 640), "#e9ecef")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 420, 960, 640), fill="#c9b79c")
    draw.rectangle((80, 60, 880, 190), fill="#20415f")
    font = ImageFont.truetype(str(sans_path()), 64)
    draw.text((480, 125), sign[:12], font=font, fill="#ffffff", anchor="mm")
    for number in range(6):
        left = 120 + number * 125
        draw.rounded_rectangle((left, 250, left + 80, 430), 18, fill="#8aa4b8", outline="#3b4f60", width=3)
        draw.rounded_rectangle((left + 12, 222, left + 68, 256), 8, fill="#3b4f60")
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
