"""A batch comes in: every entry gets an answer, and what is accepted is in journal and tables in one transaction.

The rules, in this order, for each entry: it is the sender's; an id that is known must have the same content
(``duplicate``) or is refused; it follows the last one without a gap (else ``held``); its hash and that of the entry
before it are right; it can be applied by the same code that the station ran. An entry that fails is ``rejected`` with
a reason and stops the station's chain there; the ones behind it are ``held``, never lost and never an HTTP 500.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, insert
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError
from sqlmodel import Session, col, select

from fairdesk.casework import projection
from fairdesk.central.centre import Centre
from fairdesk.core.canonical import GENESIS, canonical, stamp, unstamp
from fairdesk.errors import Known
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Case, CentralBatch, CentralFile, CentralJournal, CentralStation
from fairdesk.sync.protocol import BatchRequest, EntryResult, Receipt, Status, referenced_files, tally
from fairdesk.sync.signing import sealed


def ingest(centre: Centre, request: BatchRequest, body_sha256: str) -> bytes:
    """Take a batch and return the signed receipt as canonical JSON.

    Raises ``FD-6102`` for a station that did not enrol and ``FD-6109`` when the batch id was used for another content.
    The same batch again changes nothing: what was accepted is now a duplicate.
    """
    with centre.database.write() as session:
        _lock(session, request.station)
        before = session.get(CentralBatch, request.batch_id)
        if before is not None:
            if before.body_sha256 != body_sha256 or before.station != request.station:
                raise Known("FD-6109", batch=request.batch_id)
            return _receipt(centre, session, request, _again(before))
        results = _judged(centre, session, request)
        receipt = _receipt(centre, session, request, results)
        session.add(
            CentralBatch(
                id=request.batch_id,
                station=request.station,
                received_at=centre.now(),
                body_sha256=body_sha256,
                receipt=receipt.decode(),
            )
        )
        return receipt


def head_of(session: Session, station: str) -> tuple[int, str]:
    """``(seq, hash)`` of the last entry of a station at the service."""
    query = select(CentralJournal.seq, CentralJournal.hash).where(CentralJournal.station == station)
    row = session.exec(query.order_by(col(CentralJournal.seq).desc()).limit(1)).first()
    return (row[0], row[1]) if row else (0, GENESIS)


def cases_of(session: Session, station: str) -> int:
    """How many cases of a station the service has."""
    return session.exec(select(func.count()).select_from(Case).where(Case.station_id == station)).one()


def files_missing(session: Session, digests: Sequence[str]) -> list[str]:
    """The files among ``digests`` that have not arrived, in the same order."""
    there = set(session.exec(select(CentralFile.sha256).where(col(CentralFile.sha256).in_(digests))))
    return [digest for digest in digests if digest not in there]


def _lock(session: Session, station: str) -> None:
    """One batch of a station at a time, also with many workers on many hosts (SQLite has one writer anyway)."""
    row = session.exec(select(CentralStation).where(CentralStation.id == station).with_for_update()).first()
    if row is None:
        raise Known("FD-6102", station=station)


def _again(batch: CentralBatch) -> list[EntryResult]:
    stored = Receipt.model_validate_json(batch.receipt).results
    return [r.model_copy(update={"status": Status.DUPLICATE}) if r.status is Status.ACCEPTED else r for r in stored]


def _receipt(centre: Centre, session: Session, request: BatchRequest, results: Sequence[EntryResult]) -> bytes:
    accepted, duplicate, held, rejected = tally(results)
    seq, head = head_of(session, request.station)
    stored = {r.id for r in results if r.status in {Status.ACCEPTED, Status.DUPLICATE}}
    named = [digest for e in request.entries if e.id in stored for digest in referenced_files(e.entry())]
    receipt = Receipt(
        batch_id=request.batch_id,
        station=request.station,
        received_at=stamp(centre.now()),
        sent=len(results),
        accepted=accepted,
        duplicate=duplicate,
        held=held,
        rejected=rejected,
        results=tuple(results),
        head_seq=seq,
        head=head,
        cases=cases_of(session, request.station),
        entries=seq,  # the chain has no gaps
        files_missing=tuple(files_missing(session, list(dict.fromkeys(named)))),
    )
    return canonical(sealed(receipt, centre.signing_key))


def _judged(centre: Centre, session: Session, request: BatchRequest) -> list[EntryResult]:
    """First as if every entry were sound, which is three times as fast; when one is not, again one by one."""
    try:
        with session.begin_nested():
            return _Intake(centre, session, request, careful=False).results()
    except (OperationalError, InterfaceError):
        raise  # a lost database is no fault of an entry
    except Exception:
        session.expunge_all()  # rows that were read back before the rollback are not in the database any more
        return _Intake(centre, session, request, careful=True).results()


class _Intake:
    """One batch being judged. ``careful``: each entry in a savepoint of its own; a poison one leaves no trace."""

    def __init__(self, centre: Centre, session: Session, request: BatchRequest, *, careful: bool) -> None:
        self._session = session
        self._careful = careful
        self._rows: list[dict[str, Any]] = []
        self._cases: dict[str, Case | None] = {}
        self._request = request
        self._now = centre.now()
        self._seq, self._head = head_of(session, request.station)
        self._poison = 0
        ids = [entry.id for entry in request.entries]
        known = session.exec(select(CentralJournal).where(col(CentralJournal.id).in_(ids)))
        self._known = {row.id: entry_of(row) for row in known}

    def results(self) -> list[EntryResult]:
        """The answer to each entry, in the order of the batch."""
        found = [self._result(message.entry()) for message in self._request.entries]
        if self._rows:
            self._session.connection().execute(insert(CentralJournal), self._rows)
        return found

    def _result(self, entry: Entry) -> EntryResult:
        status, reason = self._judge(entry)
        if reason is None:
            return EntryResult(id=entry.id, seq=entry.seq, status=status)
        return EntryResult(
            id=entry.id, seq=entry.seq, status=status, code=reason.code, zh=reason.text("zh"), en=reason.text("en")
        )

    def _judge(self, entry: Entry) -> tuple[Status, Known | None]:
        if entry.station != self._request.station:
            return Status.REJECTED, Known("FD-6126", seq=entry.seq)
        known = self._known.get(entry.id)
        if known is not None:
            same = known == entry
            return (Status.DUPLICATE, None) if same else (Status.REJECTED, Known("FD-6122", seq=entry.seq))
        if entry.seq <= self._seq:
            return Status.REJECTED, Known("FD-6123", seq=entry.seq)
        if self._poison:
            return Status.HELD, Known("FD-6125", seq=self._poison)
        if entry.seq != self._seq + 1:
            return Status.HELD, Known("FD-6124", seq=self._seq + 1)
        reason = self._flaw(entry) or self._take(entry)
        if reason is not None:
            self._poison = entry.seq
            return Status.REJECTED, reason
        self._seq, self._head = entry.seq, entry.hash
        self._known[entry.id] = entry
        return Status.ACCEPTED, None

    def _flaw(self, entry: Entry) -> Known | None:
        """What is wrong with the entry by itself, and in the chain."""
        if entry.prev != self._head:
            return Known("FD-6127", seq=entry.seq)
        try:
            plain = (
                canonical(json.loads(entry.payload)).decode() == entry.payload and stamp(unstamp(entry.at)) == entry.at
            )
            sound = entry.hash == entry.expected_hash()
        except (ValueError, RecursionError, OverflowError):
            plain = sound = False
        if not plain or any("\0" in text for text in (entry.author, entry.act, entry.case_id or "")):
            return Known("FD-6129", seq=entry.seq)
        if not sound:
            return Known("FD-6121", seq=entry.seq)
        case = self._case(entry.case_id) if entry.case_id else None
        if case is not None and case.station_id != entry.station:
            return Known("FD-6130", seq=entry.seq)
        return None

    def _case(self, case_id: str) -> Case | None:
        """The case; held here, so that the session keeps it and every act of a case reads it once."""
        if self._cases.get(case_id) is None:
            self._cases[case_id] = self._session.get(Case, case_id)
        return self._cases[case_id]

    def _take(self, entry: Entry) -> Known | None:
        """Store and apply the entry, or leave no trace and say why not."""
        row = {**entry.as_json(), "received_at": self._now}
        if not self._careful:
            projection.apply(self._session, entry)
            self._rows.append(row)
            return None
        try:
            return self._attempt(entry, row)
        except IntegrityError:
            # Two stations of one fair can add the fair's row at once; the second look finds it there.
            try:
                return self._attempt(entry, row)
            except IntegrityError as error:
                return Known("FD-6128", seq=entry.seq, reason=_reason(error))

    def _attempt(self, entry: Entry, row: dict[str, Any]) -> Known | None:
        """Raises ``IntegrityError`` for a clash of rows, and what says that the database is lost."""
        try:
            with self._session.begin_nested():
                self._session.add(CentralJournal(**row))
                projection.apply(self._session, entry)
            return None
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:  # a poison entry must never stop the other stations, whatever it does
            self._session.expunge_all()
            self._cases.clear()
            if isinstance(error, IntegrityError):
                raise
            return error if isinstance(error, Known) else Known("FD-6128", seq=entry.seq, reason=_reason(error))


def entry_of(row: CentralJournal) -> Entry:
    """The journal entry of a row."""
    return Entry(**{name: getattr(row, name) for name in Entry.__slots__})


def _reason(error: Exception) -> str:
    """The kind of the error and no content: a reason travels and is logged, personal data must not."""
    return type(error).__name__
