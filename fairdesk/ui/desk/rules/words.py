"""Entries of a rule set in words: what they are called, what they say, how sure they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fairdesk.casework.rulepage import EntryView, RuleSetView
from fairdesk.i18n import language, t
from fairdesk.ui.widgets.chip import ChipSpec

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("scope", ("decides", "rights", "territory", "standing", "fee", "languages")),
    (
        "periods",
        (
            "answer", "supplement", "acceptance", "opinion", "measure_execution", "recheck", "forwarding",
            "preservation", "post_fair_transfer", "follow_up", "retention",
        ),
    ),
    ("course", ("default_on_silence", "effective_decision", "mediation", "outcomes", "repeat", "post_fair")),
    ("materials", ("materials",)),
    ("non_acceptance", ("non_acceptance",)),
    ("measure_grounds", ("measure_grounds",)),
    ("measures", ("measures",)),
    ("sanctions", ("sanctions",)),
    ("routes", ("routes",)),
    ("citations", ("citations",)),
    ("terms", ("terms",)),
)  # fmt: skip
"""The groups of the page and the sections of a rule set in each. A test keeps every section in one of them."""

_SILENT = {"series", "code"}
"""Values that only the program needs."""


def chosen(zh: str, en: str) -> str:
    """The text in the language of the interface."""
    return zh if language() == "zh" else en


def listed(words: list[str]) -> str:
    """Several words in one text."""
    return ("、" if language() == "zh" else ", ").join(words)


def title(view: RuleSetView) -> str:
    """What a rule set is called."""
    return chosen(view.zh, view.en)


def heading(entry: EntryView) -> str:
    """What an entry is called: its section, or its own text where a section has many."""
    if "." not in entry.key:
        return t(f"rule_section.{entry.section}")
    if entry.section == "terms":
        return t(f"right_kind.{entry.value['kind']}")
    return chosen(entry.zh, entry.en)


def standing_chip(entry: EntryView) -> ChipSpec:
    """How sure an entry is."""
    if entry.verified:
        return ChipSpec("ok", t("rules.verified"))
    if entry.stands:
        return ChipSpec("info", t("rules_page.confirmed"), "account-tie-outline")
    return ChipSpec("warn", t("rules_page.unverified"))


def facts(entry: EntryView, view: RuleSetView) -> list[tuple[str, str]]:
    """The values of an entry as (what, value), without those that say nothing here."""
    told = []
    for name, value in entry.value.items():
        words = _said(entry.section, name, value, view)
        if words:
            told.append((_name(entry.section, name), words))
    return told


def summary(entry: EntryView, view: RuleSetView) -> str:
    """What an entry says, in one line."""
    said = [words.replace("\n", "；" if language() == "zh" else "; ") for _, words in facts(entry, view)]
    if "." not in entry.key and entry.zh:
        said.insert(0, chosen(entry.zh, entry.en))
    if entry.section == "decides":
        said = said[:1]
    return " · ".join(said)


def lines(entry: EntryView, view: RuleSetView) -> str:
    """What an entry says, a line for each thing; for tables with little room."""
    values = {name: _said(entry.section, name, value, view) for name, value in entry.value.items()}
    said = [words for name, words in values.items() if words and name != "elsewhere"]
    if entry.zh:
        said = [chosen(entry.zh, entry.en), *(said if entry.section not in ("decides", "territory") else [])]
    return "\n".join(said)


def _name(section: str, name: str) -> str:
    return t(f"rules_page.f_{_FIELDS.get((section, name), name)}")


_FIELDS = {("terms", "years"): "term", ("languages", "codes"): "languages", ("terms", "kind"): "kinds"}
_COUNTS = ("hours", "within_hours", "years", "threshold", "window_sessions", "grace_months")
_LICENCES = ("exclusive", "sole", "ordinary")
_FLAGS = ("per_fair", "patrol", "may_require", "online")


def _said(section: str, name: str, value: Any, view: RuleSetView) -> str:
    if name in _SILENT or value in (None, "", [], ()) or (name in _FLAGS and not value):
        return ""
    special = _SPECIAL.get((section, name)) or _SPECIAL.get(("", name))
    if special is not None:
        return special(value, view)
    if name in _COUNTS:
        return t(f"rules_page.n_{name}", n=f"{value:g}") if value else ""
    if name in _LICENCES:
        return t("rules_page.licence", who=t(f"standing.{name}"), may=t(f"rules_page.v_licence_{value}"))
    key = {"true": "yes", "false": "no"}.get(str(value).lower(), str(value))
    return "" if (name, key) in _USUAL else t(f"rules_page.v_{name}_{key}")


_USUAL = {("cap", "none"), ("when", "always"), ("non_exhibitors", "yes")}
"""What holds unless something else is said."""


def _codes(section: str) -> Callable[[Any, RuleSetView], str]:
    """Codes of another section of the same rule set, by their texts."""

    def words(value: Any, view: RuleSetView) -> str:
        texts: Mapping[str, str] = {
            entry.key.partition(".")[2]: heading(entry) for entry in view.entries if entry.section == section
        }
        codes = value if isinstance(value, list) else [value]
        return listed([texts.get(code, code) for code in codes])

    return words


def _each(page: str) -> Callable[[Any, RuleSetView], str]:
    return lambda value, _view: listed([t(f"{page}{code}") for code in value])


def _outcomes(value: Any, _view: RuleSetView) -> str:
    return listed([t("rules_page.v_outcome_VOID" if code == "VOID" else f"outcome.{code}") for code in value])


def _days(value: Any, _view: RuleSetView) -> str:
    if isinstance(value, list):
        return t("rules_page.n_follow_up", first=value[0], second=value[1])
    return t("rules_page.n_workdays", n=value)


def _elsewhere(value: Any, _view: RuleSetView) -> str:
    lines = []
    for way in value:
        kinds = listed([t(f"right_kind.{kind}") for kind in way["kinds"]]) or t("rules_page.other_kinds")
        lines.append(t("rules_page.elsewhere", kinds=kinds, text=chosen(way["text"]["zh"], way["text"]["en"])))
    return "\n".join(lines)


def _sessions(value: Any, _view: RuleSetView) -> str:
    return listed([t("rules_page.n_sessions", n=n) if n else t("rules_page.for_good") for n in value])


_SPECIAL: dict[tuple[str, str], Callable[[Any, RuleSetView], str]] = {
    ("", "days"): _days,
    ("", "kinds"): _each("right_kind."),
    ("terms", "kind"): lambda value, _view: t(f"right_kind.{value}"),
    ("", "handled"): _each("right_kind."),
    ("", "elsewhere"): _elsewhere,
    ("", "statuses"): _each("right_status."),
    ("", "use"): _each("rules_page.v_use_"),
    ("", "duties"): _each("rules_page.v_duties_"),
    ("languages", "codes"): _each("rules_page.v_language_"),
    ("outcomes", "codes"): _outcomes,
    ("", "measures"): _codes("measures"),
    ("", "ground"): _codes("non_acceptance"),
    ("", "offices"): lambda value, _view: listed(list(value)),
    ("", "sessions"): _sessions,
    ("fee", "required"): lambda value, _view: "",
    ("", "from_"): lambda value, _view: t("rules_page.n_from", day=value),
    ("", "until"): lambda value, _view: t("rules_page.n_until", day=value),
    ("", "filed_from"): lambda value, _view: t("rules_page.n_filed_from", day=value),
    ("", "filed_until"): lambda value, _view: t("rules_page.n_filed_until", day=value),
}
"""Values that are no plain word; looked up by section and field, then by field alone."""
