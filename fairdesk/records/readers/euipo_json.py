"""EUIPO Trademark Search API: a page (``{"trademarks": […]}``) or one mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from fairdesk.core.rights import GoodsLine, Record, RightKind
from fairdesk.records import statuses
from fairdesk.records.model import Outcome
from fairdesk.records.readers import json_items
from fairdesk.records.readers.json_items import Item, string
from fairdesk.records.values import day, nice, unique

FORMAT = "EUIPO JSON"
_KINDS = {"EU_COLLECTIVE": RightKind.TM_COL, "EU_CERTIFICATION": RightKind.TM_CERT}
_LANGUAGES = ("zh", "en")


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The marks of one answer."""
    return json_items.items(stream, source, _find, convert)


def _find(document: Any) -> Sequence[Any]:
    found = document.get("trademarks", [document])
    return found if isinstance(found, list) else [found]


def convert(mark: Item) -> Record:
    """One mark. Its number serves as application and registration number alike; ``W0…`` is an international one."""
    number = string(mark, "applicationNumber")
    registered = day(string(mark, "registrationDate"), "registrationDate")
    status = string(mark, "status")
    lines = _goods(mark.get("goodsAndServices") or [])
    classes = {nice(str(value), "niceClasses") for value in mark.get("niceClasses") or []}
    image = mark.get("markImage") or {}
    return Record(
        kind=_KINDS.get(string(mark, "markKind"), RightKind.TM),
        office="EM",
        number=number,
        title=string(mark.get("wordMarkSpecification") or {}, "verbalElement"),
        application_number=number,
        registration_number=number if registered else "",
        holders=unique(string(person, "name") for person in mark.get("applicants") or []),
        status=statuses.by_word("euipo", status),
        status_text=status,
        status_date=day(string(mark, "statusDate"), "statusDate"),
        filed=day(string(mark, "applicationDate") or string(mark, "designationDate"), "applicationDate"),
        granted=registered,
        expires=day(string(mark, "expiryDate"), "expiryDate"),
        classes=tuple(sorted({number for number in classes if number} | {line.nice_class for line in lines})),
        goods=lines,
        vienna=unique(map(str, image.get("viennaClasses") or [])),
    )


def _goods(entries: Sequence[Item]) -> tuple[GoodsLine, ...]:
    """Goods in Chinese when there are, else English, else the first language."""
    lines = []
    for entry in entries:
        number = nice(string(entry, "classNumber"), "classNumber")
        described = {string(part, "language"): part.get("terms") or [] for part in entry.get("description") or []}
        language = next((lang for lang in (*_LANGUAGES, *described) if described.get(lang)), "")
        if number is not None and language:
            lines.append(GoodsLine(number, "; ".join(unique(map(str, described[language])))))
    return tuple(lines)
