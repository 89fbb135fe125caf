"""Queue tickets of a busy station: numbers of the day, called in order, served or not there.

Source: domain.md §12.1 (long queues in the first days).
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from sqlalchemy import func
from sqlmodel import Session, col, select

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Ticket

Purpose = Literal["complaint", "answer", "consultation", "paper", "other"]


class TakeInput(Input):
    """What somebody comes for. ``urgent``: a running deadline, or somebody who cannot stand in a queue."""

    purpose: Purpose
    urgent: bool = False


@register
class TakeTicket(Act[TakeInput]):
    """Give out the next number of the day."""

    name = "ticket.take"
    input = TakeInput
    on_case = False

    def assign(self, ctx: Context, given: TakeInput) -> dict[str, Any]:
        today = select(func.max(Ticket.n)).where(Ticket.station_id == ctx.station.id, Ticket.day == ctx.today)
        return {"day": ctx.today.isoformat(), "n": (ctx.session.exec(today).one() or 0) + 1}

    def apply(self, session: Session, entry: Entry, given: TakeInput, assigned: dict[str, Any]) -> None:
        session.add(
            Ticket(
                id=entry.id,
                station_id=entry.station,
                day=date.fromisoformat(assigned["day"]),
                n=assigned["n"],
                taken_at=entry.moment,
                state="waiting",
                **given.model_dump(),
            )
        )


def next_ticket(session: Session, station_id: str, day: date) -> Ticket | None:
    """Who is called next: urgent ones first, then by number."""
    query = select(Ticket).where(Ticket.station_id == station_id, Ticket.day == day, Ticket.state == "waiting")
    return session.exec(query.order_by(col(Ticket.urgent).desc(), col(Ticket.n))).first()


class CallInput(Input):
    """Call a number to a desk; without ``ticket_id`` the next one."""

    desk: str = ""
    ticket_id: str = ""


@register
class CallTicket(Act[CallInput]):
    """Call the next number, or one again."""

    name = "ticket.call"
    input = CallInput
    on_case = False

    def check(self, ctx: Context, given: CallInput) -> list[Refusal]:
        if given.ticket_id:
            return _open(ctx, given.ticket_id, "waiting", "called")
        waiting = next_ticket(ctx.session, ctx.station.id, ctx.today)
        return [] if waiting is not None else [Refusal("FD-1995")]

    def assign(self, ctx: Context, given: CallInput) -> dict[str, Any]:
        if given.ticket_id:
            return {"ticket_id": given.ticket_id}
        waiting = next_ticket(ctx.session, ctx.station.id, ctx.today)
        return {"ticket_id": waiting.id if waiting is not None else ""}

    def apply(self, session: Session, entry: Entry, given: CallInput, assigned: dict[str, Any]) -> None:
        row = session.get_one(Ticket, assigned["ticket_id"])
        row.state, row.calls, row.called_by, row.desk = "called", row.calls + 1, entry.author, given.desk
        row.called_at = row.called_at or entry.moment  # the waiting time ends with the first call


def _open(ctx: Context, ticket_id: str, *states: str) -> list[Refusal]:
    row = ctx.session.get(Ticket, ticket_id)
    if row is None or row.station_id != ctx.station.id or row.day != ctx.today:
        return [Refusal("FD-1978", "ticket_id")]
    refusals: list[Refusal] = []
    need(refusals, row.state in states, "FD-1979", "ticket_id")
    return refusals


class EndInput(Input):
    """Which number."""

    ticket_id: str


class _EndTicket(Act[EndInput]):
    """A called number leaves the queue."""

    input = EndInput
    on_case = False
    end: str

    def check(self, ctx: Context, given: EndInput) -> list[Refusal]:
        return _open(ctx, given.ticket_id, "called")

    def apply(self, session: Session, entry: Entry, given: EndInput, assigned: dict[str, Any]) -> None:
        row = session.get_one(Ticket, given.ticket_id)
        row.state, row.ended_at = self.end, entry.moment


@register
class ServeTicket(_EndTicket):
    """The person was served."""

    name = "ticket.serve"
    end = "served"


@register
class MissTicket(_EndTicket):
    """Nobody came when the number was called."""

    name = "ticket.miss"
    end = "no_show"
