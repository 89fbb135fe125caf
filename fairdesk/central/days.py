"""The end of a day: what the service holds of a station, compared with what the station counts."""

from __future__ import annotations

from sqlalchemy import func
from sqlmodel import Session, col, select

from fairdesk.central.centre import Centre
from fairdesk.central.ingest import cases_of, entry_of, files_missing, head_of
from fairdesk.core.canonical import canonical, stamp
from fairdesk.store.tables import Case, CentralJournal, Document
from fairdesk.sync.protocol import DayCertificate, DayCount, Difference, referenced_files
from fairdesk.sync.signing import sealed


def certify(centre: Centre, theirs: DayCount) -> bytes:
    """The signed certificate, equal or with every difference, as canonical JSON."""
    with centre.database.read() as session:
        ours, missing = _count(session, theirs)
    found = differences(theirs, ours)
    certificate = DayCertificate(
        station=theirs.station,
        issued_at=stamp(centre.now()),
        equal=not found and not missing,
        counted_at_station=theirs,
        counted_at_service=ours,
        differences=tuple(found),
        files_missing=tuple(missing),
    )
    return canonical(sealed(certificate, centre.signing_key))


def differences(station: DayCount, service: DayCount) -> list[Difference]:
    """Every count that differs, by name."""
    one, other = station.model_dump(), service.model_dump()
    return [Difference(what=k, station=str(one[k]), service=str(other[k])) for k in one if one[k] != other[k]]


def _count(session: Session, asked: DayCount) -> tuple[DayCount, list[str]]:
    seq, head = head_of(session, asked.station)
    mine = CentralJournal.station == asked.station
    in_day = (col(CentralJournal.at) >= asked.since, col(CentralJournal.at) < asked.until)
    files: dict[str, None] = {}
    for row in session.exec(select(CentralJournal).where(mine).order_by(col(CentralJournal.seq))):
        files.update(dict.fromkeys(referenced_files(entry_of(row))))
    documents = (
        select(func.count())
        .select_from(Document)
        .where(col(Document.case_id).in_(select(Case.id).where(Case.station_id == asked.station)))
    )
    count = DayCount(
        station=asked.station,
        since=asked.since,
        until=asked.until,
        entries=session.exec(select(func.count()).select_from(CentralJournal).where(mine)).one(),
        head_seq=seq,
        head=head,
        day_entries=session.exec(select(func.count()).select_from(CentralJournal).where(mine, *in_day)).one(),
        cases=cases_of(session, asked.station),
        documents=session.exec(documents).one(),
        files=len(files),
    )
    return count, _missing(session, list(files))


def _missing(session: Session, digests: list[str], step: int = 500) -> list[str]:
    return [
        digest
        for start in range(0, len(digests), step)
        for digest in files_missing(session, digests[start : start + step])
    ]
