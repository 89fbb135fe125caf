"""Recusal (回避, D25): who has a conflict keeps out of a case, and what was declared, asked and decided is on record.

A person is ``conflicted`` from the moment a conflict is declared or a party asks for recusal until the head refuses it:
nobody judges while their own fairness is in question. Source: domain.md §9.2 D25, §12.1 (neutrality of experts).
"""

from __future__ import annotations

from typing import Any, Literal

from sqlmodel import Session, col, select

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.people.staff import on_duty
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Case, Partner, Recusal, Staff

Ground = Literal["PARTY", "RELATIVE", "INTEREST", "ADVISED", "OTHER"]
"""Is a party or its agent; relative of one; has an interest; has advised or worked for one; other relation."""
_BINDING = ("pending", "granted")


def conflicted(session: Session, case_id: str, person_id: str) -> Recusal | None:
    """Why a person must keep out of a case: the pending or granted recusal, ``None`` when there is none."""
    query = select(Recusal).where(
        Recusal.case_id == case_id, Recusal.person_id == person_id, col(Recusal.state).in_(_BINDING)
    )
    return session.exec(query.order_by(col(Recusal.at).desc())).first()


def declared_free(session: Session, case_id: str, person_id: str) -> bool:
    """Whether a person declared to have no conflict in a case, and nothing stands against it."""
    query = select(Recusal.id).where(
        Recusal.case_id == case_id, Recusal.person_id == person_id, Recusal.state == "none"
    )
    return session.exec(query).first() is not None and conflicted(session, case_id, person_id) is None


def person_name(session: Session, person_id: str) -> str:
    """The name of a member of staff or an expert; the id for somebody unknown."""
    person = session.get(Staff, person_id) or session.get(Partner, person_id)
    return person_id if person is None else person.name


def _common(ctx: Context, person_id: str) -> list[Refusal]:
    refusals: list[Refusal] = []
    case = ctx.the_case
    need(refusals, ctx.state is not State.CLOSED, "FD-1965", number=case.number)
    known = ctx.session.get(Staff, person_id) or ctx.session.get(Partner, person_id)
    need(refusals, known is not None, "FD-1957", "person_id", person=person_id)
    standing = conflicted(ctx.session, case.id, person_id)
    name = person_name(ctx.session, person_id)
    need(refusals, standing is None, "FD-1966", "person_id", name=name)
    return refusals


class DeclareInput(Input):
    """A statement on one's own impartiality. ``person_id`` empty: the author; else an expert on whose word it is."""

    person_id: str = ""
    conflict: bool
    ground: Ground = "OTHER"
    reason: str = ""


@register
class Declare(Act[DeclareInput]):
    """Declare a conflict of one's own, or that there is none."""

    name = "recusal.declare"
    input = DeclareInput
    on_case = False

    def check(self, ctx: Context, given: DeclareInput) -> list[Refusal]:
        person = given.person_id or ctx.author.id
        refusals = _common(ctx, person)
        own = person == ctx.author.id or ctx.session.get(Partner, person) is not None
        need(refusals, own, "FD-1967", "person_id")
        need(refusals, not given.conflict or bool(given.reason), "FD-1101", "reason", zh="回避理由", en="The reason")
        return refusals

    def apply(self, session: Session, entry: Entry, given: DeclareInput, assigned: dict[str, Any]) -> None:
        session.add(
            Recusal(
                id=entry.id,
                case_id=str(entry.case_id),
                person_id=given.person_id or entry.author,
                asked_by="self",
                ground=given.ground if given.conflict else "",
                reason=given.reason,
                at=entry.moment,
                recorded_by=entry.author,
                state="pending" if given.conflict else "none",
            )
        )


class RequestInput(Input):
    """A party asks that somebody keeps out of its case."""

    person_id: str
    asked_by: Literal["complainant", "respondent"]
    ground: Ground
    reason: str


@register
class Request(Act[RequestInput]):
    """A party asks for recusal; the person keeps out until it is decided."""

    name = "recusal.request"
    input = RequestInput
    on_case = False

    def check(self, ctx: Context, given: RequestInput) -> list[Refusal]:
        refusals = _common(ctx, given.person_id)
        need(refusals, bool(given.reason), "FD-1101", "reason", zh="回避理由", en="The reason")
        return refusals

    def apply(self, session: Session, entry: Entry, given: RequestInput, assigned: dict[str, Any]) -> None:
        session.add(
            Recusal(
                id=entry.id,
                case_id=str(entry.case_id),
                at=entry.moment,
                recorded_by=entry.author,
                state="pending",
                **given.model_dump(),
            )
        )


class DecideInput(Input):
    """The decision. ``replaced_by`` takes over the case when its handler has to keep out."""

    recusal_id: str
    grant: bool
    decision: str
    replaced_by: str = ""


@register
class Decide(Act[DecideInput]):
    """The head decides; about a head another head does, or the organiser."""

    name = "recusal.decide"
    input = DecideInput
    on_case = False

    def check(self, ctx: Context, given: DecideInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        case, row = ctx.the_case, ctx.session.get(Recusal, given.recusal_id)
        pending = row is not None and row.state == "pending" and row.case_id == case.id
        need(refusals, pending, "FD-1968", "recusal_id")
        need(refusals, bool(given.decision), "FD-1101", "decision", zh="决定及理由", en="The decision with its reason")
        if row is None or not pending:
            return refusals
        need(refusals, row.person_id != ctx.author.id, "FD-1969")
        person = ctx.session.get(Staff, row.person_id)
        about_head = person is not None and person.role == "head"
        need(refusals, ctx.author.role != "organiser" or about_head, "FD-1969")
        handles = given.grant and case.handler_id == row.person_id
        need(refusals, not handles or self._fits(ctx, row, given.replaced_by), "FD-1972", "replaced_by")
        need(refusals, handles or not given.replaced_by, "FD-1973", "replaced_by")
        return refusals

    @staticmethod
    def _fits(ctx: Context, row: Recusal, substitute: str) -> bool:
        takers = {person.id for person in on_duty(ctx.session, ctx.station.id, "intake", "handler", "head")}
        return substitute in takers - {row.person_id} and conflicted(ctx.session, row.case_id, substitute) is None

    def apply(self, session: Session, entry: Entry, given: DecideInput, assigned: dict[str, Any]) -> None:
        row = session.get_one(Recusal, given.recusal_id)
        row.state = "granted" if given.grant else "refused"
        row.decision, row.decided_at, row.decided_by = given.decision, entry.moment, entry.author
        row.replaced_by = given.replaced_by
        if given.replaced_by:
            session.get_one(Case, row.case_id).handler_id = given.replaced_by
