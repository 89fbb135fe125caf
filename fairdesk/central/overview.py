"""What the console shows: stations with their last batch, and the newest cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func
from sqlmodel import Session, col, select

from fairdesk.store.tables import (
    Case,
    CentralBatch,
    CentralFile,
    CentralJournal,
    CentralStation,
    Document,
    Fair,
    Station,
)
from fairdesk.sync.protocol import Receipt

HALL_ZONE = ZoneInfo("Asia/Shanghai")
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class StationLine:
    """A station and how its uploading stands."""

    id: str
    name_zh: str
    name_en: str
    fair_zh: str
    fair_en: str
    place: str
    entries: int
    cases: int
    head: str
    enrolled: str
    last: str
    counts: dict[str, int]

    @property
    def attention(self) -> bool:
        """Whether the last batch was not taken whole."""
        return bool(self.counts.get("held") or self.counts.get("rejected"))


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case without a person's name: the console is open on a table in the hall office."""

    number: str
    state: str
    station_zh: str
    station_en: str
    hall: str
    booth: str
    received: str
    papers: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole page."""

    stations: Sequence[StationLine]
    cases: Sequence[CaseLine]
    case_total: int
    entry_total: int
    file_total: int


def _local(moment: datetime) -> str:
    return moment.astimezone(HALL_ZONE).strftime("%Y-%m-%d %H:%M")


def _counted(session: Session, column: Any) -> dict[str, int]:
    return {str(key): int(n) for key, n in session.exec(select(column, func.count()).group_by(column))}


def overview(session: Session) -> Overview:
    """Read the page's content."""
    entries = _counted(session, CentralJournal.station)
    cases = _counted(session, Case.station_id)
    papers = _counted(session, Document.case_id)
    rows = session.exec(select(CentralStation).order_by(col(CentralStation.enrolled_at))).all()
    stations = [_station(session, row, entries.get(row.id, 0), cases.get(row.id, 0)) for row in rows]
    names = {line.id: (line.name_zh, line.name_en) for line in stations}
    newest = session.exec(select(Case).order_by(col(Case.received_at).desc(), col(Case.id).desc()).limit(_SHOWN))
    return Overview(
        stations=stations,
        cases=[
            CaseLine(
                number=case.number,
                state=case.state,
                station_zh=names[case.station_id][0],
                station_en=names[case.station_id][1],
                hall=case.hall,
                booth=case.booth,
                received=_local(case.received_at),
                papers=papers.get(case.id, 0),
            )
            for case in newest
        ],
        case_total=sum(cases.values()),
        entry_total=sum(entries.values()),
        file_total=session.exec(select(func.count()).select_from(CentralFile)).one(),
    )


def _station(session: Session, row: CentralStation, entries: int, cases: int) -> StationLine:
    known = session.get(Station, row.id)
    fair = session.get(Fair, known.fair_id) if known is not None else None
    mine = CentralBatch.station == row.id
    batch = session.exec(
        select(CentralBatch).where(mine).order_by(col(CentralBatch.received_at).desc()).limit(1)
    ).first()
    receipt = Receipt.model_validate_json(batch.receipt) if batch is not None else None
    head = select(CentralJournal.hash).where(CentralJournal.station == row.id)
    return StationLine(
        id=row.id,
        name_zh=known.name_zh if known is not None else row.name,
        name_en=known.name_en if known is not None else row.name,
        fair_zh=fair.name_zh if fair is not None else "",
        fair_en=fair.name_en if fair is not None else "",
        place=known.place if known is not None else "",
        entries=entries,
        cases=cases,
        head=(session.exec(head.order_by(col(CentralJournal.seq).desc()).limit(1)).first() or "")[:16],
        enrolled=_local(row.enrolled_at),
        last=_local(batch.received_at) if batch is not None else "",
        counts=receipt.model_dump(include={"accepted", "duplicate", "held", "rejected"}) if receipt is not None else {},
    )
