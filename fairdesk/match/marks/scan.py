"""The columnar profile scan: an upper bound of likeness for every line of a register, in a few milliseconds.

Lines are grouped by length; of each group the characters stand column by column as small numbers. For a query, one
table says how alike each character is at best to any of the query (or, for letters, to those near the same place);
adding the columns through it bounds what an alignment can reach (design measured in the project's similarity notes).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

U8 = npt.NDArray[np.uint8]
Bools = npt.NDArray[np.bool_]

LONGEST = 40
"""Characters of a line that are compared; what follows is a sentence, not a mark."""

FULL = 255
"""The number that stands for a similarity of 1."""


@dataclass(frozen=True, slots=True)
class Group:
    """All lines of one length: ``columns[i]`` = the i-th character of each, ``rows`` = whose line it is."""

    columns: npt.NDArray[np.uint16]
    rows: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Lines of one length that may be alike: positions in their group."""

    length: int
    at: npt.NDArray[np.int64]


class Scan:
    """Lines ready to scan. ``vocabulary`` = every character that occurs, in the order of its number."""

    def __init__(self, lines: Sequence[tuple[str, int]]) -> None:
        self.vocabulary = "".join(sorted({c for line, _ in lines for c in line[:LONGEST]}))
        if len(self.vocabulary) > np.iinfo(np.uint16).max:
            raise ValueError("more different characters than a column can number")
        numbers = {ord(c): i for i, c in enumerate(self.vocabulary)}
        by_length: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for line, row in lines:
            by_length[min(len(line), LONGEST)].append((line[:LONGEST], row))
        self.groups: dict[int, Group] = {}
        for length, members in sorted(by_length.items()):
            ids = np.fromiter((numbers[ord(c)] for line, _ in members for c in line), np.uint16)
            columns = np.ascontiguousarray(ids.reshape(len(members), length).T)
            self.groups[length] = Group(columns, np.array([row for _, row in members], np.int32))

    def bounds(self, table: U8, length: int, band: int | None) -> npt.NDArray[np.float32]:
        """Upper bound (0 to 1) of the likeness of every line of a length to the query.

        ``table[i, c]`` = similarity of the query's i-th character to character ``c``. With ``band`` only query
        characters at most so many places away count.
        """
        group = self.groups[length]
        size = len(table)
        total = np.zeros(len(group.rows), np.uint16)
        anywhere = table.max(axis=0) if band is None else None
        for j, column in enumerate(group.columns):
            best = anywhere
            if best is None:
                near = table[max(0, j - (band or 0)) : j + (band or 0) + 1]
                if not len(near):
                    continue
                best = near.max(axis=0)
            total += best[column]
        return total.astype(np.float32) / np.float32(FULL * max(size, length))

    def candidates(
        self, table: U8, keep: int, least: float, band: int | None = None, allowed: Bools | None = None
    ) -> list[Candidates]:
        """The ``keep`` lines with the highest bounds, none below ``least`` (0 to 1); ``allowed`` is by row."""
        size = min(len(table), LONGEST)
        table = table[:size]
        found: list[tuple[int, npt.NDArray[np.int64], npt.NDArray[np.float32]]] = []
        for length, group in self.groups.items():
            if min(size, length) < least * max(size, length):
                continue
            bounds = self.bounds(table, length, band)
            good = bounds >= least
            if allowed is not None:
                good &= allowed[group.rows]
            at = np.flatnonzero(good)
            found.append((length, at, bounds[at]))
        if not found:
            return []
        every = np.concatenate([b for _, _, b in found])
        if len(every) > keep:
            lowest = np.partition(every, len(every) - keep)[len(every) - keep]
            found = [(length, at[b >= lowest], b) for length, at, b in found]
        return [Candidates(length, at) for length, at, _ in found if len(at)]

    def containing(self, query: str, allowed: Bools | None, most: int) -> npt.NDArray[np.int32]:
        """Rows whose line contains the query and is at most twice as long; at most ``most`` of them."""
        try:
            ids = [self.vocabulary.index(c) for c in query]
        except ValueError:
            return np.zeros(0, np.int32)
        found = [np.zeros(0, np.int32)]
        for length in range(len(ids) + 1, min(2 * len(ids), LONGEST) + 1):
            group = self.groups.get(length)
            if group is None:
                continue
            for start in range(length - len(ids) + 1):
                at = np.flatnonzero(group.columns[start] == ids[0])
                for i, number in enumerate(ids[1:], start + 1):
                    at = at[group.columns[i][at] == number]
                rows = group.rows[at]
                found.append(rows if allowed is None else rows[allowed[rows]])
        return np.unique(np.concatenate(found))[:most]
