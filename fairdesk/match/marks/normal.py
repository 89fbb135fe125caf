"""A mark's text brought to the form in which marks are compared, and split into its parts.

What the examination guide calls the same mark — other font, case, width, spacing, punctuation, traditional characters,
the word 牌 at the end — becomes the same text here (domain §6.2 art. 14, §6.3 W1 and IDENTITY).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Literal

import opencc

from fairdesk.match.marks import rulebook

Kind = Literal["han", "latin", "digit"]

_SIGNS = dict.fromkeys(map(ord, "®™℠©℗"))
_ENCLOSED = {
    base + i: chr(ord("A") + i) for base in (0x1F150, 0x1F170, 0x1F1E6) for i in range(26)
}  # letters in a black circle or square and regional letters: NFKC leaves them


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one script. ``glued`` = nothing stands between it and the piece before."""

    kind: Kind
    text: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark ready to compare.

    ``text`` is everything without separators, ``han`` the Chinese line, ``latin`` the line of letters, ``words`` its
    words. Digits belong to the line they stand next to; a mark of digits only (``digits_only``) has them in both lines.
    ``changes`` names what normalisation changed (``case``, ``width``, ``accent``, ``trad``, ``space``, ``pai``).
    """

    raw: str
    text: str
    pieces: tuple[Piece, ...]
    han: str
    words: tuple[str, ...]
    changes: frozenset[str]
    latin: str
    digits_only: bool


@cache
def _converter() -> Any:
    return opencc.OpenCC("t2s")


def is_han(char: str) -> bool:
    """Whether a character is a Chinese character (CJK ideograph or 〇)."""
    code = ord(char)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x323AF or code == 0x3007


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(
        unicodedata.normalize("NFD", c)[0] if "LATIN" in unicodedata.name(c, "") else c
        for c in text
        if not 0x300 <= ord(c) <= 0x36F
    )


def _kind(char: str) -> Kind | None:
    if is_han(char):
        return "han"
    if unicodedata.decimal(char, None) is not None:
        return "digit"
    return "latin" if char.isalpha() else None


def _split(text: str) -> list[Piece]:
    pieces: list[Piece] = []
    run: list[str] = []
    kind: Kind | None = None
    glued = False
    for char in [*text, ""]:
        new = _kind(char) if char else None
        if new == kind and new is not None:
            run.append(str(unicodedata.decimal(char)) if new == "digit" else char)
            continue
        if kind is not None:
            pieces.append(Piece(kind, "".join(run), glued))
        glued = kind is not None and new is not None
        run = [str(unicodedata.decimal(char)) if new == "digit" else char] if new else []
        kind = new
    return pieces


def _drop_pai(pieces: list[Piece]) -> list[Piece]:
    """Take the final 牌 ("brand") off a Chinese piece unless it belongs to the word, as in 王牌."""
    kept = rulebook.word_list("kept")
    out = []
    for i, p in enumerate(pieces):
        last = i + 1 == len(pieces) or not pieces[i + 1].glued
        joined = p.glued and i > 0
        drop = p.kind == "han" and p.text.endswith("牌") and last and (len(p.text) > 1 or joined) and p.text not in kept
        text = p.text[:-1] if drop else p.text
        if text:
            out.append(Piece(p.kind, text, p.glued))
    return out


def _lines(pieces: list[Piece]) -> tuple[str, tuple[str, ...]]:
    """The Chinese line and the words of letters; a digit piece goes with the piece it is glued to."""
    if all(p.kind == "digit" for p in pieces):
        return "".join(p.text for p in pieces), tuple(p.text for p in pieces)
    mixed = {p.kind for p in pieces} >= {"han", "latin"}
    han: list[str] = []
    words: list[str] = []
    last: Kind = "han"
    for i, p in enumerate(pieces):
        kind = p.kind
        if kind == "digit":
            after = pieces[i + 1] if i + 1 < len(pieces) and pieces[i + 1].glued else None
            if not mixed:
                kind = "han" if any(q.kind == "han" for q in pieces) else "latin"
            elif p.glued:
                kind = last
            else:
                kind = after.kind if after else "han"
        if kind == "han":
            han.append(p.text)
        elif p.glued and words and last == "latin":
            words[-1] += p.text
        else:
            words.append(p.text)
        last = kind
    return "".join(han), tuple(words)


@lru_cache(maxsize=8192)
def analyse(raw: str) -> Mark:
    """Normalise ``raw`` and split it. A text without letters, digits or characters gives a mark with empty ``text``."""
    changes: set[str] = set()

    def step(name: str, before: str, after: str) -> str:
        if before != after:
            changes.add(name)
        return after

    text = raw.translate(_SIGNS)
    text = step("width", text, unicodedata.normalize("NFKC", text.translate(_ENCLOSED)))
    text = step("case", text, text.casefold())
    text = step("accent", text, _without_accents(text))
    if not text.isascii():
        text = step("trad", text, _converter().convert(text))
    # An apostrophe joins (LEVI'S = LEVIS); any other sign between letters parts them.
    text = step("space", text, re.sub(r"(?<=\w)['’`´](?=\w)", "", text))
    pieces = _split(text)
    if any(not after.glued for _, after in pairwise(pieces)):
        changes.add("space")
    if sum(len(p.text) for p in pieces) != len(text):
        changes.add("space")
    shorter = _drop_pai(pieces)
    if shorter != pieces:
        changes.add("pai")
    han, words = _lines(shorter)
    return Mark(
        raw=raw,
        text="".join(p.text for p in shorter),
        pieces=tuple(shorter),
        han=han,
        words=words,
        changes=frozenset(changes),
        latin="".join(words),
        digits_only=bool(shorter) and all(p.kind == "digit" for p in shorter),
    )


def differences(a: Mark, b: Mark) -> list[str]:
    """By what two marks of one normalised text differ as written; ``["same"]`` when they do not."""
    if a.raw == b.raw:
        return ["same"]
    return sorted(a.changes ^ b.changes) or sorted(a.changes | b.changes) or ["space"]
