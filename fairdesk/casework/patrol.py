"""A lead without a complainant: staff see something on patrol, at a sports event or on the opening day.

The station itself stands in the complainant's place; there is nothing to accept, so the case starts as accepted.
Source: domain.md §5.5, §13.4 (SPORTS: patrol lead).
"""

from __future__ import annotations

from typing import Any, Literal

from sqlmodel import Session

from fairdesk.casework import intake
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, register
from fairdesk.casework.context import Context
from fairdesk.casework.inputs import ComplaintInput, ItemInput, PartyInput, RightInput
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Case, Clock


class LeadInput(Input):
    """What was seen on patrol."""

    channel: Literal["patrol", "kiosk"] = "patrol"
    respondent: PartyInput
    hall: str = ""
    booth: str
    right: RightInput
    items: tuple[ItemInput, ...] = ()
    facts: str
    handler_id: str = ""

    def as_complaint(self, station: str) -> ComplaintInput:
        """The lead in the shape of a complaint by the station."""
        return ComplaintInput(
            complainant=PartyInput(name=station),
            respondent=self.respondent,
            hall=self.hall,
            booth=self.booth,
            right=self.right,
            items=self.items,
            facts=self.facts,
            truth_declared=True,
            data_consent=True,
            handler_id=self.handler_id,
        )


@register
class ReceiveLead(Act[LeadInput]):
    """Enter a patrol lead; it gets a number like a complaint."""

    name = "lead.receive"
    input = LeadInput
    on_case = False

    def check(self, ctx: Context, given: LeadInput) -> list[Refusal]:
        return intake.RECEIVE.check(ctx, given.as_complaint(ctx.station.name_zh))

    def assign(self, ctx: Context, given: LeadInput) -> dict[str, Any]:
        complaint = given.as_complaint(ctx.station.name_zh)
        return intake.RECEIVE.assign(ctx, complaint) | {"station_name": ctx.station.name_zh}

    def papers(self, ctx: Context, given: LeadInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return intake.RECEIVE.papers(ctx, given.as_complaint(assigned["station_name"]), assigned)

    def apply(self, session: Session, entry: Entry, given: LeadInput, assigned: dict[str, Any]) -> None:
        intake.RECEIVE.apply(session, entry, given.as_complaint(assigned["station_name"]), assigned)
        session.flush()
        case = session.get_one(Case, entry.id)
        case.channel = given.channel
        case.state, case.accepted_at = State.ACCEPTED.value, entry.moment
        case.flags = [*case.flags, "patrol_lead"]
        session.get_one(Clock, f"{case.id}/clock/acceptance").stopped_at = entry.moment
