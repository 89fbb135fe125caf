"""Four eyes on the quick notice (D14): nobody signs a measure alone on a case that is their own.

Source: domain.md §13.6. At a station with one handler or head on duty the organiser, whose seal stands on the paper
anyway, is the second pair of eyes, and the act says so.
"""

from __future__ import annotations

from typing import Any, Literal

from sqlmodel import Session, col, select

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.people.staff import on_duty
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import SecondLook

DECIDERS = ("handler", "head")
Eyes = Literal["author", "second_look", "organiser"]


def second_eyes(ctx: Context) -> dict[str, str] | None:
    """Who the second pair of eyes on the case is: ``{"eyes": …, "checked_by": staff id or ""}``.

    ``author``: the case is somebody else's, so who signs has looked anew. ``second_look``: the handler signs, another
    person on duty looked through the case before. ``organiser``: nobody else is on duty. ``None``: nobody looked yet.
    An act records this under ``assigned`` and checks it with ``four_eyes``.
    """
    if ctx.the_case.handler_id != ctx.author.id:
        return {"eyes": "author", "checked_by": ctx.author.id}
    others = {person.id for person in on_duty(ctx.session, ctx.station.id, *DECIDERS)} - {ctx.author.id}
    if not others:
        return {"eyes": "organiser", "checked_by": ""}
    looks = select(SecondLook).where(SecondLook.case_id == ctx.the_case.id).order_by(col(SecondLook.at).desc())
    for look in ctx.session.exec(looks):
        if look.by != ctx.author.id:
            return {"eyes": "second_look", "checked_by": look.by}
    return None


def four_eyes(ctx: Context) -> list[Refusal]:
    """Refuse unless there is a second pair of eyes; the reason names who could look."""
    if second_eyes(ctx) is not None:
        return []
    others = [p.name for p in on_duty(ctx.session, ctx.station.id, *DECIDERS) if p.id != ctx.author.id]
    return [Refusal("FD-1970", "", {"names": "、".join(others)})]


class LookInput(Input):
    """What the second person looked at and found in order."""

    note: str


@register
class LookThrough(Act[LookInput]):
    """A second person on duty looked through the case (files, right, comparison, service) before a measure."""

    name = "case.second_look"
    input = LookInput
    on_case = False

    def check(self, ctx: Context, given: LookInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        case = ctx.the_case
        need(refusals, ctx.state is not State.CLOSED, "FD-1965", number=case.number)
        need(refusals, case.handler_id != ctx.author.id, "FD-1971")
        need(refusals, bool(given.note), "FD-1101", "note", zh="核对了什么", en="What was checked")
        return refusals

    def apply(self, session: Session, entry: Entry, given: LookInput, assigned: dict[str, Any]) -> None:
        session.add(
            SecondLook(id=entry.id, case_id=str(entry.case_id), at=entry.moment, by=entry.author, note=given.note)
        )
