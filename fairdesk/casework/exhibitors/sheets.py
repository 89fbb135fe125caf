"""The rows of a list, whatever file it came in: CSV (UTF-8, UTF-16, GBK), XLSX or JSON.

A row that cannot be read is told with its place and takes no other with it.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairdesk.casework.exhibitors import xlsx
from fairdesk.casework.exhibitors.report import Note
from fairdesk.errors import Known
from fairdesk.records.readers.table import encoding_of

_LONGEST = 100
"""A quoted cell may run over so many lines; after that the quotation mark was a fault."""
_LARGEST = 1 << 28
_SAMPLE = 1 << 16
_HEADING_WITHIN = 60
_DELIMITERS = ",\t;|"
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its place and its cells, or the reason why it has none."""

    place: str
    cells: tuple[str, ...] = ()
    broken: Note | None = None


IsHeading = Callable[[Sequence[str]], bool]


def rows_of(data: bytes, name: str, is_heading: IsHeading) -> Iterator[Row]:
    """All rows that are not empty, in order; the encoding of a CSV is the one in which its heading can be read.

    Raises ``FD-1851`` for an empty or too large file or an old ``.xls``, ``FD-1852`` for a damaged workbook,
    ``FD-1853`` for JSON of another shape.
    """
    if not data.strip() or len(data) > _LARGEST or data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Known("FD-1851", file=name)
    if data.startswith(b"PK\x03\x04"):
        return (Row(place, tuple(map(clean, cells))) for place, cells in xlsx.rows(data, name))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        return _json(data, name)
    return _csv(data, is_heading)


def clean(cell: str) -> str:
    """A cell without line breaks inside and blanks around it; ``/`` and ``-`` alone mean nothing."""
    if cell.isalnum() and cell != "无":
        return cell  # most cells, and there are hundreds of thousands
    plain = _BLANKS.sub(" ", cell.replace("\ufeff", "")).strip()
    return "" if plain in {"/", "-", "—", "——", "无"} else plain


def _json(data: bytes, name: str) -> Iterator[Row]:
    try:
        parsed = json.loads(data.decode("utf-8-sig"))
        items = parsed["exhibitors"] if isinstance(parsed, dict) else parsed
        if not isinstance(items, list):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Known("FD-1853", file=name) from error
    fields: dict[str, None] = {}
    for item in items:
        if isinstance(item, Mapping):
            fields.update(dict.fromkeys(map(str, item)))
    return _items(items, list(fields))


def _items(items: list[Any], fields: list[str]) -> Iterator[Row]:
    yield Row("item 0", tuple(fields))
    for number, item in enumerate(items, 1):
        place = f"item {number}"
        if isinstance(item, Mapping):
            yield Row(place, tuple(clean(_text(item.get(field))) for field in fields))
        else:
            yield Row(place, broken=Note.of(place, "FD-1854"))


def _text(value: object) -> str:
    if isinstance(value, list):
        return "、".join(_text(part) for part in value)
    return "" if value is None or isinstance(value, dict | bool) else str(value)


def _csv(data: bytes, is_heading: IsHeading) -> Iterator[Row]:
    encoding = encoding_of(data[:_SAMPLE])
    if encoding == "utf-16":
        data, encoding = data.decode("utf-16", "replace").encode(), "utf-8"
    data = data.removeprefix(b"\xef\xbb\xbf")
    encoding, delimiter = _writing(data[:_SAMPLE], "utf-8" if encoding == "utf-8-sig" else encoding, is_heading)
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    at = 0
    while at < len(lines):
        raw, taken = lines[at], 1
        while raw.count(b'"') % 2 and taken < _LONGEST and at + taken < len(lines):
            raw += b"\n" + lines[at + taken]
            taken += 1
        if raw.count(b'"') % 2:  # the quotation mark was the fault: read the line as it stands
            raw, taken = lines[at].replace(b'"', b""), 1
        place = f"line {at + 1}"
        at += taken
        try:
            cells = tuple(map(clean, next(csv.reader([raw.decode(encoding)], delimiter=delimiter), [])))
        except (UnicodeDecodeError, csv.Error):
            yield Row(place, broken=Note.of(place, "FD-1854"))
            continue
        if any(cells):
            yield Row(place, cells)


def _writing(sample: bytes, likely: str, is_heading: IsHeading) -> tuple[str, str]:
    """Encoding and delimiter: those of the first heading that can be read, else the likely ones."""
    for encoding in dict.fromkeys((likely, "utf-8", "gb18030")):
        for line in sample.decode(encoding, "replace").split("\n")[:_HEADING_WITHIN]:
            for delimiter in _DELIMITERS:
                cells = line.replace('"', "").split(delimiter)
                if len(cells) > 1 and is_heading([clean(cell) for cell in cells]):
                    return encoding, delimiter
    return likely, ","
