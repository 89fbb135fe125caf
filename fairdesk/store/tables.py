"""The tables of a station and of the central service.

``info={"role": …}`` says what a table is: ``projection`` follows from the journal and is the same on both ends,
``station`` and ``central`` are local to one end. Moments are UTC, ids are UUIDv7 text, lists and maps are JSON.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, Dialect, Index, MetaData, TypeDecorator, UniqueConstraint
from sqlalchemy import DateTime as SaDateTime
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC on every database."""

    impl = SaDateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without time zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(SQLModel):
    """All tables of fairdesk, with named constraints so that migrations can address them."""

    metadata = MetaData(naming_convention=NAMING)


_PROJECTION = {"info": {"role": "projection"}}
_STATION = {"info": {"role": "station"}}
_CENTRAL = {"info": {"role": "central"}}


def _moment(**kw: Any) -> Any:
    return Field(sa_type=UtcDateTime, **kw)


def _json(default: Any = list) -> Any:
    return Field(default_factory=default, sa_type=JSON)


class Fair(Base, table=True):
    """A fair or event, with the rule set it plays by."""

    __table_args__ = (_PROJECTION,)
    id: str = Field(primary_key=True)
    code: str
    name_zh: str
    name_en: str
    venue_zh: str
    venue_en: str
    organiser_zh: str
    organiser_en: str
    opens_at: datetime = _moment()
    closes_at: datetime = _moment()
    rule_set: str
    rule_version: str
    number_template: str


class Station(Base, table=True):
    """A station at a fair: where it is, its number block and the key that verifies its papers."""

    __table_args__ = (_PROJECTION,)
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

    __table_args__ = (_PROJECTION,)
    id: str = Field(primary_key=True)
    station_id: str = Field(index=True)
    name: str
    role: str
    cert_no: str = ""
    phone: str = ""


class Case(Base, table=True):
    """A complaint. Everything else about it hangs on its id."""

    __tablename__ = "complaint"
    __table_args__ = (UniqueConstraint("number"), _PROJECTION)
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
    requested: list[str] = _json()
    earlier_proceedings: str = ""
    shown: list[str] = _json()
    """Codes of the materials shown so far."""
    standing: str
    new_facts: str = ""
    rule_set: str
    rule_version: str
    handler_id: str
    received_at: datetime = _moment(index=True)
    accepted_at: datetime | None = _moment(default=None)
    notified_at: datetime | None = _moment(default=None)
    answered_at: datetime | None = _moment(default=None)
    defaulted_at: datetime | None = _moment(default=None)
    decided_at: datetime | None = _moment(default=None)
    closed_at: datetime | None = _moment(default=None)
    outcome: str = ""
    archive_no: str = ""
    flags: list[str] = _json()


class Party(Base, table=True):
    """Someone in a case. ``role``: complainant, agent, respondent."""

    __table_args__ = (Index("ix_party_case_role", "case_id", "role"), _PROJECTION)
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
    __table_args__ = (_PROJECTION,)
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
    classes: list[int] = _json()
    pack: str = ""
    """Digest of the pack in which the record was found, empty when typed by hand."""


