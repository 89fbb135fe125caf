"""A case goes to an authority (D19), and its receipt comes back. Source: Measures 2006, Art. 11; domain.md §13.2."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sqlmodel import Session, col, select

from fairdesk.casework import duetimes, proceedingdata, rows
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, moment, need, register
from fairdesk.casework.context import Context
from fairdesk.core.canonical import stamp
from fairdesk.core.clocks import ClockKind
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Transfer

Reason = Literal["forwarding", "counterfeit_patent", "unfinished", "competence", "crime"]


class TransferInput(Input):
    """Where it goes and why; the organiser confirms facts and evidence."""

    to: str
    reason: Reason
    facts: str
    organiser_by: str


@register
class TransferCase(Act[TransferInput]):
    """Transfer the case (D19)."""

    name = "case.transfer"
    input = TransferInput

    def check(self, ctx: Context, given: TransferInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.to), "FD-1681", "to")
        need(refusals, bool(given.facts), "FD-1682", "facts")
        need(refusals, bool(given.organiser_by), "FD-1607", "organiser_by")
        need(refusals, given.reason != "unfinished" or ctx.now >= ctx.fair.closes_at, "FD-1683", "reason")
        return refusals

    def assign(self, ctx: Context, given: TransferInput) -> dict[str, Any]:
        due = duetimes.due(ctx, ClockKind.POST_FAIR, ctx.fair.closes_at) if given.reason == "unfinished" else None
        return {"receipt_due": None if due is None else stamp(due.at), "fair_closed": stamp(ctx.fair.closes_at)}

    def papers(self, ctx: Context, given: TransferInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [PaperOrder("D19", proceedingdata.transfer(ctx, given))]

    def apply(self, session: Session, entry: Entry, given: TransferInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        session.add(
            Transfer(
                id=entry.id,
                case_id=case.id,
                to=given.to,
                reason=given.reason,
                at=entry.moment,
                document_id=entry.content["papers"][0]["id"],
            )
        )
        case.state, case.outcome, case.decided_at = State.TRANSFERRED.value, "TRANSFERRED", entry.moment
        rows.stop_clocks(session, entry)
        if assigned["receipt_due"] is not None:
            start = moment(assigned["fair_closed"])
            rows.start_clock(session, entry, ClockKind.POST_FAIR, moment(assigned["receipt_due"]), start=start)


class ReceiptInput(Input):
    """The authority's receipt."""

    receipt_no: str
    received_at: datetime


@register
class RecordReceipt(Act[ReceiptInput]):
    """The receipt of the authority came back; only then the case can be closed."""

    name = "transfer.receipt"
    input = ReceiptInput

    def check(self, ctx: Context, given: ReceiptInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.receipt_no), "FD-1684", "receipt_no")
        at = given.received_at
        need(refusals, at.tzinfo is not None and at <= ctx.now, "FD-1685", "received_at")
        return refusals

    def apply(self, session: Session, entry: Entry, given: ReceiptInput, assigned: dict[str, Any]) -> None:
        row = latest(session, str(entry.case_id))
        if row is not None:
            row.receipt_no, row.receipt_at = given.receipt_no, given.received_at
        rows.stop_clock(session, entry, ClockKind.POST_FAIR)


def latest(session: Session, case_id: str) -> Transfer | None:
    """The newest transfer of a case."""
    return session.exec(select(Transfer).where(Transfer.case_id == case_id).order_by(col(Transfer.at).desc())).first()
