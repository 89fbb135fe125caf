"""Experts and partner bodies: what they know, when they are there, in whose cases they cannot help.

Source: seed (六) 合作单位库和专家库; domain.md §11.3.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from sqlmodel import Session

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.services.codes import SPECIALITIES, field_problem, known_codes, required
from fairdesk.core import validation
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Partner


class Span(Input):
    """Days on which somebody can be called, both included."""

    first: date
    last: date
    hours: str = ""


class PartnerInput(Input):
    """An expert or a body. ``keeps_out``: employers, clients, relatives – a party of that name rules the expert out."""

    kind: Literal["expert", "body"]
    name: str
    unit: str = ""
    specialities: tuple[str, ...]
    contact: str = ""
    phone: str = ""
    email: str = ""
    languages: str = ""
    available: tuple[Span, ...] = ()
    keeps_out: tuple[str, ...] = ()
    note: str = ""


def check_partner(given: PartnerInput) -> list[Refusal]:
    """Everything wrong with the fields of an entry."""
    refusals: list[Refusal] = []
    required(refusals, given.name, "name", "姓名或单位名称", "The name")
    if not given.specialities:
        required(refusals, "", "specialities", "专业领域", "The speciality")
    known_codes(refusals, "specialities", given.specialities, SPECIALITIES, "FD-1988")
    field_problem(refusals, "phone", validation.phone(given.phone))
    field_problem(refusals, "email", validation.email(given.email))
    if not (given.phone or given.email):
        required(refusals, "", "phone", "电话或者邮箱", "A telephone number or an e-mail address")
    need(refusals, all(span.first <= span.last for span in given.available), "FD-1989", "available")
    return refusals


def _data(given: PartnerInput) -> dict[str, Any]:
    data = given.model_dump()
    data["specialities"], data["keeps_out"] = list(given.specialities), list(given.keeps_out)
    data["available"] = [
        {"first": span.first.isoformat(), "last": span.last.isoformat(), "hours": span.hours}
        for span in given.available
    ]
    return data


def active(ctx: Context, partner_id: str) -> list[Refusal]:
    """Refusals unless the partner is in this station's list and not retired."""
    row = ctx.session.get(Partner, partner_id)
    if row is None or row.station_id != ctx.station.id:
        return [Refusal("FD-1978", "partner_id")]
    return [] if row.retired_at is None else [Refusal("FD-1991", "partner_id", {"name": row.name})]


@register
class EnterPartner(Act[PartnerInput]):
    """Enter an expert or a partner body."""

    name = "partner.enter"
    input = PartnerInput
    on_case = False

    def check(self, ctx: Context, given: PartnerInput) -> list[Refusal]:
        return check_partner(given)

    def apply(self, session: Session, entry: Entry, given: PartnerInput, assigned: dict[str, Any]) -> None:
        session.add(Partner(id=entry.id, station_id=entry.station, entered_at=entry.moment, **_data(given)))


class ChangePartnerInput(Input):
    """The entry as it shall be now."""

    partner_id: str
    partner: PartnerInput


@register
class ChangePartner(Act[ChangePartnerInput]):
    """Replace what is known of a partner; the journal keeps what was known before."""

    name = "partner.change"
    input = ChangePartnerInput
    on_case = False

    def check(self, ctx: Context, given: ChangePartnerInput) -> list[Refusal]:
        return active(ctx, given.partner_id) + check_partner(given.partner)

    def apply(self, session: Session, entry: Entry, given: ChangePartnerInput, assigned: dict[str, Any]) -> None:
        row = session.get_one(Partner, given.partner_id)
        for key, value in _data(given.partner).items():
            setattr(row, key, value)


class RetirePartnerInput(Input):
    """Why a partner is not called any more."""

    partner_id: str
    why: str


@register
class RetirePartner(Act[RetirePartnerInput]):
    """A partner is not called any more; the entry stays for the cases it helped with."""

    name = "partner.retire"
    input = RetirePartnerInput
    on_case = False

    def check(self, ctx: Context, given: RetirePartnerInput) -> list[Refusal]:
        refusals = active(ctx, given.partner_id)
        required(refusals, given.why, "why", "原因", "The reason")
        return refusals

    def apply(self, session: Session, entry: Entry, given: RetirePartnerInput, assigned: dict[str, Any]) -> None:
        row = session.get_one(Partner, given.partner_id)
        row.retired_at, row.retired_why = entry.moment, given.why
