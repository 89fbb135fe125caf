"""What every route of the central service works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request
from nacl.signing import SigningKey
from sqlmodel import Session

from fairdesk.central.filestore import CentralFiles
from fairdesk.errors import Known
from fairdesk.store.database import Database
from fairdesk.store.tables import CentralStation


@dataclass(frozen=True, slots=True)
class Centre:
    """The database, the files, the secrets and the clock of one service."""

    database: Database
    files: CentralFiles
    token: str
    signing_key: SigningKey
    now: Callable[[], datetime]


def centre_of(request: Request) -> Centre:
    """The centre that serves this request."""
    centre: Centre = request.app.state.centre
    return centre


def enrolled(session: Session, station_id: str) -> CentralStation:
    """The station that signs. Raises ``FD-6102`` for one that did not enrol."""
    row = session.get(CentralStation, station_id)
    if row is None:
        raise Known("FD-6102", station=station_id)
    return row
