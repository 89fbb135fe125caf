"""Markdown of a form, after its placeholders are filled, to blocks.

Values never pass through the Markdown parser: the template writes tokens and the text of a token is put in when the
words are already known to be words. So ``<b>&*_|`` in a company name is printed as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fairdesk.papers.blocks import (
    Block,
    Closing,
    Heading,
    Keep,
    KeyValue,
    KeyValueRow,
    Large,
    ListItem,
    Note,
    Pair,
    Paragraph,
    Photos,
    Slot,
    Span,
    Spans,
    Table,
)  # fmt: skip
from fairdesk.papers.linebreak import is_cjk

OPEN, CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
_OPTION = re.compile(r"([a-z_]+)=([0-9.]+)")
FENCES = ("kv", "pair", "large", "seal", "sign", "note", "photos", "keep", "flush", "centre")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["link", "autolink", "image", "entity"])


class Reader:
    """Reads one rendered form; ``values`` are the texts and pictures behind the tokens."""

    def __init__(self, values: Sequence[str | bytes]) -> None:
        self._values = values

    def blocks(self, source: str) -> list[Block]:
        """All blocks of the source. Raises ``ValueError`` naming what is wrong in the form."""
        tokens = _parser().parse(source)
        return list(self._walk(tokens, source.splitlines()))

    def _walk(self, tokens: list[Token], lines: list[str]) -> Iterator[Block]:
        at, marks = 0, _Marks()
        while at < len(tokens):
            token = tokens[at]
            if token.type == "heading_open":
                yield Heading(int(token.tag[1]), self._inline(tokens[at + 1]))
                at += 3
            elif token.type == "paragraph_open":
                spans = self._inline(tokens[at + 1])
                mark = marks.take()
                if mark is not None:
                    yield ListItem(mark, spans, marks.depth)
                elif _written(spans):
                    yield Paragraph(spans, centre=_plain(spans).strip().startswith("（以下空白"))
                at += 3
            elif token.type == "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                yield self._table(tokens[at:end], lines[(token.map or [0, 0])[0] + 1])
                at = end + 1
            elif token.type == "fence":
                yield from self._fence(token)
                at += 1
            else:
                marks.see(token)
                at += 1

    def _fence(self, token: Token) -> Iterator[Block]:
        kind, _, rest = token.info.strip().partition(" ")
        options = {k: float(v) for k, v in _OPTION.findall(rest)}
        rows = [line for line in token.content.splitlines() if line.strip()]
        if kind not in FENCES:
            raise ValueError(f"``` {kind}: unknown block; known are {', '.join(FENCES)}")
        if kind == "keep":
            yield Keep(tuple(self.blocks(token.content)), rest if rest in ("zh", "en") else "")
        elif kind == "kv":
            yield KeyValue(
                tuple(self._kv_row(r) for r in rows),
                options.get("label", 26.0), options.get("height", 0.0), bool(options.get("blank", 0)),
            )  # fmt: skip
        elif kind == "pair":
            yield Pair(tuple(self._pair_row(r) for r in rows))
        elif kind in ("flush", "centre"):
            for row in rows:
                yield Paragraph(self._line(row), flush=kind == "flush", centre=kind == "centre")
        elif kind == "large":
            yield Large(tuple(self._line(r) for r in rows))
        elif kind == "note":
            yield Note(tuple(self._line(r) for r in rows))
        elif kind == "photos":
            pairs = [self._cells(r) for r in rows]
            pictures = tuple(
                (p, c[1] if len(c) > 1 else ()) for r, c in zip(rows, pairs, strict=True) for p in self._pictures(r)
            )
            if pictures:
                yield Photos(pictures, options.get("height", 50.0))
        elif rows:
            slots = tuple(Slot(c[0], c[1] if len(c) > 1 else ()) for c in map(self._cells, rows))
            yield Closing("seal" if kind == "seal" else "sign", slots)

    def _kv_row(self, row: str) -> KeyValueRow:
        if row.lstrip().startswith(">"):
            return KeyValueRow((self._line(row.lstrip()[1:].strip()),), tuple(self._pictures(row)), wide=True)
        cells = self._cells(row)
        if len(cells) not in (1, 2, 4):
            raise ValueError(f"``` kv: one, two or four cells in a row, not {len(cells)}: {row}")
        return KeyValueRow(cells, tuple(self._pictures(row)))

    def _pair_row(self, row: str) -> tuple[Spans, Spans]:
        cells = self._cells(row)
        if len(cells) != 2:
            raise ValueError(f"``` pair: two cells in a row, not {len(cells)}: {row}")
        return cells[0], cells[1]

    def _table(self, tokens: list[Token], ruler: str) -> Table:
        rows: list[list[Token]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token)
        dashes = [float(part.count("-")) for part in ruler.strip().strip("|").split("|")]
        cells = [tuple(self._inline(t) for t in row) for row in rows]
        pictures = {
            (r, c): tuple(self._pictures(t.content))
            for r, row in enumerate(rows[1:])
            for c, t in enumerate(row)
            if any(True for _ in self._pictures(t.content))
        }
        return Table(cells[0], tuple(cells[1:]), tuple(d / sum(dashes) for d in dashes), pictures)

    def _cells(self, row: str) -> tuple[Spans, ...]:
        return tuple(self._line(cell.strip()) for cell in row.split("|"))

    def _line(self, text: str) -> Spans:
        return self._inline(_parser().parseInline(text)[0])

    def _pictures(self, text: str) -> Iterator[bytes]:
        for found in _TOKEN.finditer(text):
            value = self._values[int(found[1])]
            if isinstance(value, bytes):
                yield value

    def _inline(self, token: Token) -> Spans:
        spans: list[Span] = []
        strong = 0
        children = token.children or []
        for at, child in enumerate(children):
            if child.type in ("strong_open", "em_open"):
                strong += 1
            elif child.type in ("strong_close", "em_close"):
                strong -= 1
            elif child.type == "hardbreak":
                spans.append(Span("\n", strong > 0))
            elif child.type == "softbreak":
                spans.append(Span(self._joint(children, at), strong > 0))
            else:
                text = self._text(child.content)
                if text:
                    spans.append(Span(text, strong > 0))
        return tuple(spans)

    def _joint(self, children: list[Token], at: int) -> str:
        """A line end in the source is a space, but not beside a Chinese character."""
        before = self._text(children[at - 1].content)[-1:] if at else ""
        after = self._text(children[at + 1].content)[:1] if at + 1 < len(children) else ""
        return "" if any(c and is_cjk(c) for c in (before, after)) else " "

    def _text(self, content: str) -> str:
        plain = _TOKEN.sub("", content)
        if "**" in plain:
            raise ValueError(f"** does not close: {plain.strip()}")
        return _TOKEN.sub(lambda m: self._word(int(m[1])), content)

    def _word(self, index: int) -> str:
        value = self._values[index]
        return value if isinstance(value, str) else ""


class _Marks:
    """Which mark the next paragraph of a list gets."""

    def __init__(self) -> None:
        self._lists: list[int | None] = []
        self._pending: str | None = None

    @property
    def depth(self) -> int:
        return len(self._lists) - 1

    def see(self, token: Token) -> None:
        if token.type == "ordered_list_open":
            self._lists.append(int(token.attrGet("start") or 1))
        elif token.type == "bullet_list_open":
            self._lists.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            number = self._lists[-1]
            self._pending = "·" if number is None else f"{number}."
            if number is not None:
                self._lists[-1] = number + 1

    def take(self) -> str | None:
        """The mark of this paragraph: ``""`` for a second paragraph of an item, ``None`` outside lists."""
        if not self._lists:
            return None
        mark, self._pending = self._pending or "", None
        return mark


def _plain(spans: Spans) -> str:
    return "".join(s.text for s in spans)


def _written(spans: Spans) -> bool:
    return bool(_plain(spans).strip())
