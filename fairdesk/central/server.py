"""Running the service: its data folder, and a real server on a loopback port inside another program."""

from __future__ import annotations

import secrets
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import structlog
import uvicorn
from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError

from fairdesk.central.app import create_app, utc_now
from fairdesk.errors import Known
from fairdesk.store import atomic, vault
from fairdesk.store.database import Database

_START_S = 30.0


@dataclass(frozen=True, slots=True)
class Installation:
    """A data folder, opened."""

    app: FastAPI
    database: Database
    token: str
    service_key: str


def open_installation(
    data: Path,
    *,
    database_url: str | None = None,
    token: str | None = None,
    now: Callable[[], datetime] = utc_now,
) -> Installation:
    """Open (or begin) a service in ``data``: keys in ``service.key``, files in ``files/``, the token in ``token``.

    Without ``database_url`` the register is an encrypted SQLite file in the folder. Raises ``FD-6118`` when the
    database server cannot be reached, ``FD-2001`` and ``FD-2003`` for a file that cannot be opened.
    """
    data.mkdir(parents=True, exist_ok=True)
    key_file = data / "service.key"
    keys = vault.unlock(key_file) if key_file.exists() else vault.create(key_file)
    if database_url:
        database = _connect(database_url)
    else:
        database = Database.open_file(data / "central.db", keys.database_key, role="central")
    secret = token or _kept_token(data / "token")
    app = create_app(database, data / "files", token=secret, signing_key=keys.signing_key, now=now)
    return Installation(app, database, secret, keys.verify_key)


def _connect(url: str) -> Database:
    try:
        return Database.open_url(url, role="central")
    except (SQLAlchemyError, ImportError) as error:
        address = url.rpartition("@")[2]  # without user and password
        raise Known("FD-6118", url=address, reason=type(error).__name__) from error


def _kept_token(path: Path) -> str:
    """The token of this service, made once and readable by its owner only."""
    if not path.exists():
        atomic.write_bytes(path, secrets.token_urlsafe(24).encode() + b"\n", mode=0o600)
    return path.read_text(encoding="ascii").strip()


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address; port 0 takes a free one. Raises ``FD-6117``."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        sock = socket.socket(family, kind, proto)
    except OSError as error:
        raise Known("FD-6117", host=host, port=port, reason=error.strerror or str(error)) from error
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
        sock.listen(128)
    except OSError as error:
        sock.close()
        raise Known("FD-6117", host=host, port=port, reason=error.strerror or str(error)) from error
    return sock


def address_of(sock: socket.socket, host: str) -> str:
    """The URL under which the socket is reached from this machine."""
    name = "127.0.0.1" if host in {"", "0.0.0.0"} else host
    return f"http://{f'[{name}]' if ':' in name else name}:{sock.getsockname()[1]}"


def configuration(app: FastAPI) -> uvicorn.Config:
    """How uvicorn serves the app: no websockets, its own log only for warnings."""
    return uvicorn.Config(
        app, ws="none", log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=5
    )


def serve(installation: Installation, sock: socket.socket) -> None:
    """Serve until the process is told to stop (Ctrl+C, SIGTERM). The log goes to stderr: stdout is the caller's."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    uvicorn.Server(configuration(installation.app)).run(sockets=[sock])


class _Server(uvicorn.Server):
    """Tells when it accepts connections."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


class LiveCentral:
    """The real service in a background thread: ``with LiveCentral(folder) as central: … central.url``."""

    def __init__(
        self,
        data: Path,
        *,
        database_url: str | None = None,
        token: str | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._sock = listen(host, port)
        try:
            self.installation = open_installation(data, database_url=database_url, token=token, now=now)
        except BaseException:
            self._sock.close()
            raise
        self.url = address_of(self._sock, host)
        self._server = _Server(configuration(self.installation.app))
        self._thread = threading.Thread(target=self._serve, name="fairdesk-central", daemon=True)

    @property
    def token(self) -> str:
        """What a station enrols with."""
        return self.installation.token

    @property
    def database(self) -> Database:
        """The service's database, to look at."""
        return self.installation.database

    def _serve(self) -> None:
        self._server.run(sockets=[self._sock])

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._server.ready.wait(_START_S):
            self.stop()
            raise RuntimeError("the central service did not start")
        return self

    def stop(self) -> None:
        """Finish what is being answered, then close."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join()
        self._sock.close()
        self.installation.database.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
