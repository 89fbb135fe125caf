"""An exhibitor list, read: one entry per exhibitor with all its booths, and a report that adds up."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from fairdesk.casework.exhibitors.booths import booths
from fairdesk.casework.exhibitors.reading import Account, Progress, entries
from fairdesk.casework.exhibitors.report import ImportReport, Note
from fairdesk.core.canonical import sha256
from fairdesk.core.identifiers import tidy
from fairdesk.core.names import name_key

FORMAT = 1
"""Version of this reader; an act of a higher version was counted by a newer program."""

_BADGES = re.compile(r"[、，,;；|\s/]+")
TEXTS = ("name_en", "country", "region", "hall", "address", "contact", "phone", "email", "url", "goods")
"""Fields that are kept as they are written; the first row of an exhibitor that has one wins."""
_LONGEST_NAME = 200


@dataclass
class Listed:
    """One exhibitor of a list."""

    line: str
    name: str
    key: str
    uscc: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    """Booth cells as written."""
    booths: dict[str, None] = field(default_factory=dict)
    badges: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExhibitorList:
    """All exhibitors of a file, with the account."""

    exhibitors: tuple[Listed, ...]
    report: ImportReport


def read_exhibitors(
    data: bytes,
    name: str,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ExhibitorList:
    """Read a list. Rows of one exhibitor (same social credit code, or same name) become one entry; a row with a booth
    but without a name belongs to the exhibitor above it.

    Raises ``Cancelled`` and what ``entries`` raises.
    """
    account = Account()
    known: dict[str, Listed] = {}
    listed: list[Listed] = []
    last: Listed | None = None
    for place, row in entries(data, name, "exhibitors", account, progress, cancelled):
        title = row.get("name", "") or row.get("name_en", "")
        key = name_key(title)
        if not key and last is not None and not title and set(row) <= {"booth", "hall", "badge"}:
            account.kept += 1
            _add(last, row)
            continue
        if not key or len(title) > _LONGEST_NAME:
            account.aside(Note.of(place, "FD-1859", text=" ".join(row.values())[:60]))
            continue
        account.kept += 1
        code = account.uscc(place, row.get("uscc", ""))
        last = _same(known, key, code)
        if last is None:
            last = Listed(place, title, key, code)
            listed.append(last)
        known.setdefault(f"n:{key}", last)
        if code:
            last.uscc = code
            known.setdefault(f"u:{code}", last)
        for text in TEXTS:
            if row.get(text):
                last.texts.setdefault(text, row[text])
        _add(last, row)
    for exhibitor in listed:
        if not exhibitor.booths:
            account.warn(exhibitor.line, "FD-1860", name=exhibitor.name)
    report = ImportReport(
        name=name,
        sha256=sha256(data),
        read=account.read,
        kept=account.kept,
        set_aside=tuple(account.set_aside),
        warnings=tuple(account.warnings),
        entries=len(listed),
        booths=len({booth for exhibitor in listed for booth in exhibitor.booths}),
    )
    return ExhibitorList(tuple(listed), report)


def _same(known: dict[str, Listed], key: str, code: str) -> Listed | None:
    """The entry that a row continues; two different codes are two companies, whatever their names."""
    found = known.get(f"u:{code}") if code else None
    named = known.get(f"n:{key}")
    if found is None and named is not None and (not code or not named.uscc):
        return named
    return found


def _add(exhibitor: Listed, row: dict[str, str]) -> None:
    cell = row.get("booth", "")
    if cell and cell not in exhibitor.written:
        exhibitor.written.append(cell)
        exhibitor.booths.update(dict.fromkeys(_with_hall(booths(cell), row.get("hall", ""))))
    for code in _BADGES.split(row.get("badge", "")):
        if code:
            exhibitor.badges.setdefault(tidy(code), code)


def _with_hall(found: list[str], hall: str) -> list[str]:
    """Booths without a hall of their own (``B16``) take the one of their row, where that is a number (``9.2馆``)."""
    number = re.fullmatch(r"(\d+(?:\.\d+)?|[A-Z]\d{1,2})(?:号?馆|号?展?厅)?", hall.strip().upper())
    if number is None:
        return found
    return [number[1] + booth if re.fullmatch(r"[A-Z]{1,2}\d{1,4}[A-Z]?", booth) else booth for booth in found]
