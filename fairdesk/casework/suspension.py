"""A case stands still, for instance while the right is in invalidation proceedings. Source: domain.md §13.1 (flags)."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from fairdesk.casework import rows
from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.store.journal import Entry

FLAG = "suspended"
STILL_POSSIBLE = frozenset(
    {"case.resume", "complaint.withdraw", "case.transfer", "paper.serve", "evidence.add", "comparison.record"}
)
"""Acts that a suspended case still takes."""


class SuspendInput(Input):
    """Why."""

    note: str


@register
class Suspend(Act[SuspendInput]):
    """Suspend the case."""

    name = "case.suspend"
    input = SuspendInput

    def check(self, ctx: Context, given: SuspendInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.note), "FD-1691", "note")
        need(refusals, FLAG not in ctx.the_case.flags, "FD-1692")
        return refusals

    def apply(self, session: Session, entry: Entry, given: SuspendInput, assigned: dict[str, Any]) -> None:
        rows.flag(rows.case(session, entry), FLAG)


@register
class Resume(Act[SuspendInput]):
    """Go on with a suspended case."""

    name = "case.resume"
    input = SuspendInput

    def check(self, ctx: Context, given: SuspendInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.note), "FD-1691", "note")
        need(refusals, FLAG in ctx.the_case.flags, "FD-1693")
        return refusals

    def apply(self, session: Session, entry: Entry, given: SuspendInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        case.flags = [flag for flag in case.flags if flag != FLAG]
