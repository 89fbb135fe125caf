"""A rule set: what the rules of one fair demand, read from data.

The files are ``resources/rules/<id>.toml``; this module only gives their shape and answers questions about them.
Source: domain.md §13.4, §13.5.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from fairdesk.core.rights import RightKind, Term


class Text(BaseModel):
    """One text in Chinese and English."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    zh: str
    en: str

    def __call__(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class _Sourced(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    source: str
    verified: bool


class AnswerRule(_Sourced):
    """How long the respondent has, and where the clock ends at the latest."""

    hours: float
    cap: Literal["fair_close", "none"]


class HoursRule(_Sourced):
    """A plain period in hours."""

    hours: float


class Material(_Sourced):
    """One paper a complainant has to show. ``when``: always, only with an agent, only for foreign complainants."""

    code: str
    name: Text
    kinds: tuple[RightKind, ...] = ()
    when: Literal["always", "agent", "foreign", "licensee"] = "always"
    required: bool = True

    def applies(self, kind: RightKind, *, agent: bool, foreign: bool, licensee: bool) -> bool:
        """Whether this complaint has to show it."""
        if self.kinds and kind not in self.kinds:
            return False
        return {"always": True, "agent": agent, "foreign": foreign, "licensee": licensee}[self.when]


class Ground(_Sourced):
    """A ground with its wording: of non-acceptance, or of a measure."""

    code: str
    text: Text


class Measure(_Sourced):
    """Something the organiser does at the booth."""

    code: str
    text: Text
    online: bool = False


class Citation(_Sourced):
    """An article to name on a paper of a date, for a use such as ``measure.default``."""

    use: tuple[str, ...]
    text: Text
    kinds: tuple[RightKind, ...] = ()
    from_: date | None = None
    until: date | None = None

    def holds(self, use: str, kind: RightKind, day: date) -> bool:
        """Whether the article is cited for this use, kind of right and date of paper."""
        return (
            use in self.use
            and (not self.kinds or kind in self.kinds)
            and (self.from_ is None or day >= self.from_)
            and (self.until is None or day <= self.until)
        )


class RuleSet(BaseModel):
    """The rules of one fair."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    version: str
    title: Text
    effective_from: date
    effective_to: date | None = None
    verified: bool
    source: str
    number_template: str
    answer: AnswerRule
    supplement: HoursRule
    acceptance: HoursRule
    measure_execution: HoursRule
    default_on_silence: tuple[str, ...]
    direct_measure_grounds: tuple[str, ...]
    materials: tuple[Material, ...]
    non_acceptance: tuple[Ground, ...]
    measure_grounds: tuple[Ground, ...]
    measures: tuple[Measure, ...]
    routes: tuple[Ground, ...]
    """Other ways open to the parties, printed where the station does not decide."""
    citations: tuple[Citation, ...]
    terms: tuple[Term, ...]
    retention_years: int

    def required(self, kind: RightKind, *, agent: bool, foreign: bool, licensee: bool) -> tuple[Material, ...]:
        """The papers this complaint must show."""
        return tuple(
            m for m in self.materials if m.required and m.applies(kind, agent=agent, foreign=foreign, licensee=licensee)
        )

    def missing(
        self, kind: RightKind, shown: Collection[str], *, agent: bool, foreign: bool, licensee: bool
    ) -> tuple[Material, ...]:
        """What is asked for, once and completely. Source: Measures 2006, Art. 9; 裁决办法 Art. 16."""
        return tuple(
            m for m in self.required(kind, agent=agent, foreign=foreign, licensee=licensee) if m.code not in shown
        )

    def cite(self, use: str, kind: RightKind, day: date, *, confirmed: Collection[str] = ()) -> tuple[Citation, ...]:
        """The articles a paper of ``day`` may name: verified ones, and those the head of station confirmed."""
        return tuple(c for c in self.citations if c.holds(use, kind, day) and (c.verified or c.text.zh in confirmed))

    def ground(self, code: str, among: Iterable[Ground] | None = None) -> Ground | None:
        """A ground by its code, among the measure grounds unless told otherwise."""
        return next((g for g in (self.measure_grounds if among is None else among) if g.code == code), None)

    def measure(self, code: str) -> Measure | None:
        """A measure by its code."""
        return next((m for m in self.measures if m.code == code), None)
