"""An edited rule set before it is adopted: what is wrong in which line, what differs, a version that is free."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from fairdesk.casework import rules
from fairdesk.core.rulemerge import LISTS
from fairdesk.errors import Known
from fairdesk.i18n import language

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_SEVERAL = re.compile(r"; |, (?=[a-z_]+(?:[.:]| \d))")
_VERSION = re.compile(r'^(version\s*=\s*)"([^"]*)"', re.MULTILINE)
_CONTEXT = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. ``line`` counts from 1; 0 when no line can be named."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line of the comparison with the present text."""

    sign: Literal[" ", "+", "-", "@"]
    text: str


def problems(name: str, text: str, known: Collection[str]) -> list[Problem]:
    """Everything that speaks against adopting ``text``; ``known`` are the versions that exist already."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        last = text.count("\n") + 1  # "at end of document"
        return [Problem(int(at[1]) if at else last, _AT.sub("", str(error)).strip())]
    try:
        found = rules.read(name, text).rules
    except Known as wrong:
        told = [part for part in _SEVERAL.split(str(wrong.where.get("reason", ""))) if part.strip()]
        if wrong.code != "FD-1901" or not told:
            return [Problem(0, wrong.text(language()))]
        return [Problem(line_of(text, part.partition(":")[0]), part) for part in told]
    if found.version in known:
        code = Known("FD-1911", id=found.id, version=found.version, known=", ".join(sorted(known)))
        return [Problem(line_of(text, "version"), code.text(language()))]
    return []


def line_of(text: str, place: str) -> int:
    """The line of an entry named as errors name it (``answer.hours``, ``materials.POA.name``); 0 when it is nowhere."""
    lines = text.split("\n")
    section, _, rest = place.strip().partition(".")
    if section in LISTS and rest:
        code, _, field = rest.partition(".")
        start = _list_entry(lines, section, code)
    else:
        field = rest
        start = _first(lines, re.compile(rf"\s*\[\[?{re.escape(section)}\]"))
        if start < 0:
            return _first(lines, re.compile(rf"\s*{re.escape(section)}\s*=")) + 1
    if start < 0:
        return 0
    name = field.split(".")[0]
    for at in range(start + 1, len(lines)):
        if lines[at].lstrip().startswith("["):
            break
        if name and re.match(rf"\s*{re.escape(name)}\s*=", lines[at]):
            return at + 1
    return start + 1


def _first(lines: Sequence[str], wanted: re.Pattern[str]) -> int:
    return next((at for at, line in enumerate(lines) if wanted.match(line)), -1)


def _list_entry(lines: Sequence[str], section: str, code: str) -> int:
    """The head of the entry of a list with this code (or this kind of right)."""
    head = -1
    wanted = re.compile(rf'\s*(?:code|kind)\s*=\s*"{re.escape(code)}"')
    for at, line in enumerate(lines):
        if line.lstrip().startswith("["):
            head = at if line.strip().startswith(f"[[{section}]]") else -1
        elif head >= 0 and wanted.match(line):
            return head
    return -1


def difference(old: str, new: str) -> list[DiffLine]:
    """What was changed, with two lines around each place; empty when nothing was."""
    found: list[DiffLine] = []
    for line in difflib.unified_diff(old.splitlines(), new.splitlines(), n=_CONTEXT, lineterm=""):
        if line.startswith(("---", "+++")) and len(found) == 0:
            continue
        if line.startswith("@@"):
            found.append(DiffLine("@", line.split("@@")[1].strip()))
        elif line[:1] in " +-":
            found.append(DiffLine(line[0], line[1:]))  # type: ignore[arg-type]
    return found


def with_free_version(text: str, known: Collection[str]) -> str:
    """The text with a version that is not taken yet: ``2022.1`` → ``2022.1-1``."""
    found = _VERSION.search(text)
    if found is None:
        return text
    base = re.sub(r"-\d+$", "", found[2])
    n = next(n for n in range(1, len(known) + 2) if f"{base}-{n}" not in known)
    return f'{text[: found.start()]}{found[1]}"{base}-{n}"{text[found.end() :]}'
