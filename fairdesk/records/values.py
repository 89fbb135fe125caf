"""Small values as registers write them: texts with stray blanks, days, IPC and Locarno symbols."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from fairdesk.errors import Known

_DAY = re.compile(
    r"(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))"
    r"(?:[T ].*|Z|[+-]\d\d:?\d\d)?"
)
_IPC = re.compile(r"([A-HY])\s*(\d{2})\s*([A-Z])\s*0*(\d+)\s*/\s*(\d+)")
_LOCARNO = re.compile(r"(\d{1,2})\D?(\d{2})")


def squeeze(text: str | None) -> str:
    """The text with every run of blanks and line ends as one blank."""
    return " ".join((text or "").split())


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """The non-empty values once each, in their order."""
    return tuple(dict.fromkeys(value for value in map(squeeze, values) if value))


def day(text: str | None, field: str) -> date | None:
    """A day in a register's writing: ``20180217``, ``2018-02-17-05:00``, ``2018.2.17``, ``2018年2月17日``.

    Empty, all zeros and days without month or day (``19960100``) mean "not said": ``None``. Anything else that is no
    day raises ``FD-3105`` with the name of the field.
    """
    plain = squeeze(text)
    if not plain or not plain.strip("0-./"):
        return None
    match = _DAY.fullmatch(plain)
    if match is None:
        raise Known("FD-3105", field=field, value=plain[:40])
    parts = [part for part in match.groups()[2:] if part is not None]
    year, month, dom = int(match[1]), int(parts[0]), int(parts[1])
    if year <= 1 or month == 0 or dom == 0:
        return None
    try:
        return date(year, month, dom)
    except ValueError:
        raise Known("FD-3105", field=field, value=plain[:40]) from None


def nice(text: str | None, field: str = "classes") -> int | None:
    """A Nice class 1 to 45; ``None`` when empty. Raises ``FD-3107`` for anything else."""
    plain = squeeze(text).removeprefix("第").removesuffix("类")
    if not plain:
        return None
    if not plain.isdecimal() or not 1 <= int(plain) <= 45:
        raise Known("FD-3107", field=field, value=plain[:40])
    return int(plain)


def nice_or_none(text: str | None) -> int | None:
    """A Nice class, ``None`` for a national class (``A``, ``200``) that is none."""
    plain = squeeze(text)
    return int(plain) if plain.isdecimal() and 1 <= int(plain) <= 45 else None


def ipc(text: str | None) -> str:
    """An IPC symbol as ``A47J 31/00`` from ``A47J031/00`` or ``A47J  31/00  (2006.01)``; ``""`` when it is none."""
    match = _IPC.search(text or "")
    return f"{match[1]}{match[2]}{match[3]} {match[4]}/{match[5]}" if match else ""


def locarno(text: str | None) -> str:
    """A Locarno class as ``07-01`` from ``0701``, ``7-01`` or ``LOC(13)Cl.07-01``; ``""`` when it is none."""
    plain = re.sub(r"\([^)]*\)", "", squeeze(text))
    match = _LOCARNO.search(plain)
    return f"{int(match[1]):02}-{match[2]}" if match else ""


def vienna(code: str | None) -> str:
    """A code of figurative elements as ``26.09.21``, also when written ``260921``."""
    plain = squeeze(code)
    return ".".join(re.findall("..", plain)) if plain.isdecimal() and len(plain) in {4, 6} else plain
