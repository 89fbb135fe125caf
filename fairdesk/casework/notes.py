"""What is noted on a case besides its steps: evidence, comparisons, copies that left a printer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field
from sqlalchemy import func
from sqlmodel import Session, select

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Comparison, Document, Evidence, PrintLog

VERDICTS = frozenset({"basis", "considered", "needs_expert"})
"""Taken as the right of this case; considered, not similar; needs an expert. Source: look.md, Compare."""


class EvidenceInput(Input):
    """A file already in the store, and what it shows."""

    sha256: str
    kind: str = "photo"
    name: str
    mime: str
    size: int
    taken_at: datetime
    place: str = ""
    shows: str = ""


@register
class AddEvidence(Act[EvidenceInput]):
    """Enter a photo or document in the evidence register (D11)."""

    name = "evidence.add"
    input = EvidenceInput

    def check(self, ctx: Context, given: EvidenceInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, len(given.sha256) == 64 and given.size > 0, "FD-1801", "sha256", name=given.name)
        need(refusals, given.taken_at.tzinfo is not None and given.taken_at <= ctx.now, "FD-1802", "taken_at")
        return refusals

    def assign(self, ctx: Context, given: EvidenceInput) -> dict[str, Any]:
        used = ctx.session.exec(select(func.max(Evidence.no)).where(Evidence.case_id == ctx.the_case.id)).one()
        return {"no": (used or 0) + 1}

    def apply(self, session: Session, entry: Entry, given: EvidenceInput, assigned: dict[str, Any]) -> None:
        session.add(
            Evidence(
                id=entry.id, case_id=str(entry.case_id), no=assigned["no"], taken_by=entry.author, **given.model_dump()
            )
        )


class ComparisonInput(Input):
    """One hit of a search that somebody decided on."""

    query: str
    classes: tuple[int, ...] = ()
    pack: str
    number: str
    title: str
    score: float = Field(ge=0, le=1)
    parts: dict[str, float]
    reasons: tuple[dict[str, str], ...] = ()
    verdict: str
    note: str = ""


@register
class RecordComparison(Act[ComparisonInput]):
    """Keep what was compared and what it was taken for."""

    name = "comparison.record"
    input = ComparisonInput

    def check(self, ctx: Context, given: ComparisonInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, given.verdict in VERDICTS, "FD-1811", "verdict", verdict=given.verdict)
        need(refusals, bool(given.query), "FD-1812", "query")
        return refusals

    def apply(self, session: Session, entry: Entry, given: ComparisonInput, assigned: dict[str, Any]) -> None:
        data = given.model_dump()
        data |= {"classes": list(given.classes), "reasons": [dict(reason) for reason in given.reasons]}
        session.add(Comparison(id=entry.id, case_id=str(entry.case_id), at=entry.moment, by=entry.author, **data))


class PrintInput(Input):
    """A copy that was sent to a printer. ``outcome``: printed, cancelled, no_printer, failed."""

    document_id: str
    printer: str
    copies: int = Field(ge=1)
    outcome: str
    reprint: bool = False


@register
class LogPrint(Act[PrintInput]):
    """Log a print; reprints are marked 补打."""

    name = "paper.print"
    input = PrintInput
    on_case = False

    def check(self, ctx: Context, given: PrintInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, ctx.session.get(Document, given.document_id) is not None, "FD-1311", "document_id")
        return refusals

    def apply(self, session: Session, entry: Entry, given: PrintInput, assigned: dict[str, Any]) -> None:
        session.add(PrintLog(id=entry.id, at=entry.moment, by=entry.author, **given.model_dump()))
