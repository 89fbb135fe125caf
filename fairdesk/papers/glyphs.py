"""Characters chosen from the faces: what a run of text is before it is broken into lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from reportlab.lib.colors import Color, black

from fairdesk.papers import fonts
from fairdesk.papers.blocks import Spans
from fairdesk.papers.fonts import Fonts, Role
from fairdesk.papers.linebreak import is_cjk


@dataclass(frozen=True)
class Style:
    """Look of a text; lengths in points."""

    size: float
    leading: float
    role: Role = "serif"
    bold: bool = False
    align: Literal["left", "justify", "centre", "right"] = "left"
    indent: float = 0.0
    left: float = 0.0
    hang: str = ""
    before: float = 0.0
    after: float = 0.0
    colour: Color = black
    balance: bool = False
    strong_role: Role = "sans"
    strong_bold: bool = False


class Glyph(NamedTuple):
    """One character as it will be drawn."""

    char: str
    font: str
    width: float
    bold: bool


def glyphs_of(spans: Spans, style: Style, book: Fonts, missing: dict[str, None]) -> list[Glyph]:
    glyphs: list[Glyph] = []
    for span in spans:
        role: Role = style.strong_role if span.strong else style.role
        bold = style.bold or (span.strong and style.strong_bold)
        text = fonts.clean(span.text)
        for at, char in enumerate(text):
            if char == "\n":
                glyphs.append(Glyph(char, "", 0.0, False))
                continue
            found = book.locate(char, role)
            if char in fonts.LATIN_QUOTES and _latin_around(text, at):
                found = book.latin_quote(char) or found
            if found is None:
                missing[char] = None
                char = fonts.MISSING_MARK
                found = book.locate(char, role)
                assert found is not None, "the faces of the program have 〓"
            glyphs.append(Glyph(char, found[0], found[1] * style.size / 1000, bold))
    return glyphs


def _latin_around(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not any(c and is_cjk(c) for c in (before, after)) and (before + after).strip() != ""
