"""CNIPA basic trade-mark data (商标基础数据): ``TRADEMARK`` documents, one folder per mark with its pictures.

The insides of ``SERVICE-LIST`` and ``APPLICATION-PERSION-INFOS`` (sic) are not documented publicly; they are read by
what their leaves look like: four digits are a similar group (类似群), other text is goods; names stand in NAME-ZH/-EN.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from fairdesk.core.rights import GoodsLine, Record, RightKind, RightStatus
from fairdesk.records import markup, statuses
from fairdesk.records.markup import Element, text, texts
from fairdesk.records.model import Outcome
from fairdesk.records.values import day, nice, squeeze, unique

FORMAT = "CNIPA TRADEMARK"
_GROUP = re.compile(r"\d{4}(?:-\d+)?")
_PLAIN_NUMBER = re.compile(r"[\d.,\-]*")


def read(stream: BinaryIO, source: str) -> Iterator[Outcome]:
    """The marks of one file."""
    return markup.records(stream, source, ("TRADEMARK",), convert)


def convert(mark: Element) -> Iterator[Record]:
    """One mark. Raises ``FD-3107`` for an ``ICN`` that is no class, ``FD-3105`` for an unreadable date."""
    base, dates = mark.find("BASEINFO"), mark.find("DATEINFO")
    registration, application = text(base, "REGISTRATION-NO"), text(base, "APPLICATION-NO")
    number = nice(text(base, "ICN"), "ICN")
    words = text(base, "CURRENT-STATE-RIGHT")
    groups, goods = _services(mark.find("SERVICE-LIST"))
    identity = text(mark, "MARK_CN_ID")
    status = statuses.by_word("office", words)
    granted = day(text(dates, "REG-DATE"), "REG-DATE")
    if status is RightStatus.UNKNOWN and not words and granted is None:
        status = RightStatus.PENDING
    yield Record(
        kind=_kind(texts(base, "TRADEMARK-TYPE")),
        office="CN",
        number=registration or application,
        title=text(mark, "NAMEINFO/NAME"),
        application_number=application,
        registration_number=registration,
        holders=_holders(mark.find("APPLICATION-PERSION-INFOS")),
        status=status,
        status_text=words,
        filed=day(text(dates, "APPLICATION-DATE"), "APPLICATION-DATE"),
        granted=granted,
        expires=day(text(dates, "SPECIAL-RIGHT-ENDDATE"), "SPECIAL-RIGHT-ENDDATE"),
        classes=() if number is None else (number,),
        groups=groups,
        goods=(GoodsLine(number, "; ".join(goods), groups),) if number is not None and (goods or groups) else (),
        pictures=(f"{identity}.jpg",) if identity else (),
    )


def _kind(types: list[str]) -> RightKind:
    joined = "".join(types)
    if "证明" in joined:
        return RightKind.TM_CERT
    return RightKind.TM_COL if "集体" in joined else RightKind.TM


def _services(services: Element | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    leaves = [] if services is None else [squeeze(node.text) for node in services.iter() if not len(node)]
    groups = unique(leaf for leaf in leaves if _GROUP.fullmatch(leaf))
    return groups, unique(leaf for leaf in leaves if not _PLAIN_NUMBER.fullmatch(leaf))


def _holders(people: Element | None) -> tuple[str, ...]:
    """Chinese names, else the English ones."""
    if people is None:
        return ()
    for wanted in ("NAME-ZH", "NAME", "NAME-EN"):
        names = unique(squeeze(node.text) for node in people.iter() if str(node.tag).endswith(wanted))
        if names:
            return names
    return ()
