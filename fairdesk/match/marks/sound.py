"""How Chinese characters sound: Mandarin readings, with and without tone, and the usual confusions of the ear."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
import numpy.typing as npt
from pypinyin import phrases_dict, pinyin_dict

from fairdesk.match.marks import meaning

SAME, NO_TONE, FUZZY, RHYME = 1.0, 0.9, 0.75, 0.4
"""Similarity of two readings: same with tone, without tone, after merging confusable sounds, same final only."""

_READINGS = 3
"""Readings kept per character; later ones in the source are archaic."""

_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_FUZZY_INITIAL = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "r": "l", "h": "f"}
_FUZZY_FINAL = {"ang": "an", "eng": "en", "ing": "in", "iang": "ian", "uang": "uan", "ong": "eng"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a character: ``full`` with tone (``shi1``), ``plain`` without, ``fuzzy``, ``final``."""

    full: str
    plain: str
    fuzzy: str
    final: str


def _reading(written: str) -> Reading:
    tone = "5"
    letters: list[str] = []
    for c in unicodedata.normalize("NFD", written):
        if c in _TONES:
            tone = _TONES[c]
        elif c == "\u0308":
            letters[-1] = "v"
        elif "a" <= c <= "z":
            letters.append(c)
    plain = "".join(letters)
    initial = next((i for i in _INITIALS if plain.startswith(i)), "")
    final = plain[len(initial) :]
    fuzzy = _FUZZY_INITIAL.get(initial, initial) + _FUZZY_FINAL.get(final, final)
    return Reading(plain + tone, plain, fuzzy, final)


@lru_cache(maxsize=65536)
def readings(char: str) -> tuple[Reading, ...]:
    """The Mandarin readings of a character or digit (read as its 汉字), the most common first; empty for others."""
    char = meaning.digit_as_han(char)
    written = pinyin_dict.pinyin_dict.get(ord(char), "")
    return tuple(_reading(w) for w in written.split(",")[:_READINGS]) if written else ()


@lru_cache(maxsize=65536)
def similar(a: str, b: str) -> float:
    """How alike two characters sound, 0 to 1; the best pair of their readings counts."""
    if a == b:
        return 1.0
    best = 0.0
    for x, y in product(readings(a), readings(b)):
        if x.full == y.full:
            return SAME
        if x.plain == y.plain:
            best = max(best, NO_TONE)
        elif x.fuzzy == y.fuzzy:
            best = max(best, FUZZY)
        elif x.final == y.final:
            best = max(best, RHYME)
    return best


@lru_cache(maxsize=8192)
def pinyin_of(text: str) -> tuple[str, ...]:
    """Toneless pinyin of a Chinese line; at most four spellings, of which the first is the usual one."""
    options = [list(dict.fromkeys(r.plain for r in readings(c)))[:2] or [c] for c in text]
    if sum(len(o) > 1 for o in options) > 2:
        options = [o[:1] for o in options]
    spellings = ["".join(p) for p in product(*options)]
    known = phrases_dict.phrases_dict.get(text)
    if known:
        spellings.insert(0, "".join(_reading(syllable[0]).plain for syllable in known))
    return tuple(dict.fromkeys(s.replace("v", "u") for s in spellings))[:4]


def is_word(text: str) -> bool:
    """Whether a Chinese text is a known word, thus has a meaning of its own."""
    return text in phrases_dict.phrases_dict or meaning.is_known(text)


class SoundTable:
    """Readings of a vocabulary as arrays, to compare one character with all of it at once."""

    def __init__(self, vocabulary: str) -> None:
        self._ids: dict[str, int] = {}
        count = len(vocabulary)
        # -1 never equals a reading of a query, whose unknown syllables get -2.
        self._keys = np.full((4, _READINGS, count), -1, np.int32)
        for i, char in enumerate(vocabulary):
            for r, reading in enumerate(readings(char)):
                for k, key in enumerate((reading.full, reading.plain, reading.fuzzy, "-" + reading.final)):
                    self._keys[k, r, i] = self._ids.setdefault(key, len(self._ids))

    def row(self, char: str) -> npt.NDArray[np.float32]:
        """Sound similarity (0 to 1) of ``char`` to every character of the vocabulary."""
        out = np.zeros(self._keys.shape[2], np.float32)
        for reading in readings(char):
            keys = (reading.full, reading.plain, reading.fuzzy, "-" + reading.final)
            for k, value in reversed(list(enumerate((SAME, NO_TONE, FUZZY, RHYME)))):
                hit = (self._keys[k] == self._ids.get(keys[k], -2)).any(axis=0)
                out[hit] = np.maximum(out[hit], value)
        return out
