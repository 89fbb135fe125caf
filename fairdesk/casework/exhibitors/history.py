"""What earlier sessions say of the parties of a complaint: repeat infringer, repeat complaint, baseless complaints.

The answers are warnings for a person; only ``case.flag`` changes a case, and it records who flagged it, why and from
which results. How many sessions and cases count comes from the rule set (``rules.repeat``); a number that the rules do
not say is ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from fairdesk.casework.exhibitors import identity, loading, results
from fairdesk.casework.exhibitors.directory import read_file, record, stopped, stored
from fairdesk.casework.exhibitors.flags import HitInput
from fairdesk.casework.exhibitors.identity import Basis, Proposal, Role
from fairdesk.casework.exhibitors.loading import Wanted
from fairdesk.casework.exhibitors.reading import Cancelled, Progress
from fairdesk.casework.exhibitors.recording import CompanyInput
from fairdesk.casework.exhibitors.report import ImportReport
from fairdesk.casework.workstation import Workstation
from fairdesk.core.identifiers import lookup_keys
from fairdesk.store.tables import HistoryRow, LoadedList

BASELESS_WARNS = 2
"""Baseless complaints against so many exhibitors, or at so many fairs, are worth a warning. Source: domain.md §12.1."""


@dataclass(frozen=True, slots=True)
class HistoryHit:
    """An earlier result that concerns the company asked for, and why it is the same company."""

    list_sha256: str
    line: str
    session: str
    day: str
    complainant: str
    respondent: str
    right_kind: str
    right_number: str
    outcome: str
    outcome_text: str
    sanction: str
    follow_up: str
    """The proof of legal follow-up that was shown; some rule sets ask for it before the same complaint again."""
    basis: Basis

    def as_input(self) -> dict[str, Any]:
        """The copy that ``case.flag`` records."""
        return {name: getattr(self, name) for name in HitInput.model_fields}


@dataclass(frozen=True, slots=True)
class Repeat:
    """Established results against a respondent. ``reached`` is ``None`` where the rules say no threshold."""

    hits: tuple[HistoryHit, ...]
    sessions: tuple[str, ...]
    """The sessions that were looked at, the newest first."""
    reached: bool | None
    proposals: tuple[Proposal, ...]
    """Alike names on which nobody decided yet: they do not count, but a person should look."""


@dataclass(frozen=True, slots=True)
class Baseless:
    """Complaints of one complainant that were found baseless. A warning only: a person decides what it means."""

    hits: tuple[HistoryHit, ...]
    fairs: int
    respondents: int
    warns: bool
    proposals: tuple[Proposal, ...]


class History:
    """The results of earlier sessions at this station."""

    def __init__(self, station: Workstation) -> None:
        self._station = station

    def import_results(
        self,
        path: Path,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        author: str,
        replaces: bool = False,
    ) -> ImportReport:
        """Import results of earlier sessions (CSV, XLSX), beside those imported before unless ``replaces``.

        Raises as ``Directory.import_list`` does.
        """
        data = read_file(path)
        try:
            found = results.read_results(data, path.name, progress, cancelled)
        except Cancelled:
            return stopped(path.name, data)
        record(self._station, "history.import", found.report, data, results.FORMAT, author=author, replaces=replaces)
        loading.load_results(self._station.database, found.report.sha256, found.results)
        self._tidy_up()
        return found.report

    def missing(self) -> tuple[str, ...]:
        """Names of imported files whose rows are not here."""
        return tuple(row.name for row in self._missing())

    def _missing(self) -> list[Wanted]:
        with self._station.read() as session:
            here = {row.sha256 for row in loading.loaded(session, "history")}
            return [row for row in loading.wanted(session, "history", self._station.id) if row.sha256 not in here]

    def restore(self) -> int:
        """Read the missing files again; gives their number. Raises ``FD-1864`` for a lost file."""
        missing = self._missing()
        for row in missing:
            found = results.read_results(stored(self._station, row), row.name)
            loading.load_results(self._station.database, row.sha256, found.results)
        self._tidy_up()
        return len(missing)

    def _tidy_up(self) -> None:
        with self._station.read() as session:
            keep = [row.sha256 for row in loading.wanted(session, "history", self._station.id)]
        loading.tidy_up(self._station.database, "history", keep)

    def repeat_infringer(
        self, respondent: CompanyInput, *, window: int | None = None, threshold: int | None = None
    ) -> Repeat:
        """Results established against a respondent in the last ``window`` sessions before this one (``None``: all).

        Source: Measures 2006 (two or more established cases), domain.md §13.4 (repeat).
        """
        with self._station.read() as session:
            lists = loading.loaded(session, "history")
            sessions = _sessions(session, lists)[:window]
            found = _hits(session, lists, respondent, "respondent")
            hits = tuple(hit for hit in found if hit.outcome == "established" and hit.session in sessions)
            reached = None if threshold is None else len(hits) >= threshold
            return Repeat(hits, tuple(sessions), reached, _proposals(session, lists, respondent, "respondent"))

    def repeat_complaint(
        self, complainant: CompanyInput, respondent: CompanyInput, right_number: str
    ) -> list[HistoryHit]:
        """Earlier complaints of the same complainant against the same respondent on the same right, newest first."""
        keys = set(lookup_keys(right_number))
        with self._station.read() as session:
            lists = loading.loaded(session, "history")
            by = identity.same_as(session, complainant)
            found = _rows(session, lists, identity.same_as(session, respondent), "respondent")
            same = [row for row in found if row.complainant_key in by and row.right_key in keys]
            return _told(session, lists, same, identity.same_as(session, respondent), "respondent")

    def malicious_counter(self, complainant: CompanyInput) -> Baseless:
        """How often complaints of a complainant were found baseless, at how many fairs and against how many."""
        with self._station.read() as session:
            lists = loading.loaded(session, "history")
            found = _hits(session, lists, complainant, "complainant")
            hits = tuple(hit for hit in found if hit.outcome == "baseless")
            fairs = len({hit.session for hit in hits})
            respondents = len({hit.respondent for hit in hits})
            warns = max(fairs, respondents) >= BASELESS_WARNS
            return Baseless(hits, fairs, respondents, warns, _proposals(session, lists, complainant, "complainant"))


def _numbers(lists: Collection[LoadedList]) -> list[int]:
    return [row.no for row in lists if row.no is not None]


def _proposals(
    session: Session, lists: Collection[LoadedList], company: CompanyInput, role: Role
) -> tuple[Proposal, ...]:
    return tuple(identity.proposals(session, _numbers(lists), company, role))


def _hits(session: Session, lists: Collection[LoadedList], company: CompanyInput, role: Role) -> list[HistoryHit]:
    keys = identity.same_as(session, company)
    return _told(session, lists, _rows(session, lists, keys, role), keys, role)


def _rows(session: Session, lists: Collection[LoadedList], keys: Collection[str], role: Role) -> list[HistoryRow]:
    key = getattr(HistoryRow, f"{role}_key")
    query = select(HistoryRow).where(key.in_(list(keys)), col(HistoryRow.list_no).in_(_numbers(lists)))
    return list(session.exec(query.order_by(col(HistoryRow.no))))


def _told(
    session: Session, lists: Collection[LoadedList], rows: Collection[HistoryRow], keys: dict[str, Basis], role: Role
) -> list[HistoryHit]:
    """The rows as hits, the newest session first; one result that stands in two lists counts once."""
    files = {row.no: row.sha256 for row in lists}
    order = {name: at for at, name in enumerate(_sessions(session, lists))}
    found: dict[tuple[str, ...], HistoryHit] = {}
    for row in rows:
        same = (row.session, row.day, row.complainant_key, row.respondent_key, row.right_key, row.outcome)
        plain = {name: getattr(row, name) for name in HistoryHit.__slots__ if name not in {"list_sha256", "basis"}}
        hit = HistoryHit(list_sha256=files[row.list_no], basis=keys[getattr(row, f"{role}_key")], **plain)
        found.setdefault(same, hit)
    return sorted(found.values(), key=lambda hit: (order[hit.session], _reverse(hit.day), hit.line))


def _reverse(day: str) -> int:
    return -int(day.replace("-", "") or 0)


def _sessions(session: Session, lists: Collection[LoadedList]) -> list[str]:
    """All sessions of the lists, the newest first: by their last day, without days by the number in their name."""
    query = select(HistoryRow.session, HistoryRow.day).where(col(HistoryRow.list_no).in_(_numbers(lists))).distinct()
    last: dict[str, str] = {}
    for name, day in session.exec(query):
        last[name] = max(last.get(name, ""), day)
    return sorted(last, key=lambda name: (last[name], _number(name), name), reverse=True)


def _number(name: str) -> int:
    digits = re.search(r"\d+", name)
    return int(digits[0]) if digits else 0
