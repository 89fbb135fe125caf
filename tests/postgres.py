"""A private PostgreSQL server for tests: in a temporary folder, on a free loopback port, gone afterwards.

Use the fixture ``postgres_url`` by importing it: ``from tests.postgres import postgres, postgres_url``. ``postgres`` is
the server (one per session), ``postgres_url`` a fresh database in it. Without server binaries the tests are skipped.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

_PLACES = ("/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt", "/usr/local/opt")
_USER = "fairdesk"


def binaries() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``: from the PATH, else the newest installed version."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    candidates = [path for place in _PLACES for path in Path(place).glob("*/bin/initdb")]
    return (
        max(candidates, key=lambda path: [int(p) for p in path.parts[-3].split(".") if p.isdigit()]).parent
        if candidates
        else None
    )


def _account() -> str | None:
    """PostgreSQL refuses to run as root; then it runs as ``postgres``, or as ``nobody``."""
    if os.geteuid() != 0:
        return None
    import pwd  # not on every system

    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    return pytest.skip("running as root, and there is no account for the PostgreSQL server")


class PostgresServer:
    """A running server; ``fresh()`` makes a database and gives its URL."""

    def __init__(self, binaries: Path) -> None:
        self._bin = binaries
        self._account = _account()
        self._folder = Path(tempfile.mkdtemp(prefix="fairdesk-pg-"))
        if self._account is not None:
            shutil.chown(self._folder, self._account)
        self._data = self._folder / "data"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]

    def _run(self, program: str, *args: str) -> None:
        command = [str(self._bin / program), *args]
        if self._account is not None:
            command = ["runuser", "-u", self._account, "--", *command]
        done = subprocess.run(command, cwd=self._folder, capture_output=True, text=True, timeout=90, check=False)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}{self._log()}")

    def _log(self) -> str:
        log = self._folder / "log"
        return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""

    def start(self) -> None:
        """Create the cluster and start it."""
        self._run("initdb", "-D", str(self._data), "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=60"
        self._run(
            "pg_ctl", "-D", str(self._data), "-w", "-t", "60", "-l", str(self._folder / "log"), "-o", options, "start"
        )

    def stop(self) -> None:
        """Stop it at once and remove everything."""
        try:
            self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    def fresh(self) -> str:
        """A new, empty database."""
        name = f"test_{secrets.token_hex(6)}"
        address = f"postgresql://{_USER}@127.0.0.1:{self.port}"
        with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
            connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
        return f"{address.replace('postgresql', 'postgresql+psycopg')}/{name}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The server of this session."""
    found = binaries()
    if found is None:
        pytest.skip("no PostgreSQL server is installed here (initdb not found): apt-get install postgresql")
    server = PostgresServer(found)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> str:
    """A fresh database: ``postgresql+psycopg://…``."""
    return postgres.fresh()
