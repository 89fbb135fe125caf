"""A station's home folder, opened: database, files, keys, papers, reference records — and the acts upon them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session

from fairdesk.casework import duetimes, projection, reading
from fairdesk.casework.act import Input, Refusal
from fairdesk.casework.performer import Done, Performer
from fairdesk.casework.reference import Reference
from fairdesk.casework.views import Board, CaseView, Page, PaperView, StationView, SyncView
from fairdesk.core.canonical import uuid7
from fairdesk.core.clocks import ClockKind
from fairdesk.core.duetimes import Due
from fairdesk.core.rulesets import RuleSet
from fairdesk.papers.engine import PaperEngine
from fairdesk.store import vault
from fairdesk.store.database import Database
from fairdesk.store.evidence import FileStore
from fairdesk.store.settings import get_setting, put_setting
from fairdesk.store.tables import Document, Station


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class Workstation:
    """Everything a program on top needs of one station. Close it when done."""

    def __init__(
        self,
        home: Path,
        *,
        passphrase: str | None = None,
        now: Callable[[], datetime] = utc_now,
        papers: PaperEngine | None = None,
    ) -> None:
        """Open a home folder, or make one. ``papers``: an engine to share; otherwise the built-in forms are read."""
        self.home = home
        self.now = now
        key_file = home / "station.key"
        fresh = not key_file.exists() and not (home / "station.db").exists()
        self.vault = vault.create(key_file, passphrase) if fresh else vault.unlock(key_file, passphrase)
        self.database = Database.open_file(home / "station.db", self.vault.database_key)
        self.files = FileStore(home / "files", self.vault.file_key)
        self.reference = Reference(home / "packs")
        self.papers = papers or PaperEngine()
        self.id = self._station_id()
        self._performer = Performer(self.database, self.files, self.vault, self.papers, self.id, now)

    def _station_id(self) -> str:
        with self.database.write() as session:
            known = get_setting(session, "station_id")
            if known is None:
                known = uuid7(self.now(), secrets.token_bytes(10))
                put_setting(session, "station_id", known)
            return known

    def perform(
        self,
        act: str,
        given: Input | Mapping[str, Any],
        *,
        author: str,
        case_id: str | None = None,
        seen: int | None = None,
    ) -> Done:
        """Do an act; see ``Performer.perform``."""
        return self._performer.perform(act, given, author=author, case_id=case_id, seen=seen)

    def judge(
        self, act: str, given: Input | Mapping[str, Any], *, author: str, case_id: str | None = None
    ) -> list[Refusal]:
        """Reasons against an act, without doing it."""
        return self._performer.judge(act, given, author=author, case_id=case_id)

    @property
    def opened(self) -> bool:
        """Whether a fair is open here."""
        with self.read() as session:
            return session.get(Station, self.id) is not None

    def read(self) -> AbstractContextManager[Session]:
        """A consistent look at the data."""
        return self.database.read()

    def station(self) -> StationView:
        """The station and its fair."""
        with self.read() as session:
            return reading.station_view(session, self.id)

    def rules(self, author: str, case_id: str | None = None) -> RuleSet:
        """The rule set of the fair, or of a case."""
        with self.read() as session:
            return self._performer.context(session, author, case_id).rules

    def preview_due(
        self, kind: ClockKind, start: datetime, case_id: str, author: str, *, printed: datetime | None = None
    ) -> Due | None:
        """When a clock of a case would end if it started at ``start``; ``None`` where its rules know no such clock.

        ``printed`` is a deadline already served on paper: a later one stands.
        """
        with self.read() as session:
            return duetimes.due(self._performer.context(session, author, case_id), kind, start, printed=printed)

    def board(self, author: str) -> Board:
        """The day at one glance."""
        with self.read() as session:
            return reading.board(session, lambda case: self._performer.context(session, author, case), self.now())

    def cases(
        self,
        *,
        offset: int = 0,
        limit: int = 100,
        sort: str = "received_at",
        descending: bool = True,
        text: str = "",
        states: Sequence[str] = (),
    ) -> Page:
        """A page of the case list."""
        with self.read() as session:
            return reading.cases(
                session, offset=offset, limit=limit, sort=sort, descending=descending, text=text, states=states
            )

    def case(self, case_id: str, author: str) -> CaseView:
        """One case with everything."""
        with self.read() as session:
            return reading.case_view(self._performer.context(session, author, case_id))

    def paper_list(self, case_id: str | None = None) -> list[PaperView]:
        """Issued papers."""
        with self.read() as session:
            return reading.papers(session, case_id)

    def paper_bytes(self, document_id: str) -> bytes:
        """The bytes of an issued paper, exactly as archived."""
        with self.read() as session:
            digest = session.get_one(Document, document_id).sha256
        return self.files.get(digest)

    def sync_state(self) -> SyncView:
        """Where the upload stands."""
        with self.read() as session:
            return reading.sync_view(session)

    def verify(self) -> projection.Verdict:
        """Check journal, tables and files."""
        return projection.verify(self.database, self.files)

    def close(self) -> None:
        """Close database and packs."""
        self.reference.close()
        self.database.close()
