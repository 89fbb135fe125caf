"""Where we work: fair, station, people."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from fairdesk.store.tables.base import PROJECTION, Base, moment


class Fair(Base, table=True):
    """A fair or event, with the rule set it plays by."""

    __table_args__ = (PROJECTION,)
    id: str = Field(primary_key=True)
    code: str
    name_zh: str
    name_en: str
    venue_zh: str
    venue_en: str
    organiser_zh: str
    organiser_en: str
    opens_at: datetime = moment()
    closes_at: datetime = moment()
    rule_set: str
    rule_version: str
    number_template: str


class Station(Base, table=True):
    """A station at a fair: where it is, its number block and the key that verifies its papers."""

    __table_args__ = (PROJECTION,)
    id: str = Field(primary_key=True)
    fair_id: str = Field(index=True)
    code: str
    name_zh: str
    name_en: str
    place: str
    phone: str
    hours: str
    verify_key: str
    block_first: int
    block_last: int


class Staff(Base, table=True):
    """A person who works at a station. ``role``: intake, handler, expert, head, volunteer."""

    __table_args__ = (PROJECTION,)
    id: str = Field(primary_key=True)
    station_id: str = Field(index=True)
    name: str
    role: str
    cert_no: str = ""
    phone: str = ""
