"""The states of a complaint and which act leads from where to where.

Source: domain.md §13.1 and §13.2. The acts of a transition are checked by the guards of ``casework``; this table only
says what is possible at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a complaint stands."""

    RECEIVED = "RECEIVED"
    SUPPLEMENT = "SUPPLEMENT"
    REJECTED = "REJECTED"
    ACCEPTED = "ACCEPTED"
    NOTIFIED = "NOTIFIED"
    ANSWERED = "ANSWERED"
    DEFAULTED = "DEFAULTED"
    MEASURE = "MEASURE"
    CLEARED = "CLEARED"
    UNDECIDED = "UNDECIDED"
    WITHDRAWN = "WITHDRAWN"
    CLOSED = "CLOSED"


OPEN = frozenset(
    {State.RECEIVED, State.SUPPLEMENT, State.ACCEPTED, State.NOTIFIED, State.ANSWERED, State.DEFAULTED, State.MEASURE}
)
"""States in which work remains that is not just filing."""

ENDED = frozenset({State.REJECTED, State.MEASURE, State.CLEARED, State.UNDECIDED, State.WITHDRAWN})
"""States from which a case may be closed and archived."""


@dataclass(frozen=True, slots=True)
class Transition:
    """An act, the states it may start from and the state it leads to (``None``: the state stays)."""

    act: str
    sources: frozenset[State]
    target: State | None


def _t(act: str, sources: frozenset[State] | set[State] | State, target: State | None) -> Transition:
    start = frozenset({sources}) if isinstance(sources, State) else frozenset(sources)
    return Transition(act, start, target)


TRANSITIONS: dict[str, Transition] = {
    t.act: t
    for t in (
        _t("complaint.require_supplement", State.RECEIVED, State.SUPPLEMENT),
        _t("complaint.supply", {State.RECEIVED, State.SUPPLEMENT}, None),
        _t("complaint.accept", {State.RECEIVED, State.SUPPLEMENT}, State.ACCEPTED),
        _t("complaint.reject", {State.RECEIVED, State.SUPPLEMENT}, State.REJECTED),
        _t("complaint.withdraw", OPEN, State.WITHDRAWN),
        _t("respondent.notify", State.ACCEPTED, None),
        _t("respondent.serve", State.ACCEPTED, State.NOTIFIED),
        _t("answer.receive", {State.NOTIFIED, State.DEFAULTED}, State.ANSWERED),
        _t("answer.default", State.NOTIFIED, State.DEFAULTED),
        _t("finding.record", State.ANSWERED, None),
        _t("measure.order", {State.NOTIFIED, State.ANSWERED, State.DEFAULTED}, State.MEASURE),
        _t("paper.serve", frozenset(State) - {State.CLOSED}, None),
        _t("evidence.add", OPEN, None),
        _t("comparison.record", OPEN, None),
        _t("case.close", ENDED, State.CLOSED),
    )
}
"""Every act that belongs to a case, by name."""


def may(act: str, state: State) -> bool:
    """Whether ``act`` is possible at all in ``state``. Raises ``KeyError`` for an unknown act."""
    return state in TRANSITIONS[act].sources
