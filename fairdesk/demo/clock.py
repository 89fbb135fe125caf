"""A clock that the demo day turns, so that twenty-four hours pass in seconds; afterwards it follows the real one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class DayClock:
    """Call it for the present moment of the day that is played."""

    def __init__(self, start: datetime) -> None:
        self._time = start
        self._real = False

    def __call__(self) -> datetime:
        if self._real:
            return datetime.now(UTC)
        self._time += timedelta(milliseconds=1)  # no two acts at the same instant
        return self._time

    def forward(self, **span: float) -> None:
        """Let time pass."""
        self._time += timedelta(**span)

    def follow_real_time(self) -> None:
        """From now on show the real time."""
        self._real = True
