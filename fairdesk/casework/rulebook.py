"""The rules a case plays by: the version it was received under, with what this station confirmed and set."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlmodel import Session, col, select

from fairdesk.casework import rules as installed
from fairdesk.casework.jsonable import jsonable
from fairdesk.casework.rules import Loaded
from fairdesk.core.canonical import canonical, sha256
from fairdesk.core.rights import Term
from fairdesk.core.rulemerge import Merged, Origin
from fairdesk.core.rulesets import Entry, RuleSet
from fairdesk.store.tables import Case, Fair, RuleConfirmation, RuleCopy, RulePeriod


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A station's own word on its rules, read once per transaction: a board looks at many cases."""

    copies: dict[tuple[str, str], RuleCopy]
    confirmations: list[RuleConfirmation]
    periods: list[RulePeriod]


def _shelf(session: Session, station_id: str) -> _Shelf:
    key = (_Shelf, station_id)
    found: _Shelf | None = session.info.get(key)
    if found is None:
        copies = session.exec(select(RuleCopy).where(RuleCopy.station_id == station_id)).all()
        standing = (
            select(RuleConfirmation)
            .where(RuleConfirmation.station_id == station_id, col(RuleConfirmation.withdrawn_at).is_(None))
            .order_by(col(RuleConfirmation.confirmed_at))
        )
        periods = select(RulePeriod).where(RulePeriod.station_id == station_id).order_by(col(RulePeriod.at))
        found = _Shelf(
            {(row.rule_id, row.version): row for row in copies},
            list(session.exec(standing)),
            list(session.exec(periods)),
        )
        session.info[key] = found
    return found


def forget(session: Session, station_id: str) -> None:
    """The station's word changed in this transaction."""
    session.info.pop((_Shelf, station_id), None)


def copy(session: Session, station_id: str, rule_id: str, version: str) -> RuleCopy | None:
    """An adopted copy of this station."""
    return _shelf(session, station_id).copies.get((rule_id, version))


def copy_id(station_id: str, rule_id: str, version: str) -> str:
    """The id of an adopted copy; two stations may adopt copies of one name."""
    return f"{station_id}/rules/{rule_id}/{version}"


def content_of(loaded: Loaded) -> str:
    """The whole rule set as canonical JSON, with nothing left to inherit: what a journal keeps."""
    return canonical(jsonable(dict(loaded.content))).decode()


@lru_cache(maxsize=32)
def _parsed(name: str, content: str) -> RuleSet:
    return installed.parsed(name, Merged(json.loads(content), {})).rules


def digest(entry: Entry) -> str:
    """The hash of an entry's wording and values: a confirmation holds for these only."""
    data: Any = asdict(entry) if isinstance(entry, Term) else entry.model_dump()
    return sha256(canonical(jsonable(data)))


def entry_of(rules: RuleSet, key: str) -> Entry | None:
    """An entry by its key, ``None`` for an unknown one."""
    return next((entry for name, entry in rules.entries() if name == key), None)


def loaded(session: Session, station_id: str, rule_id: str, version: str) -> Loaded:
    """An adopted copy of this station, or an installed version. Raises ``FD-1902`` and ``FD-1905``."""
    row = copy(session, station_id, rule_id, version)
    if row is None:
        return installed.entry(rule_id, version)
    name = f"{rule_id} {version}"
    origins = {key: Origin(*names) for key, names in row.origins.items()}
    return Loaded(_parsed(name, row.content), origins, json.loads(row.content), name)


def rules_of(session: Session, station_id: str, fair: Fair, case: Case | None) -> RuleSet:
    """The rules of a case as it was received, or those of the fair for everything new."""
    if case is None:
        return _resolved(session, station_id, fair.rule_set, fair.rule_version, None)
    return _resolved(session, case.station_id, case.rule_set, case.rule_version, case.received_at)


def _resolved(session: Session, station_id: str, rule_id: str, version: str, since: datetime | None) -> RuleSet:
    row = copy(session, station_id, rule_id, version)
    rules = (
        installed.rule_set(rule_id, version) if row is None else _parsed(f"{rule_id} {version}", row.content)
    )  # fmt: skip
    changes = _periods(session, station_id, rules, since)
    confirmed = {row.key for row in confirmations(session, station_id, rules)} | set(changes)
    if not confirmed:
        return rules
    return rules.model_copy(update={**changes, "confirmed": frozenset(confirmed)})


def confirmations(session: Session, station_id: str, rules: RuleSet) -> list[RuleConfirmation]:
    """What the head confirmed of these rules; a wording that changed since is not confirmed any more."""
    found = []
    for row in _shelf(session, station_id).confirmations:
        entry = entry_of(rules, row.key) if row.rule_id == rules.id else None
        if entry is not None and digest(entry) == row.digest:
            found.append(row)
    return found


def _periods(session: Session, station_id: str, rules: RuleSet, since: datetime | None) -> dict[str, Any]:
    """Periods set for the fair: the last one before the case came in, else the first one after it."""
    by_name: dict[str, list[RulePeriod]] = {}
    for row in _shelf(session, station_id).periods:
        by_name.setdefault(row.name, []).append(row)
    changes = {}
    for name, rows in by_name.items():
        rule = getattr(rules, name, None)
        if rule is not None and rule.per_fair:
            row = _in_force(rows, since)
            source = f"{row.set_by}：{row.reason}"
            changes[name] = rule.model_copy(update={"hours": row.hours, "clock": row.clock, "source": source})
    return changes


def _in_force(rows: list[RulePeriod], since: datetime | None) -> RulePeriod:
    before = [row for row in rows if since is None or row.at <= since]
    return before[-1] if before else rows[0]


def versions(session: Session, station_id: str, rule_id: str) -> list[str]:
    """All versions of a rule set known here: installed and adopted ones."""
    adopted = (version for known, version in _shelf(session, station_id).copies if known == rule_id)
    return sorted({*adopted, *(version for known, version in installed.installed() if known == rule_id)})
