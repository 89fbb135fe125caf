"""What the windows show: plain values, no rows of the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairdesk.casework.nextstep import Step
from fairdesk.core.clocks import Clock
from fairdesk.core.rights import Force


@dataclass(frozen=True, slots=True)
class PersonView:
    """A member of staff."""

    id: str
    name: str
    role: str
    cert_no: str


@dataclass(frozen=True, slots=True)
class StationView:
    """Where we are: fair, station, people."""

    id: str
    fair_code: str
    fair_zh: str
    fair_en: str
    opens_at: datetime
    closes_at: datetime
    organiser_zh: str
    organiser_en: str
    station_zh: str
    station_en: str
    place: str
    phone: str
    rule_set: str
    staff: tuple[PersonView, ...]

    def fair(self, lang: str) -> str:
        """The fair's name."""
        return self.fair_zh if lang == "zh" else self.fair_en

    def name(self, lang: str) -> str:
        """The station's name."""
        return self.station_zh if lang == "zh" else self.station_en


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list."""

    id: str
    number: str
    state: str
    booth: str
    complainant: str
    respondent: str
    right_kind: str
    right_number: str
    right_title: str
    received_at: datetime
    clock: Clock | None
    """The running clock with the nearest deadline."""
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Part of a list and how long the whole is."""

    rows: tuple[CaseRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Attention:
    """A case that needs a hand now, with its next act."""

    case: CaseRow
    step: Step


@dataclass(frozen=True, slots=True)
class Board:
    """The day at one glance."""

    received: int
    running: int
    in_force: int
    to_upload: int
    attention: tuple[Attention, ...]
    received_by_hour: tuple[int, ...]
    """24 numbers: complaints received today in each hour of the hall."""


@dataclass(frozen=True, slots=True)
class PaperView:
    """An issued paper."""

    id: str
    case_id: str
    code: str
    title: str
    number: str
    issued_at: datetime
    pages: int
    sha256: str
    served: tuple[str, ...]
    """Roles it was served on."""
    prints: int


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An act as shown in the case's timeline."""

    seq: int
    at: datetime
    act: str
    author: str
    paper: PaperView | None
    note: str


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A paper the complainant has to show, and whether it was."""

    code: str
    zh: str
    en: str
    shown: bool
    required: bool
    may_require: bool
    """The handler may ask for it beyond what is required."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything the case page shows."""

    row: CaseRow
    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...]
    hall: str
    channel: str
    facts: str
    request: str
    standing: str
    handler: str
    rule_set: str
    outcome: str
    archive_no: str
    parties: dict[str, dict[str, Any]]
    """Role → fields."""
    right: dict[str, Any]
    force: Force
    items: tuple[dict[str, Any], ...]
    materials: tuple[MaterialView, ...]
    likely_grounds: tuple[str, ...]
    """Grounds of non-acceptance that the obstacles amount to, while nothing is decided yet."""
    papers: tuple[PaperView, ...]
    evidence: tuple[dict[str, Any], ...]
    comparisons: tuple[dict[str, Any], ...]
    answers: tuple[dict[str, Any], ...]
    measures: tuple[dict[str, Any], ...]
    timeline: tuple[TimelineEntry, ...]
    printed_deadline: datetime | None
    """The answer deadline printed on the notice, once it is issued."""


@dataclass(frozen=True, slots=True)
class SyncView:
    """Where the upload stands. ``state``: never, ok, waiting."""

    state: str
    waiting: int
    confirmed: int
    last_at: datetime | None
    head: str
    cases_waiting: tuple[tuple[str, int], ...]
    """Case number → entries not confirmed yet."""
