"""Text as search terms: words of Latin script, pairs of characters of Chinese.

Chinese is written without blanks and its words are mostly two characters long, so every pair of neighbours is a term;
with longer pieces (SQLite's trigrams) 商标 or 专利 could not be found at all.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache

from fairdesk import paths

_PIECES = re.compile(r"([\u3400-\u9fff\uf900-\ufaff]+)|([a-z0-9]+)")


@cache
def _empty() -> frozenset[str]:
    """Terms that a question has and that tell nothing."""
    words = tomllib.loads(paths.resources("help", "question_words.toml").read_text(encoding="utf-8"))
    return frozenset(words["zh"]) | frozenset(words["en"])


def plain(text: str) -> str:
    """Full width, compatibility forms and capitals made alike. Keeps the length of ordinary text."""
    return unicodedata.normalize("NFKC", text).casefold()


def grams(text: str) -> list[str]:
    """The terms of a text in order, repeats included."""
    found: list[str] = []
    for han, word in _PIECES.findall(plain(text)):
        if word:
            found.append(word)
        elif len(han) == 1:
            found.append(han)
        else:
            found += [han[i : i + 2] for i in range(len(han) - 1)]
    return found


def query_terms(text: str) -> list[str]:
    """The different terms of a question, without those that tell nothing – unless there are no others."""
    terms = list(dict.fromkeys(grams(text)))
    return [term for term in terms if term not in _empty()] or terms
