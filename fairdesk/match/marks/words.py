"""The distinctive part of a mark: what stays without generic names, place words and weak modifiers (W12–W14)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from fairdesk.match.marks import rulebook, sound
from fairdesk.match.marks.normal import Mark, analyse

CODES = ("W12", "W13", "W14")
_MODEL = re.compile(r"[a-z]{0,3}\d+[a-z]{0,3}")
"""A model number or a weight: letters and digits, as in X200 or 500ml."""


@dataclass(frozen=True, slots=True)
class Core:
    """The distinctive part, and each word taken away with the code of its list."""

    han: str
    words: tuple[str, ...]
    removed: tuple[tuple[str, str], ...]

    @property
    def latin(self) -> str:
        """The letters of the distinctive part in one line."""
        return "".join(self.words)


@cache
def _lists() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((code, rulebook.word_list(code)) for code in CODES)


def code_of(word: str) -> str | None:
    """The list (``W12``, ``W13``, ``W14``) in which a word stands."""
    return next((code for code, words in _lists() if word in words), None)


@cache
def _longest_han() -> int:
    return max(len(w) for _, words in _lists() for w in words if not w.isascii())


def _strip_han(han: str) -> tuple[str, list[tuple[str, str]]]:
    """Take listed words off both ends; at least two characters stay, as a single one is rarely the whole mark."""
    removed: list[tuple[str, str]] = []
    again = True
    while again:
        again = False
        for size in range(min(_longest_han(), len(han) - 2), 0, -1):
            tail, head = han[-size:], han[:size]
            if (code := code_of(tail)) is not None:
                han, word = han[:-size], tail
            # Generic and place words follow the name; only a weak modifier stands before it.
            elif (code := code_of(head)) == "W14":
                han, word = han[size:], head
            else:
                continue
            removed.append((word, code or "W14"))
            again = True
            break
    return han, removed


def _strip_words(words: tuple[str, ...], alone: bool) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    kept: list[str] = []
    removed: list[tuple[str, str]] = []
    for word in words:
        code = code_of(word)
        if code is None and _MODEL.fullmatch(word) and (not alone or len(words) > 1):
            code = "W12"
        if code is None:
            kept.append(word)
        else:
            removed.append((word, code))
    return (tuple(kept), removed) if kept or not alone else (words, [])


@lru_cache(maxsize=8192)
def _core(raw: str) -> Core:
    mark = analyse(raw)
    if mark.digits_only:
        return Core(mark.han, mark.words, ())
    han, removed = _strip_han(mark.han)
    words, taken = _strip_words(mark.words, alone=not mark.han)
    return Core(han, words, (*removed, *taken))


def core(mark: Mark) -> Core:
    """The distinctive part of a mark; the whole mark when every word of it is generic."""
    return _core(mark.raw)


def own_meaning(mark: Mark, rest: Core) -> bool:
    """Whether the whole of a mark is one word of the dictionary, so that what was taken away belongs to it."""
    return bool(rest.removed) and not mark.words and sound.is_word(mark.han)
