"""After a contested answer the station may find that nothing is suspected, or that it cannot tell on site."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from fairdesk.casework import opinion, paperdata, rows
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Finding

RESULTS = {
    "NOT_SUSPECTED": (State.CLEARED, "CLEARED"),
    "UNDECIDABLE_ON_SITE": (State.UNDECIDED, "UNDECIDED_REFERRED"),
    "OUT_OF_COMPETENCE": (State.UNDECIDED, "UNDECIDED_REFERRED"),
}
"""Result code → state and outcome. A finding of suspicion needs the reference opinion D13. Source: domain.md §15.1."""


class FindingInput(Input):
    """The result and what it rests on."""

    result: str
    reasons: str


@register
class RecordFinding(Act[FindingInput]):
    """Tell the complainant the result and the further routes (D28)."""

    name = "finding.record"
    input = FindingInput

    def check(self, ctx: Context, given: FindingInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, given.result in RESULTS, "FD-1501", "result", result=given.result)
        need(refusals, bool(given.reasons), "FD-1502", "reasons")
        issued = opinion.latest(ctx.session, ctx.the_case.id)
        agrees = issued is None or issued.result in {given.result, "SUSPECTED"}
        need(refusals, agrees, "FD-1503", "result")
        need(refusals, ctx.state is not State.OPINION or issued is not None, "FD-1654")
        return refusals

    def papers(self, ctx: Context, given: FindingInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [PaperOrder("D28", paperdata.result(ctx, given.result, given.reasons, measures=()))]

    def apply(self, session: Session, entry: Entry, given: FindingInput, assigned: dict[str, Any]) -> None:
        state, outcome = RESULTS[given.result]
        session.add(
            Finding(
                id=entry.id,
                case_id=str(entry.case_id),
                at=entry.moment,
                result=given.result,
                reasons=given.reasons,
                by=entry.author,
            )
        )
        case = rows.case(session, entry)
        case.state, case.outcome, case.decided_at = state.value, outcome, entry.moment
        rows.stop_clocks(session, entry)
