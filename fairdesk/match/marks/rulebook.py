"""The rules W1–W17, word lists, weights and thresholds, read from ``resources/rules/marks.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from fairdesk import paths


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the examination guide with its short name and summary in both languages."""

    code: str
    name: dict[str, str]
    text: dict[str, str]
    source: str
    verified: bool


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(paths.resources("rules", "marks.toml").read_text(encoding="utf-8"))


@cache
def rules() -> dict[str, Rule]:
    """All rules by code, in the order of the guide."""
    return {code: Rule(code, **fields) for code, fields in _data()["rule"].items()}


@cache
def weight(name: str) -> float:
    """How strongly a rule speaks (0 to 1) when its condition is fully met."""
    return float(_data()["weight"][name])


@cache
def threshold(name: str) -> float:
    """From which similarity (0 to 1) a condition counts as met."""
    return float(_data()["threshold"][name])


@cache
def word_list(code: str) -> frozenset[str]:
    """The words of a list (``W11`` to ``W14``, ``kept``), those of the guide and the project's own together."""
    table = _data()["words"][code]
    return frozenset(table["guide"]) | frozenset(table["own"])


@cache
def note(key: str) -> dict[str, str]:
    """A note of a reason (``trad``, ``other_meaning`` …) in ``zh`` and ``en``."""
    texts: dict[str, str] = _data()["note"][key]
    return texts


def level(score: float, lang: str = "zh") -> str:
    """The word of similarity for a score: same, similar, a person must look, not similar."""
    for step in _data()["level"]:
        if score >= step["least"]:
            name: str = step["name"][lang]
            return name
    raise ValueError(f"a score is never below 0: {score}")
