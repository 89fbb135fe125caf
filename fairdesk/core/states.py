"""The states of a complaint and which act leads from where to where.

Source: domain.md §13.1 and §13.2. The acts of a transition are checked by the guards of ``casework``; this table only
says what is possible at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a complaint stands."""

    DRAFT = "DRAFT"
    """Being typed: no number, no case yet."""
    RECEIVED = "RECEIVED"
    SUPPLEMENT = "SUPPLEMENT"
    REJECTED = "REJECTED"
    ACCEPTED = "ACCEPTED"
    INSPECT = "INSPECT"
    NOTIFIED = "NOTIFIED"
    ANSWERED = "ANSWERED"
    DEFAULTED = "DEFAULTED"
    OPINION = "OPINION"
    MEDIATION = "MEDIATION"
    MEASURE = "MEASURE"
    IN_FORCE = "IN_FORCE"
    CLEARED = "CLEARED"
    UNDECIDED = "UNDECIDED"
    SETTLED = "SETTLED"
    WITHDRAWN = "WITHDRAWN"
    TRANSFERRED = "TRANSFERRED"
    REOPENED = "REOPENED"
    CLOSED = "CLOSED"


_S = State
BEFORE_ACCEPTANCE = frozenset({_S.RECEIVED, _S.SUPPLEMENT})
DISPUTE = frozenset({_S.ACCEPTED, _S.INSPECT, _S.NOTIFIED, _S.ANSWERED, _S.DEFAULTED, _S.OPINION})
"""Accepted, and nothing decided yet."""
OPEN = BEFORE_ACCEPTANCE | DISPUTE | {_S.MEDIATION, _S.MEASURE, _S.IN_FORCE, _S.REOPENED}
"""States in which work remains that is not just filing."""
ENDED = frozenset({_S.REJECTED, _S.IN_FORCE, _S.CLEARED, _S.UNDECIDED, _S.SETTLED, _S.WITHDRAWN, _S.TRANSFERRED})
"""States from which a case may be closed and archived."""
RUNNING = frozenset(State) - {_S.DRAFT, _S.CLOSED}
"""A case that exists and is not archived."""


@dataclass(frozen=True, slots=True)
class Transition:
    """An act, the states it may start from and the state it leads to.

    ``target`` is ``None`` where the state stays, or where the act's own result decides (``targets``).
    """

    act: str
    sources: frozenset[State]
    target: State | None
    targets: frozenset[State] = frozenset()

    @property
    def reachable(self) -> frozenset[State]:
        """Every state that the act may lead to, apart from the one it started in."""
        return self.targets | ({self.target} if self.target else frozenset())


def _t(
    act: str, sources: frozenset[State] | set[State] | State, target: State | None = None, *targets: State
) -> Transition:
    start = frozenset({sources}) if isinstance(sources, State) else frozenset(sources)
    return Transition(act, start, target, frozenset(targets))


TRANSITIONS: dict[str, Transition] = {
    t.act: t
    for t in (
        _t("complaint.require_supplement", _S.RECEIVED, _S.SUPPLEMENT),
        _t("complaint.supply", BEFORE_ACCEPTANCE),
        _t("complaint.accept", BEFORE_ACCEPTANCE, _S.ACCEPTED),
        _t("complaint.reject", BEFORE_ACCEPTANCE, _S.REJECTED),
        _t("complaint.withdraw", OPEN - {_S.IN_FORCE, _S.REOPENED}, _S.WITHDRAWN),
        _t("inspection.begin", _S.ACCEPTED, _S.INSPECT),
        _t("inspection.record", {_S.INSPECT, _S.NOTIFIED, _S.ANSWERED, _S.DEFAULTED}),
        _t("respondent.notify", {_S.ACCEPTED, _S.INSPECT}),
        _t("respondent.serve", {_S.ACCEPTED, _S.INSPECT}, _S.NOTIFIED),
        _t("answer.receive", {_S.NOTIFIED, _S.DEFAULTED}, _S.ANSWERED),
        _t("answer.default", _S.NOTIFIED, _S.DEFAULTED),
        _t("finding.record", {_S.ANSWERED, _S.OPINION}, None, _S.CLEARED, _S.UNDECIDED),
        _t("opinion.commission", _S.ANSWERED, _S.OPINION),
        _t("opinion.issue", _S.OPINION),
        _t("mediation.begin", DISPUTE, _S.MEDIATION),
        _t("mediation.fail", _S.MEDIATION, None, *DISPUTE),
        _t("mediation.settle", _S.MEDIATION, _S.SETTLED),
        _t("measure.order", {_S.NOTIFIED, _S.ANSWERED, _S.DEFAULTED, _S.OPINION, _S.REOPENED}, _S.MEASURE),
        _t("measure.confirm", _S.MEASURE, _S.IN_FORCE),
        _t("measure.recheck", _S.IN_FORCE, None, _S.REOPENED),
        _t("measure.lift", {_S.MEASURE, _S.IN_FORCE}, _S.CLEARED),
        _t("repeat.report", {_S.REOPENED, _S.MEASURE, _S.IN_FORCE}),
        _t("case.transfer", RUNNING - {_S.TRANSFERRED, _S.REJECTED, _S.WITHDRAWN, _S.SETTLED}, _S.TRANSFERRED),
        _t("transfer.receipt", _S.TRANSFERRED),
        _t("case.suspend", OPEN),
        _t("case.resume", OPEN),
        _t("paper.serve", RUNNING),
        _t("evidence.add", OPEN),
        _t("comparison.record", OPEN),
        _t("case.close", ENDED, _S.CLOSED),
    )
}
"""Every act that belongs to a case, by name."""


def may(act: str, state: State) -> bool:
    """Whether ``act`` is possible at all in ``state``. Raises ``KeyError`` for an unknown act."""
    return state in TRANSITIONS[act].sources
