"""Exact keys of a mark: texts that two marks share whenever a rule other than "one character differs" joins them.

Each family of keys stands for a rule: same text, same characters in any order, same pinyin, same look after folding,
same distinctive part, same meaning … The index looks all keys of a query up at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from fairdesk.match.marks import looks, meaning, phonetic, rules_han, rules_whole, sound, words
from fairdesk.match.marks.normal import Mark

MOST_PER_KEY = 500
"""Rows taken per key; a key of more marks than this is an everyday word."""

_SHORTEST = {"han": 2, "latin": 4}
_LONGEST = 40


def _lines(mark: Mark) -> Iterable[tuple[str, tuple[str, ...]]]:
    core = words.core(mark)
    yield mark.han, mark.words
    if core.removed:
        yield core.han, core.words
        yield core.han, ()
        yield "", core.words


def keys(mark: Mark) -> set[str]:
    """All keys of a mark that is not empty."""
    found = {f"t{mark.text}"}
    for han, own in _lines(mark):
        if han:
            found |= {f"l{han}", f"s{''.join(sorted(han))}", f"u{rules_han.unit(han)}", f"n{meaning.with_digits(han)}"}
            found |= {f"p{spelling}" for spelling in sound.pinyin_of(han)} if len(han) <= _LONGEST else set()
        if own:
            line = "".join(own)
            stems = phonetic.without_grammar(own)
            found |= {f"l{line}", f"p{line}", f"u{rules_han.unit(line)}", f"f{looks.folded(line)}"}
            found |= {f"k{phonetic.key(line)}", f"w{' '.join(sorted(own))}", f"w{' '.join(sorted(stems))}"}
        means = rules_whole.meanings(han, own, mark.digits_only)
        if means:
            found.add("m" + "|".join(means))
    if len(mark.pieces) > 1:
        found |= {f"l{p.text}" for p in mark.pieces if p.kind == "han" and len(p.text) >= _SHORTEST["han"]}
        found |= {f"l{w}" for w in mark.words if len(w) >= _SHORTEST["latin"] and words.code_of(w) is None}
    return found


def inner_keys(mark: Mark) -> set[str]:
    """Keys of the marks that ``mark`` may wholly contain."""
    found: set[str] = set()
    for kind, line in (("han", mark.han), ("latin", mark.latin)):
        for start in range(len(line)):
            for size in range(_SHORTEST[kind], min(len(line) - start, _LONGEST) + 1):
                found.add(f"l{line[start : start + size]}")
    return found


def _hashed(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


class KeyTable:
    """Hashed keys in one sorted array with the rows that have them."""

    def __init__(self, key_lists: Iterable[Sequence[str] | set[str]]) -> None:
        hashes: list[int] = []
        rows: list[int] = []
        for row, mark_keys in enumerate(key_lists):
            hashes.extend(map(_hashed, mark_keys))
            rows.extend([row] * len(mark_keys))
        unsorted = np.array(hashes, np.uint64)
        order = np.argsort(unsorted, kind="stable")
        self._hashes = unsorted[order]
        self._rows = np.array(rows, np.int32)[order]

    def rows(self, wanted: set[str], allowed: npt.NDArray[np.bool_] | None = None) -> npt.NDArray[np.int32]:
        """The rows that have any of the keys, each once; at most ``MOST_PER_KEY`` allowed rows per key."""
        hashes = np.array([_hashed(k) for k in wanted], np.uint64)
        first = np.searchsorted(self._hashes, hashes, side="left")
        last = np.searchsorted(self._hashes, hashes, side="right")
        found = [np.zeros(0, np.int32)]
        for i, j in zip(first.tolist(), last.tolist(), strict=True):
            if i < j:
                rows = self._rows[i:j]
                found.append((rows if allowed is None else rows[allowed[rows]])[:MOST_PER_KEY])
        return np.unique(np.concatenate(found))
