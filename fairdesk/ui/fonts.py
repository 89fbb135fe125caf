"""Letters: the bundled Chinese faces, and a mono face for numbers and hashes."""

from __future__ import annotations

from functools import cache

import pylopdf_fonts_zh_cn as bundled
from PySide6.QtGui import QFont, QFontDatabase

from fairdesk.ui import theme

SANS = "Noto Sans SC"
SERIF = "Noto Serif SC"
_MONO = ("Cascadia Mono", "Consolas", "SF Mono", "Menlo", "Noto Sans Mono", "DejaVu Sans Mono")


@cache
def load() -> None:
    """Make the bundled faces known to Qt; once in a process. Raises ``RuntimeError`` when a font file is damaged."""
    for file in (bundled.sans_path(), bundled.serif_path()):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise RuntimeError(f"fairdesk: the font {file.name} cannot be read")


def _tabular(font: QFont, pixels: int) -> QFont:
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def sans(token: str = "body") -> QFont:
    """The face of the interface at a size of the type scale, digits of equal width."""
    return _tabular(QFont([SANS]), theme.size(token))


@cache
def _mono_family() -> str:
    known = set(QFontDatabase.families())
    family = next((name for name in _MONO if name in known), None)
    return family or QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()


@cache
def mono(token: str = "body") -> QFont:
    """The face of case numbers and hashes; Chinese characters in it come from the interface's face."""
    return _tabular(QFont([_mono_family(), SANS]), theme.size(token))
