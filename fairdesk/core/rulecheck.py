"""What is wrong with a rule set that has the right shape: codes that lead nowhere, days that overlap, numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from fairdesk.core.numbering import check_template
from fairdesk.core.rights import RightKind
from fairdesk.core.rulesets import RuleSet

OUTCOMES = frozenset(
    {"MEASURE_DONE", "CLEARED", "UNDECIDED_REFERRED", "SETTLED", "WITHDRAWN", "REJECTED", "TRANSFERRED", "VOID"}
)
"""Closing outcomes. Source: domain.md §15.1."""


def problems(rules: RuleSet) -> list[str]:
    """Every problem as ``entry: what``; empty when the rule set is good."""
    return [*check_template(rules.number_template), *_dangling(rules), *_rights(rules), *_ranges(rules)]


def _dangling(rules: RuleSet) -> list[str]:
    measures = {m.code for m in rules.measures}
    grounds = {g.code for g in rules.measure_grounds}
    refusals = {g.code for g in rules.non_acceptance}
    direct = set(rules.direct_measure_grounds)
    found = [f"default_on_silence: {code}" for code in rules.default_on_silence.measures if code not in measures]
    found += [f"direct_measure_grounds: {code}" for code in direct if code not in grounds]
    found += [
        f"materials.{m.code}: {m.ground}" for m in rules.materials if m.required and m.ground not in refusals
    ]  # fmt: skip
    found += [f"outcomes: {code}" for code in rules.outcomes.codes if code not in OUTCOMES]
    for ground, effect in (("DEFAULT", rules.default_on_silence.effect), ("EFFECTIVE_DOCUMENT", _direct(rules))):
        if (ground in grounds) != (effect != "none"):
            found.append(f"measure_grounds.{ground}: {effect}")
    if ("EFFECTIVE_DOCUMENT" in direct) != (_direct(rules) != "none"):
        found.append(f"direct_measure_grounds: EFFECTIVE_DOCUMENT / {rules.effective_decision.effect}")
    for name in ("materials", "non_acceptance", "measure_grounds", "measures", "sanctions", "routes", "citations"):
        codes = [part.code for part in getattr(rules, name)]
        found += [f"{name}.{code} ×2" for code in sorted({c for c in codes if codes.count(c) > 1})]
    return found


def _direct(rules: RuleSet) -> str:
    """The effect of an earlier decision as far as it allows a measure at once."""
    effect = rules.effective_decision.effect
    return "none" if effect == "aggravation" else effect


def _rights(rules: RuleSet) -> list[str]:
    found = [
        f"rights.elsewhere: {kind.value}"
        for kind in RightKind
        if not rules.rights.handles(kind) and rules.rights.way(kind) is None
    ]
    for way in rules.rights.elsewhere:
        found += [f"rights: {kind.value} ×2" for kind in way.kinds if rules.rights.handles(kind)]
    if rules.rights.elsewhere and "OUT_OF_COMPETENCE" not in {g.code for g in rules.non_acceptance}:
        found.append("non_acceptance.OUT_OF_COMPETENCE")
    return found


def _ranges(rules: RuleSet) -> list[str]:
    found: list[str] = []
    if not rules.answer.hours.is_integer():  # the notice prints whole hours
        found.append(f"answer.hours: {rules.answer.hours}")
    if rules.effective_from and rules.effective_to and rules.effective_from > rules.effective_to:
        found.append("effective_to")
    series: dict[str, list[tuple[date | None, date | None]]] = defaultdict(list)
    alike: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for c in rules.citations:
        if c.from_ and c.until and c.from_ > c.until:
            found.append(f"citations.{c.code}: {c.from_} > {c.until}")
        if c.series:
            series[c.series].append((c.from_, c.until))
            alike[c.series].add((tuple(sorted(c.use)), tuple(sorted(c.kinds))))
    for name, spans in series.items():
        found += [f"citations, series {name}: {problem}" for problem in _tiles(spans)]
        if not any(until is None for _, until in spans):
            found.append(f"citations, series {name}: gap")
    found += [f"citations, series {name}: use, kinds" for name, ways in alike.items() if len(ways) > 1]
    terms: dict[str, list[tuple[date | None, date | None]]] = defaultdict(list)
    for term in rules.terms:
        terms[term.kind.value].append((term.filed_from, term.filed_until))
    return found + [f"terms.{kind}: {problem}" for kind, spans in terms.items() for problem in _tiles(spans)]


def _tiles(spans: Iterable[tuple[date | None, date | None]]) -> list[str]:
    """Where spans of days do not follow each other exactly."""
    found = []
    ordered = sorted(spans, key=lambda s: s[0] or date.min)
    for (_, until), (since, _) in pairwise(ordered):
        if until is None or since is None or since <= until:
            found.append(f"{since} overlaps")
        elif since != until + timedelta(days=1):
            found.append(f"gap {until} – {since}")
    return found
