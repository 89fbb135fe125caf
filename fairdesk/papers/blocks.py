"""What a form becomes between Markdown and paper: plain blocks, no layout in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Span:
    """A run of text in one look. ``text`` may hold ``\\n`` for a forced line end."""

    text: str
    strong: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """``# `` is the title of the paper, ``## `` a section, ``### `` a sub-section."""

    level: int
    spans: Spans


@dataclass(frozen=True)
class Paragraph:
    """Running text. ``flush``: without the indent of two characters (addressee, ``（以下空白）``)."""

    spans: Spans
    flush: bool = False
    centre: bool = False


@dataclass(frozen=True)
class ListItem:
    """One item of a list with its printed mark (``1.``, ``·``) and depth from 0."""

    mark: str
    spans: Spans
    depth: int = 0


@dataclass(frozen=True)
class KeyValueRow:
    """``label | value`` or ``label | value | label | value``; one cell is a heading row, or a ``wide`` value.

    ``pictures`` are photos in the last value.
    """

    cells: tuple[Spans, ...]
    pictures: tuple[bytes, ...] = ()
    wide: bool = False


@dataclass(frozen=True)
class KeyValue:
    """A two- or four-column table of labels and values. Sizes in millimetres."""

    rows: tuple[KeyValueRow, ...]
    label_mm: float = 26.0
    min_row_mm: float = 0.0
    blank: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a head that repeats on each page; ``widths`` are parts of the whole, a cell may hold photos."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[float, ...]
    pictures: dict[tuple[int, int], tuple[bytes, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    """Text side by side: Chinese at the left, English at the right."""

    rows: tuple[tuple[Spans, Spans], ...]


@dataclass(frozen=True)
class Large:
    """Lines in large type inside a ruled box; the first line may be a caption."""

    lines: tuple[Spans, ...]


@dataclass(frozen=True)
class Slot:
    """A place to seal (name over date) or to sign (label before a line)."""

    label: Spans
    value: Spans = ()


@dataclass(frozen=True)
class Closing:
    """The seal or signature block that must share a page with text before it."""

    kind: Literal["seal", "sign"]
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Note:
    """The copies note between rules at the foot of the last page (版记)."""

    lines: tuple[Spans, ...]


@dataclass(frozen=True)
class Photos:
    """Pictures side by side with captions."""

    pictures: tuple[tuple[bytes, Spans], ...]
    height_mm: float = 50.0


@dataclass(frozen=True)
class Keep:
    """Blocks that stay on one page; ``lang`` sets them in the type of another language."""

    blocks: tuple[Block, ...]
    lang: str = ""


Block = Heading | Paragraph | ListItem | KeyValue | Table | Pair | Large | Closing | Note | Photos | Keep
