"""The cells of an XLSX workbook as text, with merged cells filled down.

Read straight from the XML of the sheets: a workbook of 35,000 rows has to be in within seconds, and openpyxl alone
takes that long. Formulas count with their stored value; dates stay serial numbers, ``day_of`` reads them.
Source: ECMA-376 part 1, §18.3 (sheetData, mergeCells), §18.4 (shared strings).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import IO

from lxml import etree

from fairdesk.errors import Known

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_LIMIT = 1 << 29
_COLUMNS = 256
"""Columns beyond these are not looked at; a stray format can reach to XFD."""
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_SERIAL_ZERO = date(1899, 12, 30)


def day_of(serial: str) -> date | None:
    """The day of a serial number as a cell has it, for the years 1995 to 2118; ``None`` for anything else."""
    try:
        number = int(float(serial))
    except (ValueError, OverflowError):
        return None
    return _SERIAL_ZERO + timedelta(days=number) if 34700 <= number <= 80000 else None


def rows(data: bytes, name: str) -> Iterator[tuple[str, list[str]]]:
    """``(place, cells)`` of every row that is not empty, sheet after sheet; a place is ``Sheet!12``.

    Raises ``FD-1852`` for a workbook that is damaged or unpacks to more than 512 MiB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            if sum(part.file_size for part in book.infolist()) > _LIMIT:
                raise Known("FD-1852", file=name)
            strings = _shared(book)
            for title, part in _sheets(book):
                yield from _rows(book, part, title, strings)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, OSError, EOFError) as error:
        raise Known("FD-1852", file=name) from error


def _parse(stream: IO[bytes], name: str) -> Iterator[etree._Element]:
    """Ended elements of this local name, each freed when the next is asked for; entities and network are off."""
    tags = (_MAIN + name, _STRICT + name)
    for _, element in etree.iterparse(stream, events=("end",), tag=tags, resolve_entities=False, no_network=True):
        yield element
        element.clear()
        while (before := element.getprevious()) is not None and (above := element.getparent()) is not None:
            above.remove(before)


def _shared(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    with book.open("xl/sharedStrings.xml") as stream:
        return [_written(element) for element in _parse(stream, "si")]


def _written(element: etree._Element) -> str:
    """All text of a string item but the phonetic guides."""
    parts = []
    for text in element.iter(_MAIN + "t", _STRICT + "t"):
        above = text.getparent()
        if above is None or not str(above.tag).endswith("}rPh"):
            parts.append(text.text or "")
    return "".join(parts)


def _sheets(book: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Title and part of each visible sheet, in order."""
    relations = {}
    for element in etree.fromstring(book.read("xl/_rels/workbook.xml.rels"), _safe()):
        relations[element.get("Id")] = str(element.get("Target", ""))
    found = []
    for element in etree.fromstring(book.read("xl/workbook.xml"), _safe()).iter(_MAIN + "sheet", _STRICT + "sheet"):
        target = next((relations.get(str(v)) for k, v in element.attrib.items() if str(k).endswith("}id")), None)
        if target and element.get("state", "visible") == "visible":
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            found.append((str(element.get("name", "")), part))
    return found


def _safe() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _rows(book: zipfile.ZipFile, part: str, title: str, strings: list[str]) -> Iterator[tuple[str, list[str]]]:
    merged = _merged(book, part)
    kept: dict[int, str] = {}
    number = 0
    with book.open(part) as stream:
        for element in _parse(stream, "row"):
            number = int(element.get("r") or number + 1)
            cells = _cells(element, strings)
            for column in merged.get(number, ()):  # the value of a merged cell stands in its first row only
                if column < len(cells) and cells[column]:
                    kept[column] = cells[column]
                elif column in kept:
                    cells.extend([""] * (column + 1 - len(cells)))
                    cells[column] = kept[column]
            kept = {column: value for column, value in kept.items() if column in merged.get(number, ())}
            if any(cells):
                yield f"{title}!{number}", cells


def _cells(row: etree._Element, strings: list[str]) -> list[str]:
    cells: list[str] = []
    for position, cell in enumerate(row):
        letters = (cell.get("r") or "").rstrip("0123456789")
        column = _column(letters) if letters else position
        if column >= _COLUMNS:
            break
        if column != len(cells):
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = _value(cell, strings)
        else:
            cells.append(_value(cell, strings))
    return cells


def _value(cell: etree._Element, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _written(cell)
    value = ""
    for child in cell:
        if str(child.tag).endswith("}v"):
            value = child.text or ""
    if kind == "s":
        return strings[int(value)] if value else ""
    if kind == "e":
        return ""
    if kind == "n" and value:
        return _number(value)
    return value


def _number(value: str) -> str:
    """``12`` for 12.0 and 1.2E+1; codes of many digits keep them."""
    if value.isdigit():
        return value
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else value


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    """The place of a column, 0 for A. Raises ``ValueError`` for what is none."""
    if not letters.isascii() or not letters.isupper() or len(letters) > 3:
        raise ValueError(letters)
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _merged(book: zipfile.ZipFile, part: str) -> dict[int, set[int]]:
    """For each row the first columns of merged cells that span several rows there."""
    found: dict[int, set[int]] = {}
    for reference in re.findall(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d+:[A-Z]{1,3}\d+)"', book.read(part)):
        (letters, first), (_, last) = _REFERENCE.findall(reference.decode())
        if int(last) > int(first) and _column(letters) < _COLUMNS:
            for number in range(int(first), min(int(last), int(first) + 5000) + 1):
                found.setdefault(number, set()).add(_column(letters))
    return found
