"""Who stands where at this fair, and the results of earlier sessions: lists that were imported from files.

These rows are local to the station (role ``station``) and no projection: the journal records only *that* a list was
imported (``exhibitors.import``, ``history.import``: hash, counts, format version), the file lies in the file store
under its hash, and the rows are read from it again when they are lost. So 35,000 exhibitors neither swell the journal
nor the replay, and the central service, which never gets the file, comes to the same projection.
"""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from fairdesk.store.tables.base import STATION, Base


class LoadedList(Base, table=True):
    """A list whose rows are here. Rows count only when ``complete``; ``sha256`` names the file."""

    __tablename__ = "loaded_list"
    __table_args__ = (STATION,)
    no: int | None = Field(default=None, primary_key=True)
    kind: str
    """``exhibitors`` or ``history``."""
    sha256: str
    format: int
    complete: bool = False


class ExhibitorRow(Base, table=True):
    """An exhibitor as the organiser's list has it."""

    __tablename__ = "exhibitor"
    __table_args__ = (Index("ix_exhibitor_id", "id"), STATION)
    no: int | None = Field(default=None, primary_key=True)
    list_no: int = Field(index=True)
    id: str
    """``<first 12 digits of the list's hash>-<line>``: the same after the list is read again."""
    name: str
    name_en: str = ""
    uscc: str = ""
    """Empty when its check digit is wrong."""
    country: str = ""
    region: str = ""
    hall: str = ""
    booths: str = ""
    """The booth cells as written, one a line."""
    badges: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""
    goods: str = ""


class ExhibitorName(Base, table=True):
    """What a search by name looks at, one narrow row per exhibitor, read from end to end (no index beats that)."""

    __tablename__ = "exhibitor_name"
    __table_args__ = (STATION,)
    no: int = Field(primary_key=True)
    list_no: int
    name: str
    """The name folded and without blanks, legal form included."""
    brand: str
    typed: str
    """All that letters can find: English name, toneless pinyin of the whole name, its initials, letters of the name."""
    brand_pinyin: str
    brand_initials: str


class ExhibitorKey(Base, table=True):
    """An exact key of an exhibitor: booth, badge code or unified social credit code."""

    __tablename__ = "exhibitor_key"
    __table_args__ = (Index("ix_exhibitor_key_kind_key", "kind", "key"), STATION)
    id: int | None = Field(default=None, primary_key=True)
    list_no: int = Field(index=True)
    kind: str
    key: str
    exhibitor_no: int


class HistoryRow(Base, table=True):
    """The result of a complaint at an earlier session."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_respondent_key", "respondent_key"), STATION)
    no: int | None = Field(default=None, primary_key=True)
    list_no: int = Field(index=True)
    line: str
    session: str
    day: str
    """ISO date, or empty."""
    complainant: str
    complainant_uscc: str
    complainant_key: str = Field(index=True)
    complainant_brand: str
    respondent: str
    respondent_uscc: str
    respondent_key: str
    respondent_brand: str
    right_kind: str
    right_number: str
    right_key: str = Field(index=True)
    outcome: str
    """``established``, ``baseless``, ``settled``, ``withdrawn``, ``undecided``, ``refused``, ``transferred``, or ``""``
    for words that nobody knew."""
    outcome_text: str
    sanction: str
    follow_up: str
