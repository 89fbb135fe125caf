"""Under which keys a record is stored and found, and when two records are one."""

from __future__ import annotations

import re

from fairdesk.core.identifiers import lookup_keys, tidy
from fairdesk.core.rights import Record

_US_DOCDB = re.compile(r"(US)?((?:19|20)\d{2})(\d{6})([A-Z]\d?)?")
_MADRID_EM = re.compile(r"W0*(\d+)")
_OFFICE = re.compile(r"(ZL|CN|US|EP|WO|EM|JP|KR|FR|DE|GB)(?=[A-Z]{0,2}\d)")


def written(record: Record) -> tuple[str, ...]:
    """All numbers of a record as the source writes them, the shown one first."""
    numbers = (record.number, record.registration_number, record.publication_number, record.application_number)
    return tuple(dict.fromkeys(number for number in numbers if number))


def keys_of(record: Record) -> tuple[str, ...]:
    """Every key under which the record is found."""
    found: dict[str, None] = {}
    for number in written(record):
        found.update(dict.fromkeys(lookup_keys(number)))
        docdb = _US_DOCDB.fullmatch(tidy(number)) if record.office == "US" and record.kind.is_patent else None
        if docdb:  # the EPO leaves out a zero of US publications: 2006142694 is 2006/0142694
            found.update(dict.fromkeys(lookup_keys(f"US{docdb[2]}0{docdb[3]}{docdb[4] or ''}")))
        madrid = _MADRID_EM.fullmatch(tidy(number)) if record.office == "EM" else None
        if madrid:  # the EUIPO's W00928475 is the international registration 928475
            found.update(dict.fromkeys((madrid[1], f"G{madrid[1]}")))
    return tuple(found)


def identity(record: Record) -> str:
    """Equal for two readings of one right. A mark keeps its application number from filing to registration; of a
    patent, the published application and the grant are two documents."""
    family = "TM" if record.kind.is_mark else record.kind.value
    numbers: tuple[str, ...] = (record.application_number, record.number)
    if record.kind.is_patent:
        numbers = (record.registration_number, record.publication_number, record.number)
    number = tidy(next(filter(None, numbers), record.number))
    return f"{family}|{record.office}|{_OFFICE.sub('', number, count=1)}"


def closeness(record: Record, asked: str, at: int) -> tuple[bool, bool, int, bool]:
    """Order of answers, smallest first: the number just as written, the office that it names, the most specific
    key (``at`` is the key's place), Chinese rights before others."""
    plain = tidy(asked)
    prefix = _OFFICE.match(plain)
    office = "" if prefix is None else {"ZL": "CN"}.get(prefix[1], prefix[1])
    bare = _OFFICE.sub("", plain, count=1)
    same = any(plain == tidy(n) or bare == _OFFICE.sub("", tidy(n), count=1) for n in written(record))
    elsewhere = bool(office) and office != record.office
    return (not same or elsewhere, elsewhere, at, record.office != "CN")
