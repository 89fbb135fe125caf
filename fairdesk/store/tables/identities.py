"""Lists that were imported, who is the same company as who, and the flags of cases that rest on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from fairdesk.store.tables.base import PROJECTION, Base, json, moment


class ListImport(Base, table=True):
    """An exhibitor list or a history that a station imported. The file stays at the station, under ``sha256``."""

    __tablename__ = "list_import"
    __table_args__ = (PROJECTION,)
    id: str = Field(primary_key=True)
    station_id: str = Field(index=True)
    kind: str
    sha256: str
    name: str
    size: int
    format: int
    """Version of the reader that counted; a newer reader may count differently."""
    replaces: bool
    """Whether earlier lists of this kind at this station no longer count."""
    read: int
    kept: int
    set_aside: int
    entries: int
    booths: int
    at: datetime = moment()
    by: str


class IdentityDecision(Base, table=True):
    """A person's word that two entries are one company, or are not. The newest word on a pair counts."""

    __tablename__ = "identity_decision"
    __table_args__ = (Index("ix_identity_decision_keys", "one_key", "other_key"), PROJECTION)
    id: str = Field(primary_key=True)
    station_id: str
    at: datetime = moment()
    by: str
    one_key: str
    other_key: str
    one_name: str
    other_name: str
    same: bool
    score: float
    reasons: list[str] = json()
    note: str = ""


class CaseFlag(Base, table=True):
    """A flag put on a case or taken off it, by whom, why, and the earlier results it rests on."""

    __tablename__ = "case_flag"
    __table_args__ = (Index("ix_case_flag_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    flag: str
    on: bool
    at: datetime = moment()
    by: str
    reason: str
    hits: list[dict[str, Any]] = json()
