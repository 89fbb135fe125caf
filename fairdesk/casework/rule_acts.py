"""The head of station on the rules: confirm an entry, adopt an edited copy, set a period, enter opening hours."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field
from sqlmodel import Session, select

from fairdesk.casework import rulebook, rules
from fairdesk.casework.act import Act, Input, Refusal, need, register
from fairdesk.casework.context import HALL_ZONE, Context
from fairdesk.core.ruleparts import HoursRule
from fairdesk.core.rulesets import RuleSet
from fairdesk.errors import Known
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Fair, HallDay, RuleConfirmation, RuleCopy, RulePeriod, Station

_CLOCK_TIME = r"^([01]\d|2[0-3]):[0-5]\d$"


class ConfirmInput(Input):
    """Which entry by its stable key, such as ``citations.MEAS-34``, and what the head rests it on.

    ``rule_id`` and ``version`` empty: the rules that the fair plays by. ``withdraw`` takes a confirmation back.
    """

    key: str
    reason: str
    rule_id: str = ""
    version: str = ""
    withdraw: bool = False


@register
class ConfirmRule(Act[ConfirmInput]):
    """Confirm an unverified entry, so that papers may name it. It holds for its present wording only."""

    name = "rules.confirm"
    input = ConfirmInput
    on_case = False

    def check(self, ctx: Context, given: ConfirmInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.reason), "FD-1908", "reason")
        try:
            found = _rules(ctx, given)
        except Known as unknown:
            return [*refusals, Refusal(unknown.code, "rule_id", unknown.where)]
        entry = rulebook.entry_of(found, given.key)
        if entry is None:
            return [*refusals, Refusal("FD-1906", "key", {"key": given.key, "id": found.id})]
        need(refusals, not entry.verified, "FD-1907", "key", key=given.key)
        standing = {row.key for row in rulebook.confirmations(ctx.session, ctx.station.id, found)}
        if given.withdraw:
            need(refusals, given.key in standing, "FD-1909", "key", key=given.key)
        else:
            need(refusals, given.key not in standing, "FD-1910", "key", key=given.key)
        return refusals

    def assign(self, ctx: Context, given: ConfirmInput) -> dict[str, Any]:
        found = _rules(ctx, given)
        entry = rulebook.entry_of(found, given.key)
        return {"rule_id": found.id, "digest": "" if entry is None else rulebook.digest(entry)}

    def apply(self, session: Session, entry: Entry, given: ConfirmInput, assigned: dict[str, Any]) -> None:
        rulebook.forget(session, entry.station)
        if not given.withdraw:
            session.add(
                RuleConfirmation(
                    id=entry.id,
                    station_id=entry.station,
                    rule_id=assigned["rule_id"],
                    key=given.key,
                    digest=assigned["digest"],
                    reason=given.reason,
                    confirmed_by=entry.author,
                    confirmed_at=entry.moment,
                )
            )
            return
        query = select(RuleConfirmation).where(
            RuleConfirmation.station_id == entry.station,
            RuleConfirmation.rule_id == assigned["rule_id"],
            RuleConfirmation.key == given.key,
        )
        for row in session.exec(query):
            row.withdrawn_at = row.withdrawn_at or entry.moment


def _rules(ctx: Context, given: ConfirmInput) -> RuleSet:
    """The rules as written, without what was set or confirmed here."""
    rule_id = given.rule_id or ctx.fair.rule_set
    version = given.version or (ctx.fair.rule_version if rule_id == ctx.fair.rule_set else "")
    return rulebook.loaded(ctx.session, ctx.station.id, rule_id, version).rules


class AdoptInput(Input):
    """The edited copy: TOML text with its own ``version``, and why. It may extend an installed rule set."""

    text: str
    reason: str


@register
class AdoptRules(Act[AdoptInput]):
    """New cases of the fair play by this copy; running ones keep the version they were received under."""

    name = "rules.adopt"
    input = AdoptInput
    on_case = False

    def check(self, ctx: Context, given: AdoptInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, bool(given.reason), "FD-1908", "reason")
        try:
            found = rules.read(_file(ctx), given.text).rules
        except Known as wrong:
            return [*refusals, Refusal(wrong.code, "text", wrong.where)]
        known = rulebook.versions(ctx.session, ctx.station.id, found.id)
        where = {"id": found.id, "version": found.version, "known": ", ".join(known)}
        need(refusals, found.version not in known, "FD-1911", "text", **where)
        return refusals

    def assign(self, ctx: Context, given: AdoptInput) -> dict[str, Any]:
        loaded = rules.read(_file(ctx), given.text)
        return {
            "rule_id": loaded.rules.id,
            "version": loaded.rules.version,
            "content": rulebook.content_of(loaded),
            "origins": {key: [o.rule_set, o.overrides] for key, o in sorted(loaded.origins.items())},
        }

    def apply(self, session: Session, entry: Entry, given: AdoptInput, assigned: dict[str, Any]) -> None:
        rulebook.forget(session, entry.station)
        rule_id, version = assigned["rule_id"], assigned["version"]
        session.add(
            RuleCopy(
                id=rulebook.copy_id(entry.station, rule_id, version),
                station_id=entry.station,
                text=given.text,
                reason=given.reason,
                adopted_by=entry.author,
                adopted_at=entry.moment,
                **assigned,
            )
        )
        fair = session.get_one(Fair, session.get_one(Station, entry.station).fair_id)
        fair.rule_set, fair.rule_version = rule_id, version


def _file(ctx: Context) -> str:
    return f"{ctx.fair.code}.toml"


class PeriodInput(Input):
    """A period of the rule set by its name, such as ``answer``, and who set it for this fair."""

    name: str = "answer"
    hours: float
    clock: Literal["calendar", "hall"] = "calendar"
    set_by: str
    reason: str


@register
class SetPeriod(Act[PeriodInput]):
    """Set a period that the rules leave to each fair. Source: Measures 2006, Art. 13 (by the length of the fair)."""

    name = "rules.set_period"
    input = PeriodInput
    on_case = False

    def check(self, ctx: Context, given: PeriodInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        rule = getattr(ctx.rules, given.name, None)
        settable = isinstance(rule, HoursRule) and rule.per_fair
        need(refusals, settable, "FD-1912", "name", name=given.name, id=ctx.rules.id)
        need(refusals, given.hours > 0 and given.hours.is_integer(), "FD-1913", "hours")
        need(refusals, bool(given.set_by), "FD-1914", "set_by")
        need(refusals, bool(given.reason), "FD-1908", "reason")
        return refusals

    def apply(self, session: Session, entry: Entry, given: PeriodInput, assigned: dict[str, Any]) -> None:
        rulebook.forget(session, entry.station)
        session.add(RulePeriod(id=entry.id, station_id=entry.station, at=entry.moment, **given.model_dump()))


class DayInput(Input):
    """One day of the fair in hall time, ``HH:MM``."""

    day: date
    opens: str = Field(pattern=_CLOCK_TIME)
    closes: str = Field(pattern=_CLOCK_TIME)


class HoursInput(Input):
    """The hall's opening hours, every day of the fair."""

    days: tuple[DayInput, ...]


