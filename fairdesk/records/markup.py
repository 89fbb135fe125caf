"""Read the records of an XML register safely: one at a time, no entities, no network, no document type.

Register files come from outside. Each record is parsed alone (``slices``) in a scope that repeats only the namespaces
opened around it, so a document type with entities (XXE, "billion laughs") never reaches the parser.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from lxml import etree

from fairdesk.core.rights import Record
from fairdesk.errors import Known
from fairdesk.records.model import Outcome, SetAside
from fairdesk.records.slices import Slice, Slicer
from fairdesk.records.values import squeeze

Element = etree._Element
Convert = Callable[[Element], Iterable[Record]]

_CONTROLS = bytes(sorted({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D}))
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.\-]+)[\"']")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_OWN_NAMES = {b"lt", b"gt", b"amp", b"quot", b"apos"}
_FAULTS = {"unclosed": "FD-3102", "truncated": "FD-3103", "too_large": "FD-3104"}
_UNREADABLE = (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError)


def parser(encoding: str | None = None) -> etree.XMLParser:
    """A parser with entities, network and document types off."""
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


class Recoded:
    """A UTF-16 stream as UTF-8, so that tags can be found in its bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")

    def read(self, size: int = -1) -> bytes:
        """The next bytes, ``b""`` at the end."""
        raw = self._stream.read(size)
        text = self._decoder.decode(raw, final=not raw)
        while raw and not text:
            raw = self._stream.read(size)
            text = self._decoder.decode(raw, final=not raw)
        return text.encode()


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands around a record: encoding, namespaces and the names of the elements that are still open."""

    encoding: str
    opening: bytes
    root: bytes
    namespaced: bool

    @classmethod
    def of(cls, preamble: bytes, encoding: str | None) -> Scope:
        """Read the bytes before the first record."""
        declared = _DECLARED.search(preamble[:200])
        encoding = encoding or (declared[1].decode().lower() if declared else "utf-8")
        if encoding in {"gb2312", "gbk"}:
            encoding = "gb18030"  # their superset; files that say GB2312 use its characters
        try:
            parser(encoding)
        except LookupError:
            encoding = "utf-8"
        pull = etree.XMLPullParser(
            ("start",), encoding=encoding, resolve_entities=False, no_network=True, load_dtd=False
        )
        opened: list[Element] = []
        try:
            pull.feed(preamble)
        except (etree.XMLSyntaxError, LookupError):
            pull = etree.XMLPullParser(("start",), recover=True, resolve_entities=False, no_network=True)
            pull.feed(re.sub(rb"<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", b"", preamble, flags=re.S))
        opened.extend(element for _, element in pull.read_events() if isinstance(element, Element))
        spaces = {prefix: uri for element in opened for prefix, uri in element.nsmap.items()}
        names = "".join(
            f" xmlns{':' + prefix if prefix else ''}={quoteattr(uri)}" for prefix, uri in spaces.items() if uri
        )
        root = etree.QName(opened[0]).localname.encode() if opened else b""
        return cls(encoding, f"<scope{names}>".encode("ascii", "xmlcharrefreplace"), root, bool(spaces))


def parse(raw: bytes, scope: Scope) -> Element:
    """One record as an element without namespaces. Raises ``FD-3101`` with the parser's words when it is broken."""
    raw = raw.translate(None, _CONTROLS)
    body = scope.opening + raw + b"</scope>"
    try:
        try:
            element = etree.fromstring(body, parser(scope.encoding))[0]
        except etree.XMLSyntaxError:
            # names of characters (&mdash;) that only the document type explains; those of HTML are known
            named = _NAMED.sub(_character, body)
            if named == body:
                raise
            element = etree.fromstring(named, parser(scope.encoding))[0]
    except (etree.XMLSyntaxError, LookupError) as fault:
        raise Known("FD-3101", problem=squeeze(str(fault))) from None
    if scope.namespaced or b"xmlns" in raw[:2000]:
        for node in element.iter(etree.Element):
            node.tag = node.tag.rpartition("}")[2]
    return element


def _character(match: re.Match[bytes]) -> bytes:
    if match[1] in _OWN_NAMES:
        return match[0]
    known = html.unescape(match[0].decode("ascii"))
    return match[0] if known.startswith("&") else "".join(f"&#{ord(ch)};" for ch in known).encode()


def records(stream: BinaryIO, source: str, names: tuple[str, ...], convert: Convert) -> Iterator[Outcome]:
    """All records whose element has one of ``names``; what cannot be read is set aside with its bytes.

    A file that breaks off keeps every complete record; the rest is set aside with line and byte.
    """
    first = stream.read(2)
    utf16 = first in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    whole = _Prefixed(first, stream)
    slicer = Slicer(Recoded(whole) if utf16 else whole, names)  # type: ignore[arg-type]  # only read() is used
    scope: Scope | None = None
    end = Slice(b"", 0, 1)
    try:
        for piece in slicer:
            end = piece
            scope = scope or Scope.of(slicer.preamble, "utf-8" if utf16 else None)
            yield from _outcomes(piece, scope, source, convert)
    except (OSError, EOFError, ValueError, RuntimeError) as fault:  # an archive that is damaged inside
        reason = Known("FD-3108", problem=squeeze(str(fault)) or type(fault).__name__)
        yield SetAside.because(reason, source=source, position=f"after {end.position}", raw=b"")
        return
    closed = scope is None or not scope.root or re.search(rb"</[^>]*" + re.escape(scope.root) + rb"\s*>", slicer.tail)
    if not closed and not end.fault:
        position = f"line {slicer.end_line}, byte {slicer.end_offset}"
        yield SetAside.because(Known("FD-3109"), source=source, position=position, raw=slicer.tail)


def _outcomes(piece: Slice, scope: Scope, source: str, convert: Convert) -> Iterator[Outcome]:
    kept: list[Record] = []
    try:
        if piece.fault:
            raise Known(_FAULTS[piece.fault])
        for record in convert(parse(piece.raw, scope)):
            kept.append(replace(complete(record), source=source, position=piece.position))
    except Known as reason:
        yield SetAside.because(reason, source=source, position=piece.position, raw=piece.raw)
        return
    except _UNREADABLE as fault:
        unread = Known("FD-3100", problem=f"{type(fault).__name__}: {fault}")
        yield SetAside.because(unread, source=source, position=piece.position, raw=piece.raw)
        return
    yield from kept


def complete(record: Record) -> Record:
    """The record, when it can be found and compared. Raises ``FD-3110`` without number, ``FD-3111`` without title.

    A mark may be a picture only; anything else needs a name.
    """
    if not record.number:
        raise Known("FD-3110")
    if not record.title and not record.kind.is_mark and not record.pictures:
        raise Known("FD-3111", number=record.number)
    return record


class _Prefixed:
    """A stream whose first bytes were already read."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = first
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        first, self._first = self._first, b""
        return first + self._stream.read(size)


def text(element: Element | None, path: str = ".") -> str:
    """The squeezed text of the first element on ``path``, with that of its children; ``""`` when there is none."""
    found = None if element is None else element.find(path)
    return "" if found is None else inner(found)


def texts(element: Element | None, path: str) -> list[str]:
    """The squeezed texts of all elements on ``path``, the empty ones left out."""
    found = [] if element is None else element.findall(path)
    return [value for value in map(inner, found) if value]


def inner(element: Element) -> str:
    """The squeezed text of an element with that of its children."""
    return squeeze("".join(map(str, element.itertext()))) if len(element) else squeeze(element.text)
