"""JPO API answers on the progress of a mark, design or patent (``{"result": {"data": {…}}}``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

from fairdesk.core.rights import GoodsLine, Record, RightKind, RightStatus
from fairdesk.records.model import Outcome
from fairdesk.records.readers import json_items
from fairdesk.records.readers.json_items import Item, string
from fairdesk.records.values import day, nice, unique

FORMAT = "JPO JSON"
_APPLICANT = "1"
_STANDS = {"", "00"}


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The one record of an answer."""
    return json_items.items(stream, source, _find, convert)


def _find(document: Any) -> Sequence[Any]:
    data = document["result"].get("data")
    return [data] if data else []


def convert(data: Item) -> Record:
    """One progress record; ``similarCode`` becomes the similar groups."""
    application = string(data, "applicationNumber")
    registration = string(data, "registrationNumber")
    granted = day(string(data, "registrationDate"), "registrationDate")
    lines = _goods(data.get("goodsServiceInformation") or [])
    erased = string(data, "erasureIdentifier")
    return Record(
        kind=_kind(data),
        office="JP",
        number=registration or application,
        title=next(filter(None, (string(data, name) for name in _TITLES)), ""),
        application_number=application,
        registration_number=registration,
        publication_number=string(data, "ADPublicationNumber"),
        holders=unique(
            string(person, "name")
            for person in data.get("applicantAttorney") or []
            if string(person, "applicantAttorneyClass") == _APPLICANT
        ),
        status=_status(data, granted),
        status_text=erased,
        filed=day(string(data, "filingDate"), "filingDate"),
        granted=granted,
        expires=day(string(data, "expireDate"), "expireDate"),
        classes=tuple(sorted({line.nice_class for line in lines})),
        groups=unique(group for line in lines for group in line.groups),
        goods=lines,
    )


_TITLES = {
    "trademarkForDisplay": RightKind.TM,
    "designArticle": RightKind.PAT_DES,
    "inventionTitle": RightKind.PAT_INV,
}


def _kind(data: Item) -> RightKind:
    return next((kind for name, kind in _TITLES.items() if name in data), RightKind.PAT_INV)


def _status(data: Item, granted: date | None) -> RightStatus:
    """In force while nothing was erased; the meaning of the erasure codes is not public, so they say "lapsed"."""
    if string(data, "disappearanceDate") or string(data, "erasureIdentifier") not in _STANDS:
        return RightStatus.LAPSED
    return RightStatus.PENDING if granted is None else RightStatus.IN_FORCE


def _goods(entries: Sequence[Item]) -> tuple[GoodsLine, ...]:
    lines = []
    for entry in entries:
        number = nice(string(entry, "goodsServiceClass"), "goodsServiceClass")
        if number is not None:
            groups = tuple(string(entry, "similarCode").split())
            lines.append(GoodsLine(number, string(entry, "goodsServiceName"), groups))
    return tuple(lines)
