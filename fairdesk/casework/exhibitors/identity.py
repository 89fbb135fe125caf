"""Who of earlier sessions is the company before us: the social credit code says so, or a person did.

A name alone never counts against anybody: alike names are proposed, with a score and reasons, and count after
``identity.confirm``. After ``identity.reject`` the pair is proposed no more.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, col, select

from fairdesk.casework.exhibitors.recording import CompanyInput
from fairdesk.core.names import ALIKE, company_name, likeness
from fairdesk.store.tables import HistoryRow, IdentityDecision, Journal

Role = Literal["complainant", "respondent"]
Basis = Literal["same_uscc", "confirmed"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry of earlier sessions that may be the company asked for; a person confirms or rejects it."""

    asked: CompanyInput
    found: CompanyInput
    score: float
    reasons: tuple[str, ...]
    """Codes with texts under ``identity`` in the catalogue."""
    entries: int
    """How many earlier results hang on it."""

    def as_input(self, note: str = "") -> dict[str, Any]:
        """What ``identity.confirm`` or ``identity.reject`` is called with."""
        return {
            "one": self.asked.model_dump(),
            "other": self.found.model_dump(),
            "score": self.score,
            "reasons": self.reasons,
            "note": note,
        }


def decisions(session: Session) -> dict[tuple[str, str], bool]:
    """The newest word on each pair of keys; a pair is in order."""
    query = (
        select(IdentityDecision).join(Journal, col(Journal.id) == col(IdentityDecision.id)).order_by(col(Journal.seq))
    )
    return {(row.one_key, row.other_key): row.same for row in session.exec(query)}


def same_as(session: Session, company: CompanyInput) -> dict[str, Basis]:
    """The keys under which the company stands in earlier results, and why.

    What was confirmed carries on (A is B, B is C), but never to a key that was rejected for this company.
    """
    start = company.key
    said = decisions(session)
    found: dict[str, Basis] = {}
    if start.startswith("u:"):
        found[start] = "same_uscc"
    todo, seen = [start], set[str]()
    while todo:
        here = todo.pop()
        seen.add(here)
        for pair, same in said.items():
            if not same or here not in pair:
                continue
            other = pair[1] if pair[0] == here else pair[0]
            if said.get(_pair(start, other)) is not False:
                found.setdefault(other, "confirmed")
                if other not in seen:
                    todo.append(other)
    return found


def proposals(session: Session, lists: Collection[int], company: CompanyInput, role: Role) -> list[Proposal]:
    """Entries of the lists with an alike name on which nobody decided yet, the most alike first."""
    settled = same_as(session, company)
    said = decisions(session)
    name, uscc, key, brand = (getattr(HistoryRow, f"{role}{part}") for part in ("", "_uscc", "_key", "_brand"))
    query = (
        select(name, func.max(uscc), key, func.count())
        .where(col(HistoryRow.list_no).in_(lists), _alike(company, key, brand))
        .group_by(name, key)
    )
    best: dict[str, Proposal] = {}
    for written, code, found_key, count in session.exec(query):
        if found_key in settled or said.get(_pair(company.key, found_key)) is False:
            continue
        if found_key.startswith("u:") and company.key.startswith("u:"):
            continue  # two different codes are two companies
        alike = likeness(company.name, written)
        before = best.get(found_key)
        if alike.score < ALIKE:
            continue
        total = count + (before.entries if before else 0)
        if before is not None and before.score >= alike.score:
            best[found_key] = Proposal(before.asked, before.found, before.score, before.reasons, total)
        else:
            found = CompanyInput(name=written, uscc=code)
            best[found_key] = Proposal(company, found, alike.score, alike.reasons, total)
    return sorted(best.values(), key=lambda proposal: (-proposal.score, proposal.found.name))


def _alike(company: CompanyInput, key: Any, brand: Any) -> ColumnElement[bool]:
    """What ``likeness`` can find alike at all: the same brand, or a long one of nearly the same length."""
    own = company_name(company.name)
    conditions = [brand == own.brand, key == company.key]
    if len(own.brand) >= 4:
        length = func.length(brand)
        conditions.append(and_(length >= len(own.brand) - 1, length <= len(own.brand) + 1))
    return or_(*conditions)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
