"""USPTO patent grants (``us-patent-grant`` v4.x) and applications (``us-patent-application``, since 2004).

A weekly bulk file is many XML documents one after the other; the record is the whole document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fairdesk.core.rights import Record, RightKind, RightStatus
from fairdesk.records import markup
from fairdesk.records.markup import Element, inner, text, texts
from fairdesk.records.model import Outcome
from fairdesk.records.values import day, ipc, locarno, unique

FORMAT = "USPTO us-patent-grant / us-patent-application"
_KINDS = {"design": RightKind.PAT_DES, "plant": RightKind.PVP}
_PARTIES = ("us-parties/us-applicants/us-applicant", "parties/applicants/applicant", "us-parties/inventors/inventor")


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The grants and applications of one file."""
    return markup.records(stream, source, ("us-patent-grant", "us-patent-application"), convert)


def convert(document: Element) -> Iterator[Record]:
    """One document."""
    granted = document.tag == "us-patent-grant"
    bib = document.find("us-bibliographic-data-grant" if granted else "us-bibliographic-data-application")
    publication = _find(bib, "publication-reference/document-id")
    application = _find(bib, "application-reference/document-id")
    reference = _find(bib, "application-reference")
    kind = _KINDS.get("" if reference is None else reference.get("appl-type", ""), RightKind.PAT_INV)
    number = _plain(text(publication, "doc-number"))
    kind_code = text(publication, "kind")
    published = f"{text(publication, 'country') or 'US'}{number}{kind_code}" if number else ""
    yield Record(
        kind=kind,
        office="US",
        number=published,
        title=text(bib, "invention-title"),
        application_number=text(application, "doc-number"),
        registration_number=number if granted else "",
        publication_number=published,
        holders=_holders(bib),
        status=RightStatus.UNKNOWN if granted else RightStatus.PENDING,
        status_text=kind_code,
        filed=day(text(application, "date"), "application-reference/date"),
        granted=day(text(publication, "date"), "publication-reference/date") if granted else None,
        locarno=unique(locarno(code) for code in texts(bib, "classification-locarno/main-classification")),
        ipc=_ipc(bib),
        abstract=text(document, "abstract"),
        claims=tuple(map(inner, document.findall("claims/claim"))),
        pictures=_views(document) if kind is RightKind.PAT_DES else (),
    )


def _find(element: Element | None, path: str) -> Element | None:
    return None if element is None else element.find(path)


def _plain(number: str) -> str:
    """``08930553`` as ``8930553``, ``D0701234`` as ``D701234``."""
    letters = number.rstrip("0123456789")
    return letters + number[len(letters) :].lstrip("0")


def _holders(bib: Element | None) -> tuple[str, ...]:
    """Assignees when the document names them, else applicants, else inventors."""
    for path in ("assignees/assignee", *_PARTIES):
        names = unique(_name(party.find("addressbook"), party) for party in ([] if bib is None else bib.findall(path)))
        if names:
            return names
    return ()


def _name(book: Element | None, party: Element) -> str:
    place = party if book is None else book
    person = " ".join(part for part in (text(place, "first-name"), text(place, "last-name")) if part)
    return text(place, "orgname") or text(place, "name") or person


def _ipc(bib: Element | None) -> tuple[str, ...]:
    if bib is None:
        return ()
    symbols = [
        f"{text(entry, 'section')}{text(entry, 'class')}{text(entry, 'subclass')} "
        f"{text(entry, 'main-group')}/{text(entry, 'subgroup')}"
        for entry in bib.findall("classifications-ipcr/classification-ipcr")
    ]
    symbols += texts(bib, "classification-ipc/main-classification")
    symbols += texts(bib, "classification-ipc/further-classification")
    return unique(map(ipc, symbols))


def _views(document: Element) -> tuple[str, ...]:
    return unique(image.get("file", "") for image in document.iterfind("drawings/figure/img"))
