"""Full-text search of the knowledge articles, offline, best first, with the place that fits.

The articles of one language are a few dozen pages, so they are indexed in memory (SQLite FTS5) when first asked for and
again when the station published something.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from dataclasses import dataclass
from functools import lru_cache

from sqlmodel import Session

from fairdesk.casework.services import articles as reading
from fairdesk.casework.services.articles import Article
from fairdesk.casework.services.grams import grams, plain, query_terms
from fairdesk.i18n import t

_WEIGHTS = "6.0, 4.0, 1.0"
"""How much more a term in the title, or in topics and keywords, says than one in the text."""
_MARKUP = re.compile(r"^\s*(?:#{1,6}|[-*]|\d+\.|>)\s+|\*\*|`|\|", re.MULTILINE)
_SNIPPET = 110


@dataclass(frozen=True, slots=True)
class Hit:
    """A found article. ``marks`` are the ``(start, end)`` places in ``snippet`` that fit the question."""

    article: Article
    snippet: str
    marks: tuple[tuple[int, int], ...]
    score: float


class Library:
    """Articles with their index. May be used from several threads."""

    def __init__(self, articles: tuple[Article, ...]) -> None:
        self._articles = articles
        self._lock = threading.Lock()
        self._index = sqlite3.connect(":memory:", check_same_thread=False)
        self._index.execute(
            "CREATE VIRTUAL TABLE page USING fts5(title, about, body, lang UNINDEXED, tokenize='porter unicode61')"
        )
        self._index.executemany(
            "INSERT INTO page (rowid, title, about, body, lang) VALUES (?, ?, ?, ?, ?)",
            [
                (n, _terms(a.title), _terms(" ".join((*_topic_names(a), *a.keywords))), _terms(a.body), a.lang)
                for n, a in enumerate(articles)
            ],
        )

    def articles(self, lang: str, topic: str = "") -> list[Article]:
        """The articles of a language by title; on one topic when given."""
        found = [a for a in self._articles if a.lang == lang and (not topic or topic in a.topics)]
        return sorted(found, key=lambda a: a.title)

    def get(self, article_id: str, lang: str) -> Article | None:
        """One article, in the other language when there is none in this one."""
        found = {a.lang: a for a in self._articles if a.id == article_id}
        return found.get(lang) or next(iter(found.values()), None)

    def search(self, text: str, lang: str, limit: int = 10) -> list[Hit]:
        """Articles that fit a question, best first: how rare and how well placed its terms are, and how many occur."""
        terms = query_terms(text)
        if not terms:
            return []
        with self._lock:
            rows = self._index.execute(
                f"SELECT rowid, -bm25(page, {_WEIGHTS}) FROM page WHERE page MATCH ? AND lang = ?",
                (" OR ".join(_match(term) for term in terms), lang),
            ).fetchall()
        hits = [self._hit(self._articles[row], terms, score) for row, score in rows]
        return sorted(hits, key=lambda hit: (-hit.score, hit.article.id))[:limit]

    @staticmethod
    def _hit(article: Article, terms: list[str], score: float) -> Hit:
        everything = plain(f"{article.title} {' '.join(article.keywords)} {article.body}")
        share = sum(1 for term in terms if _stem(term) in everything) / len(terms)
        snippet = best_place(article.body, terms)
        return Hit(article, snippet, _marks(snippet, terms), score * (0.2 + share))


def library(session: Session, station_id: str) -> Library:
    """The knowledge base as this station has it now."""
    return _built(reading.articles(session, station_id))


@lru_cache(maxsize=4)
def _built(articles: tuple[Article, ...]) -> Library:
    return Library(articles)


def _topic_names(article: Article) -> list[str]:
    return [t(f"topic.{topic}", "zh" if article.lang == "zh" else "en") for topic in article.topics]


def _terms(text: str) -> str:
    return " ".join(grams(text))


def _match(term: str) -> str:
    """A term for FTS5: a single Chinese character, and a longer word, also stand for what begins with them."""
    open_ended = len(term) == 1 or (term.isascii() and len(term) >= 4)
    return f'"{term}"*' if open_ended else f'"{term}"'


def _stem(term: str) -> str:
    """A word without its ending, as far as the look at the plain text needs it."""
    return term[: max(4, len(term) - 3)] if term.isascii() else term


def _places(text: str, terms: list[str]) -> list[tuple[int, int]]:
    """Where terms occur in a text, overlapping ones joined."""
    low = plain(text)
    if len(low) != len(text):
        low = text.casefold() if len(text.casefold()) == len(text) else text
    spans = sorted(
        (at.start(), at.start() + len(term)) for term in terms for at in re.finditer(re.escape(_stem(term)), low)
    )
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, min(end, len(text))))
    return joined


def best_place(body: str, terms: list[str]) -> str:
    """The paragraph of a text in which most of the terms occur, cut to a line or two around the first of them."""
    lines = [line for line in body.splitlines() if not line.startswith("#")]
    paragraphs = [p for p in (_MARKUP.sub("", line).strip() for line in lines) if p]
    if not paragraphs:
        return ""
    best = max(paragraphs, key=lambda p: sum(1 for term in terms if _stem(term) in plain(p)))
    places = _places(best, terms)
    start = max(0, (places[0][0] if places else 0) - _SNIPPET // 4)
    cut = best[start : start + _SNIPPET]
    return f"{'…' if start else ''}{cut}{'…' if start + _SNIPPET < len(best) else ''}"


def _marks(snippet: str, terms: list[str]) -> tuple[tuple[int, int], ...]:
    return tuple(_places(snippet, terms))
