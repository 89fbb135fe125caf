"""Letters and digits that look alike (O/0/Q, I/l/1, rn/m, Cyrillic), read from ``resources/match/lookalikes.toml``."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from itertools import combinations
from typing import Any

from fairdesk import paths


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(paths.resources("match", "lookalikes.toml").read_text(encoding="utf-8"))


def _pairs(groups: list[dict[str, Any]], field: str = "letters") -> dict[tuple[str, str], float]:
    table: dict[tuple[str, str], float] = {}
    for group in groups:
        for letters in group[field]:
            for a, b in combinations(letters, 2):
                value = max(group["value"], table.get((a, b), 0.0))
                table[a, b] = table[b, a] = value
    return table


@cache
def _looks() -> dict[tuple[str, str], float]:
    return _pairs(_data()["group"])


@cache
def _sounds() -> dict[tuple[str, str], float]:
    return _pairs(_data()["sound"])


@cache
def _classes() -> dict[int, str]:
    """Each letter → the first letter of its closest look-alike group (only the groups of real doubles)."""
    table: dict[int, str] = {}
    for letters in _data()["group"][0]["letters"]:
        latin = next((c for c in letters if "a" <= c <= "z"), letters[0])
        for c in letters:
            table.setdefault(ord(c), latin)
    return table


@cache
def _characters() -> dict[tuple[str, str], float]:
    return _pairs(_data()["han"], "characters")


def known_pair(a: str, b: str) -> float:
    """The listed look-alike value of two Chinese characters; 0 when they are not listed."""
    return _characters().get((a, b), 0.0)


def known_pairs(a: str) -> dict[str, float]:
    """The characters listed as look-alikes of ``a``."""
    return {y: value for (x, y), value in _characters().items() if x == a}


def similar(a: str, b: str) -> float:
    """How alike two letters or digits look, 0 to 1."""
    return 1.0 if a == b else _looks().get((a, b), 0.0)


def similar_sound(a: str, b: str) -> float:
    """How alike two letters sound in brand names, 0 to 1."""
    return 1.0 if a == b else _sounds().get((a, b), 0.0)


@lru_cache(maxsize=16384)
def joined(line: str) -> str:
    """The line with letters that read as one joined: ``rn`` → ``m``, ``vv`` → ``w``."""
    for several, one in _data()["several"].items():
        line = line.replace(several, one)
    return line


@lru_cache(maxsize=16384)
def folded(line: str) -> str:
    """The line with every letter replaced by the head of its look-alikes: Cyrillic р → p, 0 → o."""
    return joined(line.translate(_classes()))


def letters() -> str:
    """Every letter the tables know."""
    known = {c for pair in (*_looks(), *_sounds()) for c in pair}
    return "".join(sorted(known))
