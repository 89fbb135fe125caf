"""From a list that was read to the searchable rows of the station.

Rows are written in slices, so that another act waits for tenths of a second and never for the whole list, and count
only when all of them are there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import delete, func, insert
from sqlmodel import Session, col, select

from fairdesk.casework.exhibitors import lists, results, sound
from fairdesk.casework.exhibitors.lists import Listed
from fairdesk.casework.exhibitors.recording import company_key
from fairdesk.casework.exhibitors.results import Result
from fairdesk.core.identifiers import lookup_keys
from fairdesk.core.names import company_name, fold, squeeze
from fairdesk.store.database import Database
from fairdesk.store.tables import ExhibitorKey, ExhibitorName, ExhibitorRow, HistoryRow, Journal, ListImport, LoadedList

_SLICE = 4000
_TABLES: dict[str, tuple[Any, ...]] = {
    "exhibitors": (ExhibitorKey, ExhibitorName, ExhibitorRow),
    "history": (HistoryRow,),
}
FORMATS = {"exhibitors": lists.FORMAT, "history": results.FORMAT}

Slice = list[tuple[Any, list[dict[str, Any]]]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list whose rows count: the hash and the name of its file."""

    sha256: str
    name: str


def wanted(session: Session, kind: str, station_id: str) -> list[Wanted]:
    """The lists whose rows count: those imported since the last one that replaced the earlier ones, each file once."""
    query = (
        select(ListImport.sha256, ListImport.name, ListImport.replaces)
        .join(Journal, col(Journal.id) == col(ListImport.id))
        .where(ListImport.kind == kind, ListImport.station_id == station_id)
        .order_by(col(Journal.seq))
    )
    found: dict[str, Wanted] = {}
    for sha256, name, replaces in session.exec(query):
        if replaces:
            found = {}
        found[sha256] = Wanted(sha256, name)
    return list(found.values())


def loaded(session: Session, kind: str) -> list[LoadedList]:
    """The lists whose rows are here, whole and read by this version of the reader."""
    query = select(LoadedList).where(LoadedList.kind == kind, col(LoadedList.complete).is_(True))
    return list(session.exec(query.where(LoadedList.format == FORMATS[kind])))


def load_exhibitors(
    database: Database, sha256: str, listed: Sequence[Listed], progress: Callable[[int], None] | None = None
) -> None:
    """Write the rows of an exhibitor list. What an interrupted load left behind is removed first."""
    _load(database, "exhibitors", sha256, lambda no, first: _exhibitor_slices(listed, sha256, no, first), progress)


def load_results(database: Database, sha256: str, found: Sequence[Result]) -> None:
    """Write the rows of a history."""
    _load(database, "history", sha256, lambda no, first: _result_slices(found, no), None)


def tidy_up(database: Database, kind: str, keep: Iterable[str]) -> None:
    """Remove the rows of lists that no longer count, a slice at a time."""
    kept = list(keep)
    with database.write() as session:
        gone = session.exec(
            select(LoadedList.no).where(LoadedList.kind == kind, col(LoadedList.sha256).not_in(kept))
        ).all()
    for no in gone:
        if no is not None:
            _remove(database, kind, no)


def _load(
    database: Database,
    kind: str,
    sha256: str,
    slices: Callable[[int, int], Iterator[Slice]],
    progress: Callable[[int], None] | None,
) -> None:
    with database.write() as session:
        stale = session.exec(select(LoadedList.no).where(LoadedList.kind == kind, LoadedList.sha256 == sha256)).all()
    for no in stale:
        if no is not None:
            _remove(database, kind, no)
    with database.write() as session:
        row = LoadedList(kind=kind, sha256=sha256, format=FORMATS[kind])
        session.add(row)
        session.flush()
        list_no = row.no or 0
        first = (session.exec(select(func.max(ExhibitorRow.no))).one() or 0) + 1
    written = 0
    for part in slices(list_no, first):
        with database.write() as session:
            for table, rows in part:
                if rows:
                    session.execute(insert(table.__table__), rows)
        written += len(part[0][1])
        if progress is not None:
            progress(written)
    with database.write() as session:
        session.get_one(LoadedList, list_no).complete = True


def _remove(database: Database, kind: str, no: int) -> None:
    with database.write() as session:
        session.get_one(LoadedList, no).complete = False
    for table in _TABLES[kind]:
        key = col(table.id if table is ExhibitorKey else table.no)
        some: Sequence[Any] = [0]
        while some:
            with database.write() as session:
                some = session.exec(select(key).where(table.list_no == no).order_by(key).limit(_SLICE)).all()
                if some:
                    session.execute(delete(table).where(table.list_no == no, key <= some[-1]))
    with database.write() as session:
        session.delete(session.get_one(LoadedList, no))


def _exhibitor_slices(listed: Sequence[Listed], sha256: str, list_no: int, first: int) -> Iterator[Slice]:
    numbered = enumerate(listed, first)
    while some := list(islice(numbered, _SLICE)):
        rows, names, keys = [], [], []
        for no, exhibitor in some:
            number = "".join(char for char in exhibitor.line.rpartition("!")[2] if char.isdigit())
            sheet = exhibitor.line.rpartition("!")[0]
            rows.append(
                {
                    "no": no,
                    "list_no": list_no,
                    "id": "-".join(filter(None, (sha256[:12], sheet, number))),
                    "name": exhibitor.name,
                    "uscc": exhibitor.uscc,
                    "booths": "\n".join(exhibitor.written),
                    "badges": "、".join(exhibitor.badges.values()),
                    **{field: exhibitor.texts.get(field, "") for field in lists.TEXTS},
                }
            )
            names.append({"no": no, "list_no": list_no, **_name_columns(exhibitor)})
            for kind, found in (("booth", exhibitor.booths), ("badge", exhibitor.badges), ("uscc", (exhibitor.uscc,))):
                keys += [{"list_no": list_no, "kind": kind, "key": k, "exhibitor_no": no} for k in found if k]
        yield [(ExhibitorRow, rows), (ExhibitorName, names), (ExhibitorKey, keys)]


def _name_columns(exhibitor: Listed) -> dict[str, str]:
    brand = company_name(exhibitor.name).brand
    pinyin, initials = sound.spelled(exhibitor.key)
    brand_pinyin, brand_initials = sound.spelled(brand)
    latin = squeeze(fold(exhibitor.texts.get("name_en", "")))
    letters = "".join(char for char in exhibitor.key if char.isascii())
    return {
        "name": exhibitor.key,
        "brand": brand,
        "typed": " ".join((pinyin, initials, latin, letters)),
        "brand_pinyin": brand_pinyin,
        "brand_initials": brand_initials,
    }


def _result_slices(found: Sequence[Result], list_no: int) -> Iterator[Slice]:
    remaining = iter(found)
    while some := list(islice(remaining, _SLICE)):
        rows = []
        for result in some:
            keys = lookup_keys(result.right_number)
            row = {name: getattr(result, name) for name in Result.__slots__}
            row |= {
                "list_no": list_no,
                "complainant_key": company_key(result.complainant, result.complainant_uscc),
                "complainant_brand": company_name(result.complainant).brand,
                "respondent_brand": company_name(result.respondent).brand,
                "respondent_key": company_key(result.respondent, result.respondent_uscc),
                "right_key": keys[0] if keys else "",
            }
            rows.append(row)
        yield [(HistoryRow, rows)]
