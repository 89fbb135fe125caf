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
    eyes: str
    """Who the second pair of eyes was: ``author``, ``second_look`` or ``organiser``."""
    checked_by: str
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


class Inspection(Base, table=True):
    """A visit to the booth: who went, what was seen, and whether the respondent signed."""

    __table_args__ = (Index("ix_inspection_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    began_at: datetime = moment()
    ended_at: datetime | None = moment(default=None)
    inspectors: list[str] = json()
    place: str
    seen: str = ""
    remarks: str = ""
    signed: bool = False
    refusal: str = ""
    witness: str = ""
    document_id: str = ""


class Opinion(Base, table=True):
    """A reference opinion (D13) from its commission to its conclusion."""

    __table_args__ = (Index("ix_opinion_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    commissioned_at: datetime = moment()
    due_at: datetime = moment()
    experts: list[str] = json()
    issued_at: datetime | None = moment(default=None)
    result: str = ""
    reasons: str = ""
    document_id: str = ""


class Mediation(Base, table=True):
    """An attempt to settle: its time is a pause of the clocks where the rule set says so."""

    __table_args__ = (Index("ix_mediation_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    began_at: datetime = moment()
    ended_at: datetime | None = moment(default=None)
    mediator: str
    paused: bool
    result: str = ""
    """``settled`` or ``failed``."""
    terms: list[str] = json()
    document_id: str = ""


class Recheck(Base, table=True):
    """A look at the booth after a measure (D20). ``found``: removed, covered or displayed."""

    __table_args__ = (Index("ix_recheck_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    at: datetime = moment()
    by: str
    found: str
    evidence: list[str] = json()
    note: str = ""
    document_id: str = ""


class Transfer(Base, table=True):
    """A case handed to an authority (D19), and the receipt that came back."""

    __table_args__ = (Index("ix_transfer_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    to: str
    reason: str
    at: datetime = moment()
    document_id: str
    receipt_no: str = ""
    receipt_at: datetime | None = moment(default=None)
