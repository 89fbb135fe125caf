"""What both kinds of list share: rows under their headings; repeated headings, footers, broken rows are set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from fairdesk.casework.exhibitors.columns import Columns, columns, is_footer
from fairdesk.casework.exhibitors.report import Note
from fairdesk.casework.exhibitors.sheets import rows_of
from fairdesk.core.identifiers import tidy, uscc_check, valid_uscc
from fairdesk.errors import Known

Progress = Callable[[int], None]
"""Told the number of rows read so far, every now and then."""
_EVERY = 500
_HEADING_WITHIN = 50


class Cancelled(Exception):  # noqa: N818 - no error: the person changed their mind
    """The person stopped the import; nothing was recorded."""


@dataclass
class Account:
    """What became of the rows so far."""

    read: int = 0
    kept: int = 0
    set_aside: list[Note] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)

    def aside(self, note: Note) -> None:
        """A row that is not used."""
        self.set_aside.append(note)

    def warn(self, place: str, code: str, /, **where: object) -> None:
        """A doubt about a row that is kept."""
        self.warnings.append(Note.of(place, code, **where))

    def uscc(self, place: str, written: str) -> str:
        """A social credit code, or nothing and a warning when it is no right one. Source: GB 32100."""
        plain = tidy(written)
        if not plain or valid_uscc(plain):
            return plain
        self.warn(place, "FD-1857", number=written, expected=uscc_check(plain) or "–")
        return ""


def entries(
    data: bytes,
    name: str,
    kind: str,
    account: Account,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[tuple[str, dict[str, str]]]:
    """``(place, {field: text})`` of every row that may be an entry; the others go to ``account``.

    Raises ``Cancelled``, ``FD-1855`` when no heading is found, and what ``rows_of`` raises.
    """
    fields: Columns | None = None
    for row in rows_of(data, name, lambda cells: columns(kind, cells) is not None):
        if account.read % _EVERY == 0:
            if progress is not None:
                progress(account.read)
            if cancelled is not None and cancelled():
                raise Cancelled
        found = columns(kind, row.cells) if row.broken is None else None
        if found is not None and fields is None:
            fields = found  # the heading itself is no row
            continue
        account.read += 1
        if row.broken is not None:
            account.aside(row.broken)
        elif fields is None:
            if account.read > _HEADING_WITHIN:
                break
            account.aside(Note.of(row.place, "FD-1856", text=_told(row.cells)))
        elif found is not None:  # headings repeated inside; a second table may have other columns
            fields = found
            account.aside(Note.of(row.place, "FD-1858"))
        else:
            named = {name: cell for name, cell in zip(fields, row.cells, strict=False) if name and cell}
            if is_footer(kind, row.cells, named):
                account.aside(Note.of(row.place, "FD-1856", text=_told(row.cells)))
            else:
                yield row.place, named
    if fields is None:
        raise Known("FD-1855", file=name)


def _told(cells: tuple[str, ...]) -> str:
    return " ".join(cell for cell in cells if cell)[:60]
