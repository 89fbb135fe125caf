"""A fair is opened at a station: its rules, its number block, its people."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sqlmodel import Session

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import HALL_ZONE, Context
from fairdesk.casework.rules import rule_sets
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Fair, Staff, Station

Role = Literal["intake", "handler", "expert", "head", "organiser", "volunteer", "kiosk"]


class FairInput(Input):
    """The fair. ``code`` is the short word in its numbers, such as 样展."""

    code: str
    name_zh: str
    name_en: str
    venue_zh: str
    venue_en: str
    organiser_zh: str
    organiser_en: str
    opens_at: datetime
    closes_at: datetime
    rule_set: str = "CNIPA-2022"
    number_template: str = ""
    """Empty: the template of the rule set."""


class StationInput(Input):
    """The station, and the numbers it may use while it is offline."""

    code: str
    name_zh: str
    name_en: str
    place: str
    phone: str
    hours: str
    verify_key: str
    block_first: int = 1
    block_last: int = 999


class StaffInput(Input):
    """A member of the station's staff. ``login`` is unique within the station."""

    login: str
    name: str
    role: Role
    cert_no: str = ""
    phone: str = ""


class OpenFairInput(Input):
    """Everything a station has to know before its first case."""

    fair: FairInput
    station: StationInput
    staff: tuple[StaffInput, ...]


def staff_id(station_id: str, login: str) -> str:
    """The id of a staff member, unique at the central service too."""
    return f"{station_id}/{login}"


def fair_id(given: FairInput) -> str:
    """The same fair has the same id at all its stations."""
    return f"{given.code}-{given.opens_at.astimezone(HALL_ZONE).year}"


def rows_of(station_id: str, given: OpenFairInput) -> tuple[Fair, Station, list[Staff]]:
    """The table rows that this act makes."""
    rules = rule_sets()[given.fair.rule_set]
    data = given.fair.model_dump()
    data["number_template"] = given.fair.number_template or rules.number_template
    fair = Fair(id=fair_id(given.fair), rule_version=rules.version, **data)
    station = Station(id=station_id, fair_id=fair.id, **given.station.model_dump())
    staff = [
        Staff(id=staff_id(station_id, person.login), station_id=station_id, **person.model_dump(exclude={"login"}))
        for person in given.staff
    ]
    return fair, station, staff


@register
class OpenFair(Act[OpenFairInput]):
    """Open a fair at this station."""

    name = "fair.open"
    input = OpenFairInput
    on_case = False

    def check(self, ctx: Context, given: OpenFairInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(
            refusals,
            given.fair.opens_at.tzinfo is not None and given.fair.closes_at.tzinfo is not None,
            "FD-1301",
            "opens_at",
        )
        if not refusals:
            need(refusals, given.fair.opens_at < given.fair.closes_at, "FD-1003", "closes_at")
        need(refusals, 0 < given.station.block_first <= given.station.block_last, "FD-1004", "block_first")
        need(refusals, any(person.role == "head" for person in given.staff), "FD-1005", "staff")
        need(refusals, ctx.session.get(Station, ctx.station.id) is None, "FD-1006")
        return refusals

    def apply(self, session: Session, entry: Entry, given: OpenFairInput, assigned: dict[str, Any]) -> None:
        fair, station, staff = rows_of(entry.station, given)
        if session.get(Fair, fair.id) is None:  # another station of this fair came first at the central service
            session.add(fair)
        session.add(station)
        session.add_all(staff)
