"""Plain tables: CSV in UTF-8 (with or without mark), UTF-16 or GBK, and XLSX. A bad row takes no other with it.

CSV is decoded row by row, so one row with broken bytes is set aside and the rest is read.
"""

from __future__ import annotations

import csv
import itertools
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, BinaryIO

from fairdesk.errors import Known
from fairdesk.records.markup import complete
from fairdesk.records.model import Outcome, SetAside
from fairdesk.records.readers import rows
from fairdesk.records.values import squeeze

FORMAT = "CSV/XLSX"
_HEADER_LINES = 10
_SAMPLE_ROWS = 200
_LONGEST_ROW = 200
"""A quoted cell may run over so many lines; after that the quotation mark was a fault."""
_XLSX_LIMIT = 1 << 30
_DELIMITERS = ",\t;|"


def encoding_of(sample: bytes) -> str:
    """UTF-8, UTF-16 or GB18030: the one in which most lines of ``sample`` can be read."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if sample.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    lines = sample.split(b"\n")[:_SAMPLE_ROWS]
    return min(("utf-8", "gb18030"), key=lambda name: sum(not _decodes(line, name) for line in lines))


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Layout:
    """How a CSV file is written and where its header is."""

    encoding: str
    delimiter: str
    columns: list[str]
    line: int


def layout(sample: bytes) -> Layout | None:
    """Find the header in the first lines; ``None`` when the file is no register table."""
    encoding = encoding_of(sample)
    text = sample.decode(encoding, "replace")
    for number, line in enumerate(text.splitlines()[:_HEADER_LINES], start=1):
        for delimiter in _DELIMITERS:
            found = rows.columns(next(csv.reader([line], delimiter=delimiter), []))
            if found is not None:
                return Layout(encoding, delimiter, found, number)
    return None


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The rows of a CSV file."""
    head = stream.read(1 << 16)
    form = layout(head)
    if form is None:
        return
    lines = _lines(head, stream)
    if form.encoding == "utf-16":
        text = (head + stream.read()).decode("utf-16", "replace")
        lines = iter(text.encode().splitlines(keepends=True))
        form = replace(form, encoding="utf-8")
    numbered = enumerate(lines, start=1)
    yield from _rows(itertools.dropwhile(lambda entry: entry[0] <= form.line, numbered), form, source)


def _lines(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """Lines ended by LF or CRLF, the head included, each with its LF."""
    rest = head
    while block := stream.read(1 << 16):
        *lines, rest = (rest + block).replace(b"\r\n", b"\n").split(b"\n")
        yield from (line + b"\n" for line in lines)
    *lines, rest = rest.replace(b"\r\n", b"\n").split(b"\n")
    yield from (line + b"\n" for line in lines)
    if rest:
        yield rest + b"\n"


def _rows(lines: Iterator[tuple[int, bytes]], form: Layout, source: str) -> Iterator[Outcome]:
    waiting: list[tuple[int, bytes]] = []

    def pull() -> tuple[int, bytes] | None:
        return waiting.pop(0) if waiting else next(lines, None)

    while (entry := pull()) is not None:
        number, raw = entry
        taken = [entry]
        while raw.count(b'"') % 2 and len(taken) < _LONGEST_ROW and (more := pull()) is not None:
            taken.append(more)
            raw += more[1]
        try:
            cells = _cells(raw, form)
        except Known as reason:
            # perhaps the quotation mark was the fault: give the lines behind the first one back
            waiting[:0] = taken[1:]
            yield SetAside.because(reason, source=source, position=f"line {number}", raw=taken[0][1])
            continue
        if any(cells):
            yield _outcome(dict(zip(form.columns, cells, strict=True)), source, f"line {number}", raw)


def _cells(raw: bytes, form: Layout) -> list[str]:
    """The cells of one row; an empty row gives an empty list. Raises ``FD-3124`` to ``FD-3126``."""
    if raw.count(b'"') % 2:
        raise Known("FD-3126")
    try:
        text = raw.decode(form.encoding)
    except UnicodeDecodeError as fault:
        name = form.encoding.removesuffix("-sig").upper()
        raise Known("FD-3125", encoding=name, byte=fault.start + 1) from None
    cells = next(csv.reader([text], delimiter=form.delimiter, strict=False), []) if text.strip() else []
    if "\n" in text.strip("\n"):
        cells = next(csv.reader(text.splitlines(keepends=True), delimiter=form.delimiter), [])
    if any(cells) and len(cells) != len(form.columns):
        raise Known("FD-3124", found=len(cells), expected=len(form.columns))
    return cells


def _outcome(row: dict[str, str], source: str, position: str, raw: bytes) -> Outcome:
    try:
        return replace(complete(rows.convert(row)), source=source, position=position)
    except Known as reason:
        return SetAside.because(reason, source=source, position=position, raw=raw)


def is_workbook(stream: BinaryIO) -> bool:
    """Whether a ZIP is an XLSX workbook."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def read_xlsx(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The rows of every sheet that has a header in its first ten rows."""
    with tempfile.SpooledTemporaryFile(max_size=16 << 20) as copy, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that do not matter here
        while block := stream.read(1 << 20):
            copy.write(block)
        copy.seek(0)
        try:
            with zipfile.ZipFile(copy) as archive:
                size = sum(entry.file_size for entry in archive.infolist())
            if size > _XLSX_LIMIT:
                raise Known("FD-3205", size=size, ratio=size // max(copy.tell(), 1))
            copy.seek(0)
            import openpyxl  # 0.4 s that only a spreadsheet has to wait for

            book = openpyxl.load_workbook(copy, read_only=True, data_only=True, keep_links=False)
        except Known as reason:
            yield SetAside.because(reason, source=source, position="workbook", raw=b"")
            return
        except Exception as fault:  # openpyxl lets many kinds through for a damaged workbook
            damaged = Known("FD-3204", problem=squeeze(str(fault)) or type(fault).__name__)
            yield SetAside.because(damaged, source=source, position="workbook", raw=b"")
            return
        for sheet in book.worksheets:
            yield from _sheet(sheet, source)
        book.close()


def _sheet(sheet: Any, source: str) -> Iterator[Outcome]:
    columns: list[str] | None = None
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [_cell(value) for value in values]
        if columns is None:
            if number > _HEADER_LINES:
                return
            columns = rows.columns(cells)
        elif any(cells):
            raw = "\t".join(cells).encode("utf-8", "replace")
            row = dict(zip(columns, cells, strict=False))
            yield _outcome(row, source, f"{sheet.title}!{number}", raw)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
