"""How often each code occurs, and the span of days a list is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from fairdesk.casework.context import HALL_ZONE
from fairdesk.i18n import t


@dataclass(frozen=True, slots=True)
class Count:
    """A code with its words and how often it occurs."""

    code: str
    zh: str
    en: str
    n: int


def counted(codes: Iterable[str], words: str) -> tuple[Count, ...]:
    """Codes by frequency; ``words`` is the page of the catalogue with their texts."""
    found = Counter(code for code in codes if code)
    return tuple(
        Count(code, t(f"{words}.{code}", "zh"), t(f"{words}.{code}", "en"), n)
        for code, n in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    )


def span(first: date, last: date) -> tuple[datetime, datetime]:
    """The moments from the beginning of ``first`` to the end of ``last`` in the hall."""
    return (
        datetime.combine(first, time(), HALL_ZONE),
        datetime.combine(last + timedelta(days=1), time(), HALL_ZONE),
    )
