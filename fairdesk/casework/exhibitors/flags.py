"""Flags of a case that rest on earlier sessions: put on or taken off by a person, with the results they rest on."""

from __future__ import annotations

from typing import Any, Literal

from sqlmodel import Session

from fairdesk.casework import rows
from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import CaseFlag


class HitInput(Input):
    """An earlier result as it was shown to the person; a copy, because the imported list stays at the station."""

    list_sha256: str
    line: str
    session: str
    day: str = ""
    complainant: str = ""
    respondent: str
    right_number: str = ""
    outcome: str
    outcome_text: str = ""
    basis: Literal["same_uscc", "confirmed"]
    """Why this is the same company: by its social credit code, or because a person confirmed it."""


class FlagInput(Input):
    """Which flag, on or off, why, and from which earlier results."""

    flag: Literal["repeat_infringer", "repeat_complaint"]
    on: bool = True
    reason: str
    hits: tuple[HitInput, ...] = ()


@register
class FlagCase(Act[FlagInput]):
    """Flag a case. Source: domain.md §13.1 (independent flags); a flag on needs at least one earlier result."""

    name = "case.flag"
    input = FlagInput
    on_case = False  # any state but CLOSED may be flagged: the state does not change, ``check`` looks at it

    def check(self, ctx: Context, given: FlagInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        case = ctx.the_case
        there = given.flag in case.flags
        need(refusals, case.state != State.CLOSED.value, "FD-1870", number=case.number)
        need(refusals, bool(given.reason), "FD-1871", "reason")
        need(refusals, not given.on or bool(given.hits), "FD-1872", "hits")
        need(refusals, there != given.on, "FD-1873" if there else "FD-1874", "flag", number=case.number)
        return refusals

    def apply(self, session: Session, entry: Entry, given: FlagInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        others = [flag for flag in case.flags if flag != given.flag]
        case.flags = [*others, given.flag] if given.on else others
        session.add(
            CaseFlag(
                id=entry.id,
                case_id=case.id,
                flag=given.flag,
                on=given.on,
                at=entry.moment,
                by=entry.author,
                reason=given.reason,
                hits=[hit.model_dump() for hit in given.hits],
            )
        )
