"""A station adds or replaces knowledge articles; every version stays in the journal.

Source: seed (六) 知识库; domain.md §11.3 (knowledge base offline with versions).
"""

from __future__ import annotations

import re
from typing import Any, Literal

from sqlmodel import Session

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import HALL_ZONE, Context
from fairdesk.casework.services.articles import newest_version, published
from fairdesk.casework.services.codes import TOPICS, known_codes, required
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Article

_ID = re.compile(r"[a-z][a-z0-9-]{2,40}")


class PublishInput(Input):
    """An article. ``replaces``: the version the writer started from (0 for a new one)."""

    article: str
    lang: Literal["zh", "en"]
    title: str
    topics: tuple[str, ...]
    body: str
    source: str
    verified: bool = False
    replaces: int = 0


@register
class Publish(Act[PublishInput]):
    """Publish an article or a new version of one; a change that somebody else made meanwhile is not overwritten."""

    name = "knowledge.publish"
    input = PublishInput
    on_case = False

    def check(self, ctx: Context, given: PublishInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, _ID.fullmatch(given.article) is not None, "FD-1998", "article", id=given.article)
        required(refusals, given.title, "title", "标题", "The title")
        if not given.topics:
            required(refusals, "", "topics", "主题", "The topic")
        known_codes(refusals, "topics", given.topics, TOPICS, "FD-1974")
        required(refusals, given.body, "body", "正文", "The text")
        required(refusals, given.source, "source", "依据或来源", "The source")
        newest = newest_version(ctx.session, ctx.station.id, given.article, given.lang)
        need(refusals, given.replaces == newest, "FD-1999", "replaces", newest=newest, said=given.replaces)
        return refusals

    def assign(self, ctx: Context, given: PublishInput) -> dict[str, Any]:
        return {"version": newest_version(ctx.session, ctx.station.id, given.article, given.lang) + 1}

    def apply(self, session: Session, entry: Entry, given: PublishInput, assigned: dict[str, Any]) -> None:
        data = given.model_dump(exclude={"replaces"})
        data["topics"] = list(given.topics)
        session.add(
            Article(
                id=entry.id,
                station_id=entry.station,
                version=assigned["version"],
                updated=entry.moment.astimezone(HALL_ZONE).date(),
                published_at=entry.moment,
                published_by=entry.author,
                **data,
            )
        )


class WithdrawInput(Input):
    """Which of the station's own articles."""

    article: str
    lang: Literal["zh", "en"]


@register
class WithdrawArticle(Act[WithdrawInput]):
    """Withdraw the station's own version; a supplied article of the same id shows again."""

    name = "knowledge.withdraw"
    input = WithdrawInput
    on_case = False

    def check(self, ctx: Context, given: WithdrawInput) -> list[Refusal]:
        row = published(ctx.session, ctx.station.id).get((given.article, given.lang))
        refusals: list[Refusal] = []
        need(refusals, row is not None and not row.withdrawn, "FD-1978", "article")
        return refusals

    def apply(self, session: Session, entry: Entry, given: WithdrawInput, assigned: dict[str, Any]) -> None:
        published(session, entry.station)[given.article, given.lang].withdrawn = True
