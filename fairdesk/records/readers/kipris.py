"""Answers of the Korean office's KIPRIS service (``response/body/items/item``): marks and designs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from fairdesk.core.rights import Record, RightKind, RightStatus
from fairdesk.records import markup, statuses
from fairdesk.records.markup import Element, text
from fairdesk.records.model import Outcome
from fairdesk.records.values import day, locarno, nice_or_none, unique

FORMAT = "KIPRIS"


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The items of one answer."""
    return markup.records(stream, source, ("item",), convert)


def convert(item: Element) -> Iterator[Record]:
    """One item; a Locarno code makes it a design."""
    design = bool(text(item, "locCode") or text(item, "articleName"))
    registration = text(item, "registrationNumber")
    application = text(item, "applicationNumber")
    words = text(item, "registerStatus")
    status = statuses.by_word("office", words)
    granted = day(text(item, "registrationDate"), "registrationDate")
    if status is RightStatus.UNKNOWN and granted is None and not words:
        status = RightStatus.PENDING
    codes = [] if design else re.split(r"[;|,]", text(item, "classificationCode"))
    numbers = {number for number in map(nice_or_none, codes) if number is not None}
    yield Record(
        kind=RightKind.PAT_DES if design else RightKind.TM,
        office="KR",
        number=registration or application,
        title=text(item, "articleName") or text(item, "title"),
        application_number=application,
        registration_number=registration,
        holders=unique([text(item, "regPrivilegeName")]) or unique([text(item, "applicantName")]),
        status=status,
        status_text=words,
        filed=day(text(item, "applicationDate"), "applicationDate"),
        granted=granted,
        classes=tuple(sorted(numbers)),
        vienna=unique(re.split(r"[;|,]", text(item, "viennaCode"))),
        locarno=unique(map(locarno, re.split(r"[;|,]", text(item, "locCode")))),
    )
