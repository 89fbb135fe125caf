"""A complaint and its parts."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from fairdesk.store.tables.base import PROJECTION, Base, json, moment


class Case(Base, table=True):
    """A complaint. Everything else about it hangs on its id."""

    __tablename__ = "complaint"
    __table_args__ = (UniqueConstraint("number"), PROJECTION)
    id: str = Field(primary_key=True)
    fair_id: str = Field(index=True)
    station_id: str = Field(index=True)
    number: str
    n: int
    year: int
    state: str = Field(index=True)
    channel: str
    hall: str
    booth: str
    facts: str
    request: str
    requested: list[str] = json()
    earlier_proceedings: str = ""
    shown: list[str] = json()
    """Codes of the materials shown so far."""
    standing: str
    new_facts: str = ""
    rule_set: str
    rule_version: str
    handler_id: str
    received_at: datetime = moment(index=True)
    accepted_at: datetime | None = moment(default=None)
    notified_at: datetime | None = moment(default=None)
    answered_at: datetime | None = moment(default=None)
    defaulted_at: datetime | None = moment(default=None)
    decided_at: datetime | None = moment(default=None)
    closed_at: datetime | None = moment(default=None)
    outcome: str = ""
    archive_no: str = ""
    before_mediation: str = ""
    """The state that a failed mediation leads back to."""
    round: int = 1
    """1, and one more each time the case is reopened: the suffix of its number."""
    flags: list[str] = json()


class Party(Base, table=True):
    """Someone in a case. ``role``: complainant, agent, respondent."""

    __table_args__ = (Index("ix_party_case_role", "case_id", "role"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    role: str
    name: str
    kind: str = ""
    id_no: str = ""
    country: str = "CN"
    address: str = ""
    legal_rep: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    booth: str = ""
    firm: str = ""
    powers: str = ""


class Right(Base, table=True):
    """The right that a case rests on, as it was taken from the certificate or the pack."""

    __tablename__ = "asserted_right"
    __table_args__ = (PROJECTION,)
    case_id: str = Field(primary_key=True)
    kind: str
    office: str
    number: str
    number_key: str = Field(index=True)
    title: str
    holder: str
    status: str
    filed: date | None = None
    granted: date | None = None
    expires: date | None = None
    scope: str = ""
    classes: list[int] = json()
    pack: str = ""
    """Digest of the pack in which the record was found, empty when typed by hand."""


class Item(Base, table=True):
    """An accused object."""

    __table_args__ = (Index("ix_item_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    no: int
    name: str
    model: str = ""
    brand: str = ""
    quantity: str = ""
    place: str = "exhibit"
    url: str = ""
    note: str = ""


class Clock(Base, table=True):
    """A deadline of a case, from the event that started it to the one that stopped it."""

    __table_args__ = (UniqueConstraint("case_id", "kind"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str = Field(index=True)
    kind: str
    started_at: datetime = moment()
    due_at: datetime = moment(index=True)
    stopped_at: datetime | None = moment(default=None)
