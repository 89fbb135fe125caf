"""The acts: a list was imported; two entries are one company, or are not.

An import is recorded by the hash of its file, its counts and the version of the reader – never by its rows: 35,000 of
them would be too much for one journal entry and none of the central service's business. ``apply`` therefore needs no
file; the searchable rows lie in tables of the role ``station`` outside the projection (see
``store.tables.exhibitors``) and are read again from the file when they are lost (``Directory.restore``).
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field
from sqlmodel import Session

from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.core.identifiers import tidy, valid_uscc
from fairdesk.core.names import name_key
from fairdesk.store.journal import Entry
from fairdesk.store.tables import IdentityDecision, ListImport


class ListInput(Input):
    """A file in the station's file store, and what reading it gave. ``read = kept + set_aside``."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    name: str
    size: int = Field(gt=0)
    format: int = Field(ge=1)
    read: int = Field(ge=0)
    kept: int = Field(ge=0)
    set_aside: int = Field(ge=0)
    entries: int = Field(ge=0)
    booths: int = Field(default=0, ge=0)
    replaces: bool = True
    """Whether earlier lists of this kind at this station no longer count."""


class ImportList(Act[ListInput]):
    """Record that a list was imported."""

    input = ListInput
    on_case = False
    kind: str

    def check(self, ctx: Context, given: ListInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, given.read == given.kept + given.set_aside, "FD-1865", "read", file=given.name)
        need(refusals, given.entries > 0, "FD-1866", "entries", file=given.name)
        return refusals

    def apply(self, session: Session, entry: Entry, given: ListInput, assigned: dict[str, Any]) -> None:
        session.add(
            ListImport(
                id=entry.id,
                station_id=entry.station,
                kind=self.kind,
                at=entry.moment,
                by=entry.author,
                **given.model_dump(),
            )
        )


@register
class ImportExhibitors(ImportList):
    """The organiser's list of exhibitors and booths."""

    name = "exhibitors.import"
    kind = "exhibitors"


@register
class ImportHistory(ImportList):
    """Results of earlier sessions."""

    name = "history.import"
    kind = "history"


class CompanyInput(Input):
    """A company as a list or a case names it."""

    name: str
    uscc: str = ""

    @property
    def key(self) -> str:
        """See ``company_key``."""
        return company_key(self.name, self.uscc)


def company_key(name: str, uscc: str = "") -> str:
    """The key of a company: its social credit code when that is a right one, else its whole name in one writing."""
    return f"u:{tidy(uscc)}" if valid_uscc(uscc) else f"n:{name_key(name)}"


class IdentityInput(Input):
    """Two entries, what the program proposed (score and reasons), and the person's note."""

    one: CompanyInput
    other: CompanyInput
    score: float = Field(default=0.0, ge=0, le=1)
    reasons: tuple[str, ...] = ()
    note: str = ""


class DecideIdentity(Act[IdentityInput]):
    """A person decides whether two entries are one company; a later decision on the pair replaces an earlier one."""

    input = IdentityInput
    on_case = False
    verdict: Literal[True, False]

    def check(self, ctx: Context, given: IdentityInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        for field, company in (("one.name", given.one), ("other.name", given.other)):
            need(refusals, bool(name_key(company.name)), "FD-1867", field)
        return refusals

    def apply(self, session: Session, entry: Entry, given: IdentityInput, assigned: dict[str, Any]) -> None:
        one, other = sorted((given.one, given.other), key=lambda company: (company.key, company.name))
        session.add(
            IdentityDecision(
                id=entry.id,
                station_id=entry.station,
                at=entry.moment,
                by=entry.author,
                one_key=one.key,
                other_key=other.key,
                one_name=one.name,
                other_name=other.name,
                same=self.verdict,
                score=given.score,
                reasons=list(given.reasons),
                note=given.note,
            )
        )


@register
class ConfirmIdentity(DecideIdentity):
    """They are one company. Two different social credit codes need a note (renamed, merged, registered anew)."""

    name = "identity.confirm"
    verdict = True

    def check(self, ctx: Context, given: IdentityInput) -> list[Refusal]:
        refusals = super().check(ctx, given)
        codes = {company.key for company in (given.one, given.other) if company.key.startswith("u:")}
        need(refusals, len(codes) < 2 or bool(given.note), "FD-1868", "note")
        return refusals


@register
class RejectIdentity(DecideIdentity):
    """They are two companies. One social credit code cannot be two."""

    name = "identity.reject"
    verdict = False

    def check(self, ctx: Context, given: IdentityInput) -> list[Refusal]:
        refusals = super().check(ctx, given)
        same_code = given.one.key == given.other.key and given.one.key.startswith("u:")
        need(refusals, not same_code, "FD-1869", "one.uscc", number=given.one.uscc)
        return refusals