@register
class SetHours(Act[HoursInput]):
    """Enter the opening hours; clocks that start later count by them."""

    name = "fair.set_hours"
    input = HoursInput
    on_case = False

    def check(self, ctx: Context, given: HoursInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        first = ctx.fair.opens_at.astimezone(HALL_ZONE).date()
        last = ctx.fair.closes_at.astimezone(HALL_ZONE).date()
        days = [entry.day for entry in given.days]
        need(refusals, bool(days), "FD-1918", "days")
        for entry in given.days:
            need(refusals, entry.opens < entry.closes, "FD-1915", "days", day=entry.day)
            need(refusals, first <= entry.day <= last, "FD-1916", "days", day=entry.day, first=first, last=last)
        for day in sorted({day for day in days if days.count(day) > 1}):
            refusals.append(Refusal("FD-1917", "days", {"day": day}))
        return refusals

    def apply(self, session: Session, entry: Entry, given: HoursInput, assigned: dict[str, Any]) -> None:
        for row in session.exec(select(HallDay).where(HallDay.station_id == entry.station)):
            session.delete(row)
        session.flush()
        for given_day in given.days:
            session.add(
                HallDay(
                    id=f"{entry.station}/hall/{given_day.day.isoformat()}",
                    station_id=entry.station,
                    day=given_day.day,
                    opens=given_day.opens,
                    closes=given_day.closes,
                )
            )
