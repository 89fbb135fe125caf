"""What to do next with a case: the default step, the other possible ones, and what stands in their way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fairdesk.casework.acceptance import acceptance_obstacles
from fairdesk.casework.act import Refusal
from fairdesk.casework.closing import unfinished
from fairdesk.casework.context import Context
from fairdesk.casework.measure import grounds_open
from fairdesk.core.clocks import ClockKind
from fairdesk.core.states import State
from fairdesk.store.tables import Document

ADDRESSEE = {
    "D03": "complainant",
    "D04": "complainant",
    "D05": "complainant",
    "D07": "respondent",
    "D14": "respondent",
    "D28": "complainant",
}
"""Who has to receive which paper. Source: domain.md §9.2."""


@dataclass(frozen=True, slots=True)
class Step:
    """A possible next act. ``obstacles`` are known beforehand; the act checks again when it is done."""

    act: str
    default: bool = False
    document_id: str = ""
    document_code: str = ""
    to_role: str = ""
    obstacles: tuple[Refusal, ...] = ()


def to_serve(ctx: Context) -> list[tuple[Document, str]]:
    """Issued papers that still have to reach their addressee, oldest first."""
    done = {(s.document_id, s.to_role) for s in ctx.services()}
    return [
        (paper, ADDRESSEE[paper.code])
        for paper in ctx.documents(*ADDRESSEE)
        if (paper.id, ADDRESSEE[paper.code]) not in done
    ]


def steps(ctx: Context) -> list[Step]:
    """All possible steps, the default first."""
    serve = [
        Step("paper.serve", document_id=paper.id, document_code=paper.code, to_role=role)
        for paper, role in to_serve(ctx)
        if paper.code != "D07"
    ]
    found = _STEPS.get(ctx.state, _ended)(ctx, serve)
    return [replace(step, default=index == 0) for index, step in enumerate(found)]


def _received(ctx: Context, serve: list[Step]) -> list[Step]:
    obstacles = tuple(acceptance_obstacles(ctx))
    accept = Step("complaint.accept", obstacles=obstacles)
    supply, reject, withdraw = Step("complaint.supply"), Step("complaint.reject"), Step("complaint.withdraw")
    if not obstacles:
        return [accept, reject, withdraw, *serve]
    if any(o.code not in {"FD-1211"} for o in obstacles):
        return [reject, supply, accept, withdraw, *serve]
    if ctx.documents("D03"):
        clock = ctx.clock(ClockKind.SUPPLEMENT)
        late = clock is not None and clock.overdue(ctx.now)
        return [*([reject, supply] if late else [supply, reject]), accept, withdraw, *serve]
    return [Step("complaint.require_supplement"), supply, accept, reject, withdraw, *serve]


def _accepted(ctx: Context, serve: list[Step]) -> list[Step]:
    notices = ctx.documents("D07")
    if notices:
        first = Step("respondent.serve", document_id=notices[0].id, document_code="D07", to_role="respondent")
    else:
        first = Step("respondent.notify")
    return [first, *serve, Step("complaint.withdraw")]


def _notified(ctx: Context, serve: list[Step]) -> list[Step]:
    clock = ctx.clock(ClockKind.ANSWER)
    answer, default = Step("answer.receive"), Step("answer.default")
    order = [Step("measure.order")] if grounds_open(ctx) else []
    first = [default, answer] if clock is not None and clock.overdue(ctx.now) else [answer]
    return [*first, *order, *serve, Step("complaint.withdraw")]


def _answered(ctx: Context, serve: list[Step]) -> list[Step]:
    order, finding = Step("measure.order"), Step("finding.record")
    admitted = "ADMISSION" in grounds_open(ctx)
    return [*([order, finding] if admitted else [finding, order]), *serve, Step("complaint.withdraw")]


def _defaulted(ctx: Context, serve: list[Step]) -> list[Step]:
    return [Step("measure.order"), Step("answer.receive"), *serve, Step("complaint.withdraw")]


def _ended(ctx: Context, serve: list[Step]) -> list[Step]:
    if ctx.state is State.CLOSED:
        return []
    close = Step("case.close", obstacles=tuple(unfinished(ctx)))
    return [*serve, close] if close.obstacles else [close, *serve]


_STEPS = {
    State.RECEIVED: _received,
    State.SUPPLEMENT: _received,
    State.ACCEPTED: _accepted,
    State.NOTIFIED: _notified,
    State.ANSWERED: _answered,
    State.DEFAULTED: _defaulted,
}
