"""The sheet: A4 in GB/T 9704 margins, page number, foot line, QR, draft and void marks, and the PDF file itself."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import segno
from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from fairdesk.papers.fonts import Fonts
from fairdesk.papers.glyphs import Style
from fairdesk.papers.text import Text
from fairdesk.papers.trace import Trace

rl_config.useA85 = 0  # binary streams: a quarter smaller and faster than text

TOP, BOTTOM, LEFT, RIGHT = 37 * mm, 35 * mm, 28 * mm, 26 * mm
WIDTH, HEIGHT = A4[0] - LEFT - RIGHT, A4[1] - TOP - BOTTOM
QR_SIDE = 22 * mm
QR_FOOT = 8 * mm
NUMBER_FOOT = BOTTOM - 7 * mm - 14
"""The page number stands 7 mm below the type area (GB/T 9704)."""

QR_FORM = "qr"
MASK = 2
"""Trying all eight masks takes a quarter of the paper's time; they differ for regular data, and hashes are not."""

GREY = HexColor("#5A5A5A")
PALE = Color(0.1, 0.12, 0.16, alpha=0.09)
VOID_RED = Color(0.78, 0.06, 0.18, alpha=0.30)


@dataclass(frozen=True)
class Sheet:
    """What stands on every page around the text."""

    lang: str
    title: str
    author: str
    number: str
    issued_at: float
    keywords: str
    mark: str
    void: bool
    reprint: str
    qr: str
    qr_words: tuple[str, ...]
    of_pages: str


class SheetCanvas(Canvas):  # type: ignore[misc]
    """Keeps the pages back until their number is known, then writes the foot of each."""

    sheet: Sheet
    book: Fonts
    missing: dict[str, None]
    trace: Trace

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: list[dict[str, Any]] = []
        self._headings: list[tuple[int, int, str, float]] = []

    def heading(self, level: int, words: str, height: float) -> None:
        """Note a heading of the outline, drawn at the origin, ``height`` points high."""
        self._headings.append((self._pageNumber, level, words, self.absolutePosition(0, height)[1]))

    def showPage(self) -> None:
        """reportlab: end of a page."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """reportlab: end of the document."""
        for page in self._kept:
            self.__dict__.update(page)
            self._foot(len(self._kept))
            self._outline_page()
            super().showPage()
        super().save()

    def _outline_page(self) -> None:
        """Destinations belong to the page that is current, so the outline grows when the pages are written."""
        for at, (page, level, words, top) in enumerate(self._headings):
            if page == self._pageNumber:
                self.bookmarkHorizontalAbsolute(f"h{at}", top)
                self.addOutlineEntry(words, f"h{at}", level)

    def _put(self, text: str, style: Style, x: float, y: float, width: float) -> None:
        flowable = Text(text, style, self.book, self.missing)
        flowable.wrap(width, 1e6)
        flowable.drawOn(self, x, y)

    def _foot(self, pages: int) -> None:
        sheet = self.sheet
        right = Style(14, 14, align="right")
        small = Style(8, 11, align="right", colour=GREY)
        self._put(f"- {self._pageNumber} -", right, LEFT + WIDTH / 2, NUMBER_FOOT, WIDTH / 2)
        of_pages = sheet.of_pages.format(page=self._pageNumber, pages=pages)
        self._put(of_pages, small, LEFT + WIDTH / 2, NUMBER_FOOT - 13, WIDTH / 2)
        if sheet.qr:
            self._draw_qr()
        elif sheet.number:
            self._put(sheet.number, Style(9, 12, colour=GREY), LEFT, NUMBER_FOOT - 12, WIDTH / 2)
        if sheet.reprint:
            self._put(sheet.reprint, Style(12, 14, role="sans", align="right"), LEFT, A4[1] - 24 * mm, WIDTH)

    def _draw_qr(self) -> None:
        self.saveState()
        self.translate(LEFT, QR_FOOT)
        self.doForm(QR_FORM)
        self.restoreState()
        x = LEFT + QR_SIDE + 3 * mm
        y = QR_FOOT + QR_SIDE - 14
        for at, words in enumerate(self.sheet.qr_words):
            style = Style(10.5, 14, role="sans") if at == 0 else Style(8 if at == 1 else 6.5, 11, colour=GREY)
            self._put(words, style, x, y, WIDTH * 0.62)
            y -= 12

    def define_qr(self) -> None:
        """The QR as a form of its own, drawn once and shown on every page."""
        if not self.sheet.qr:
            return
        modules = [
            [bool(m) for m in row]
            for row in segno.make_qr(self.sheet.qr, error="m", boost_error=False, mask=MASK).matrix
        ]
        self.beginForm(QR_FORM, 0, 0, QR_SIDE, QR_SIDE)
        self.scale(QR_SIDE / len(modules), QR_SIDE / len(modules))
        path = self.beginPath()
        for r, row in enumerate(modules):
            for start, length in _runs(row):
                path.rect(start, len(modules) - 1 - r, length, 1)
        self.setFillGray(0)
        self.drawPath(path, stroke=0, fill=1)
        self.endForm()


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == at:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((at, 1))
    return runs


def _watermark(canvas: SheetCanvas, _document: BaseDocTemplate) -> None:
    mark = canvas.sheet.mark
    if not mark:
        return
    void = canvas.sheet.void
    canvas.saveState()
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(45)
    size = 150 if len(mark) <= 2 else 130
    style = Style(size, size * 1.2, role="sans", align="centre", colour=VOID_RED if void else PALE)
    text = Text(mark, style, canvas.book, canvas.missing)
    text.wrap(A4[0], 1e6)
    trace, canvas.trace = canvas.trace, Trace()  # the mark is behind the text, not part of it
    text.drawOn(canvas, -A4[0] / 2, -size / 2)
    canvas.trace = trace
    canvas.restoreState()


def write_pdf(story: list[Flowable], sheet: Sheet, book: Fonts, missing: dict[str, None]) -> tuple[bytes, int, Trace]:
    """The PDF, its number of pages, and where things were drawn. The same input gives the same bytes."""
    out, trace = BytesIO(), Trace()

    def make(*args: Any, **kwargs: Any) -> SheetCanvas:
        canvas = SheetCanvas(*args, **kwargs)
        canvas.sheet, canvas.book, canvas.missing, canvas.trace = sheet, book, missing, trace
        _set_time(canvas, sheet.issued_at)
        canvas.define_qr()
        return canvas

    document = BaseDocTemplate(
        out, pagesize=A4, leftMargin=LEFT, rightMargin=RIGHT, topMargin=TOP, bottomMargin=BOTTOM, invariant=1,
        title=sheet.title, author=sheet.author, subject=sheet.number, keywords=sheet.keywords, lang=sheet.lang,
        producer="fairdesk", creator="fairdesk", pageCompression=1, initialFontName=book.faces["serif"].name,
    )  # fmt: skip
    frame = Frame(LEFT, BOTTOM, WIDTH, HEIGHT, 0, 0, 0, 0, id="text")
    document.addPageTemplates([PageTemplate(id="sheet", frames=[frame], onPage=_watermark)])
    document.build(story, canvasmaker=make)
    return out.getvalue(), document.page, trace


def _set_time(canvas: Any, seconds: float) -> None:
    """Invariant mode dates every file 2000-01-01; the moment of issue is as constant and says more."""
    stamp = canvas._doc._timeStamp
    stamp.t, stamp.lt = seconds, time.gmtime(seconds)
    stamp.YMDhms = tuple(stamp.lt)[:6]
