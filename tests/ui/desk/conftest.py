"""The station of the page tests."""

from __future__ import annotations

from station_fixture import desk, opened_home, sample_pack

__all__ = ["desk", "opened_home", "sample_pack"]
