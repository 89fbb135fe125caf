"""CNIPA patent full texts and bibliographic data (``PatentDocumentAndRelated``, xsd V2.2.1), designs included.

Elements are matched by local name: deliveries use ``business:``/``base:``, ``urn:cnipa:*`` or no namespace.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fairdesk.core.identifiers import parse_patent_number
from fairdesk.core.rights import Record, RightKind, RightStatus
from fairdesk.errors import Known
from fairdesk.records import markup
from fairdesk.records.markup import Element, text, texts
from fairdesk.records.model import Outcome
from fairdesk.records.readers.epo_ops import patent_kind
from fairdesk.records.values import day, ipc, locarno, unique

FORMAT = "CNIPA PatentDocumentAndRelated"
_BY_APPLICATION = {"10": RightKind.PAT_INV, "20": RightKind.PAT_UM, "30": RightKind.PAT_DES}
_GRANTED = frozenset("BCUYSD")


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The documents of one file."""
    return markup.records(stream, source, ("PatentDocumentAndRelated", "PatentDocument"), convert)


def convert(document: Element) -> Iterator[Record]:
    """One document. Raises ``FD-3120`` for a wrong check digit of the application number."""
    bibs = document.findall("BibliographicData") + document.findall("DesignBibliographicData")
    bib = bibs[0] if bibs else document
    publication = _reference(bib, "PublicationReference")
    reference = _reference(bib, "ApplicationReference")
    application = _first(bibs, "PatentNumber") if reference is None else text(reference, "DocumentID/DocNumber")
    kind_code = text(publication, "DocumentID/Kind") or document.get("kind", "")
    doc_number = text(publication, "DocumentID/DocNumber") or document.get("docNumber", "")
    kind = _kind(reference, kind_code, application, document)
    granted = kind_code[:1] in _GRANTED or bool(not kind_code and kind is RightKind.PAT_DES)
    patent = parse_patent_number(application)
    if patent is not None and patent.check and not patent.valid:
        raise Known("FD-3120", number=application, expected=patent.expected_check, written=patent.check)
    published = f"CN{doc_number}{kind_code}" if doc_number else ""
    certificate = str(patent) if patent is not None and granted else ""
    issued = text(publication, "DocumentID/Date") or document.get("datePublication", "")
    yield Record(
        kind=kind,
        office="CN",
        number=certificate or published or application,
        title=_first(bibs, "InventionTitle") or _first(bibs, "DesignTitle"),
        application_number=application,
        registration_number=certificate,
        publication_number=published,
        holders=_holders(bibs),
        status=RightStatus.UNKNOWN if granted else RightStatus.PENDING,
        status_text=kind_code,
        filed=day(text(reference, "DocumentID/Date"), "ApplicationReference/Date"),
        granted=day(issued, "PublicationReference/Date") if granted else None,
        locarno=unique(locarno(code) for entry in bibs for code in texts(entry, ".//ClassificationLocarno")),
        ipc=unique(_ipc(entry) for one in bibs for entry in one.iter("ClassificationIPCR")),
        abstract=" ".join(texts(document, "Abstract/Paragraphs")) or text(document, "DesignBriefExplanation"),
        claims=tuple(" ".join(texts(claim, "ClaimText")) for claim in document.findall("Claims/Claim")),
        pictures=_pictures(document, kind),
    )


def _reference(bib: Element, name: str) -> Element | None:
    """The reference in the office's own format; the rewritten ones (DOCDB, EPODOC) carry ``sourceDB``."""
    found = bib.findall(name)
    own = [entry for entry in found if entry.get("dataFormat") == "original" and not entry.get("sourceDB")]
    return next(iter(own or found), None)


def _kind(reference: Element | None, kind_code: str, application: str, document: Element) -> RightKind:
    if document.find("DesignBibliographicData") is not None:
        return RightKind.PAT_DES
    stated = _BY_APPLICATION.get("" if reference is None else reference.get("applType", ""))
    if stated is not None:
        return stated
    patent = parse_patent_number(application)
    if patent is not None and patent.kind is not None:
        return RightKind(patent.kind)
    return patent_kind("CN", kind_code)


def _first(bibs: list[Element], name: str) -> str:
    return next((found for bib in bibs for found in texts(bib, f".//{name}")), "")


def _holders(bibs: list[Element]) -> tuple[str, ...]:
    """The patentees (专利权人); of an application that has none yet, the applicants."""
    for path in (".//AssigneeDetails/Assignee", ".//ApplicantDetails/Applicant"):
        parties = [party for bib in bibs for party in bib.findall(path)]
        names = unique(
            text(party, "AddressBook/Name") or text(party, "AddressBook/OrganizationName") for party in parties
        )
        if names:
            return names
    return ()


def _ipc(entry: Element) -> str:
    parts = [text(entry, name) for name in ("Section", "MainClass", "Subclass", "MainGroup", "Subgroup")]
    return ipc("{}{}{} {}/{}".format(*parts)) or ipc(text(entry, "Text"))


def _pictures(document: Element, kind: RightKind) -> tuple[str, ...]:
    """All views of a design; of an invention or model the figure of the abstract."""
    figures = [] if kind is not RightKind.PAT_DES else list(document.iter("Image"))
    figures += document.findall("Abstract/AbstractFigure//Image")
    return unique(image.get("file", "") for image in figures)
