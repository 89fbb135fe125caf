"""USPTO "Trademark Applications Daily" XML (``trademark-applications-daily``).

Source: USPTO documentation v2.3 (2024-10-18). The files have no namespace and carry an internal document type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from fairdesk.core.rights import GoodsLine, Record, RightKind
from fairdesk.records import markup, statuses
from fairdesk.records.markup import Element, text, texts
from fairdesk.records.model import Outcome
from fairdesk.records.values import day, nice_or_none, squeeze, unique, vienna

FORMAT = "USPTO trademark-applications-daily"
_ACTIVE = "6"
_CORRESPONDENT = 70
_DELETED = re.compile(r"\[[^\]]*\]|\(\([^)]*\)\)")
_COLLECTIVE = ("collective-trademark-in", "collective-service-mark-in", "collective-membership-mark-in")


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The marks of one daily file, or of an annual one of the same shape."""
    return markup.records(stream, source, ("case-file",), convert)


def convert(case: Element) -> Iterator[Record]:
    """One ``case-file``."""
    header = case.find("case-file-header")
    serial = text(case, "serial-number")
    registration = text(case, "registration-number").lstrip("0")
    status = text(header, "status-code")
    lines = _goods(case)
    yield Record(
        kind=_kind(header),
        office="US",
        number=registration or serial,
        title=text(header, "mark-identification"),
        application_number=serial,
        registration_number=registration,
        holders=_owners(case),
        status=statuses.uspto(status),
        status_text=f"USPTO {status}" if status else "",
        status_date=day(text(header, "status-date"), "status-date"),
        filed=day(text(header, "filing-date"), "filing-date"),
        granted=day(text(header, "registration-date"), "registration-date"),
        classes=_classes(case),
        goods=lines,
        vienna=unique(vienna(code) for code in texts(case, "design-searches/design-search/code")),
    )


def _kind(header: Element | None) -> RightKind:
    if text(header, "certification-mark-in") == "T":
        return RightKind.TM_CERT
    if any(text(header, name) == "T" for name in _COLLECTIVE):
        return RightKind.TM_COL
    return RightKind.TM


def _owners(case: Element) -> tuple[str, ...]:
    """The last owners: the highest party type is the latest step in the chain of title (10 applicant … 69)."""
    parties = [
        (int(text(owner, "party-type") or 0), text(owner, "party-name"))
        for owner in case.findall("case-file-owners/case-file-owner")
    ]
    parties = [(kind, name) for kind, name in parties if kind < _CORRESPONDENT and name]
    latest = max((kind for kind, _ in parties), default=0)
    return unique(name for kind, name in parties if kind == latest)


def _active(case: Element) -> list[Element]:
    """The classes still alive; all of them when none is (a dead mark)."""
    entries = case.findall("classifications/classification")
    return [entry for entry in entries if text(entry, "status-code") in {_ACTIVE, ""}] or entries


def _classes(case: Element) -> tuple[int, ...]:
    found = {nice_or_none(code) for entry in _active(case) for code in texts(entry, "international-code")}
    return tuple(sorted(number for number in found if number is not None))


def _goods(case: Element) -> tuple[GoodsLine, ...]:
    """Goods by Nice class. Old marks are filed under a US class, which its ``classification`` translates.

    Deleted goods (``[…]``, ``((…))``) are left out and the stars of added words (``*…*``) dropped.
    """
    nice: dict[str, int] = {}
    for entry in case.findall("classifications/classification"):
        numbers = [number for number in map(nice_or_none, texts(entry, "international-code")) if number is not None]
        if numbers:
            nice[text(entry, "primary-code")] = numbers[0]
    alive = {text(entry, "primary-code") for entry in _active(case)}
    parts: dict[int, list[str]] = {}
    for statement in case.findall("case-file-statements/case-file-statement"):
        code = text(statement, "type-code")
        prime = code[2:5]
        number = nice.get(prime) or (nice_or_none(prime) if not nice else None)
        if not code.startswith("GS") or number is None or (alive and prime not in alive):
            continue
        words = squeeze(_DELETED.sub(" ", " ".join(texts(statement, "text"))).replace("*", " "))
        if words:
            parts.setdefault(number, []).append(words)
    return tuple(GoodsLine(number, "; ".join(words)) for number, words in sorted(parts.items()))
