"""Two lines of characters or letters side by side: which stand opposite each other, how alike in look and sound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from fairdesk.match.marks import glyphbook, looks, phonetic, sound


@dataclass(frozen=True, slots=True)
class Change:
    """One character ``old`` (of the first line) against ``new``; empty where one line has none. 0 to 1 each."""

    at: int
    old: str
    new: str
    shape: float
    sound: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two lines compared: similarity of shape and sound of the whole (0 to 1) and every place where they differ."""

    shape: float
    sound: float
    changes: tuple[Change, ...]
    distance: int
    """Edit operations between them; two swapped neighbours count once."""

    @property
    def replaced_only(self) -> bool:
        """Whether nothing was added or left out."""
        return all(c.old and c.new for c in self.changes)


Similar = Callable[[str, str], float]


def _changes(a: str, b: str, look: Similar, hear: Similar) -> tuple[Change, ...]:
    if len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) <= Levenshtein.distance(a, b):
        return tuple(
            Change(i, x, y, look(x, y), hear(x, y)) for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y
        )
    out = []
    for op in Levenshtein.editops(a, b):
        if op.tag == "replace":
            x, y = a[op.src_pos], b[op.dest_pos]
            out.append(Change(op.src_pos, x, y, look(x, y), hear(x, y)))
        elif op.tag == "delete":
            out.append(Change(op.src_pos, a[op.src_pos], "", 0.0, 0.0))
        else:
            out.append(Change(op.src_pos, "", b[op.dest_pos], 0.0, 0.0))
    return tuple(out)


def _whole(changes: tuple[Change, ...], longest: int) -> tuple[float, float]:
    shape = 1 - sum(1 - c.shape for c in changes) / longest
    heard = 1 - sum(1 - c.sound for c in changes) / longest
    return max(0.0, shape), max(0.0, heard)


@lru_cache(maxsize=16384)
def han(a: str, b: str) -> Comparison:
    """Compare two Chinese lines (not empty)."""
    changes = _changes(a, b, glyphbook.similar, sound.similar)
    shape, heard = _whole(changes, max(len(a), len(b)))
    return Comparison(shape, heard, changes, OSA.distance(a, b))


@lru_cache(maxsize=16384)
def latin(a: str, b: str) -> Comparison:
    """Compare two lines of letters and digits (not empty). Letters that read as one (rn, m) count as that one."""
    longest = max(len(a), len(b))
    changes = _changes(a, b, looks.similar, looks.similar_sound)
    shape, heard = _whole(changes, longest)
    distance = OSA.distance(a, b)
    # Swapped neighbours are one change of two letters, not two: half of each is lost.
    shape = max(shape, 1 - distance / longest)
    x, y = looks.joined(a), looks.joined(b)
    if (x, y) != (a, b):
        joined = _changes(x, y, looks.similar, looks.similar_sound)
        # A joined pair is a good look-alike, not the letter itself.
        shape = max(shape, _whole(joined, max(len(x), len(y)))[0] - 0.05)
    heard = max(heard, fuzz.ratio(phonetic.key(a), phonetic.key(b)) / 100)
    return Comparison(shape, heard, changes, distance)
