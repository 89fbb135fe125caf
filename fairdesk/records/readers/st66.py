"""WIPO ST.66 trade marks: the answers of the USPTO's TSDR, files of other offices, and INPI's skin without namespace.

In TSDR answers the owners stand beside ``TradeMark`` in ``TransactionData``; elsewhere they stand inside.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from fairdesk.core.rights import GoodsLine, Record, RightKind, RightStatus
from fairdesk.records import markup, statuses
from fairdesk.records.markup import Element, text, texts
from fairdesk.records.model import Outcome
from fairdesk.records.values import day, nice_or_none, unique

FORMAT = "WIPO ST.66"
_TSDR_FILE = "status_st66.xml"
_TSDR_PICTURE = "markImage.jpg"


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The marks of a file whose owners are inside ``TradeMark``."""
    return markup.records(stream, source, ("TradeMark",), lambda mark: [_record(mark, mark, ())])


def read_tsdr(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The marks of a TSDR answer; the drawing lies beside ``status_st66.xml`` in the downloaded ZIP."""
    pictures = (_TSDR_PICTURE,) if PurePosixPath(source.replace("!", "/")).name == _TSDR_FILE else ()

    def convert(data: Element) -> Iterator[Record]:
        for mark in data.iter("TradeMark"):
            yield _record(mark, data, pictures)

    return markup.records(stream, source, ("TransactionData",), convert)


def _record(mark: Element, around: Element, pictures: tuple[str, ...]) -> Record:
    registration = text(mark, "RegistrationNumber")
    application = text(mark, "ApplicationNumber")
    office = text(mark, "RegistrationOfficeCode") or ("FR" if mark.find("Mark") is not None else "")
    code = text(mark, "MarkCurrentStatusCode")
    lines = _goods(mark)
    numbers = {line.nice_class for line in lines} | {
        number for number in map(nice_or_none, texts(mark, ".//ClassNumber")) if number is not None
    }
    return Record(
        kind=kind(text(mark, "KindMark")),
        office=office,
        number=registration or application,
        title=text(mark, "WordMarkSpecification/MarkVerbalElementText") or text(mark, "Mark"),
        application_number=application,
        registration_number=registration,
        titles_other=unique(texts(mark, "WordMarkSpecification/MarkTransliteration")),
        holders=_holders(mark, around),
        status=status(office, code),
        status_text=f"USPTO {code}" if office == "US" and code else code,
        status_date=day(text(mark, "MarkCurrentStatusDate"), "MarkCurrentStatusDate"),
        filed=day(text(mark, "ApplicationDate"), "ApplicationDate"),
        granted=day(text(mark, "RegistrationDate"), "RegistrationDate"),
        expires=day(text(mark, "ExpiryDate"), "ExpiryDate"),
        classes=tuple(sorted(numbers)),
        goods=lines,
        vienna=unique(texts(mark, "ViennaClass")),
        pictures=pictures,
    )


def kind(words: str) -> RightKind:
    """The kind of mark from the standard's words (``Collective``, ``Certification`` …)."""
    folded = words.casefold()
    if "certif" in folded or "guarantee" in folded:
        return RightKind.TM_CERT
    return RightKind.TM_COL if "collective" in folded else RightKind.TM


def status(office: str, code: str) -> RightStatus:
    """The status from the USPTO's codes or an office's words."""
    return statuses.uspto(code) if office == "US" else statuses.by_word("office", code)


def _goods(mark: Element) -> tuple[GoodsLine, ...]:
    parts: dict[int, list[str]] = {}
    for entry in mark.iter("ClassDescription"):
        number = nice_or_none(text(entry, "ClassNumber"))
        words = texts(entry, "GoodsServicesDescription")
        if number is not None and words:
            parts.setdefault(number, []).extend(words)
    return tuple(GoodsLine(number, "; ".join(words)) for number, words in sorted(parts.items()))


def _holders(mark: Element, around: Element) -> tuple[str, ...]:
    """Holders when the file names them, else the applicants; of a USPTO chain of title, the last step."""
    named = unique(texts(mark, "HolderName")) or unique(_name(holder) for holder in around.iter("Holder"))
    if named:
        return named
    parties = list(around.iter("Applicant"))
    steps = [int(text(party, "ApplicantExt/PartyTypeCode") or 0) for party in parties]
    latest = max(steps, default=0)
    chain = unique(_name(party) for party, step in zip(parties, steps, strict=True) if step == latest)
    return chain or unique(texts(mark, "ApplicantName"))


def _name(party: Element) -> str:
    lines = texts(party, ".//Name//FreeFormatNameLine")
    if lines:
        return " ".join(lines)
    organisation = text(party, ".//Name//OrganizationName")
    return organisation or " ".join(texts(party, ".//Name//FirstName") + texts(party, ".//Name//LastName"))
