"""Knowledge articles: Markdown with front matter, as supplied with the program and as published by a station.

A supplied article is ``resources/help/knowledge/<id>.<zh|en>.md``; between two ``+++`` lines stand ``id``, ``title``,
``topics``, ``keywords``, ``updated``, ``version``, ``source`` and ``verified``, then the text.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlmodel import Session, col, select

from fairdesk import paths
from fairdesk.casework.services.codes import TOPICS
from fairdesk.errors import Known
from fairdesk.store.tables import Article as ArticleRow

LANGS = ("zh", "en")
_FRONT = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Article:
    """An article in one language. ``own``: published by this station; ``verified``: checked against the sources."""

    id: str
    lang: str
    version: int
    title: str
    topics: tuple[str, ...]
    updated: date
    source: str
    verified: bool
    body: str
    keywords: tuple[str, ...] = ()
    own: bool = False


class _Front(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str = Field(pattern=r"^[a-z][a-z0-9-]{2,40}$")
    title: str = Field(min_length=1)
    topics: tuple[str, ...] = Field(min_length=1)
    keywords: tuple[str, ...] = ()
    updated: date
    version: int = Field(ge=1)
    source: str = Field(min_length=1)
    verified: bool


def read_article(text: str, lang: str, file: str) -> Article:
    """An article from its file. Raises ``FD-1997`` naming the file and what is wrong."""
    match = _FRONT.match(text)
    if match is None:
        raise Known("FD-1997", file=file, reason="+++")
    try:
        front = _Front.model_validate(tomllib.loads(match[1]))
    except tomllib.TOMLDecodeError as error:
        raise Known("FD-1997", file=file, reason=str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        raise Known("FD-1997", file=file, reason=f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    wrong = [topic for topic in front.topics if topic not in TOPICS]
    if wrong:
        raise Known("FD-1997", file=file, reason=f"topics: {', '.join(wrong)}")
    return Article(lang=lang, body=match[2].strip(), **front.model_dump())


@cache
def supplied() -> tuple[Article, ...]:
    """The articles that come with the program, by id and language."""
    return tuple(_from_file(file) for file in sorted(paths.resources("help", "knowledge").glob("*.*.md")))


def _from_file(file: Path) -> Article:
    name, lang = file.name.removesuffix(".md").rsplit(".", 1)
    if lang not in LANGS:
        raise Known("FD-1997", file=file.name, reason=lang)
    article = read_article(file.read_text(encoding="utf-8"), lang, file.name)
    if article.id != name:
        raise Known("FD-1997", file=file.name, reason=f"id: {article.id}")
    return article


def published(session: Session, station_id: str) -> dict[tuple[str, str], ArticleRow]:
    """The newest version that a station published of each article and language, withdrawn ones too."""
    query = select(ArticleRow).where(ArticleRow.station_id == station_id).order_by(col(ArticleRow.version))
    return {(row.article, row.lang): row for row in session.exec(query)}


def newest_version(session: Session, station_id: str, article: str, lang: str) -> int:
    """The highest version number used so far, 0 for a new article."""
    row = published(session, station_id).get((article, lang))
    own = row.version if row is not None else 0
    return max([own, *(a.version for a in supplied() if a.id == article and a.lang == lang)])


def articles(session: Session, station_id: str) -> tuple[Article, ...]:
    """The articles as this station has them: its own in place of the supplied ones of the same id."""
    found = {(article.id, article.lang): article for article in supplied()}
    for key, row in published(session, station_id).items():
        if not row.withdrawn:
            found[key] = Article(
                id=row.article,
                lang=row.lang,
                version=row.version,
                title=row.title,
                topics=tuple(row.topics),
                updated=row.updated,
                source=row.source,
                verified=row.verified,
                body=row.body,
                own=True,
            )
    return tuple(found[key] for key in sorted(found))
