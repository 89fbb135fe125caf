"""A station with its day, the real central service on loopback, and a wire between them that can fail on demand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import httpx
from sqlmodel import col, select

from fairdesk.central.ingest import entry_of
from fairdesk.central.server import LiveCentral
from fairdesk.store import journal
from fairdesk.store.database import Database
from fairdesk.store.journal import Entry
from fairdesk.store.tables import CentralJournal
from fairdesk.sync.uploader import Uploader
from tests.casework.day import Day

Fault = Callable[[httpx.Request, httpx.HTTPTransport], httpx.Response]


class Wire(httpx.BaseTransport):
    """The real transport, with faults planned for requests that begin with ``"METHOD /path"``; each happens once."""

    def __init__(self) -> None:
        self._real = httpx.HTTPTransport()
        self._plan: list[tuple[str, Fault]] = []
        self.requests: list[str] = []

    def fail(self, call: str, fault: Fault, times: int = 1) -> None:
        self._plan += [(call, fault)] * times

    @property
    def planned(self) -> int:
        return len(self._plan)

    def clear(self) -> None:
        self._plan.clear()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        call = f"{request.method} {request.url.path}"
        self.requests.append(call)
        for index, (wanted, fault) in enumerate(self._plan):
            if call.startswith(wanted):
                del self._plan[index]
                return fault(request, self._real)
        return self._real.handle_request(request)

    def close(self) -> None:
        self._real.close()


class Desk:
    """A station that talks to a service."""

    def __init__(self, home: Path, url: str, *, block: tuple[int, int] = (1, 999)) -> None:
        self.day = Day(home, block=block, fresh=True)
        self.station = self.day.station
        self.wire = Wire()
        self.client = httpx.Client(base_url=url, transport=self.wire, timeout=30)
        self.pauses: list[float] = []
        self.uploader = self.another_uploader()
        self._photos = 0
        self._case = ""

    def another_uploader(self, client: httpx.Client | None = None, **more: Any) -> Uploader:
        """As after a restart of the program: nothing in memory survives."""
        s = self.station
        options: dict[str, Any] = {"now": self.day.clock, "sleep": self.pauses.append, "jitter": lambda: 1.0} | more
        return Uploader(client or self.client, s.database, s.files, s.vault, s.id, **options)

    @property
    def case_id(self) -> str:
        """A case to hang acts on."""
        if not self._case:
            self._case = self.day.receive()
        return self._case

    def photo(self, content: bytes = b"") -> str:
        """Take a photo: one entry and one file. Returns the file's SHA-256."""
        case_id = self.case_id
        self._photos += 1
        data = content or f"photo {self._photos} of {self.station.id}".encode()
        digest = self.station.files.put(data)
        given = {
            "sha256": digest,
            "name": f"IMG_{self._photos}.jpg",
            "mime": "image/jpeg",
            "size": len(data),
            "taken_at": self.day.clock(),
        }
        self.day.do("evidence.add", case_id, **given)
        return digest

    def compare(self, times: int = 1) -> None:
        """Cheap entries: what was compared."""
        case_id = self.case_id
        for n in range(times):
            given = {
                "query": f"澜雀 {n}",
                "pack": "p",
                "number": "61800021",
                "title": "澜雀",
                "score": 0.9,
                "parts": {"shape": 0.9},
                "verdict": "considered",
            }
            self.day.do("comparison.record", case_id, **given)

    def entries(self) -> list[Entry]:
        with self.station.read() as session:
            return list(journal.entries(session))

    def head(self) -> tuple[int, str]:
        with self.station.read() as session:
            return journal.head(session)

    def close(self) -> None:
        self.client.close()
        self.station.close()


class Hall:
    """The service and its stations."""

    def __init__(self, folder: Path, database_url: str | None = None) -> None:
        self.folder = folder
        self.database_url = database_url
        self.desks: list[Desk] = []
        self.central = self._open()

    def _open(self) -> LiveCentral:
        return LiveCentral(self.folder / "central", database_url=self.database_url, now=self._now)

    def _now(self) -> Any:
        return self.desks[0].day.clock()

    def __enter__(self) -> Self:
        self.central.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        for desk in self.desks:
            desk.close()
        self.central.stop()

    def desk(self, *, enrol: bool = True, block: tuple[int, int] = (1, 999)) -> Desk:
        """Another station of the same fair, enrolled."""
        made = Desk(self.folder / f"station-{len(self.desks)}", self.central.url, block=block)
        self.desks.append(made)
        if enrol:
            made.uploader.enrol(self.central.token)
        return made


def projection(database: Database) -> dict[str, list[dict[str, Any]]]:
    """All projection rows of a database."""
    with database.read() as session:
        return dict(database.rows(session))


def central_chain(hall: Hall, station: str) -> list[Entry]:
    """The journal of a station as the service holds it."""
    with hall.central.database.read() as session:
        mine = select(CentralJournal).where(CentralJournal.station == station).order_by(col(CentralJournal.seq))
        return [entry_of(row) for row in session.exec(mine)]
