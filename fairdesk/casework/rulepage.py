"""A rule set as a page or the command line shows it: every entry with its source, its marks and where it is from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from fairdesk.casework import rulebook
from fairdesk.casework import rules as installed
from fairdesk.casework.jsonable import jsonable
from fairdesk.casework.rules import Loaded
from fairdesk.core.rights import Term
from fairdesk.core.rulesets import Entry, RuleSet
from fairdesk.store.tables import Fair, RuleConfirmation, RuleCopy


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry. ``origin``: the rule set it comes from; ``overrides``: the one whose entry it replaced, or empty."""

    key: str
    section: str
    """``answer``, ``materials`` …; its heading is the word ``rule_section.<section>``."""
    zh: str
    en: str
    """Its text, empty for an entry of numbers and codes only."""
    value: dict[str, Any]
    source: str
    verified: bool
    origin: str
    overrides: str
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    confirmed_reason: str = ""

    @property
    def stands(self) -> bool:
        """Whether papers may name it."""
        return self.verified or self.confirmed_at is not None


@dataclass(frozen=True, slots=True)
class RuleSetView:
    """A rule set: what it is called, which version, its entries in the order of the file, and the text to edit."""

    id: str
    version: str
    zh: str
    en: str
    verified: bool
    source: str
    adopted: bool
    """An edited copy of this station."""
    in_use: bool
    """New cases of the fair play by it."""
    text: str
    entries: tuple[EntryView, ...]

    @property
    def unverified(self) -> int:
        """Entries that papers may not name."""
        return sum(not entry.stands for entry in self.entries)


def of_file(rule_id: str, version: str = "") -> RuleSetView:
    """An installed rule set without a station. Raises ``FD-1902`` and ``FD-1905``."""
    return _view(
        installed.entry(rule_id, version), installed.text_of(rule_id, version), {}, adopted=False, in_use=False
    )


def page(session: Session, station_id: str, fair: Fair, rule_id: str = "", version: str = "") -> RuleSetView:
    """A rule set as this station knows it; the fair's own when none is named."""
    rule_id = rule_id or fair.rule_set
    if not version:
        version = fair.rule_version if rule_id == fair.rule_set else installed.rule_set(rule_id).version
    loaded = rulebook.loaded(session, station_id, rule_id, version)
    copy = rulebook.copy(session, station_id, rule_id, version)
    confirmed = {row.key: row for row in rulebook.confirmations(session, station_id, loaded.rules)}
    text = installed.text_of(rule_id, version) if copy is None else copy.text
    in_use = (rule_id, version) == (fair.rule_set, fair.rule_version)
    return _view(loaded, text, confirmed, adopted=copy is not None, in_use=in_use)


def available(session: Session, station_id: str) -> list[tuple[str, str, str, str]]:
    """``(id, version, zh, en)`` of every rule set that can be shown here: adopted copies first, then installed."""
    copies = session.exec(
        select(RuleCopy).where(RuleCopy.station_id == station_id).order_by(col(RuleCopy.adopted_at).desc())
    )
    own = [rulebook.loaded(session, station_id, row.rule_id, row.version).rules for row in copies]
    return [(r.id, r.version, r.title.zh, r.title.en) for r in [*own, *installed.rule_sets().values()]]


def _view(
    loaded: Loaded, text: str, confirmed: dict[str, RuleConfirmation], *, adopted: bool, in_use: bool
) -> RuleSetView:
    rules = loaded.rules
    entries = tuple(_entry(rules, loaded, key, entry, confirmed.get(key)) for key, entry in rules.entries())
    return RuleSetView(
        rules.id, rules.version, rules.title.zh, rules.title.en, rules.verified, rules.source, adopted, in_use, text,
        entries,
    )  # fmt: skip


def _entry(rules: RuleSet, loaded: Loaded, key: str, entry: Entry, confirmed: RuleConfirmation | None) -> EntryView:
    data = asdict(entry) if isinstance(entry, Term) else entry.model_dump()
    words = data.get("text") or data.get("name") or {"zh": "", "en": ""}
    origin = loaded.origins.get(key)
    hidden = ("source", "verified", "text", "name")
    return EntryView(
        key=key,
        section=key.partition(".")[0],
        zh=words["zh"],
        en=words["en"],
        value=jsonable({name: value for name, value in data.items() if name not in hidden}),
        source=entry.source,
        verified=entry.verified,
        origin=rules.id if origin is None else origin.rule_set,
        overrides="" if origin is None else origin.overrides,
        confirmed_by="" if confirmed is None else confirmed.confirmed_by,
        confirmed_at=None if confirmed is None else confirmed.confirmed_at,
        confirmed_reason="" if confirmed is None else confirmed.reason,
    )
