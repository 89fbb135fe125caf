"""A case is closed: every paper there, every service proved, an archive number given (D21)."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from fairdesk.casework import paperdata, rows
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, both, need, register
from fairdesk.casework.context import Context
from fairdesk.core.states import State
from fairdesk.store.journal import Entry

REQUIRED = {
    State.REJECTED: (("D01", None), ("D05", "complainant")),
    State.WITHDRAWN: (("D01", None), ("D17", None)),
    State.MEASURE: (("D01", None), ("D04", "complainant"), ("D07", "respondent"), ("D14", "respondent")),
    State.CLEARED: (("D01", None), ("D04", "complainant"), ("D07", "respondent"), ("D28", "complainant")),
    State.UNDECIDED: (("D01", None), ("D04", "complainant"), ("D07", "respondent"), ("D28", "complainant")),
}
"""Papers that an archived case must hold, and to whom each must have been served. Source: domain.md §9.2, §13.2."""


class CloseInput(Input):
    """What the handler sums up."""

    summary: str


def unfinished(ctx: Context) -> list[Refusal]:
    """Papers and services that still miss before the case can be closed."""
    refusals: list[Refusal] = []
    services = ctx.services()
    for code, role in REQUIRED.get(ctx.state, ()):
        papers = ctx.documents(code)
        need(refusals, bool(papers), "FD-1701", code=code)
        if papers and role is not None:
            ids = {paper.id for paper in papers}
            served = any(s.document_id in ids and s.to_role == role for s in services)
            need(
                refusals,
                served,
                "FD-1702",
                "",
                code=code,
                number=papers[-1].number,
                **both("role", f"party_role.{role}"),
            )
    return refusals


@register
class Close(Act[CloseInput]):
    """Close and archive; nothing of the case changes afterwards."""

    name = "case.close"
    input = CloseInput
    roles = frozenset({"handler", "head"})

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
