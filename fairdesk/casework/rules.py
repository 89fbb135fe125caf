"""Rule-set files: read, merged over what they extend, checked. A fair's adopted copies are in ``rulebook``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from fairdesk import paths
from fairdesk.core.rulecheck import problems
from fairdesk.core.rulemerge import Merged, Origin, merge
from fairdesk.core.rulesets import RuleSet
from fairdesk.errors import Known


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rule set with where each entry comes from, its whole content, and the name it is told by."""

    rules: RuleSet
    origins: Mapping[str, Origin]
    content: Mapping[str, Any]
    name: str


def load(path: Path) -> RuleSet:
    """Read and validate one file. Raises ``FD-1901`` naming the file and the entry that is wrong."""
    return read(path.name, _text(path)).rules


def read(name: str, text: str) -> Loaded:
    """A rule set from TOML text. ``name`` is how errors call it. Raises ``FD-1901``, with every problem found."""
    merged = _merged(name, _toml(name, text), ())
    return parsed(name, merged)


def parsed(name: str, merged: Merged) -> Loaded:
    """A merged rule set, validated. Raises ``FD-1901`` naming each entry that is wrong."""
    if "confirmed" in merged.content:
        raise Known("FD-1901", file=name, reason="confirmed")
    try:
        rules = RuleSet.model_validate(merged.content)
    except ValidationError as error:
        wrong = [f"{_place(merged.content, e['loc'])}: {e['msg']}" for e in error.errors()[:5]]
        raise Known("FD-1901", file=name, reason="; ".join(wrong)) from error
    found = [*merged.problems, *problems(rules)]
    if found:
        raise Known("FD-1901", file=name, reason=", ".join(found))
    return Loaded(rules, merged.origins, merged.content, name)


def _place(content: Mapping[str, Any], loc: tuple[int | str, ...]) -> str:
    """The place of an error in words of the file: an entry of a list is named by its code, not by its position."""
    value: Any = content
    named = []
    for step in loc:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            value = None
        code = value.get("code") or value.get("kind") if isinstance(step, int) and isinstance(value, Mapping) else None
        named.append(str(code or step))
    return ".".join(named)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Known("FD-1901", file=path.name, reason=str(error)) from error


def _toml(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Known("FD-1901", file=name, reason=str(error)) from error


def _merged(name: str, own: dict[str, Any], below: tuple[str, ...]) -> Merged:
    """``own`` over the installed rule sets it extends. ``below`` are the bases met on the way here."""
    base_id = own.get("extends")
    if base_id is None:
        return merge(own)
    if base_id in below:
        raise Known("FD-1903", file=name, chain=" → ".join([*below, str(base_id)]))
    file = paths.resources("rules") / f"{base_id}.toml"
    if not file.is_file():
        raise Known("FD-1901", file=name, reason=f"extends: {base_id}")
    return merge(own, _merged(file.name, _toml(file.name, _text(file)), (*below, str(base_id))))


def files() -> list[Path]:
    """Rule-set files of this installation: ``<ID>.toml``, and ``<ID>@<version>.toml`` for superseded versions."""
    return [file for file in sorted(paths.resources("rules").glob("*.toml")) if _is_rule_set(file)]


def _is_rule_set(file: Path) -> bool:
    """Other data lies beside the rule sets; a file that cannot be read counts as one, so that it is told."""
    try:
        return bool({"number_template", "extends"} & set(_toml(file.name, _text(file))))
    except Known:
        return True


@cache
def installed() -> dict[tuple[str, str], Loaded]:
    """Every installed version by id and version. Raises ``FD-1904`` when two files are the same version."""
    found: dict[tuple[str, str], Loaded] = {}
    for file in files():
        loaded = read(file.name, _text(file))
        key = (loaded.rules.id, loaded.rules.version)
        if key in found:
            raise Known("FD-1904", id=key[0], version=key[1], one=found[key].name, other=file.name)
        found[key] = loaded
    return found


@cache
def rule_sets() -> dict[str, RuleSet]:
    """The present version of every rule set by id."""
    return {loaded.rules.id: loaded.rules for loaded in installed().values() if "@" not in loaded.name}


def rule_set(rule_id: str, version: str = "") -> RuleSet:
    """An installed rule set, the present version unless told otherwise.

    Raises ``FD-1902`` for an unknown id, ``FD-1905`` for a version that is not installed.
    """
    return entry(rule_id, version).rules


def entry(rule_id: str, version: str = "") -> Loaded:
    """An installed rule set with the origins of its entries. Raises like ``rule_set``."""
    if rule_id not in rule_sets():
        raise Known("FD-1902", id=rule_id, known=", ".join(rule_sets()))
    found = installed().get((rule_id, version or rule_sets()[rule_id].version))
    if found is None:
        known = ", ".join(v for i, v in installed() if i == rule_id)
        raise Known("FD-1905", id=rule_id, version=version, known=known)
    return found


def text_of(rule_id: str, version: str = "") -> str:
    """The file of an installed rule set, as a start for an edited copy. Raises like ``rule_set``."""
    return _text(paths.resources("rules") / entry(rule_id, version).name)
