"""What the page asks the station: a search, and everything about one exhibitor."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.casework.exhibitors.booths import booths
from fairdesk.casework.exhibitors.directory import Directory, Exhibitor
from fairdesk.casework.exhibitors.history import History, Repeat
from fairdesk.casework.exhibitors.recording import CompanyInput
from fairdesk.casework.views import CaseRow
from fairdesk.casework.workstation import Workstation
from fairdesk.core.names import name_key
from fairdesk.core.ruleparts import RepeatRule
from fairdesk.i18n import t
from fairdesk.ui.widgets.table_model import Column, Page, Sort

LIMIT = 200
"""More exhibitors than anybody reads; who sees so many should type more."""
ORIGIN_COLUMN = 2
"""The column that goes first when there is little room."""
_CASES = 100


@dataclass(frozen=True, slots=True)
class Dossier:
    """An exhibitor with what earlier sessions and this fair have on it.

    ``named``: cases against this name; ``same_booth``: against another name at one of its booths.
    """

    exhibitor: Exhibitor
    repeat: Repeat
    rule: RepeatRule
    named: tuple[CaseRow, ...]
    same_booth: tuple[CaseRow, ...]

    @property
    def cases(self) -> tuple[CaseRow, ...]:
        """All of them, those against the name first."""
        return self.named + self.same_booth


def company(exhibitor: Exhibitor) -> CompanyInput:
    """The exhibitor as the history knows companies."""
    return CompanyInput(name=exhibitor.name, uscc=exhibitor.uscc)


def dossier(station: Workstation, author: str, exhibitor: Exhibitor) -> Dossier:
    """Everything about an exhibitor; how many sessions count is told by the fair's rules."""
    rule = station.rules(author).repeat
    repeat = History(station).repeat_infringer(
        company(exhibitor), window=rule.window_sessions, threshold=rule.threshold
    )
    key = name_key(exhibitor.name)
    stands = {booth for cell in exhibitor.booths for booth in booths(cell)}
    texts = {exhibitor.name, *exhibitor.booths, *stands} - {""}
    found = {row.id: row for text in sorted(texts) for row in station.cases(text=text, limit=_CASES).rows}
    rows = sorted(found.values(), key=lambda row: row.received_at, reverse=True)
    named = tuple(row for row in rows if name_key(row.respondent) == key)
    same_booth = tuple(row for row in rows if row not in named and stands & set(booths(row.booth)))
    return Dossier(exhibitor, repeat, rule, named, same_booth)


def fetch(station: Workstation, offset: int, limit: int, sort: Sort | None, wanted: str | None) -> Page[Exhibitor]:
    """Exhibitors for what was typed or scanned, the best first unless another order is asked for."""
    rows = Directory(station).search(wanted, LIMIT) if wanted else []
    if sort is not None:
        rows.sort(key=lambda row: str(getattr(row, sort.column)).casefold(), reverse=sort.descending)
    return Page(rows[offset : offset + limit], len(rows))


def columns() -> list[Column[Exhibitor]]:
    """The columns of the result table."""
    return [
        Column("booth", t("exhibitors_page.booth"), lambda row: row.booth or "—", 132, "mono", sortable=True,
               tip=lambda row: row.booth),
        Column("name", t("exhibitors_page.name"), lambda row: row.name, 200, sortable=True, stretch=True,
               tip=lambda row: "\n".join(filter(None, (row.name, row.name_en)))),
        Column("country", t("exhibitors_page.from"), lambda row: row.country or row.region, 84, "muted",
               sortable=True),
    ]  # fmt: skip
