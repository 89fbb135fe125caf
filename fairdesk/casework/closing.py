"""A case is closed: every paper there, every service proved, an archive number given (D21)."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from fairdesk.casework import paperdata, rows, transfer
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, both, need, register
from fairdesk.casework.context import Context
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Service

_NOTIFIED = (("D01", None), ("D07", "respondent"))
REQUIRED: dict[State, tuple[tuple[str, str | None], ...]] = {
    State.REJECTED: (("D01", None), ("D05", "complainant")),
    State.WITHDRAWN: (("D01", None), ("D17", None)),
    State.IN_FORCE: (*_NOTIFIED, ("D14", "respondent"), ("D20", None)),
    State.CLEARED: (*_NOTIFIED, ("D28", "complainant")),
    State.UNDECIDED: (*_NOTIFIED, ("D28", "complainant")),
    State.SETTLED: (("D01", None), ("D16", "complainant")),
    State.TRANSFERRED: (("D01", None), ("D19", None)),
}
"""Papers that an archived case must hold, and to whom each must have been served. Source: domain.md §9.2, §13.2."""


class CloseInput(Input):
    """What the handler sums up."""

    summary: str


def unfinished(ctx: Context) -> list[Refusal]:
    """Papers and services that still miss before the case can be closed."""
    refusals: list[Refusal] = []
    services = ctx.services()
    if ctx.state is State.TRANSFERRED:
        row = transfer.latest(ctx.session, ctx.the_case.id)
        need(refusals, row is not None and bool(row.receipt_no), "FD-1704")
    if ctx.the_case.accepted_at and "patrol_lead" not in ctx.the_case.flags:
        refusals += _missing(ctx, services, "D04", "complainant")
    for code, role in REQUIRED.get(ctx.state, ()):
        refusals += _missing(ctx, services, code, role)
    return refusals


def _missing(ctx: Context, services: list[Service], code: str, role: str | None) -> list[Refusal]:
    refusals: list[Refusal] = []
    papers = ctx.documents(code)
    need(refusals, bool(papers), "FD-1701", "", code=code)
    if papers and role is not None:
        ids = {paper.id for paper in papers}
        served = any(s.document_id in ids and s.to_role == role for s in services)
        need(refusals, served, "FD-1702", "", code=code, number=papers[-1].number, **both("role", f"party_role.{role}"))
    return refusals


@register
class Close(Act[CloseInput]):
    """Close and archive; nothing of the case changes afterwards."""

    name = "case.close"
    input = CloseInput

    def check(self, ctx: Context, given: CloseInput) -> list[Refusal]:
        refusals = unfinished(ctx)
        need(refusals, bool(given.summary), "FD-1703", "summary")
        return refusals

    def assign(self, ctx: Context, given: CloseInput) -> dict[str, Any]:
        return {"archive_no": f"{ctx.fair.code}-{ctx.the_case.year}-{ctx.the_case.n}"}

    def papers(self, ctx: Context, given: CloseInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [PaperOrder("D21", paperdata.closing(ctx, given.summary, assigned["archive_no"]))]

    def apply(self, session: Session, entry: Entry, given: CloseInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        case.state = State.CLOSED.value
        case.closed_at = entry.moment
        case.archive_no = assigned["archive_no"]
        rows.stop_clocks(session, entry)
