"""What only the central service has: the journals, files and batches it received."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from fairdesk.store.tables.base import CENTRAL, Base, moment


class CentralJournal(Base, table=True):
    """The journals of all stations as the central service received them."""

    __tablename__ = "central_journal"
    __table_args__ = (UniqueConstraint("id"), CENTRAL)
    station: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    id: str
    at: str
    author: str
    act: str
    version: int
    case_id: str | None = Field(default=None, index=True)
    payload: str
    prev: str
    hash: str
    received_at: datetime = moment()


class CentralStation(Base, table=True):
    """A station that enrolled: the key that verifies its batches."""

    __tablename__ = "central_station"
    __table_args__ = (CENTRAL,)
    id: str = Field(primary_key=True)
    name: str
    verify_key: str
    enrolled_at: datetime = moment()


class CentralBatch(Base, table=True):
    """A batch and the receipt that was given for it, so that sending it again gives the same answer."""

    __tablename__ = "central_batch"
    __table_args__ = (CENTRAL,)
    id: str = Field(primary_key=True)
    station: str = Field(index=True)
    received_at: datetime = moment()
    body_sha256: str
    receipt: str


class CentralFile(Base, table=True):
    """A file that arrived whole and matches its hash."""

    __tablename__ = "central_file"
    __table_args__ = (CENTRAL,)
    sha256: str = Field(primary_key=True)
    size: int
    station: str
    received_at: datetime = moment()
