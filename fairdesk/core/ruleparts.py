"""The parts of a rule set. Every part names its source and whether the text was verified. Source: domain.md §13.4."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from fairdesk.core.rights import RightKind, RightStatus

Use = Literal[
    "intake", "supplement", "acceptance", "rejection", "notify", "measure", "opinion", "transfer", "result", "close"
]
"""The papers an article may be named on: D01, D03, D04, D05, D07, D14, D13, D19, D28, D21."""
When = Literal[
    "always", "agent", "foreign", "licensee", "sole", "ordinary", "repeat_complaint", "non_exhibitor"
]  # fmt: skip
Licence = Literal["alone", "if_owner_silent", "authorised_only", "no"]
Way = Literal["advice", "transfer"]


class Text(BaseModel):
    """One text in Chinese and English."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def __call__(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Sourced(BaseModel):
    """Where a rule comes from. ``verified``: the text was found, or is remembered with high confidence."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    source: str = Field(min_length=1)
    verified: bool


class HoursRule(Sourced):
    """A period in hours. ``clock``: through the night, or only while the hall is open; ``cap``: its latest end.

    ``per_fair``: the authority or the head sets the length for this fair; the hours are a proposal until then.
    """

    hours: float = Field(gt=0)
    clock: Literal["calendar", "hall"] = "calendar"
    cap: Literal["fair_close", "none"] = "none"
    per_fair: bool = False


class AnswerRule(HoursRule):
    """How long the respondent has, and where the clock ends at the latest."""

    cap: Literal["fair_close", "none"]


class WorkdaysRule(Sourced):
    """A period in working days."""

    days: int = Field(gt=0)


class FollowUpRule(Sourced):
    """Days after closing at which the parties are asked how it went: the first and the second time."""

    days: tuple[int, int]


class RecheckRule(Sourced):
    """Re-checks of a measure: each opening day until the fair's end, within so many hours of the opening."""

    within_hours: float = Field(gt=0)


class RetentionRule(Sourced):
    """How many years the archive is kept, from the first day of the fair."""

    years: int = Field(gt=0)


class Decider(Sourced):
    """Who decides about the complaint."""

    code: Literal[
        "authority", "workstation", "officials", "enforcement_office", "organiser", "mediation_body", "office",
        "legal_adviser", "panel", "court",
    ]  # fmt: skip
    text: Text


