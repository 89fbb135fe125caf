"""Issued papers, how they were served and printed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from fairdesk.store.tables.base import PROJECTION, Base, json, moment


class Document(Base, table=True):
    """An issued paper. Its bytes are in the file store under ``sha256``; the row never changes."""

    __table_args__ = (UniqueConstraint("number"), Index("ix_document_case", "case_id"), PROJECTION)
    id: str = Field(primary_key=True)
    case_id: str
    code: str
    lang: str
    title: str
    word: str
    number: str
    n: int
    year: int
    issued_at: datetime = moment()
    issued_by: str
    sha256: str
    size: int
    pages: int
    content_hash: str
    qr: str
    data: dict[str, Any] = json(dict)


class Service(Base, table=True):
    """How and when a paper reached a person (送达)."""

    __table_args__ = (Index("ix_service_case", "case_id"), PROJECTION)
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
    served_at: datetime = moment()
    served_by: str


class PrintLog(Base, table=True):
    """Each copy of a paper that left a printer, or did not."""

    __table_args__ = (Index("ix_printlog_document", "document_id"), PROJECTION)
    id: str = Field(primary_key=True)
    document_id: str
    at: datetime = moment()
    by: str
    printer: str
    copies: int
    outcome: str
    reprint: bool
