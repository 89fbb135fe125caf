"""The tables of a station and of the central service, one module per subject."""

from __future__ import annotations

from typing import Any

from fairdesk.store.tables.base import Base, UtcDateTime
from fairdesk.store.tables.cases import Case, Clock, Item, Party, Right
from fairdesk.store.tables.central import CentralBatch, CentralFile, CentralJournal, CentralStation
from fairdesk.store.tables.decisions import (
    Answer,
    Comparison,
    Evidence,
    Finding,
    Inspection,
    MeasureRow,
    Mediation,
    Opinion,
    Recheck,
    Transfer,
)
from fairdesk.store.tables.exhibitors import ExhibitorKey, ExhibitorName, ExhibitorRow, HistoryRow, LoadedList
from fairdesk.store.tables.fairs import Fair, Staff, Station
from fairdesk.store.tables.helpdesk import (
    Article,
    Consultation,
    ExpertCall,
    Feedback,
    FollowUp,
    Partner,
    Shift,
    Ticket,
    Volunteer,
)
from fairdesk.store.tables.identities import CaseFlag, IdentityDecision, ListImport
from fairdesk.store.tables.local import Draft, Journal, Receipt, Setting
from fairdesk.store.tables.papers import Document, PrintLog, Service
from fairdesk.store.tables.people import Recusal, SecondLook, Standing
from fairdesk.store.tables.rulebook import HallDay, RuleConfirmation, RuleCopy, RulePeriod

__all__ = [
    "Answer",
    "Article",
    "Base",
    "Case",
    "CaseFlag",
    "CentralBatch",
    "CentralFile",
    "CentralJournal",
    "CentralStation",
    "Clock",
    "Comparison",
    "Consultation",
    "Document",
    "Draft",
    "Evidence",
    "ExhibitorKey",
    "ExhibitorName",
    "ExhibitorRow",
    "ExpertCall",
    "Fair",
    "Feedback",
    "Finding",
    "FollowUp",
    "HallDay",
    "HistoryRow",
    "IdentityDecision",
    "Inspection",
    "Item",
    "Journal",
    "ListImport",
    "LoadedList",
    "MeasureRow",
    "Mediation",
    "Opinion",
    "Partner",
    "Party",
    "PrintLog",
    "Receipt",
    "Recheck",
    "Recusal",
    "Right",
    "RuleConfirmation",
    "RuleCopy",
    "RulePeriod",
    "SecondLook",
    "Service",
    "Setting",
    "Shift",
    "Staff",
    "Standing",
    "Station",
    "Ticket",
    "Transfer",
    "UtcDateTime",
    "Volunteer",
    "tables",
]


def tables(*roles: str) -> list[Any]:
    """The SQLAlchemy tables of the given roles, in an order in which they can be created."""
    return [table for table in Base.metadata.sorted_tables if table.info.get("role") in roles]
