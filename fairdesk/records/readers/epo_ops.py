"""Answers of the EPO's Open Patent Services: ``exchange-document`` (biblio) and bare ``family-member`` lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fairdesk.core.rights import Record, RightKind, RightStatus
from fairdesk.records import markup
from fairdesk.records.markup import Element, text, texts
from fairdesk.records.model import Outcome
from fairdesk.records.values import day, ipc, unique

FORMAT = "EPO OPS exchange-documents"
_TITLES = ("zh", "en")


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The documents of one answer."""
    return markup.records(stream, source, ("exchange-document",), convert)


def read_family(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The members of a family or legal answer without bibliographic data: they have numbers but no titles."""
    return markup.records(stream, source, ("family-member",), convert)


def convert(document: Element) -> Iterator[Record]:
    """One document or family member."""
    bib = document.find("bibliographic-data")
    bib = document if bib is None else bib
    ids = _ids(bib.find("publication-reference"))
    docdb = ids.get("docdb")
    country = text(docdb, "country") or document.get("country", "")
    kind_code = text(docdb, "kind") or document.get("kind", "")
    number = text(docdb, "doc-number") or document.get("doc-number", "")
    published = f"{country}{number}{kind_code}" if number else ""
    grant = is_grant(country, kind_code)
    filing = _ids(bib.find("application-reference"))
    titles = {title.get("lang", ""): text(title) for title in bib.findall("invention-title")}
    order = [lang for lang in (*_TITLES, *titles) if titles.get(lang)]
    dates = [text(ids.get(form), "date") for form in ("docdb", "epodoc")]
    filed = [text(filing.get(form), "date") for form in ("docdb", "epodoc", "original")]
    yield Record(
        kind=patent_kind(country, kind_code),
        office=country,
        number=published,
        title=titles[order[0]] if order else "",
        application_number=_application(filing),
        registration_number=number if grant else "",
        publication_number=published,
        titles_other=unique(titles[lang] for lang in order[1:] if titles[lang] != titles[order[0]]),
        holders=_holders(bib),
        status=RightStatus.UNKNOWN if grant else RightStatus.PENDING,
        status_text=kind_code,
        filed=day(next(filter(None, filed), ""), "application-reference/date"),
        granted=day(next(filter(None, dates), ""), "publication-reference/date") if grant else None,
        ipc=unique(map(ipc, texts(bib, "classifications-ipcr/classification-ipcr/text"))),
        abstract=_abstract(document),
    )


def is_grant(country: str, kind_code: str) -> bool:
    """Whether a kind code is that of a granted right (WIPO ST.16: level B and C, models and designs)."""
    return kind_code[:1] in {"B", "C", "U", "Y", "S", "T"} and not (country == "WO" or not kind_code)


def patent_kind(country: str, kind_code: str) -> RightKind:
    """Invention, utility model or design from the kind code (U, Y models; S, and D of old Chinese ones, designs)."""
    if kind_code[:1] in {"U", "Y"}:
        return RightKind.PAT_UM
    if kind_code[:1] == "S" or (country == "CN" and kind_code[:1] == "D"):
        return RightKind.PAT_DES
    return RightKind.PAT_INV


def _ids(reference: Element | None) -> dict[str, Element]:
    found = [] if reference is None else reference.findall("document-id")
    return {entry.get("document-id-type", ""): entry for entry in found}


def _application(filing: dict[str, Element]) -> str:
    """The office's own number when given, else the EPO's writing of it."""
    return text(filing.get("original"), "doc-number") or text(filing.get("docdb"), "doc-number")


def _holders(bib: Element) -> tuple[str, ...]:
    applicants = bib.findall("parties/applicants/applicant")
    for form in ("original", "epodoc", "docdb"):
        chosen = [entry for entry in applicants if entry.get("data-format") == form]
        names = unique(text(entry, "applicant-name/name") for entry in chosen)
        if names:
            return names
    return unique(text(entry, "applicant-name/name") for entry in applicants)


def _abstract(document: Element) -> str:
    entries = document.findall("abstract")
    chosen = [entry for lang in _TITLES for entry in entries if entry.get("lang") == lang] or entries
    return text(chosen[0]) if chosen else ""
