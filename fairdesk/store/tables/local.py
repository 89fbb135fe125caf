"""What only the station has: journal, receipts, drafts, settings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from fairdesk.store.tables.base import STATION, Base, json, moment


class Journal(Base, table=True):
    """The station's append-only journal; ``payload`` is the canonical JSON text that was hashed."""

    __table_args__ = (UniqueConstraint("id"), STATION)
    seq: int = Field(primary_key=True)
    id: str
    at: str
    station: str
    author: str
    act: str
    version: int
    case_id: str | None = Field(default=None, index=True)
    payload: str
    prev: str
    hash: str


class Receipt(Base, table=True):
    """The central service's signed answer to a batch; only this turns an entry green."""

    __table_args__ = (STATION,)
    batch_id: str = Field(primary_key=True)
    at: datetime = moment()
    first_seq: int
    last_seq: int
    sent: int
    accepted: int
    duplicate: int
    held: int
    rejected: int
    head: str
    signature: str
    body: str


class Draft(Base, table=True):
    """What somebody was typing, kept at every field exit."""

    __table_args__ = (STATION,)
    id: str = Field(primary_key=True)
    kind: str
    case_id: str | None = None
    saved_at: datetime = moment()
    data: dict[str, Any] = json(dict)


class Setting(Base, table=True):
    """A remembered choice of this station, such as the columns of a list."""

    __table_args__ = (STATION,)
    key: str = Field(primary_key=True)
    value: str
