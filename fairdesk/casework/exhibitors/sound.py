"""Pinyin of company names for typing them: toneless syllables and their initials, fast enough for a whole list.

Every character has its usual reading; words that are read otherwise (重庆, 厦门, 银行) come from the phrase table.
Source of both: the tables of pypinyin.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from pypinyin import phrases_dict, pinyin_dict

_LONGEST = 4


def _plain(reading: str) -> str:
    """A syllable without tone; ü is typed v or u, here u after l and n as everywhere."""
    return "".join(char for char in unicodedata.normalize("NFD", reading) if "a" <= char <= "z")


@lru_cache(maxsize=32768)
def _syllable(char: str) -> str:
    written = pinyin_dict.pinyin_dict.get(ord(char), "")
    return _plain(written.split(",")[0]) if written else char


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """Short phrases that are not read as their characters are."""
    found = {}
    for phrase, readings in phrases_dict.phrases_dict.items():
        if 2 <= len(phrase) <= _LONGEST and len(phrase) == len(readings):
            syllables = tuple(_plain(reading[0]) for reading in readings)
            if any(s != _syllable(c) for s, c in zip(syllables, phrase, strict=True)):
                found[phrase] = syllables
    return found


@cache
def _starts() -> frozenset[str]:
    return frozenset(phrase[:2] for phrase in _irregular())


def syllables(name: str) -> list[str]:
    """The syllables of a folded name; letters and digits stand for themselves."""
    found: list[str] = []
    at = 0
    while at < len(name):
        if name[at : at + 2] in _starts():
            for length in range(_LONGEST, 1, -1):
                reading = _irregular().get(name[at : at + length])
                if reading is not None:
                    found += reading
                    at += length
                    break
            else:
                found.append(_syllable(name[at]))
                at += 1
        else:
            found.append(_syllable(name[at]))
            at += 1
    return found


def spelled(name: str) -> tuple[str, str]:
    """``(syllables joined, their first letters)`` of a folded name without blanks."""
    parts = syllables(name)
    return "".join(parts), "".join(part[0] for part in parts if part)
