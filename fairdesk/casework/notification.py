"""The respondent is told: D07 is issued, then served; its service starts the answer clock."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Session

from fairdesk.casework import duetimes, paperdata, rows, service
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, moment, need, register
from fairdesk.casework.context import Context
from fairdesk.core.canonical import stamp
from fairdesk.core.clocks import ClockKind
from fairdesk.core.states import State
from fairdesk.store.journal import Entry


class NotifyInput(Input):
    """When the handler expects to hand the notice over; the printed deadline counts from there."""

    planned_service: datetime


def answer_due(ctx: Context, served_at: datetime, printed: datetime | None = None) -> datetime:
    """The end of the answer period. A later deadline printed on the served notice stands; the fair's close caps it."""
    return duetimes.due_at(ctx, ClockKind.ANSWER, served_at, printed=printed)


@register
class Notify(Act[NotifyInput]):
    """Issue the notice to the respondent (D07). Source: guideline 2022, Art. 14."""

    name = "respondent.notify"
    input = NotifyInput

    def check(self, ctx: Context, given: NotifyInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, given.planned_service.tzinfo is not None, "FD-1301", "planned_service")
        if not refusals:
            need(refusals, given.planned_service >= ctx.now, "FD-1302", "planned_service")
        need(refusals, not ctx.documents("D07"), "FD-1303")
        need(refusals, ctx.rules.stands("answer"), "FD-1305", hours=f"{ctx.rules.answer.hours:g}")
        return refusals

    def assign(self, ctx: Context, given: NotifyInput) -> dict[str, Any]:
        return {"deadline": stamp(answer_due(ctx, given.planned_service))}

    def papers(self, ctx: Context, given: NotifyInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [PaperOrder("D07", paperdata.notice(ctx, given.planned_service, moment(assigned["deadline"])))]

    def apply(self, session: Session, entry: Entry, given: NotifyInput, assigned: dict[str, Any]) -> None:
        """The paper is the whole effect; the state changes with its service."""


@register
class ServeNotice(service.Serve):
    """Record that D07 reached the respondent: NOTIFIED, and the answer clock runs."""

    name = "respondent.serve"

    def check(self, ctx: Context, given: service.ServiceInput) -> list[Refusal]:
        refusals = super().check(ctx, given)
        document = service.document(ctx, given)
        need(refusals, document is not None and document.code == "D07", "FD-1304", "document_id")
        return refusals

    def assign(self, ctx: Context, given: service.ServiceInput) -> dict[str, Any]:
        notice = ctx.documents("D07")[0]
        printed = moment(notice.data["deadline"])
        due = answer_due(ctx, given.served_at, printed)
        return super().assign(ctx, given) | {"answer_due": stamp(due)}

    def apply(self, session: Session, entry: Entry, given: service.ServiceInput, assigned: dict[str, Any]) -> None:
        super().apply(session, entry, given, assigned)
        case = rows.case(session, entry)
        case.state = State.NOTIFIED.value
        case.notified_at = given.served_at
        rows.start_clock(session, entry, ClockKind.ANSWER, moment(assigned["answer_due"]), start=given.served_at)
