"""Papers reach people (送达): who took which paper, when and how; each service has its proof D18."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Literal

from sqlmodel import Session

from fairdesk.casework import duetimes, paperdata, rows
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, moment, need, register
from fairdesk.casework.context import Context
from fairdesk.core.canonical import stamp
from fairdesk.core.clocks import ClockKind
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Document, Service

_CLOCK_SLACK = timedelta(minutes=2)
"""A booth tablet and the station may disagree by this much; more is a wrong time."""


class ServiceInput(Input):
    """How a paper reached somebody. ``left`` (留置) needs a witness, ``electronic`` needs consent."""

    document_id: str
    to_role: Literal["complainant", "respondent", "organiser"]
    manner: Literal["direct", "left", "post", "electronic", "public"] = "direct"
    recipient: str
    relation: str = ""
    witness: str = ""
    consent: bool = False
    remark: str = ""
    served_at: datetime


def document(ctx: Context, given: ServiceInput) -> Document | None:
    """The paper that was served, if it is one of this case."""
    return next((d for d in ctx.documents() if d.id == given.document_id), None)


class Serve(Act[ServiceInput]):
    """Record a service and issue its proof. Source: domain.md §9.1 (送达)."""

    input = ServiceInput

    def check(self, ctx: Context, given: ServiceInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        paper = document(ctx, given)
        need(refusals, paper is not None, "FD-1311", "document_id")
        need(refusals, bool(given.recipient), "FD-1312", "recipient")
        need(refusals, given.served_at.tzinfo is not None, "FD-1301", "served_at")
        if refusals or paper is None:
            return refusals
        need(refusals, given.served_at <= ctx.now + _CLOCK_SLACK, "FD-1313", "served_at")
        need(refusals, given.served_at >= paper.issued_at - _CLOCK_SLACK, "FD-1314", "served_at", number=paper.number)
        need(refusals, given.manner != "left" or bool(given.witness), "FD-1315", "witness")
        need(refusals, given.manner != "electronic" or given.consent, "FD-1316", "consent")
        need(
            refusals,
            all(s.document_id != paper.id or s.to_role != given.to_role for s in ctx.services()),
            "FD-1317",
            "document_id",
            number=paper.number,
        )
        return refusals

    def papers(self, ctx: Context, given: ServiceInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        paper = document(ctx, given)
        return [] if paper is None else [PaperOrder("D18", paperdata.proof_of_service(ctx, paper, given))]

    def apply(self, session: Session, entry: Entry, given: ServiceInput, assigned: dict[str, Any]) -> None:
        session.add(
            Service(
                id=entry.id,
                case_id=str(entry.case_id),
                proof_id=next((p["id"] for p in entry.content["papers"] if p["code"] == "D18"), ""),
                served_by=entry.author,
                **given.model_dump(exclude={"consent"}),
            )
        )


@register
class ServePaper(Serve):
    """Serve any paper but the notice to the respondent, which starts a clock and has an act of its own."""

    name = "paper.serve"

    def check(self, ctx: Context, given: ServiceInput) -> list[Refusal]:
        refusals = super().check(ctx, given)
        paper = document(ctx, given)
        need(refusals, paper is None or paper.code not in {"D07", "D18"}, "FD-1318", "document_id")
        return refusals

    def assign(self, ctx: Context, given: ServiceInput) -> dict[str, Any]:
        paper = document(ctx, given)
        if paper is None or paper.code != "D14" or given.to_role != "respondent":
            return super().assign(ctx, given)
        due = duetimes.due_at(ctx, ClockKind.MEASURE, given.served_at, printed=moment(paper.data["execute_by"]))
        return super().assign(ctx, given) | {"execute_due": stamp(due)}

    def apply(self, session: Session, entry: Entry, given: ServiceInput, assigned: dict[str, Any]) -> None:
        super().apply(session, entry, given, assigned)
        if "execute_due" in assigned:  # the quick notice reached the respondent: now it has to be carried out
            due = moment(assigned["execute_due"])
            rows.start_clock(session, entry, ClockKind.MEASURE, due, start=given.served_at)
