"""The central service as one ASGI application."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from nacl.signing import SigningKey

from fairdesk.central import console, contract, refusals
from fairdesk.central.centre import Centre
from fairdesk.central.filestore import CentralFiles
from fairdesk.central.routes import batches, files, state, stations
from fairdesk.store.database import Database


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def create_app(
    database: Database,
    files_folder: Path,
    *,
    token: str,
    signing_key: SigningKey,
    now: Callable[[], datetime] = utc_now,
) -> FastAPI:
    """The service on an opened database (``role="central"``). ``token`` lets stations enrol and people see the console.

    The caller owns ``database`` and closes it after the service has stopped.
    """
    app = FastAPI(
        title="fairdesk central service",
        version=version("fairdesk"),
        description="The register of all stations: journals, papers and evidence arrive in signed, idempotent batches.",
        redoc_url=None,
    )
    app.state.centre = Centre(database, CentralFiles(files_folder), token, signing_key, now)
    refusals.install(app)
    for routes in (state.router, stations.router, files.router, batches.router, console.router):
        app.include_router(routes)
    contract.publish(app)
    return app
