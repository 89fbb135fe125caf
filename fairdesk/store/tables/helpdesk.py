"""The service side of a station: advice, opinions about it, calls afterwards, helpers, queue, articles."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from fairdesk.store.tables.base import PROJECTION, Base, json, moment


class Consultation(Base, table=True):
    """Advice given (D24). Name, unit and contact are empty unless the visitor wanted to give them."""

    __table_args__ = (PROJECTION,)
    id: str = Field(primary_key=True)
    station_id: str = Field(index=True)
    at: datetime = moment(index=True)
    by: str
    channel: str
    name: str = ""
    unit: str = ""
    small_firm: bool = False
    """A small or micro firm or an individual business, which the seed wants helped first."""
    contact: str = ""
    booth: str = ""
    topics: list[str] = json()
    right_kind: str = ""
    question: str = ""
    answer: str
    article_id: str = ""
    article_version: int = 0
    minutes: int
    follow_up: str = ""
    followed_up_at: datetime | None = moment(default=None)
    followed_up_by: str = ""
    follow_up_result: str = ""


class Feedback(Base, table=True):
    """What somebody said about the service, and what came of it. ``state``: received, replied, closed."""

    __table_args__ = (PROJECTION,)
    id: str = Field(primary_key=True)
    station_id: str = Field(index=True)
    at: datetime = moment(index=True)
    recorded_by: str
    kind: str
    channel: str
    text: str
    name: str = ""
    contact: str = ""
    about: str = ""
    """The member of staff whom a complaint is about."""
    complaint_id: str = ""
    """The case it came from, when there is one."""
    due_at: datetime = moment(index=True)
    state: str = Field(index=True)
    reply: str = ""
    replied_at: datetime | None = moment(default=None)
    replied_by: str = ""
    closed_at: datetime | None = moment(default=None)
    closed_by: str = ""
    content: bool | None = None
    """Whether the person was content with the reply, as far as known."""
    result: str = ""


class FollowUp(Base, table=True):
    """A call after a case was closed (D23). ``outcome``: done, refused, unreachable."""

    __table_args__ = (Index("ix_followup_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    station_id: str = Field(index=True)
    case_id: str
    days: int
    """Which call: 7 or 30 days after closing."""
    at: datetime = moment()
    by: str
    party: str
    person: str
    channel: str
    outcome: str
    solved: bool | None = None
    speed: int | None = None
    fairness: int | None = None
    attitude: int | None = None
    again: bool = False
    """Whether the infringement was seen again."""
    again_note: str = ""
    suggestions: str = ""
    next_call: date | None = None


class Partner(Base, table=True):
    """An expert or a partner body."""

    __table_args__ = (PROJECTION,)
    id: str = Field(primary_key=True)
    station_id: str = Field(index=True)
    kind: str = Field(index=True)
    name: str
    unit: str = ""
    specialities: list[str] = json()
    contact: str = ""
    phone: str = ""
    email: str = ""
    languages: str = ""
    available: list[dict[str, str]] = json()
    """Spans of days: ``{"first": "2026-11-23", "last": "2026-11-25", "hours": "9:00—17:00"}``."""
    keeps_out: list[str] = json()
    """Firms and persons in whose cases the expert cannot help (employers, clients, relatives)."""
    note: str = ""
    entered_at: datetime = moment()
    retired_at: datetime | None = moment(default=None)
    retired_why: str = ""


class ExpertCall(Base, table=True):
    """An expert was called to a case (D26)."""

    __tablename__ = "expert_call"
    __table_args__ = (Index("ix_expert_call_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    expert_id: str = Field(index=True)
    speciality: str
    panel: str = ""
    called_at: datetime = moment()
    called_by: str
    fee_fen: int = 0
    """In hundredths of a yuan; 0 when nothing is paid."""
    came_at: datetime | None = moment(default=None)
    went_at: datetime | None = moment(default=None)
    work: str = ""


class Volunteer(Base, table=True):
    """Somebody who helps for nothing."""

    __table_args__ = (PROJECTION,)
    id: str = Field(primary_key=True)
    station_id: str = Field(index=True)
    name: str
    unit: str = ""
    phone: str = ""
    languages: str = ""
    trained: bool = False
    joined_at: datetime = moment()
    left_at: datetime | None = moment(default=None)


class Shift(Base, table=True):
    """A volunteer's planned time, and the time that was worked."""

    __tablename__ = "volunteer_shift"
    __table_args__ = (PROJECTION,)
    id: str = Field(primary_key=True)
    volunteer_id: str = Field(index=True)
    starts_at: datetime = moment(index=True)
    ends_at: datetime = moment()
    place: str = ""
    task: str = ""
    came_at: datetime | None = moment(default=None)
    went_at: datetime | None = moment(default=None)
    absent: bool = False
    noted_by: str = ""


class Ticket(Base, table=True):
    """A number in the queue of a day. ``state``: waiting, called, served, no_show."""

    __table_args__ = (UniqueConstraint("station_id", "day", "n"), PROJECTION)
    id: str = Field(primary_key=True)
    station_id: str
    day: date
    n: int
    purpose: str
    urgent: bool = False
    taken_at: datetime = moment()
    state: str
    calls: int = 0
    called_at: datetime | None = moment(default=None)
    called_by: str = ""
    desk: str = ""
    ended_at: datetime | None = moment(default=None)


class Article(Base, table=True):
    """A version of a knowledge article that a station published; the newest one replaces the supplied one."""

    __table_args__ = (UniqueConstraint("station_id", "article", "lang", "version"), PROJECTION)
    id: str = Field(primary_key=True)
    station_id: str
    article: str
    lang: str
    version: int
    title: str
    topics: list[str] = json()
    body: str
    updated: date
    source: str
    verified: bool
    published_at: datetime = moment()
    published_by: str
    withdrawn: bool = False
