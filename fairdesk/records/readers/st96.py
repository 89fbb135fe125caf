"""WIPO ST.96 trade marks, both generations of namespaces (``…/ST96/Trademark`` and ``…/Trademark/1``), TSDR flavour.

Elements are matched by their local names, which both generations share.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from fairdesk.core.rights import GoodsLine, Record
from fairdesk.records import markup
from fairdesk.records.markup import Element, text, texts
from fairdesk.records.model import Outcome
from fairdesk.records.readers.st66 import kind, status
from fairdesk.records.values import day, nice_or_none, unique

FORMAT = "WIPO ST.96"
_TSDR_FILE = "status_st96.xml"
_TSDR_PICTURE = "markImage.jpg"
_FIRST_PARTY_TYPE = 10


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The marks of one file."""
    pictures = (_TSDR_PICTURE,) if PurePosixPath(source.replace("!", "/")).name == _TSDR_FILE else ()
    return markup.records(stream, source, ("Trademark",), lambda mark: [_record(mark, pictures)])


def _record(mark: Element, pictures: tuple[str, ...]) -> Record:
    office = text(mark, "RegistrationOfficeCode") or text(mark, "ApplicationNumber/IPOfficeCode")
    application = text(mark, "ApplicationNumber/ApplicationNumberText") or text(mark, "ApplicationNumber")
    registration = text(mark, "RegistrationNumber")
    code = text(mark, "MarkCurrentStatusCode")
    spec = mark.find("MarkRepresentation/MarkReproduction/WordMarkSpecification")
    lines = _goods(mark)
    return Record(
        kind=kind(text(mark, "MarkCategory")),
        office=office,
        number=registration or application,
        title=text(spec, "MarkVerbalElementText") or text(spec, "MarkSignificantVerbalElementText"),
        application_number=application,
        registration_number=registration,
        titles_other=unique(texts(spec, "MarkTransliteration")),
        holders=_holders(mark, office),
        status=status(office, code),
        status_text=f"USPTO {code}" if office == "US" and code else code,
        status_date=day(text(mark, "MarkCurrentStatusDate"), "MarkCurrentStatusDate"),
        filed=day(text(mark, "ApplicationDate"), "ApplicationDate"),
        granted=day(text(mark, "RegistrationDate"), "RegistrationDate"),
        expires=day(text(mark, "ExpiryDate"), "ExpiryDate"),
        classes=_classes(mark, lines),
        goods=lines,
        vienna=unique(texts(mark, ".//ViennaClassificationBag//ViennaClassificationCode")),
        pictures=pictures,
    )


def _classes(mark: Element, lines: tuple[GoodsLine, ...]) -> tuple[int, ...]:
    found = {line.nice_class for line in lines}
    for entry in mark.iter("GoodsServicesClassification"):
        if text(entry, "ClassificationKindCode") in {"Nice", ""}:
            found |= {number for number in map(nice_or_none, texts(entry, "ClassNumber")) if number is not None}
    return tuple(sorted(found))


def _goods(mark: Element) -> tuple[GoodsLine, ...]:
    parts: dict[int, list[str]] = {}
    for entry in mark.iter("ClassDescription"):
        number = nice_or_none(text(entry, "ClassNumber"))
        words = texts(entry, "GoodsServicesDescriptionText")
        if number is not None and words:
            parts.setdefault(number, []).extend(words)
    return tuple(GoodsLine(number, "; ".join(words)) for number, words in sorted(parts.items()))


def _holders(mark: Element, office: str) -> tuple[str, ...]:
    """Holders, else applicants. The USPTO numbers its chain of title 10, 20, 30, 31 …; the highest owns the mark."""
    named = unique(_name(holder) for holder in mark.findall("HolderBag/Holder"))
    if named:
        return named
    parties = mark.findall("ApplicantBag/Applicant")
    steps = [int(party.get("sequenceNumber") or party.get(_sequence(party)) or 0) for party in parties]
    latest = max(steps, default=0)
    if office == "US" and latest >= _FIRST_PARTY_TYPE:
        parties = [party for party, step in zip(parties, steps, strict=True) if step == latest]
    return unique(_name(party) for party in parties)


def _sequence(party: Element) -> str:
    """The attribute's full name; its namespace differs from generation to generation."""
    return next((str(key) for key in party.attrib if str(key).endswith("}sequenceNumber")), "sequenceNumber")


def _name(party: Element) -> str:
    name = party.find(".//Contact/Name")
    return (
        text(name, "EntityName")
        or text(name, "OrganizationName/OrganizationStandardName")
        or text(name, "PersonName/PersonFullName")
        or text(name)
    )
