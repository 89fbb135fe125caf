"""The contact sheet: the first page of every form in one picture, to be looked at as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import numpy as np
from nacl.signing import SigningKey
from PIL import Image, ImageDraw, ImageFont

from fairdesk.papers import view
from fairdesk.papers.engine import Paper, PaperEngine, PaperRequest
from fairdesk.papers.samples import NOON, sample
from fairdesk.papers.template import Lang

GROUND, INK = (228, 231, 235), (60, 66, 76)
GAP = 14
CAPTION = 18


def sample_paper(engine: PaperEngine, code: str, lang: Lang) -> Paper:
    """A form filled with plain sample data and issued with a key that nobody trusts."""
    form = engine.form(code, lang)
    request = PaperRequest(
        code, lang, UUID(int=0), f"样例交易会知{form.word}字〔2026〕12号", NOON,
        sample(form.fields, engine.dictionary, lang, "typical"), "SAMPLE",
        "第139届样例交易会知识产权工作站", "IP Protection Station, 139th Example Trade Fair", "issued",
    )  # fmt: skip
    return engine.render(request, SigningKey(bytes(32)))


def contact_sheet(papers: Sequence[tuple[str, Paper]], columns: int = 6, dpi: float = 60) -> Image.Image:
    """The first pages with captions ``code · pages``, ``columns`` in a row, at ``dpi`` dots per inch."""
    pages = [_first_page(paper, dpi) for _, paper in papers]
    wide, high = max(p.width for p in pages), max(p.height for p in pages)
    rows = -(-len(pages) // columns)
    size = (columns * (wide + GAP) + GAP, rows * (high + GAP + CAPTION) + GAP)
    sheet = Image.new("RGB", size, GROUND)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=CAPTION - 5)
    for at, ((name, paper), page) in enumerate(zip(papers, pages, strict=True)):
        x = GAP + at % columns * (wide + GAP)
        y = GAP + at // columns * (high + GAP + CAPTION)
        sheet.paste(page, (x, y))
        draw.text((x + 2, y + high + 2), f"{name} · {paper.pages}", INK, font)
    return sheet


def _first_page(paper: Paper, dpi: float) -> Image.Image:
    with view.PdfPages(paper.pdf) as pages:
        return Image.fromarray(np.ascontiguousarray(pages.colour(0, dpi)))
