"""What the central service has not confirmed: the journal behind the last receipt, and the files it refers to.

The journal *is* the outbox; nothing is copied into a queue, so nothing can be lost between the two. A receipt row
bears in ``last_seq`` the end of the journal *at the service* – what was held or rejected lies behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from fairdesk.core.canonical import GENESIS, canonical, unstamp
from fairdesk.store import journal
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Journal
from fairdesk.store.tables import Receipt as ReceiptRow
from fairdesk.sync.protocol import MAX_BATCH_BYTES, MAX_ENTRIES, EntryResult, Receipt, Status, referenced_files


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a station still has to deliver."""

    confirmed: int
    """``seq`` of the last entry that a signed receipt confirms."""
    entries: int
    files: tuple[str, ...]
    head_seq: int
    head: str


def confirmed(session: Session) -> int:
    """``seq`` of the last confirmed entry, 0 before the first receipt."""
    return session.exec(select(func.max(ReceiptRow.last_seq))).one() or 0


def waiting(session: Session, after: int | None = None) -> Waiting:
    """What waits; ``after`` overrides the confirmed ``seq`` when the service knows less than its receipts said."""
    start = confirmed(session) if after is None else after
    seq, head = journal.head(session)
    return Waiting(start, seq - start, tuple(files(session, start)), seq, head)


def take(session: Session, after: int, limit: int = MAX_ENTRIES, max_bytes: int = MAX_BATCH_BYTES) -> list[Entry]:
    """The next entries that fit a batch; at least one, when there is one."""
    taken: list[Entry] = []
    size = 0
    for entry in journal.entries(session, after=after, limit=min(limit, MAX_ENTRIES)):
        size += len(canonical(entry.as_json())) + 1
        if taken and size > max_bytes:
            break
        taken.append(entry)
    return taken


def files(session: Session, after: int) -> list[str]:
    """Files of unconfirmed entries, and files that earlier receipts said are missing; each once, oldest first."""
    found: dict[str, None] = {}
    incomplete = select(ReceiptRow.body).where(col(ReceiptRow.body).not_like('%"files_missing":[]%'))
    for row in session.exec(incomplete.order_by(col(ReceiptRow.last_seq))):
        found.update(dict.fromkeys(Receipt.model_validate_json(row).files_missing))
    for entry in journal.entries(session, after=after):
        found.update(dict.fromkeys(referenced_files(entry)))
    return list(found)


def hash_at(session: Session, seq: int) -> str | None:
    """The hash of the entry ``seq`` of this station, ``GENESIS`` for 0, ``None`` when there is no such entry."""
    if seq == 0:
        return GENESIS
    return session.exec(select(Journal.hash).where(Journal.seq == seq)).first()


def keep(session: Session, receipt: Receipt, text: str, entries: Sequence[Entry]) -> None:
    """Keep a receipt whose signature was verified; ``text`` is the answer as received. Keeping it twice is harmless."""
    if session.get(ReceiptRow, receipt.batch_id) is not None:
        return
    session.add(
        ReceiptRow(
            batch_id=receipt.batch_id,
            at=unstamp(receipt.received_at),
            first_seq=entries[0].seq,
            last_seq=receipt.head_seq,
            sent=receipt.sent,
            accepted=receipt.accepted,
            duplicate=receipt.duplicate,
            held=receipt.held,
            rejected=receipt.rejected,
            head=receipt.head,
            signature=receipt.signature,
            body=text,
        )
    )


def receipts(session: Session, limit: int = 100) -> list[Receipt]:
    """Receipts, newest first."""
    query = select(ReceiptRow.body).order_by(col(ReceiptRow.at).desc(), col(ReceiptRow.last_seq).desc()).limit(limit)
    return [Receipt.model_validate_json(body) for body in session.exec(query)]


def unsettled(session: Session) -> list[EntryResult]:
    """Entries that the newest receipt rejected and that no receipt has confirmed since: a person must look at them."""
    done = confirmed(session)
    return [
        r for receipt in receipts(session, 1) for r in receipt.results if r.status is Status.REJECTED and r.seq > done
    ]
