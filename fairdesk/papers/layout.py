"""From blocks to platypus: the one place that knows how a paper looks (GB/T 9704 proportions; look.md, Paper)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from fairdesk.papers import blocks as b
from fairdesk.papers.blank import LINE_TO_WRITE, is_blank
from fairdesk.papers.closing import FootNote, SealPlaces, SignPlaces
from fairdesk.papers.fonts import Fonts
from fairdesk.papers.glyphs import Style
from fairdesk.papers.head import HeadLine, NumberLine
from fairdesk.papers.keeping import Headed, Kept, Together
from fairdesk.papers.page import HEIGHT, WIDTH
from fairdesk.papers.pictures import Picture
from fairdesk.papers.styles import LINE, Fit, styles
from fairdesk.papers.tables import PAD_X, Cell, Grid, Row
from fairdesk.papers.text import Text

RED = HexColor("#C8102E")
MIN_COLUMN_CENTRED = 0.11
"""Columns narrower than this part of the table (serial numbers, quantities) are centred."""

ROW_BY_HAND, PROSE_BY_HAND = 25.0, 110.0
"""Least height of a row to write in, and of a field for running text, in points."""


class Layout:
    """Builds the story of one paper."""

    def __init__(
        self, book: Fonts, lang: str, size: Literal["body", "compact"], missing: dict[str, None],
        fit: Fit = Fit(), by_hand: bool = False,
    ) -> None:  # fmt: skip
        """``by_hand``: room to write where a value is blank."""
        self.book, self.lang, self.missing, self.fit = book, lang, missing, fit
        self.by_hand = by_hand
        self.size, self.styles = size, styles(lang, size, fit)

    def story(
        self, head: Literal["red", "plain"], issuer: str, number_line: str, blocks: Iterable[b.Block]
    ) -> list[Flowable]:
        """All flowables of the paper: head, blocks, and the end kept together."""
        flowables: list[Flowable] = [self._head(head, issuer, number_line)]
        closing: list[Flowable] = []
        note: FootNote | None = None
        heading = False
        for block in blocks:
            if isinstance(block, b.Closing):
                closing.append(self._closing(block))
            elif isinstance(block, b.Note):
                note = FootNote([self._text(line, self.styles.note) for line in block.lines], 10)
            else:
                if closing:
                    flowables.append(self._together(flowables, closing, None))
                    closing = []
                self._add(flowables, self._flowables(block), heading)
                heading = isinstance(block, b.Heading) and block.level > 1
        if closing or note:
            flowables.append(self._together(flowables, closing, note))
        return flowables

    def _add(self, flowables: list[Flowable], new: list[Flowable], after_heading: bool) -> None:
        if after_heading and new:
            new = [Headed(flowables.pop(), new[0]), *new[1:]]
        flowables.extend(new)

    def _together(self, before: list[Flowable], closing: list[Flowable], note: FootNote | None) -> Together:
        return Together(before.pop(), closing, note)

    def _text(self, spans: b.Spans | str, style: Style) -> Text:
        return Text(spans, style, self.book, self.missing)

    def _head(self, head: Literal["red", "plain"], issuer: str, number_line: str) -> Flowable:
        if head == "plain":
            style = replace(self.styles.note, align="right", size=self.styles.note.size - 1)
            return NumberLine(self._text(number_line, style))
        zh = self.lang == "zh"
        size = 28.0 if zh else 20.0
        while (
            mark := self._text(issuer, Style(size, size * 1.3, bold=True, align="centre", colour=RED))
        ).natural_width > WIDTH:
            if size <= (20 if zh else 15):
                break
            size -= 1
        number = self._text(
            number_line,
            replace(self.styles.body, indent=0, align="centre", after=0, leading=LINE * 0.9 * self.fit.leading),
        )
        return HeadLine(mark, number, RED)

    def _flowables(self, block: b.Block) -> list[Flowable]:
        s = self.styles
        if isinstance(block, b.Heading):
            heading = self._text(block.spans, s.title if block.level == 1 else s.section)
            heading.outline_level = min(block.level, 2) - 1
            return [heading]
        if isinstance(block, b.Paragraph):
            return [self._text(block.spans, self._paragraph_style(block))]
        if isinstance(block, b.ListItem):
            left = (block.depth + 1) * 1.6 * s.body.size
            style = replace(s.body, indent=0, left=left, hang=block.mark, after=s.body.after / 2)
            return [self._text(block.spans, style)]
        if isinstance(block, b.KeyValue):
            return [Grid([self._kv_row(block, row) for row in block.rows], before=6, after=6)] if block.rows else []
        if isinstance(block, b.Table):
            return [self._table(block)]
        if isinstance(block, b.Pair):
            return [self._pair(block)]
        if isinstance(block, b.Large):
            return [self._large(block)]
        if isinstance(block, b.Photos):
            return [self._photos(block)]
        if isinstance(block, b.Keep):
            inside = Layout(self.book, block.lang or self.lang, self.size, self.missing, self.fit, self.by_hand)
            kept: list[Flowable] = []
            for at, inner in enumerate(block.blocks):
                self._add(kept, inside._flowables(inner), at > 0 and isinstance(block.blocks[at - 1], b.Heading))
            return [Kept(kept, HEIGHT)]
        raise TypeError(f"no layout for {type(block).__name__}")

    def _paragraph_style(self, block: b.Paragraph) -> Style:
        if block.centre:
            return replace(self.styles.body, indent=0, align="centre")
        return replace(self.styles.body, indent=0, align="left") if block.flush else self.styles.body

    def _closing(self, block: b.Closing) -> Flowable:
        body = replace(self.styles.body, indent=0, after=0)
        if block.kind == "seal":
            room = WIDTH / 2 - 8 if len(block.slots) > 1 else 0.56 * WIDTH - 8
            names = [self._text(slot.label, body).natural_width for slot in block.slots]
            size = max(12.0, body.size * min(1.0, room / max(*names, 1.0))) if body.size > 12 else body.size
            centred = replace(body, align="centre", size=size, leading=body.leading * size / body.size)
            slots = [[self._text(p, centred) for p in (slot.label, slot.value) if p] for slot in block.slots]
            hint = self._text("（印章）" if self.lang == "zh" else "(seal)", replace(self.styles.caption, size=9))
            return SealPlaces(slots, hint, 10)
        left = replace(body, align="left")
        slots_to_sign = [(self._text(self._unlined(s.label), left), self._text(s.value, left)) for s in block.slots]
        return SignPlaces(slots_to_sign, max(LINE * self.fit.leading, body.leading * 1.5), 8)

    def _unlined(self, spans: b.Spans) -> b.Spans:
        """Beside a line to sign on there is no second line for the name."""
        return tuple(replace(s, text=s.text.replace(LINE_TO_WRITE, "")) for s in spans) if self.by_hand else spans

    def _value(
        self, spans: b.Spans, style: Style, blank: bool, pictures: tuple[bytes, ...], width: float
    ) -> list[Flowable]:
        text = self._text(spans, style)
        narrow = width < WIDTH / 3
        unwritten = text.empty or (self.by_hand and is_blank("".join(s.text for s in spans), dates=narrow))
        content: list[Flowable] = [] if unwritten else [text]
        content += [Picture(p, width - 2 * PAD_X, 46 * mm) for p in pictures]
        if not content and not (blank or spans or self.by_hand):
            content = [self._text("—", style)]
        return content

    def _row_height(self) -> float:
        return max(self.styles.row, ROW_BY_HAND) if self.by_hand else self.styles.row

    def _kv_row(self, block: b.KeyValue, row: b.KeyValueRow) -> Row:
        label = block.label_mm * mm
        minimum = max(block.min_row_mm * mm * self.fit.leading, self._row_height())
        if row.wide:
            minimum = PROSE_BY_HAND if self.by_hand else minimum
            return Row(
                [Cell(self._value(row.cells[0], self.styles.value, block.blank, row.pictures, WIDTH), WIDTH)], minimum
            )
        if len(row.cells) == 1:
            style = replace(self.styles.label, align="left", size=self.styles.label.size + 0.5)
            heading = Cell([self._text(row.cells[0], style)], WIDTH, label=True)
            return Row([heading], self.styles.row, heading=True)
        value = WIDTH - label if len(row.cells) == 2 else WIDTH / 2 - label
        cells: list[Cell] = []
        for at in range(0, len(row.cells), 2):
            name, spans = row.cells[at], row.cells[at + 1]
            pictures = row.pictures if at + 2 == len(row.cells) else ()
            words = "".join(s.text for s in name)
            cells.append(Cell([self._text(name, self.styles.label)], label, label=True, name=f"label:{words}"))
            content = self._value(spans, self.styles.value, block.blank, pictures, value)
            cells.append(Cell(content, value, name=words))
        return Row(cells, minimum)

    def _table(self, block: b.Table) -> Grid:
        widths = [w * WIDTH for w in block.widths]
        heading = replace(self.styles.label, align="centre")
        head = Row([Cell([self._text(s, heading)], w, label=True) for s, w in zip(block.head, widths, strict=True)])
        rows = [head]
        for r, cells in enumerate(block.rows):
            row: list[Cell] = []
            for c, (spans, width) in enumerate(zip(cells, widths, strict=True)):
                narrow = block.widths[c] < MIN_COLUMN_CENTRED
                style = replace(self.styles.cell, align="centre" if narrow else "left")
                content = self._value(spans, style, False, block.pictures.get((r, c), ()), width)
                row.append(Cell(content, width, name="".join(s.text for s in block.head[c])))
            rows.append(Row(row, self._row_height() if self.by_hand else 0.0))
        return Grid(rows, heads=1, before=6, after=6)

    def _pair(self, block: b.Pair) -> Grid:
        zh = replace(styles("zh", "compact", self.fit).value, align="justify")
        en = styles("en", "compact", self.fit).value
        rows = [
            Row(
                [
                    Cell([self._text(left, zh)], WIDTH / 2, name="zh"),
                    Cell([self._text(right, en)], WIDTH / 2, name="en"),
                ]
            )
            for left, right in block.rows
        ]
        return Grid(rows, before=6, after=6)

    def _large(self, block: b.Large) -> Grid:
        texts: list[Flowable] = [self._text(block.lines[0], replace(self.styles.value, align="centre"))]
        texts += [self._text(line, self.styles.large) for line in block.lines[1:]]
        return Grid([Row([Cell(texts, WIDTH, name="large")], 50)], before=6, after=8)

    def _photos(self, block: b.Photos) -> Grid:
        rows: list[Row] = []
        for at in range(0, len(block.pictures), 2):
            pair = block.pictures[at : at + 2]
            width = WIDTH / len(pair)
            cells: list[Cell] = []
            for data, words in pair:
                caption = self._text(words, self.styles.caption)
                picture = Picture(data, width - 2 * PAD_X, block.height_mm * mm, caption)
                cells.append(Cell([picture], width, name="photo"))
            rows.append(Row(cells))
        return Grid(rows, before=4, after=6)
