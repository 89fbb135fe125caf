"""Case and paper numbers: ``{fair}知{word}字〔{yyyy}〕{n}号``.

Several stations work offline at one fair, so each draws from its own block of ``n``. Numbers have no leading zeros
and no 第 unless the fair's template asks for them. Source: GB/T 9704-2012; domain.md §9.1.
"""

from __future__ import annotations

import string
from dataclasses import dataclass

CASE_WORD = "投"
_FIELDS = {"fair", "word", "yyyy", "n", "station"}


@dataclass(frozen=True, slots=True)
class Block:
    """The numbers one station may use, both ends included."""

    first: int
    last: int

    def next_after(self, used: int | None) -> int | None:
        """The number after the highest used one, ``None`` when the block is used up."""
        n = self.first if used is None or used < self.first else used + 1
        return n if n <= self.last else None


def check_template(template: str) -> list[str]:
    """What is wrong with a number template: unknown fields, or no ``{n}``. Empty when it is good."""
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]
    except ValueError as error:
        return [str(error)]
    wrong = [name for name in names if name not in _FIELDS]
    return wrong if wrong or "n" in names else ["n"]


def number(template: str, *, fair: str, word: str, year: int, n: int, station: str = "") -> str:
    """The finished number."""
    return template.format(fair=fair, word=word, yyyy=year, n=n, station=station)
