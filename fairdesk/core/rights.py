"""Kinds of right, the record of one right as a register shows it, and whether it is in force on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class RightKind(StrEnum):
    """Codes of domain.md §15.1."""

    PAT_INV = "PAT-INV"
    PAT_UM = "PAT-UM"
    PAT_DES = "PAT-DES"
    TM = "TM"
    TM_COL = "TM-COL"
    TM_CERT = "TM-CERT"
    GI = "GI"
    CR = "CR"
    SW = "SW"
    ICL = "ICL"
    PVP = "PVP"
    SPS = "SPS"
    OLY = "OLY"
    OFF = "OFF"
    NAME = "NAME"
    DRESS = "DRESS"
    TS = "TS"
    AMB = "AMB"
    FAKE = "FAKE"

    @property
    def is_patent(self) -> bool:
        """Invention, utility model or design."""
        return self.value.startswith("PAT-")

    @property
    def is_mark(self) -> bool:
        """A trade mark of any sort."""
        return self.value.startswith("TM")


class RightStatus(StrEnum):
    """What the register says of a right, in one of these words."""

    IN_FORCE = "in_force"
    PENDING = "pending"
    GRACE = "grace"
    EXPIRED = "expired"
    LAPSED = "lapsed"
    INVALID = "invalid"
    INVALIDATION_PENDING = "invalidation_pending"
    OWNERSHIP_DISPUTE = "ownership_dispute"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """The goods or services of one Nice class, as registered; ``groups`` are similar-group codes (类似群)."""

    nice_class: int
    text: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One right as a register shows it. Empty strings and tuples mean "the source does not say"."""

    kind: RightKind
    office: str
    """WIPO ST.3 code of the register: CN, US, EM …"""
    number: str
    """The number a certificate shows first: registration, patent or publication number, else the application's."""
    title: str
    """Mark text, invention title or name of the product."""
    application_number: str = ""
    registration_number: str = ""
    publication_number: str = ""
    titles_other: tuple[str, ...] = ()
    """The title in other scripts and languages."""
    holders: tuple[str, ...] = ()
    status: RightStatus = RightStatus.UNKNOWN
    status_text: str = ""
    """The status in the register's own words or code."""
    status_date: date | None = None
    filed: date | None = None
    granted: date | None = None
    expires: date | None = None
    classes: tuple[int, ...] = ()
    """Nice classes (marks)."""
    groups: tuple[str, ...] = ()
    goods: tuple[GoodsLine, ...] = ()
    vienna: tuple[str, ...] = ()
    locarno: tuple[str, ...] = ()
    ipc: tuple[str, ...] = ()
    abstract: str = ""
    claims: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    """Keys of the pictures in the pack (SHA-256, hex)."""
    source: str = ""
    """File (and inner path) that the record was read from."""
    position: str = ""
    """Where in the source: line, byte or ordinal, in words."""

    @property
    def goods_text(self) -> str:
        """All goods in one line, class by class."""
        return "; ".join(f"[{line.nice_class}] {line.text}" for line in self.goods)


@dataclass(frozen=True, slots=True)
class Term:
    """How long a right of one kind lasts, from which event, for rights filed in a span of days."""

    kind: RightKind
    years: int
    start: str
    """``filed`` or ``granted``."""
    filed_from: date | None = None
    filed_until: date | None = None
    grace_months: int = 0
    source: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Force:
    """The answer to "is this right in force on that day?" with the reason as a message key."""

    in_force: bool
    reason: str
    """``in_force``, ``grace``, ``expired``, ``not_granted``, ``not_yet``, ``status`` or ``unknown``."""
    until: date | None = None
    details: Mapping[str, str] = field(default_factory=dict)


_DEAD = {RightStatus.EXPIRED, RightStatus.LAPSED, RightStatus.INVALID, RightStatus.REFUSED}


def add_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later; the month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(day)


def end_of_term(kind: RightKind, filed: date | None, granted: date | None, terms: tuple[Term, ...]) -> date | None:
    """The first day on which the right no longer stands by its term, ``None`` when it cannot be computed."""
    for term in terms:
        if term.kind != kind:
            continue
        if filed is not None and (
            (term.filed_from and filed < term.filed_from) or (term.filed_until and filed > term.filed_until)
        ):
            continue
        start = filed if term.start == "filed" else granted
        if start is not None:
            return add_months(start, 12 * term.years)
    return None


def force_on(
    day: date,
    *,
    kind: RightKind,
    status: RightStatus,
    filed: date | None,
    granted: date | None,
    expires: date | None,
    terms: tuple[Term, ...],
) -> Force:
    """Whether a right stands on ``day``, from its recorded status, its dates and the law's terms.

    A recorded ``expires`` wins over the computed term. A trade mark is still usable in its months of grace.
    """
    if status in _DEAD:
        return Force(False, "status", details={"status": status.value})
    if status is RightStatus.PENDING:
        return Force(False, "not_granted")
    if granted is not None and day < granted:
        return Force(False, "not_yet", details={"from": granted.isoformat()})
    until = expires or end_of_term(kind, filed, granted, terms)
    if until is None:
        return Force(
            status in {RightStatus.IN_FORCE, RightStatus.GRACE},
            "in_force" if status is RightStatus.IN_FORCE else "unknown",
        )
    if day <= until:
        return Force(True, "in_force", until)
    grace = max((term.grace_months for term in terms if term.kind == kind), default=0)
    if grace and day <= add_months(until, grace):
        return Force(True, "grace", add_months(until, grace))
    return Force(False, "expired", until)
