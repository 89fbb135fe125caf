"""How the state of a case looks: the colour and the icon of its chip."""

from __future__ import annotations

from fairdesk.core.states import State
from fairdesk.i18n import t
from fairdesk.ui.widgets.chip import ChipSpec
from fairdesk.ui.widgets.chip import State as Look

LOOK: dict[State, tuple[Look, str]] = {
    State.DRAFT: ("neutral", "pencil-outline"),
    State.RECEIVED: ("info", "inbox-outline"),
    State.SUPPLEMENT: ("warn", "file-clock-outline"),
    State.REJECTED: ("neutral", "close-circle-outline"),
    State.ACCEPTED: ("info", "clipboard-check-outline"),
    State.INSPECT: ("info", "eye-outline"),
    State.NOTIFIED: ("info", "send-outline"),
    State.ANSWERED: ("info", "file-check-outline"),
    State.DEFAULTED: ("warn", "clock-alert-outline"),
    State.OPINION: ("info", "scale-balance"),
    State.MEDIATION: ("info", "handshake-outline"),
    State.MEASURE: ("danger", "gavel"),
    State.IN_FORCE: ("danger", "gavel"),
    State.CLEARED: ("ok", "check-circle-outline"),
    State.UNDECIDED: ("warn", "help-circle-outline"),
    State.SETTLED: ("ok", "handshake-outline"),
    State.WITHDRAWN: ("neutral", "undo"),
    State.TRANSFERRED: ("neutral", "arrow-right"),
    State.REOPENED: ("warn", "refresh"),
    State.CLOSED: ("neutral", "lock-outline"),
}
"""Colour and icon of every state."""


def state_chip(state: str) -> ChipSpec:
    """The chip of a case's state."""
    look, icon = LOOK[State(state)]
    return ChipSpec(look, t(f"state.{state}"), icon)


def act_words(act: str) -> str:
    """The words of an act: ``complaint.accept`` → 受理."""
    return t(f"act.{act.replace('.', '_')}")
