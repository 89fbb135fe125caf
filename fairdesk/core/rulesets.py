"""A rule set: what the rules of one fair demand, read from data.

The files are ``resources/rules/<id>.toml``; this module only gives their shape and answers questions about them.
Source: domain.md §13.4, §13.5.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from fairdesk.core.rights import RightKind, RightStatus, Term
from fairdesk.core.ruleparts import (
    AnswerRule,
    Citation,
    Decider,
    DefaultRule,
    EffectiveRule,
    FeeRule,
    FollowUpRule,
    Ground,
    HoursRule,
    LanguagesRule,
    Material,
    Measure,
    MediationRule,
    OutcomesRule,
    PostFairRule,
    RecheckRule,
    RepeatRule,
    RetentionRule,
    RightsRule,
    Sanction,
    Sourced,
    StandingRule,
    Territory,
    Text,
    WorkdaysRule,
)

__all__ = ["AnswerRule", "Citation", "Ground", "HoursRule", "Material", "Measure", "RuleSet", "Sanction", "Text"]

Entry = Sourced | Term
"""Anything with a source and a verified mark."""


class RuleSet(BaseModel):
    """The rules of one fair."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    version: str
    title: Text
    effective_from: date | None = None
    effective_to: date | None = None
    verified: bool
    source: str
    number_template: str

    decides: Decider
    rights: RightsRule
    territory: Territory
    standing: StandingRule
    answer: AnswerRule
    supplement: HoursRule
    acceptance: HoursRule
    opinion: HoursRule
    measure_execution: HoursRule
    recheck: RecheckRule
    follow_up: FollowUpRule
    retention: RetentionRule
    forwarding: HoursRule | None = None
    """``None``: no period for passing a complaint on to the authority."""
    preservation: WorkdaysRule | None = None
    post_fair_transfer: WorkdaysRule | None = None
    default_on_silence: DefaultRule
    effective_decision: EffectiveRule
    repeat: RepeatRule
    post_fair: PostFairRule
    fee: FeeRule
    languages: LanguagesRule
    mediation: MediationRule
    outcomes: OutcomesRule

    direct_measure_grounds: tuple[str, ...]
    """Grounds on which a measure may be ordered without waiting for the answer."""
    materials: tuple[Material, ...]
    non_acceptance: tuple[Ground, ...]
    measure_grounds: tuple[Ground, ...]
    measures: tuple[Measure, ...]
    sanctions: tuple[Sanction, ...] = ()
    """The ladder for repeat infringers, the mildest first."""
    routes: tuple[Ground, ...]
    """Other ways open to the parties, printed where the station does not decide."""
    citations: tuple[Citation, ...]
    terms: tuple[Term, ...] = ()

    confirmed: frozenset[str] = frozenset()
    """Keys of unverified entries that the head of station confirmed; never part of a file."""

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every sourced entry with its stable key: ``answer``, ``materials.POA``, ``terms.PAT-DES.2021-06-01``."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, Sourced):
                yield name, value
            elif isinstance(value, tuple):
                for part in value:
                    if isinstance(part, Sourced | Term):
                        yield f"{name}.{part_key(part)}", part

    def stands(self, key: str) -> bool:
        """Whether an entry is verified or was confirmed by the head, so that it may be printed."""
        return key in self.confirmed or any(k == key and entry.verified for k, entry in self.entries())

    @property
    def retention_years(self) -> int:
        """Years the archive is kept, from the first day of the fair."""
        return self.retention.years

    @property
    def pause_in_mediation(self) -> bool:
        """Whether the clocks stand still while the parties try to settle."""
        return self.mediation.pauses_answer

    def material(self, code: str) -> Material | None:
        """A material by its code."""
        return next((m for m in self.materials if m.code == code), None)

    def applying(self, kind: RightKind, **situation: Any) -> tuple[Material, ...]:
        """All materials that concern this complaint, asked for or optional; see ``Material.applies``."""
        return tuple(m for m in self.materials if m.applies(kind, **situation))

    def required(self, kind: RightKind, **situation: Any) -> tuple[Material, ...]:
        """The papers this complaint must show."""
        return tuple(m for m in self.applying(kind, **situation) if m.required)

    def may_require(self, kind: RightKind, **situation: Any) -> tuple[Material, ...]:
        """The papers the handler may ask for beyond these, such as a patent evaluation report."""
        return tuple(m for m in self.applying(kind, **situation) if m.may_require)

    def missing(self, kind: RightKind, shown: Collection[str], **situation: Any) -> tuple[Material, ...]:
        """What is asked for, once and completely. Source: Measures 2006, Art. 9; 裁决办法 Art. 16."""
        return tuple(m for m in self.required(kind, **situation) if m.code not in shown)

    def cite(self, use: str, kind: RightKind, day: date) -> tuple[Citation, ...]:
        """The articles a paper of ``day`` may name: verified ones, and those the head of station confirmed."""
        return tuple(
            c
            for c in self.citations
            if c.holds(use, kind, day) and (c.verified or f"citations.{c.code}" in self.confirmed)
        )

    def printable(self, name: str, *, chosen: Collection[str] = ()) -> tuple[Ground, ...]:
        """Grounds of a list (``non_acceptance``, ``routes`` …) that a paper may name.

        Verified or confirmed ones, and those of ``chosen`` codes: the head of station who signs the paper names them.
        """
        grounds: tuple[Ground, ...] = getattr(self, name)
        return tuple(g for g in grounds if g.verified or g.code in chosen or f"{name}.{g.code}" in self.confirmed)

    def ground(self, code: str, among: Iterable[Ground] | None = None) -> Ground | None:
        """A ground by its code, among the measure grounds unless told otherwise."""
        return next((g for g in (self.measure_grounds if among is None else among) if g.code == code), None)

    def barring(self, kind: RightKind, status: RightStatus) -> Ground | None:
        """The ground of non-acceptance that the register's status of the right is by itself."""
        return next((g for g in self.non_acceptance if g.bars(kind, status)), None)

    def measure(self, code: str) -> Measure | None:
        """A measure by its code."""
        return next((m for m in self.measures if m.code == code), None)


def part_key(part: Any) -> str:
    """The key of an entry within its list."""
    if isinstance(part, Term):
        return part.kind.value if part.filed_from is None else f"{part.kind.value}.{part.filed_from.isoformat()}"
    return str(part.code)
