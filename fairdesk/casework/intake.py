"""A complaint comes in: fields are checked, the number is given, the complaint form D01 is issued."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

from fairdesk.casework import duetimes, numbers, paperdata
from fairdesk.casework.act import Act, PaperOrder, Refusal, moment, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.inputs import ComplaintInput
from fairdesk.core import validation
from fairdesk.core.canonical import stamp
from fairdesk.core.clocks import ClockKind
from fairdesk.core.identifiers import lookup_keys, tidy
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Case, Clock, Item, Party, Right

Check = Callable[[ComplaintInput], validation.Problem | None]

FIELD_CHECKS: dict[str, Check] = {
    "complainant.name": lambda c: validation.required(c.complainant.name, "投诉人", "Complainant"),
    "complainant.id_no": lambda c: validation.identity_number(
        c.complainant.id_no, organisation=c.complainant.kind == "organisation", country=c.complainant.country
    ),
    "complainant.phone": lambda c: validation.phone(c.complainant.phone),
    "complainant.email": lambda c: validation.email(c.complainant.email),
    "respondent.name": lambda c: validation.required(c.respondent.name, "被投诉人", "Respondent"),
    "respondent.id_no": lambda c: validation.identity_number(
        c.respondent.id_no, organisation=True, country=c.respondent.country
    ),
    "booth": lambda c: validation.booth(c.booth),
    "right.number": lambda c: validation.right_number(c.right.number, c.right.kind, c.right.office),
    "right.title": lambda c: validation.required(c.right.title, "权利名称", "Title of the right"),
    "right.holder": lambda c: validation.required(c.right.holder, "权利人", "Holder"),
    "facts": lambda c: validation.required(c.facts, "事实与理由", "Facts and reasons"),
}
"""One check per field, by the name that a form and a refusal use."""


def check_complaint(given: ComplaintInput) -> list[Refusal]:
    """Everything wrong with the fields of a complaint, field by field."""
    refusals = []
    for field, check in FIELD_CHECKS.items():
        problem = check(given)
        if problem is not None:
            refusals.append(Refusal(problem[0], field, problem[1]))
    need(refusals, bool(given.items), "FD-1120", "items")
    need(refusals, all(item.name for item in given.items), "FD-1121", "items")
    need(refusals, given.truth_declared, "FD-1122", "truth_declared")
    need(refusals, given.data_consent, "FD-1123", "data_consent")
    need(refusals, given.agent is None or bool(given.agent.name), "FD-1124", "agent.name")
    return refusals


@register
class ReceiveComplaint(Act[ComplaintInput]):
    """Take in a complaint: it gets its number and its moment of receipt, which never change."""

    name = "complaint.receive"
    input = ComplaintInput
    on_case = False

    def check(self, ctx: Context, given: ComplaintInput) -> list[Refusal]:
        refusals = check_complaint(given)
        need(refusals, ctx.now <= ctx.fair.closes_at, "FD-1125", closes=numbers.local(ctx.fair.closes_at))
        return refusals

    def assign(self, ctx: Context, given: ComplaintInput) -> dict[str, Any]:
        n, year = numbers.next_case(ctx)
        return {
            "n": n,
            "year": year,
            "number": numbers.case_number(ctx, n, year),
            "fair_id": ctx.fair.id,
            "rule_set": ctx.rules.id,
            "rule_version": ctx.rules.version,
            "handler_id": given.handler_id or ctx.author.id,
            "acceptance_due": stamp(duetimes.due_at(ctx, ClockKind.ACCEPTANCE, ctx.now)),
        }

    def papers(self, ctx: Context, given: ComplaintInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [
            PaperOrder("D01", paperdata.complaint(ctx, given, assigned), number=assigned["number"], n=assigned["n"])
        ]

    def apply(self, session: Session, entry: Entry, given: ComplaintInput, assigned: dict[str, Any]) -> None:
        case_id = entry.id
        foreign = given.complainant.country.upper() not in {"CN", ""}
        online = any(item.place == "online" for item in given.items)
        session.add(
            Case(
                id=case_id,
                station_id=entry.station,
                state=State.RECEIVED.value,
                received_at=entry.moment,
                channel=given.channel,
                hall=given.hall,
                booth=given.booth,
                facts=given.facts,
                request=given.request,
                requested=list(given.requested),
                earlier_proceedings=given.earlier_proceedings,
                shown=sorted(given.shown),
                standing=given.standing,
                flags=[flag for flag, on in (("foreign_related", foreign), ("online_item", online)) if on],
                **{
                    key: assigned[key]
                    for key in ("n", "year", "number", "fair_id", "rule_set", "rule_version", "handler_id")
                },
            )
        )
        _add_parties(session, case_id, given)
        session.add(_right(case_id, given))
        for no, item in enumerate(given.items, 1):
            session.add(Item(id=f"{case_id}/item/{no}", case_id=case_id, no=no, **item.model_dump()))
        session.add(
            Clock(
                id=f"{case_id}/clock/acceptance",
                case_id=case_id,
                kind=ClockKind.ACCEPTANCE.value,
                started_at=entry.moment,
                due_at=moment(assigned["acceptance_due"]),
            )
        )


RECEIVE = ReceiveComplaint()
"""Shared with the patrol lead, which is received in the same way."""


def _add_parties(session: Session, case_id: str, given: ComplaintInput) -> None:
    for role, party in (("complainant", given.complainant), ("respondent", given.respondent)):
        data = party.model_dump()
        data["id_no"] = tidy(party.id_no)
        if role == "respondent":
            data["booth"] = given.booth
        session.add(Party(id=f"{case_id}/{role}", case_id=case_id, role=role, **data))
    if given.agent is not None:
        session.add(Party(id=f"{case_id}/agent", case_id=case_id, role="agent", **given.agent.model_dump()))


def _right(case_id: str, given: ComplaintInput) -> Right:
    data = given.right.model_dump()
    data["kind"], data["status"] = given.right.kind.value, given.right.status.value
    data["classes"] = list(given.right.classes)
    keys = lookup_keys(given.right.number)
    return Right(case_id=case_id, number_key=keys[0] if keys else "", **data)
