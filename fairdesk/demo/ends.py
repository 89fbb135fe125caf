"""Do both ends hold the same? Counts, heads and every row of the projection."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from fairdesk.store.database import Database
from fairdesk.store.tables import Case, CentralJournal


def arrived(central: Database, station_id: str) -> dict[str, Any]:
    """What the central service holds of a station."""
    with central.read() as session:
        mine = CentralJournal.station == station_id
        entries = session.exec(select(func.count()).select_from(CentralJournal).where(mine)).one()
        cases = session.exec(select(func.count()).select_from(Case).where(Case.station_id == station_id)).one()
        newest = select(CentralJournal.hash).where(mine).order_by(col(CentralJournal.seq).desc()).limit(1)
        return {"cases": cases, "entries": entries, "journal_head": session.exec(newest).first()}


def same_tables(station: Database, central: Database) -> bool:
    """Whether every row of the projection is the same at a service with this one station."""
    with station.read() as ours, central.read() as theirs:
        return dict(station.rows(ours)) == dict(central.rows(theirs))
