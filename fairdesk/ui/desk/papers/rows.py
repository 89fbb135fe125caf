"""The list of papers: rows with the number of their case, filter and order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairdesk.casework.nextstep import ADDRESSEE
from fairdesk.casework.views import PaperView
from fairdesk.casework.workstation import Workstation
from fairdesk.i18n import t
from fairdesk.ui.moments import moment_text
from fairdesk.ui.widgets.chip import ChipSpec
from fairdesk.ui.widgets.table_model import Column, Page, Sort

_CASES = 1000
_ORDERS: dict[str, Callable[[PaperRow], Any]] = {
    "number": lambda row: row.paper.number,
    "title": lambda row: (row.paper.title, row.paper.issued_at),
    "case": lambda row: (row.case_number, row.paper.issued_at),
    "issued_at": lambda row: row.paper.issued_at,
    "prints": lambda row: (row.paper.prints, row.paper.issued_at),
}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """An issued paper and its case."""

    paper: PaperView
    case_number: str
    booth: str

    @property
    def file_name(self) -> str:
        """A name for a copy that every file system takes."""
        words = f"{self.paper.number} {self.paper.title}"
        return "".join("_" if ch in '<>:"/\\|?*' else ch for ch in words).strip() + ".pdf"


def fetch(station: Workstation, offset: int, limit: int, sort: Sort | None, text: str) -> Page[PaperRow]:
    """Papers whose number, title, case or booth contain ``text``; the newest first when nothing else is asked."""
    cases = {case.id: case for case in station.cases(limit=_CASES).rows}
    rows = []
    for paper in station.paper_list():
        case = cases.get(paper.case_id)
        rows.append(PaperRow(paper, case.number if case else "", case.booth if case else ""))
    wanted = text.casefold().split()
    rows = [row for row in rows if all(word in _searched(row) for word in wanted)]
    if sort is not None:
        rows.sort(key=_ORDERS[sort.column], reverse=sort.descending)
    return Page(rows[offset : offset + limit], len(rows))


def _searched(row: PaperRow) -> str:
    return f"{row.paper.number} {row.paper.title} {row.paper.code} {row.case_number} {row.booth}".casefold()


def served_chip(row: PaperRow) -> ChipSpec | None:
    """On whom it was served; nothing for papers that stay in the file."""
    roles = row.paper.served
    if not roles and row.paper.code not in ADDRESSEE:
        return None
    if not roles:
        return ChipSpec("neutral", t("papers_page.not_served"), "minus-circle-outline")
    return ChipSpec("ok", "、".join(t(f"papers_page.to_{role}") for role in roles), "check-circle-outline")


def printed_words(row: PaperRow) -> str:
    """How often it was printed."""
    return t("papers_page.times", n=row.paper.prints) if row.paper.prints else "—"


def columns(now: Callable[[], datetime]) -> list[Column[PaperRow]]:
    """The columns of the list."""
    return [
        Column("number", t("papers_page.number"), lambda row: row.paper.number, 186, "mono", sortable=True,
               tip=lambda row: f"{row.paper.number}\n{t('papers_page.case')}: {row.case_number}"),
        Column("title", t("papers_page.paper"), lambda row: row.paper.title, 140, sortable=True, stretch=True,
               tip=lambda row: f"{row.paper.code} {row.paper.title}"),
        Column("case", t("papers_page.case"), _case_words, 78, "muted", sortable=True,
               tip=lambda row: f"{row.booth} · {row.case_number}"),
        Column("issued_at", t("papers_page.issued"), lambda row: moment_text(row.paper.issued_at, now()), 64, "muted",
               sortable=True),
        Column("served", t("papers_page.served"), lambda _row: "—", 128, "muted", chip=served_chip),
        Column("prints", t("papers_page.printed"), printed_words, 54, "muted", sortable=True),
    ]  # fmt: skip


def _case_words(row: PaperRow) -> str:
    return row.booth or row.case_number
