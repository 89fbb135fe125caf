"""The station's people beyond name and role: how they sign in, when they left, what they keep out of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from fairdesk.store.tables.base import PROJECTION, Base, moment


class Standing(Base, table=True):
    """What came after a member of staff was first entered: a PIN, a leaving. No row means neither."""

    __tablename__ = "staff_standing"
    __table_args__ = (PROJECTION,)
    staff_id: str = Field(primary_key=True)
    pin_hash: str = ""
    """An argon2id string of the PIN mixed with a secret of the station; never the PIN."""
    pin_set_at: datetime | None = moment(default=None)
    enrolled_at: datetime | None = moment(default=None)
    left_at: datetime | None = moment(default=None)


class Recusal(Base, table=True):
    """Whether somebody keeps out of a case (回避, D25).

    ``state``: none (declared to have no conflict), pending, granted, refused. ``person_id`` is a member of staff or an
    expert of the partner list.
    """

    __table_args__ = (Index("ix_recusal_case_person", "case_id", "person_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    person_id: str
    asked_by: str
    """``self``, or the party of the case that asked."""
    ground: str
    reason: str
    at: datetime = moment()
    recorded_by: str
    state: str
    decision: str = ""
    decided_at: datetime | None = moment(default=None)
    decided_by: str = ""
    replaced_by: str = ""


class SecondLook(Base, table=True):
    """A second person looked through a case before a measure is signed (four eyes)."""

    __tablename__ = "second_look"
    __table_args__ = (Index("ix_second_look_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    at: datetime = moment()
    by: str
    note: str
