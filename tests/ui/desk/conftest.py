"""The station of the page tests."""

from __future__ import annotations

from deleting import deleted_at_once
from station_fixture import desk, opened_home, sample_pack

__all__ = ["deleted_at_once", "desk", "opened_home", "sample_pack"]
