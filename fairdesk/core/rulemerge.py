"""A rule set that says only what differs: merged over the one it extends, entry by entry.

A single entry (``[answer]``) replaces the inherited one whole, since its source and its verified mark go with it.
An entry of a list replaces the one with the same key in its place, or is added. ``drop`` leaves inherited entries out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LISTS = ("materials", "non_acceptance", "measure_grounds", "measures", "sanctions", "routes", "citations", "terms")
"""Lists whose entries have keys."""
_OWN = ("extends", "drop")


@dataclass(frozen=True, slots=True)
class Origin:
    """Which rule set an entry comes from, and which one's entry it replaced (empty: none)."""

    rule_set: str
    overrides: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """The whole content with the origin of each entry, and what is wrong with ``drop``."""

    content: dict[str, Any]
    origins: dict[str, Origin]
    problems: tuple[str, ...] = ()


def raw_key(name: str, part: Mapping[str, Any]) -> str:
    """The stable key of an entry as it stands in a file."""
    if name == "terms":
        since = part.get("filed_from")
        return f"{name}.{part.get('kind')}" + ("" if since is None else f".{since}")
    return f"{name}.{part.get('code')}"


def _keys(content: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in content.items():
        if name in LISTS and isinstance(value, list):
            found |= {raw_key(name, part): part for part in value if isinstance(part, Mapping)}
        elif isinstance(value, Mapping) and "source" in value:
            found[name] = value
    return found


def merge(own: Mapping[str, Any], base: Merged | None = None) -> Merged:
    """``own`` over ``base``. Duplicate keys and drops of nothing are told as problems, nothing is lost silently."""
    content: dict[str, Any] = {} if base is None else dict(base.content)
    origins = {} if base is None else dict(base.origins)
    me = str(own.get("id", ""))
    if any(origin.rule_set == me for origin in origins.values()):  # a copy under the name of what it changes
        me = f"{me} {own.get('version', '')}"
    problems = _duplicates(own)
    for key in own.get("drop", ()):
        if not _drop(content, str(key)):
            problems.append(f"drop: {key}")
        origins.pop(str(key), None)
    for name, value in own.items():
        if name in _OWN:
            continue
        inherited = content.get(name)
        content[name] = _over(name, inherited, value) if name in LISTS and isinstance(inherited, list) else value
    for key in _keys({name: value for name, value in own.items() if name not in _OWN}):
        before = origins.get(key)
        origins[key] = Origin(me, before.rule_set if before else "")
    return Merged(content, origins, tuple(problems))


def _duplicates(own: Mapping[str, Any]) -> list[str]:
    problems = []
    for name in LISTS:
        seen: set[str] = set()
        for part in own.get(name, ()):
            key = raw_key(name, part) if isinstance(part, Mapping) else name
            if key in seen:
                problems.append(f"{key} ×2")
            seen.add(key)
    return problems


def _drop(content: dict[str, Any], key: str) -> bool:
    name, _, rest = key.partition(".")
    if not rest:
        return content.pop(name, None) is not None
    kept = [part for part in content.get(name, ()) if raw_key(name, part) != key]
    found = len(kept) < len(content.get(name, ()))
    content[name] = kept
    return found


def _over(name: str, inherited: list[Any], own: Any) -> Any:
    if not isinstance(own, list):
        return own
    mine = {raw_key(name, part): part for part in own if isinstance(part, Mapping)}
    before = {raw_key(name, part) for part in inherited}
    return [mine.get(raw_key(name, part), part) for part in inherited] + [
        part for part in own if not isinstance(part, Mapping) or raw_key(name, part) not in before
    ]