class Elsewhere(BaseModel):
    """Where a complaint about other kinds of right goes: ``kinds`` empty means all that are not handled."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kinds: tuple[RightKind, ...] = ()
    way: Way
    text: Text


class RightsRule(Sourced):
    """Kinds of right handled here, and where complaints on the others go."""

    handled: tuple[RightKind, ...] = Field(min_length=1)
    elsewhere: tuple[Elsewhere, ...]

    def handles(self, kind: RightKind) -> bool:
        """Whether the station handles complaints on this kind."""
        return kind in self.handled

    def way(self, kind: RightKind) -> Elsewhere | None:
        """Where a complaint goes that is not handled here; ``None`` for a kind that is."""
        if self.handles(kind):
            return None
        return next((e for e in self.elsewhere if not e.kinds or kind in e.kinds), None)


class Territory(Sourced):
    """Where the right must be valid, as WIPO ST.3 codes of the registers that count."""

    offices: tuple[str, ...] = Field(min_length=1)
    text: Text


class StandingRule(Sourced):
    """Who may complain, and which licensee may without the holder. ``patrol``: leads without a complainant."""

    who: Literal["holder", "interested", "anyone"]
    exclusive: Licence
    sole: Licence
    ordinary: Licence
    patrol: bool = False
    non_exhibitors: Literal["yes", "after_accepting_rules"] = "yes"

    def licence(self, standing: str) -> Licence:
        """What a complainant of this standing may do; the holder always may."""
        ways: dict[str, Licence] = {"exclusive": self.exclusive, "sole": self.sole, "ordinary": self.ordinary}
        return ways.get(standing, "alone")


class DefaultRule(Sourced):
    """What follows when the respondent stays silent. ``effect`` says whose power it is."""

    effect: Literal["measure", "authority_may_decide", "measure_by_contract", "decision", "none"]
    measures: tuple[str, ...]


class EffectiveRule(Sourced):
    """What an earlier effective judgment or decision changes."""

    effect: Literal["direct_measure", "direct_decision", "aggravation", "enforced", "none"]


class RepeatRule(Sourced):
    """Who counts as a repeat infringer: so many established cases within so many sessions. ``None``: not said."""

    threshold: int | None = None
    window_sessions: int | None = None
    text: Text


class Sanction(Sourced):
    """A step of the sanction ladder, in order. ``sessions``: the possible lengths of a ban, 0 means for good."""

    code: str
    text: Text
    sessions: tuple[int, ...] = ()


class PostFairRule(Sourced):
    """What becomes of cases and data after the fair."""

    duties: tuple[Literal["transfer", "archive", "credit_data", "binding_for_fair_only"], ...]
    text: Text


class FeeRule(Sourced):
    """Whether a complaint costs something; ``None``: not known."""

    required: bool | None = None
    text: Text


class MediationRule(Sourced):
    """Whether the station mediates, and whether the answer clock stands still meanwhile."""

    offered: bool
    pauses_answer: bool


class LanguagesRule(Sourced):
    """Languages of the papers, the leading one first."""

    codes: tuple[Literal["zh", "en", "de"], ...] = Field(min_length=1)


class OutcomesRule(Sourced):
    """How a case may be closed. Source: domain.md §15.1."""

    codes: tuple[str, ...] = Field(min_length=1)


class Material(Sourced):
    """One paper a complainant has to show.

    ``when``: always, with an agent, for foreign complainants, for licensees (any, sole or ordinary), when the same
    complaint was handled in the previous session, for complainants who do not exhibit. ``may_require``: not needed
    for acceptance, but the handler may ask for it. ``ground``: what a refusal for want of it is called.
    """

    code: str
    name: Text
    kinds: tuple[RightKind, ...] = ()
    when: When = "always"
    required: bool = True
    may_require: bool = False
    ground: str = "NOT_SUPPLEMENTED"

    def applies(
        self,
        kind: RightKind,
        *,
        agent: bool,
        foreign: bool,
        licensee: bool,
        standing: str = "",
        repeat_complaint: bool = False,
        exhibitor: bool = True,
    ) -> bool:
        """Whether this complaint has to show it."""
        if self.kinds and kind not in self.kinds:
            return False
        cases: dict[When, bool] = {
            "always": True,
            "agent": agent,
            "foreign": foreign,
            "licensee": licensee,
            "sole": standing == "sole",
            "ordinary": standing == "ordinary",
            "repeat_complaint": repeat_complaint,
            "non_exhibitor": not exhibitor,
        }
        return cases[self.when]


class Ground(Sourced):
    """A ground with its wording: of non-acceptance, or of a measure.

    ``kinds`` and ``statuses``: a right of these kinds whose register shows one of these statuses is refused on it.
    """

    code: str
    text: Text
    kinds: tuple[RightKind, ...] = ()
    statuses: tuple[RightStatus, ...] = ()

    def bars(self, kind: RightKind, status: RightStatus) -> bool:
        """Whether the register's word alone is this ground."""
        return status in self.statuses and (not self.kinds or kind in self.kinds)


class Measure(Sourced):
    """Something the organiser does at the booth."""

    code: str
    text: Text
    online: bool = False


class Citation(Sourced):
    """An article to name on a paper of a date, for some uses.

    ``series``: articles that replace one another; their days must follow each other without overlap or gap.
    """

    code: str
    use: tuple[Use, ...] = Field(min_length=1)
    text: Text
    kinds: tuple[RightKind, ...] = ()
    from_: date | None = None
    until: date | None = None
    series: str = ""

    def holds(self, use: str, kind: RightKind, day: date) -> bool:
        """Whether the article is cited for this use, kind of right and date of paper."""
        return (
            use in self.use
            and (not self.kinds or kind in self.kinds)
            and (self.from_ is None or day >= self.from_)
            and (self.until is None or day <= self.until)
        )
