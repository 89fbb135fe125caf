"""Which reader fits a file: decided by its content (root element, namespace, keys, header row), not by its name."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from lxml import etree

from fairdesk.errors import Known
from fairdesk.records.model import Reader
from fairdesk.records.readers import (
    cnipa_mark,
    cnipa_patent,
    epo_ops,
    euipo_json,
    jpo_json,
    kipris,
    st66,
    st86,
    st96,
    table,
    us_pap,
    us_patent,
    uspto_marks,
)

HEAD = 1 << 17
"""So many first bytes are looked at; an internal document type may fill 10 KiB before the root."""

_TSDR = b"urn:us:gov:doc:uspto:trademark:status"
_XML_PARTS = {"ClaimsDocument", "SpecificationDocument", "AbstractDocument"}
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Format:
    """A register format and its reader."""

    name: str
    read: Reader


_ROOTS: dict[str, Format] = {
    "trademark-applications-daily": Format(uspto_marks.FORMAT, uspto_marks.read),
    "case-file": Format(uspto_marks.FORMAT, uspto_marks.read),
    "TradeMark": Format(st66.FORMAT, st66.read),
    "TrademarkTransaction": Format(st96.FORMAT, st96.read),
    "TrademarkBag": Format(st96.FORMAT, st96.read),
    "Trademark": Format(st96.FORMAT, st96.read),
    "Design": Format(st86.FORMAT, st86.read),
    "us-patent-grant": Format(us_patent.FORMAT, us_patent.read),
    "us-patent-application": Format(us_patent.FORMAT, us_patent.read),
    "patent-application-publication": Format(us_pap.FORMAT, us_pap.read),
    "exchange-documents": Format(epo_ops.FORMAT, epo_ops.read),
    "exchange-document": Format(epo_ops.FORMAT, epo_ops.read),
    "PatentDocumentAndRelated": Format(cnipa_patent.FORMAT, cnipa_patent.read),
    "PatentDocument": Format(cnipa_patent.FORMAT, cnipa_patent.read),
    "TRADEMARK": Format(cnipa_mark.FORMAT, cnipa_mark.read),
}


def detect(head: bytes) -> Format:
    """The format of a file that begins with ``head``. Raises ``FD-3201``, ``FD-3202`` or ``FD-3210`` for others."""
    start = head[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\0<")):
        return _xml(head)
    if start.startswith((b"{", b"[")):
        return _json(head)
    if head.startswith(b"PK\x03\x04"):  # of the archives, only workbooks come here; ``sources`` opens the others
        return Format(table.FORMAT, table.read_xlsx)
    if b"\0" not in head[:4096] or head.startswith(_BOMS):
        form = table.layout(head)
        if form is not None:
            return Format(table.FORMAT, table.read)
    raise Known("FD-3201")


def root_of(head: bytes) -> str:
    """The local name of an XML file's root element; ``""`` when there is none in its first bytes."""
    pull = etree.XMLPullParser(("start",), resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    for at in range(0, len(head), 4096):
        try:
            pull.feed(head[at : at + 4096])
        except etree.XMLSyntaxError:
            return ""
        for _, element in pull.read_events():
            if isinstance(element, etree._Element):
                return str(etree.QName(element).localname)
    return ""


def _xml(head: bytes) -> Format:
    root = root_of(head)
    if not root:
        raise Known("FD-3201")
    if root in _ROOTS:
        return _ROOTS[root]
    if root == "Transaction":
        return Format(st66.FORMAT, st66.read_tsdr if _TSDR in head[:4096] else st66.read)
    if root == "world-patent-data":
        if re.search(rb"<(?:\w+:)?exchange-documents?[\s>]", head):
            return Format(epo_ops.FORMAT, epo_ops.read)
        if re.search(rb"<(?:\w+:)?family-member[\s>]", head):
            return Format(epo_ops.FORMAT, epo_ops.read_family)
    if root == "response" and b"<items>" in head and b"<applicationNumber>" in head:
        return Format(kipris.FORMAT, kipris.read)
    if root in _XML_PARTS:
        raise Known("FD-3210", root=root)
    raise Known("FD-3202", root=root)


def _json(head: bytes) -> Format:
    if re.match(rb"\s*\{\s*\"result\"\s*:\s*\{", head.lstrip(codecs.BOM_UTF8)) and b'"applicationNumber"' in head:
        return Format(jpo_json.FORMAT, jpo_json.read)
    if (
        b'"applicationNumber"' in head
        and b'"openapi"' not in head
        and (b'"trademarks"' in head or b'"markFeature"' in head)
    ):
        return Format(euipo_json.FORMAT, euipo_json.read)
    raise Known("FD-3201")
