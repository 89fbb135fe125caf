"""What was answered, found, ordered, shown and compared."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from fairdesk.store.tables.base import PROJECTION, Base, json, moment


class Answer(Base, table=True):
    """What a respondent stated, and when."""

    __table_args__ = (Index("ix_answer_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    received_at: datetime = moment()
    late: bool
    admitted: bool
    positions: list[str] = json()
    statement: str
    given_by: str
    evidence: list[str] = json()


class Finding(Base, table=True):
    """What the station concluded after an answer, with who concluded it."""

    __table_args__ = (Index("ix_finding_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    at: datetime = moment()
    result: str
    reasons: str
    by: str


class MeasureRow(Base, table=True):
    """A measure ordered with the organiser: which items, what, until when, on which ground."""

    __tablename__ = "measure"
    __table_args__ = (Index("ix_measure_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    document_id: str
    ground: str
    ground_ref: str = ""
    kinds: list[str] = json()
    items: list[int] = json()
    until: datetime = moment()
    organiser_by: str
    ordered_by: str
    ordered_at: datetime = moment()


class Evidence(Base, table=True):
    """One exhibit of evidence; the bytes are in the file store under ``sha256``."""

    __table_args__ = (Index("ix_evidence_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    no: int
    kind: str
    name: str
    mime: str
    size: int
    sha256: str
    taken_at: datetime = moment()
    taken_by: str
    place: str = ""
    shows: str = ""


class Comparison(Base, table=True):
    """A search or comparison that someone decided on: what was asked, what was found, what it was taken for."""

    __table_args__ = (Index("ix_comparison_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    at: datetime = moment()
    by: str
    query: str
    classes: list[int] = json()
    pack: str
    number: str
    title: str
    score: float
    parts: dict[str, float] = json(dict)
    reasons: list[dict[str, str]] = json()
    verdict: str
    note: str = ""
