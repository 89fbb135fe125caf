"""Which imported lists count at a station, as the windows show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from fairdesk.casework.exhibitors import loading
from fairdesk.casework.workstation import Workstation
from fairdesk.store.tables import Journal, ListImport


@dataclass(frozen=True, slots=True)
class ImportedList:
    """A list that counts. ``kind``: ``exhibitors`` or ``history``; ``here``: its rows can be searched."""

    kind: str
    name: str
    at: datetime
    entries: int
    booths: int
    set_aside: int
    here: bool


def imported(station: Workstation) -> tuple[ImportedList, ...]:
    """The lists that count, in the order of their import: those of exhibitors first."""
    found = []
    with station.read() as session:
        for kind in ("exhibitors", "history"):
            counting = {row.sha256 for row in loading.wanted(session, kind, station.id)}
            here = {row.sha256 for row in loading.loaded(session, kind)}
            query = (
                select(ListImport)
                .join(Journal, col(Journal.id) == col(ListImport.id))
                .where(ListImport.kind == kind, ListImport.station_id == station.id)
                .order_by(col(Journal.seq))
            )
            newest = {row.sha256: row for row in session.exec(query) if row.sha256 in counting}
            found += [
                ImportedList(kind, row.name, row.at, row.entries, row.booths, row.set_aside, row.sha256 in here)
                for row in newest.values()
            ]
    return tuple(found)
