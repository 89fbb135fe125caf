"""The soft alignment of one query with many lines at once: edit distance where alike characters cost little."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from fairdesk.match.marks.scan import FULL, U8, Candidates, Scan

Costs = npt.NDArray[np.int32]


def _aligned(table: U8, columns: npt.NDArray[np.uint16], query: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
    """Likeness (0 to 1) of the query to every column-wise line; two swapped neighbours count as one change."""
    size, (length, count) = len(table), columns.shape
    before: list[Costs] = []
    above: list[Costs] = [np.full(count, j * FULL, np.int32) for j in range(length + 1)]
    cost = (FULL - table).astype(np.int32)
    for i in range(1, size + 1):
        row: list[Costs] = [np.full(count, i * FULL, np.int32)]
        for j in range(1, length + 1):
            here = np.minimum(above[j], row[j - 1])
            here += FULL
            np.minimum(here, above[j - 1] + cost[i - 1][columns[j - 1]], out=here)
            if i > 1 and j > 1:
                swapped = (columns[j - 1] == query[i - 2]) & (columns[j - 2] == query[i - 1])
                if swapped.any():
                    np.minimum(here, before[j - 2] + FULL, out=here, where=swapped)
            row.append(here)
        before, above = above, row
    return np.asarray(1 - above[length] / np.float32(FULL * max(size, length)), np.float32)


def rows(scan: Scan, table: U8, query: str, found: list[Candidates], keep: int, least: float) -> npt.NDArray[np.int32]:
    """The rows of the ``keep`` best aligned candidates, none aligned worse than ``least`` (0 to 1)."""
    # A letter that the register does not know gets a number that no column has.
    numbers = np.array([scan.vocabulary.find(c) for c in query], np.int64)
    all_rows, all_values = [np.zeros(0, np.int32)], [np.zeros(0, np.float32)]
    for c in found:
        group = scan.groups[c.length]
        values = _aligned(table, group.columns[:, c.at], numbers)
        good = values >= least
        all_rows.append(group.rows[c.at][good])
        all_values.append(values[good])
    everything, values = np.concatenate(all_rows), np.concatenate(all_values)
    order = np.argsort(-values, kind="stable")[:keep]
    return np.unique(everything[order])
