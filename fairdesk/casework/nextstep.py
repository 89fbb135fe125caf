"""What to do next with a case: the default step, the other possible ones, and what stands in their way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from fairdesk.casework import opinion, suspension, transfer
from fairdesk.casework.acceptance import acceptance_obstacles
from fairdesk.casework.act import Refusal
from fairdesk.casework.closing import unfinished
from fairdesk.casework.context import Context
from fairdesk.casework.measure import grounds_open
from fairdesk.casework.people import foureyes
from fairdesk.core.clocks import ClockKind
from fairdesk.core.states import ENDED, OPEN, State, may
from fairdesk.store.tables import Document, Staff

ADDRESSEE = {
    "D03": "complainant",
    "D04": "complainant",
    "D05": "complainant",
    "D07": "respondent",
    "D13": "complainant",
    "D14": "respondent",
    "D16": "complainant",
    "D28": "complainant",
    "D29": "organiser",
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
    found = [*_STEPS[ctx.state](ctx, serve)] if ctx.state in _STEPS else []
    found = [each for step in found for each in (_with_four_eyes(ctx, step) if step.act == "measure.order" else [step])]
    if suspension.FLAG in ctx.the_case.flags:
        found = [Step("case.resume"), *(step for step in found if step.act in suspension.STILL_POSSIBLE)]
    elif ctx.state in OPEN:
        found += [Step(act) for act in _ALWAYS if may(act, ctx.state)]
        if ctx.now > ctx.fair.closes_at and may("case.transfer", ctx.state) and ctx.state not in ENDED:
            # Measures 2006: what is unfinished at the end goes to the competent authority
            found = [Step("case.transfer"), *(step for step in found if step.act != "case.transfer")]
    return [replace(step, default=index == 0) for index, step in enumerate(found)]


def _with_four_eyes(ctx: Context, order: Step) -> list[Step]:
    """The measure; while four eyes miss, the handler is told so, and everybody else may look through the case."""
    handler = ctx.session.get(Staff, ctx.the_case.handler_id)
    if handler is None or foureyes.second_eyes(replace(ctx, author=handler)) is not None:
        return [order]
    if handler.id == ctx.author.id:
        return [replace(order, obstacles=tuple(foureyes.four_eyes(ctx)))]
    return [order, Step("case.second_look")]


_ALWAYS = ("mediation.begin", "complaint.withdraw", "case.transfer", "case.suspend")
"""Ways out that are open nearly all the time; offered last."""


def _received(ctx: Context, serve: list[Step]) -> list[Step]:
    obstacles = tuple(acceptance_obstacles(ctx))
    accept = Step("complaint.accept", obstacles=obstacles)
    supply, reject = Step("complaint.supply"), Step("complaint.reject")
    if not obstacles:
        return [accept, reject, *serve]
    if any(o.code not in {"FD-1211"} for o in obstacles):
        return [reject, supply, accept, *serve]
    if ctx.documents("D03"):
        clock = ctx.clock(ClockKind.SUPPLEMENT)
        late = clock is not None and clock.overdue(ctx.now)
        return [*([reject, supply] if late else [supply, reject]), accept, *serve]
    return [Step("complaint.require_supplement"), supply, accept, reject, *serve]


def _notify(ctx: Context) -> Step:
    notices = ctx.documents("D07")
    if notices:
        return Step("respondent.serve", document_id=notices[0].id, document_code="D07", to_role="respondent")
    return Step("respondent.notify")


def _accepted(ctx: Context, serve: list[Step]) -> list[Step]:
    return [_notify(ctx), *serve, Step("inspection.begin")]


def _inspect(ctx: Context, serve: list[Step]) -> list[Step]:
    record = Step("inspection.record")
    return [_notify(ctx), record, *serve] if ctx.documents("D09") else [record, _notify(ctx), *serve]


def _notified(ctx: Context, serve: list[Step]) -> list[Step]:
    clock = ctx.clock(ClockKind.ANSWER)
    answer, default = Step("answer.receive"), Step("answer.default")
    order = [Step("measure.order")] if grounds_open(ctx) else []
    first = [default, answer] if clock is not None and clock.overdue(ctx.now) else [answer]
    return [*first, *order, *serve, Step("inspection.record")]


def _answered(ctx: Context, serve: list[Step]) -> list[Step]:
    order, commission, finding = Step("measure.order"), Step("opinion.commission"), Step("finding.record")
    first = [order, commission, finding] if "ADMISSION" in grounds_open(ctx) else [commission, finding, order]
    return [*first, *serve, Step("inspection.record")]


def _defaulted(ctx: Context, serve: list[Step]) -> list[Step]:
    return [Step("measure.order"), Step("answer.receive"), *serve, Step("inspection.record")]


def _opinion(ctx: Context, serve: list[Step]) -> list[Step]:
    if opinion.current(ctx.session, ctx.the_case.id) is not None:
        return [Step("opinion.issue"), *serve]
    order, finding = Step("measure.order"), Step("finding.record")
    return [*([order] if "OPINION" in grounds_open(ctx) else [finding]), *serve]


def _mediation(ctx: Context, serve: list[Step]) -> list[Step]:
    return [Step("mediation.settle"), Step("mediation.fail"), *serve]


def _measure(ctx: Context, serve: list[Step]) -> list[Step]:
    return [*serve, Step("measure.confirm"), Step("measure.lift")]


def _in_force(ctx: Context, serve: list[Step]) -> list[Step]:
    again, close = Step("measure.recheck"), Step("case.close", obstacles=tuple(unfinished(ctx)))
    first = [close, again] if ctx.now > ctx.fair.closes_at else [again, close]
    return [*serve, *first, Step("measure.lift"), *_repeat(ctx)]


def _reopened(ctx: Context, serve: list[Step]) -> list[Step]:
    return [Step("measure.order"), *_repeat(ctx), *serve]


def _repeat(ctx: Context) -> list[Step]:
    return [Step("repeat.report")] if "repeat_infringer" in ctx.the_case.flags else []


def _transferred(ctx: Context, serve: list[Step]) -> list[Step]:
    row = transfer.latest(ctx.session, ctx.the_case.id)
    return _ended(ctx, serve) if row is not None and row.receipt_no else [Step("transfer.receipt"), *serve]


def _ended(ctx: Context, serve: list[Step]) -> list[Step]:
    close = Step("case.close", obstacles=tuple(unfinished(ctx)))
    return [*serve, close] if close.obstacles else [close, *serve]


_STEPS: dict[State, Callable[[Context, list[Step]], list[Step]]] = {
    State.RECEIVED: _received,
    State.SUPPLEMENT: _received,
    State.ACCEPTED: _accepted,
    State.INSPECT: _inspect,
    State.NOTIFIED: _notified,
    State.ANSWERED: _answered,
    State.DEFAULTED: _defaulted,
    State.OPINION: _opinion,
    State.MEDIATION: _mediation,
    State.MEASURE: _measure,
    State.IN_FORCE: _in_force,
    State.REOPENED: _reopened,
    State.TRANSFERRED: _transferred,
    State.REJECTED: _ended,
    State.CLEARED: _ended,
    State.UNDECIDED: _ended,
    State.SETTLED: _ended,
    State.WITHDRAWN: _ended,
}
