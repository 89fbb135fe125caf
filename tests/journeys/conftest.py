"""The station of the journeys, and a window at it."""

from __future__ import annotations

from tests.postgres import postgres, postgres_url
from tests.ui.desk.station_fixture import desk, opened_home, sample_pack

__all__ = ["desk", "opened_home", "postgres", "postgres_url", "sample_pack"]
