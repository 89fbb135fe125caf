"""What words mean: number words and a small table of Chinese and English brand words, read from data (W6)."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from typing import Any

from fairdesk import paths
from fairdesk.match.marks import phonetic

Meanings = tuple[str, ...]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(paths.resources("match", "meaning.toml").read_text(encoding="utf-8"))


@cache
def _table() -> dict[str, str]:
    """Every known word → the name of its meaning. The first list that holds a word gives its meaning."""
    table: dict[str, str] = {}
    for number, names in _data()["numbers"].items():
        for name in (number, *names):
            table[name] = f"#{number}"
    for words in _data()["meanings"]:
        for word in words:
            table.setdefault(word, words[-1])
    for word, name in list(table.items()):
        if word.isascii() and word.isalpha():
            table.setdefault(phonetic.stem(word), name)
    return table


@cache
def _longest() -> int:
    return max(map(len, _table()))


@cache
def _digits() -> dict[str, str]:
    return {number: names[0] for number, names in _data()["numbers"].items() if len(number) == 1}


def digit_as_han(char: str) -> str:
    """The Chinese number word of a digit (5 → 五); any other character unchanged."""
    return _digits().get(char, char)


def is_known(text: str) -> bool:
    """Whether a text is one of the words of the table."""
    return text in _table()


@cache
def _to_digits() -> dict[int, str]:
    numbers = _data()["numbers"].items()
    return {ord(name): number for number, names in numbers for name in names if len(number) == 1 == len(name)}


def with_digits(han: str) -> str:
    """A Chinese line with its number words as digits: 七喜 → 7喜."""
    return han.translate(_to_digits())


@lru_cache(maxsize=8192)
def of_han(text: str) -> Meanings:
    """The meanings of a Chinese line, longest words first; empty unless every character has one."""
    found: list[str] = []
    at = 0
    while at < len(text):
        for size in range(min(_longest(), len(text) - at), 0, -1):
            name = _table().get(text[at : at + size])
            if name is not None:
                found.append(name)
                at += size
                break
        else:
            return ()
    return tuple(found)


def of_word(word: str) -> Meanings:
    """The meaning of one foreign word or number (in any grammatical form); empty if unknown."""
    if word.isdecimal():
        return of_han(word)
    name = _table().get(word) or _table().get(phonetic.stem(word))
    return (name,) if name else ()


@lru_cache(maxsize=8192)
def of_words(words: tuple[str, ...]) -> Meanings:
    """The meanings of foreign words; empty unless every word has one."""
    whole = _table().get("".join(words))
    if whole:
        return (whole,)
    each = [of_word(w) for w in words]
    return tuple(m for found in each for m in found) if all(each) else ()
