"""USPTO patent application publications of 2001 to 2004 (``patent-application-publication``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from fairdesk.core.rights import Record, RightKind, RightStatus
from fairdesk.records import markup
from fairdesk.records.markup import Element, inner, text, texts
from fairdesk.records.model import Outcome
from fairdesk.records.values import day, ipc, unique

FORMAT = "USPTO patent-application-publication"
_NUMBERED = re.compile(r"^(\d+)\.(?=\S)")


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The publications of one file."""
    return markup.records(stream, source, ("patent-application-publication",), convert)


def convert(document: Element) -> Iterator[Record]:
    """One publication."""
    bib = document.find("subdoc-bibliographic-information")
    kind_code = text(bib, "document-id/kind-code")
    number = text(bib, "document-id/doc-number")
    published = f"US{number}{kind_code}" if number else ""
    yield Record(
        kind=RightKind.PAT_INV,
        office="US",
        number=published,
        title=text(bib, "technical-information/title-of-invention"),
        application_number=text(bib, "domestic-filing-data/application-number/doc-number"),
        publication_number=published,
        holders=_holders(bib),
        status=RightStatus.PENDING,
        status_text=kind_code,
        filed=day(text(bib, "domestic-filing-data/filing-date"), "filing-date"),
        ipc=unique(map(ipc, texts(bib, "technical-information/classification-ipc//ipc"))),
        abstract=" ".join(texts(document, "subdoc-abstract/paragraph")),
        claims=tuple(_claim(claim) for claim in document.findall("subdoc-claims/claim")),
    )


def _claim(claim: Element) -> str:
    return _NUMBERED.sub(r"\1. ", inner(claim))


def _holders(bib: Element | None) -> tuple[str, ...]:
    companies = unique(texts(bib, "assignee/organization-name"))
    if companies or bib is None:
        return companies
    people = bib.findall("inventors/*/name")
    return unique(
        " ".join(part for part in (text(p, "given-name"), text(p, "middle-name"), text(p, "family-name")) if part)
        for p in people
    )
