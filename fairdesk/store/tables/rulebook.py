"""A station's own word on its rules: adopted copies, confirmed entries, periods set for the fair, opening hours."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from fairdesk.store.tables.base import PROJECTION, Base, json, moment


class RuleCopy(Base, table=True):
    """A rule set edited for a fair. ``content`` is canonical JSON of the whole, with nothing left to inherit."""

    __tablename__ = "rule_copy"
    __table_args__ = (UniqueConstraint("station_id", "rule_id", "version"), PROJECTION)
    id: str = Field(primary_key=True)
    station_id: str
    rule_id: str
    version: str
    text: str
    """The TOML as the head of station edited it."""
    content: str
    origins: dict[str, list[str]] = json(dict)
    """Entry key → rule set it comes from, and the one whose entry it replaced."""
    reason: str
    adopted_by: str
    adopted_at: datetime = moment()


class RuleConfirmation(Base, table=True):
    """An unverified entry that the head of station confirmed, for the wording with this ``digest`` only."""

    __tablename__ = "rule_confirmation"
    __table_args__ = (PROJECTION,)
    id: str = Field(primary_key=True)
    station_id: str = Field(index=True)
    rule_id: str
    key: str
    digest: str
    reason: str
    confirmed_by: str
    confirmed_at: datetime = moment()
    withdrawn_at: datetime | None = moment(default=None)


class RulePeriod(Base, table=True):
    """A period that an authority or the head set for this fair."""

    __tablename__ = "rule_period"
    __table_args__ = (PROJECTION,)
    id: str = Field(primary_key=True)
    station_id: str = Field(index=True)
    name: str
    hours: float
    clock: str
    set_by: str
    """Who set it: an authority, or the head, in words."""
    reason: str
    at: datetime = moment()


class HallDay(Base, table=True):
    """When the hall opens and closes on one day of the fair, in hall time (``HH:MM``)."""

    __tablename__ = "hall_day"
    __table_args__ = (UniqueConstraint("station_id", "day"), PROJECTION)
    id: str = Field(primary_key=True)
    station_id: str = Field(index=True)
    day: date
    opens: str
    closes: str