class Item(Base, table=True):
    """An accused object."""

    __table_args__ = (Index("ix_item_case", "case_id"), _PROJECTION)
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

    __table_args__ = (UniqueConstraint("case_id", "kind"), _PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str = Field(index=True)
    kind: str
    started_at: datetime = _moment()
    due_at: datetime = _moment(index=True)
    stopped_at: datetime | None = _moment(default=None)


class Document(Base, table=True):
    """An issued paper. Its bytes are in the file store under ``sha256``; the row never changes."""

    __table_args__ = (UniqueConstraint("number"), Index("ix_document_case", "case_id"), _PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    code: str
    lang: str
    title: str
    word: str
    number: str
    n: int
    year: int
    issued_at: datetime = _moment()
    issued_by: str
    sha256: str
    size: int
    pages: int
    content_hash: str
    qr: str
    data: dict[str, Any] = _json(dict)


class Service(Base, table=True):
    """How and when a paper reached a person (送达)."""

    __table_args__ = (Index("ix_service_case", "case_id"), _PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    document_id: str = Field(index=True)
    proof_id: str
    to_role: str
    manner: str
    recipient: str
    relation: str = ""
    witness: str = ""
    remark: str = ""
    served_at: datetime = _moment()
    served_by: str


class Answer(Base, table=True):
    """What a respondent stated, and when."""

    __table_args__ = (Index("ix_answer_case", "case_id"), _PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    received_at: datetime = _moment()
    late: bool
    admitted: bool
    positions: list[str] = _json()
    statement: str
    given_by: str
    evidence: list[str] = _json()


class Finding(Base, table=True):
    """What the station concluded after an answer, with who concluded it."""

    __table_args__ = (Index("ix_finding_case", "case_id"), _PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    at: datetime = _moment()
    result: str
    reasons: str
    by: str


class MeasureRow(Base, table=True):
    """A measure ordered with the organiser: which items, what, until when, on which ground."""

    __tablename__ = "measure"
    __table_args__ = (Index("ix_measure_case", "case_id"), _PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    document_id: str
    ground: str
    ground_ref: str = ""
    kinds: list[str] = _json()
    items: list[int] = _json()
    until: datetime = _moment()
    organiser_by: str
    ordered_by: str
    ordered_at: datetime = _moment()


class Evidence(Base, table=True):
    """One exhibit of evidence; the bytes are in the file store under ``sha256``."""

    __table_args__ = (Index("ix_evidence_case", "case_id"), _PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    no: int
    kind: str
    name: str
    mime: str
    size: int
    sha256: str
    taken_at: datetime = _moment()
    taken_by: str
    place: str = ""
    shows: str = ""


class Comparison(Base, table=True):
    """A search or comparison that someone decided on: what was asked, what was found, what it was taken for."""

    __table_args__ = (Index("ix_comparison_case", "case_id"), _PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    at: datetime = _moment()
    by: str
    query: str
    classes: list[int] = _json()
    pack: str
    number: str
    title: str
    score: float
    parts: dict[str, float] = _json(dict)
    reasons: list[dict[str, str]] = _json()
    verdict: str
    note: str = ""


class PrintLog(Base, table=True):
    """Each copy of a paper that left a printer, or did not."""

    __table_args__ = (Index("ix_printlog_document", "document_id"), _PROJECTION)
    id: str = Field(primary_key=True)
    document_id: str
    at: datetime = _moment()
    by: str
    printer: str
    copies: int
    outcome: str
    reprint: bool


class Journal(Base, table=True):
    """The station's append-only journal; ``payload`` is the canonical JSON text that was hashed."""

    __table_args__ = (UniqueConstraint("id"), _STATION)
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

    __table_args__ = (_STATION,)
    batch_id: str = Field(primary_key=True)
    at: datetime = _moment()
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

    __table_args__ = (_STATION,)
    id: str = Field(primary_key=True)
    kind: str
    case_id: str | None = None
    saved_at: datetime = _moment()
    data: dict[str, Any] = _json(dict)


class Setting(Base, table=True):
    """A remembered choice of this station, such as the columns of a list."""

    __table_args__ = (_STATION,)
    key: str = Field(primary_key=True)
    value: str


class CentralJournal(Base, table=True):
    """The journals of all stations as the central service received them."""

    __tablename__ = "central_journal"
    __table_args__ = (UniqueConstraint("id"), _CENTRAL)
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
    received_at: datetime = _moment()


class CentralStation(Base, table=True):
    """A station that enrolled: the key that verifies its batches."""

    __tablename__ = "central_station"
    __table_args__ = (_CENTRAL,)
    id: str = Field(primary_key=True)
    name: str
    verify_key: str
    enrolled_at: datetime = _moment()


class CentralBatch(Base, table=True):
    """A batch and the receipt that was given for it, so that sending it again gives the same answer."""

    __tablename__ = "central_batch"
    __table_args__ = (_CENTRAL,)
    id: str = Field(primary_key=True)
    station: str = Field(index=True)
    received_at: datetime = _moment()
    body_sha256: str
    receipt: str


class CentralFile(Base, table=True):
    """A file that arrived whole and matches its hash."""

    __tablename__ = "central_file"
    __table_args__ = (_CENTRAL,)
    sha256: str = Field(primary_key=True)
    size: int
    station: str
    received_at: datetime = _moment()


def tables(*roles: str) -> list[Any]:
    """The SQLAlchemy tables of the given roles, in an order in which they can be created."""
    return [table for table in Base.metadata.sorted_tables if table.info.get("role") in roles]
