"""Turn an OpenType/CFF font into the TrueType that reportlab can embed.

reportlab embeds TrueType outlines only, and its built-in Chinese font prints blank where no reader font exists
(anchors.md, section 0 item 3). The Noto fonts of ``pylopdf_fonts_zh_cn`` are CFF, so they are converted once per
machine.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

CONVERTER = 4
"""Raised when the conversion changes, so that older files in the cache are left behind."""

MAX_ERROR = 1.0
"""Largest distance between the cubic outline and its quadratic one, in units of 1/1000 em."""

LAST_CODE_POINT = 0x2FFFF
"""Characters above (planes 3 and up) are left out; GB 18030-2022 level 3 names lie below, in the extensions A to F."""

DROPPED = (
    "CFF ",
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "VORG",
    "vhea",
    "vmtx",
    "DSIG",
    "fpgm",
    "prep",
    "cvt ",
    "gasp",
    "glyf",
)
"""Tables of layout, hinting and the outlines that are made anew."""

BALLOT_BOX, BALLOT_CHECK, WHITE_SQUARE = 0x2610, 0x2611, 0x25A1
TICK = ((0.10, 0.52), (0.24, 0.62), (0.42, 0.36), (0.90, 1.04), (1.04, 0.94), (0.42, 0.08))
"""Corners of the tick in parts of the box, from its lower left."""


@contextmanager
def exclusive(lock: Path) -> Iterator[None]:
    """Hold ``lock`` against other processes; the system frees it when a process dies."""
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # LK_LOCK gives up after ten seconds; a conversion takes longer
                    continue
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def converted(source: Path, folder: Path, lacking: Callable[[int], bool] | None = None, tag: str = "") -> Path:
    """The TrueType file made from ``source`` in ``folder``, made now if it is not there yet.

    ``lacking`` keeps only the characters for which it is true (a fallback font needs no more than what the others
    lack). The file appears at once and whole: it is written beside its place and then renamed.
    """
    target = folder / f"{source.stem}-{source.stat().st_size:x}{tag}-{CONVERTER}.ttf"
    if target.exists():
        return target
    with exclusive(folder / f"{target.name}.lock"):
        if not target.exists():
            part = target.with_suffix(f".{os.getpid()}.part")
            try:
                _convert(source, part, lacking)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)
    return target


def _convert(source: Path, target: Path, lacking: Callable[[int], bool] | None) -> None:
    font = TTFont(source, lazy=True)
    whole: dict[int, str] = font.getBestCmap()
    cmap = {c: name for c, name in whole.items() if c <= LAST_CODE_POINT and (lacking is None or lacking(c))}
    order = list(dict.fromkeys([font.getGlyphOrder()[0], *cmap.values()]))
    glyph_set = font.getGlyphSet()
    glyphs: dict[str, Any] = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyph_set[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction="CFF " in font))
        glyphs[name] = pen.glyph()
    widths = {name: font["hmtx"].metrics[name] for name in order}
    if BALLOT_CHECK not in cmap and WHITE_SQUARE in cmap:
        _add_ballot_boxes(order, glyph_set, glyphs, widths, cmap)
    for tag in DROPPED:
        if tag in font:
            del font[tag]
    font.setGlyphOrder(order)
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    font["loca"] = newTable("loca")
    for glyph in glyphs.values():
        glyph.recalcBounds(glyf)
    font["hmtx"].metrics = {n: (widths[n][0], glyphs[n].xMin if glyphs[n].numberOfContours else 0) for n in order}
    _set_tables(font, len(order), cmap)
    font.save(target)
    font.close()


def _add_ballot_boxes(
    order: list[str], glyph_set: Any, glyphs: dict[str, Any], widths: dict[str, tuple[int, int]], cmap: dict[int, str]
) -> None:
    """☐ and ☑ are missing from Noto SC; forms tick grounds with them, so they are drawn from □."""
    square = cmap[WHITE_SQUARE]
    bounds = BoundsPen(glyph_set)
    glyph_set[square].draw(bounds)
    left, bottom, right, top = bounds.bounds
    for code in (BALLOT_BOX, BALLOT_CHECK):
        pen = TTGlyphPen(None)
        glyph_set[square].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        if code == BALLOT_CHECK:
            corners = [(left + x * (right - left), bottom + y * (top - bottom)) for x, y in TICK]
            pen.moveTo(corners[0])
            for corner in corners[1:]:
                pen.lineTo(corner)
            pen.closePath()
        name = f"ballot{code:04X}"
        glyphs[name], widths[name], cmap[code] = pen.glyph(), widths[square], name
        order.append(name)


def _set_tables(font: Any, count: int, cmap: dict[int, str]) -> None:
    font["maxp"].numGlyphs = count
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for name in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
        "maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth", "maxPoints", "maxContours",
        "maxCompositePoints", "maxCompositeContours",
    ):  # fmt: skip
        setattr(maxp, name, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"
    bmp = {c: n for c, n in cmap.items() if c <= 0xFFFF}
    for table in font["cmap"].tables:
        if table.format == 12:
            table.cmap = dict(cmap)
        elif table.format == 4:
            table.cmap = dict(bmp)
