"""The station of the page tests."""

from __future__ import annotations

from station_fixture import desk, sample_pack

__all__ = ["desk", "sample_pack"]
