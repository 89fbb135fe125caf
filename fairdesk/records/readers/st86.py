"""WIPO ST.86 designs in INPI's skin without namespace (root ``Design``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fairdesk.core.rights import Record, RightKind
from fairdesk.records import markup, statuses
from fairdesk.records.markup import Element, text, texts
from fairdesk.records.model import Outcome
from fairdesk.records.values import day, locarno, unique

FORMAT = "WIPO ST.86"
_OFFICE = "FR"


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The designs of one file."""
    return markup.records(stream, source, ("Design",), convert)


def convert(design: Element) -> Iterator[Record]:
    """One design of a registration that may hold several (``DesignReference``).

    Its views are addresses on a server, not files: they are not fetched.
    """
    registration = text(design, "RegistrationNumber")
    application = text(design, "DesignApplicationNumber")
    reference = text(design, "DesignReference")
    number = registration or application
    words = text(design, "DesignCurrentStatusCode")
    yield Record(
        kind=RightKind.PAT_DES,
        office=number[:2] if number[:2].isalpha() else _OFFICE,
        number=f"{number}-{reference}" if number and reference else number,
        title=text(design, "DesignTitle"),
        application_number=application,
        registration_number=f"{registration}-{reference}" if registration and reference else registration,
        holders=unique(texts(design, "HolderName")) or unique(texts(design, "ApplicantName")),
        status=statuses.by_word("office", words),
        status_text=words,
        filed=day(text(design, "DesignApplicationDate"), "DesignApplicationDate"),
        granted=day(text(design, "RegistrationDate"), "RegistrationDate"),
        expires=day(text(design, "ExpiryDate"), "ExpiryDate"),
        locarno=unique(locarno(code) for code in texts(design, "ClassNumber")),
    )
