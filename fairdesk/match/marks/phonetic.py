"""Foreign words: a key of how they sound, their stem without grammar, and their form without grammar words (W11)."""

from __future__ import annotations

import re
from functools import lru_cache

from fairdesk.match.marks import rulebook

_SOUNDS = [
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^(kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"ph", "f"),
        (r"tch|tsch", "c"),
        (r"sch|sh", "x"),
        (r"ch", "c"),
        (r"igh", "i"),
        (r"gh", "g"),
        (r"que$", "k"),
        (r"qu", "kv"),
        (r"ck|cq|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c(?!h)", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"dg", "j"),
        (r"wh|w", "v"),
        (r"ee|ea|ie|ey|y", "i"),
        (r"oo|ou", "u"),
        (r"ai|ay|ei", "e"),
        (r"(?<=[a-z])h", ""),
        (r"(?<=[b-df-hj-np-tv-z])e$", ""),
        (r"(.)\1+", r"\1"),
    )
]


@lru_cache(maxsize=16384)
def key(word: str) -> str:
    """How a word of Latin letters sounds, roughly; words of one key sound alike."""
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    return word


_ENDINGS = (("ies", "y"), ("ing", ""), ("est", ""), ("ers", ""), ("ed", ""), ("er", ""), ("es", ""), ("s", ""))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without plural, gerund, participle or comparative ending; at least three letters stay."""
    for ending, to in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(to) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + to
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


@lru_cache(maxsize=8192)
def without_grammar(words: tuple[str, ...]) -> tuple[str, ...]:
    """The stems of the words without articles, conjunctions and prepositions; all words if nothing would stay."""
    kept = tuple(w for w in words if w not in rulebook.word_list("W11"))
    return tuple(stem(w) for w in kept or words)
