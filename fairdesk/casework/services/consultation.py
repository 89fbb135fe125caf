"""Advice at the counter or on the telephone (D24). Nobody has to give a name to be advised.

Source: domain.md §9.2 D24; seed (四), (七).
"""

from __future__ import annotations

from typing import Any, Literal

from sqlmodel import Session

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.services.articles import LANGS, newest_version
from fairdesk.casework.services.codes import TOPICS, known_codes, required
from fairdesk.core.rights import RightKind
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Consultation

LONGEST = 600
"""Minutes; more is a slip of the pen."""


class ConsultationInput(Input):
    """What was asked and answered. ``contact`` is for a promised follow-up only, to keep no more than needed."""

    channel: Literal["desk", "phone", "online", "patrol"] = "desk"
    name: str = ""
    unit: str = ""
    small_firm: bool = False
    contact: str = ""
    booth: str = ""
    topics: tuple[str, ...]
    right_kind: RightKind | None = None
    question: str = ""
    answer: str
    article_id: str = ""
    article_version: int = 0
    minutes: int
    follow_up: str = ""


@register
class RecordConsultation(Act[ConsultationInput]):
    """Log advice that was given."""

    name = "consultation.record"
    input = ConsultationInput
    on_case = False

    def check(self, ctx: Context, given: ConsultationInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        if not given.topics:
            required(refusals, "", "topics", "咨询主题", "The topic")
        known_codes(refusals, "topics", given.topics, TOPICS, "FD-1974")
        required(refusals, given.answer, "answer", "答复内容", "The answer")
        need(refusals, 0 < given.minutes <= LONGEST, "FD-1976", "minutes", longest=LONGEST)
        need(refusals, bool(given.follow_up) or not given.contact, "FD-1975", "contact")
        versions = [newest_version(ctx.session, ctx.station.id, given.article_id, lang) for lang in LANGS]
        known = not given.article_id or any(versions)
        need(refusals, known, "FD-1977", "article_id", id=given.article_id)
        return refusals

    def apply(self, session: Session, entry: Entry, given: ConsultationInput, assigned: dict[str, Any]) -> None:
        data = given.model_dump()
        data["topics"] = list(dict.fromkeys(given.topics))
        data["right_kind"] = given.right_kind.value if given.right_kind else ""
        session.add(Consultation(id=entry.id, station_id=entry.station, at=entry.moment, by=entry.author, **data))


class FollowUpInput(Input):
    """What came of a promise to the visitor."""

    consultation_id: str
    result: str


@register
class FinishFollowUp(Act[FollowUpInput]):
    """The promised follow-up of a consultation is done."""

    name = "consultation.follow_up"
    input = FollowUpInput
    on_case = False

    def check(self, ctx: Context, given: FollowUpInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        row = ctx.session.get(Consultation, given.consultation_id)
        here = row is not None and row.station_id == ctx.station.id
        need(refusals, here, "FD-1978", "consultation_id")
        open_ = row is None or (bool(row.follow_up) and row.followed_up_at is None)
        need(refusals, open_, "FD-1979", "consultation_id")
        required(refusals, given.result, "result", "跟进结果", "The result")
        return refusals

    def apply(self, session: Session, entry: Entry, given: FollowUpInput, assigned: dict[str, Any]) -> None:
        row = session.get_one(Consultation, given.consultation_id)
        row.followed_up_at, row.followed_up_by, row.follow_up_result = entry.moment, entry.author, given.result
