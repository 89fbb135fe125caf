"""The stage of the demo day: home, fair, station, records — opened and ready."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from fairdesk import paths
from fairdesk.casework.context import HALL_ZONE
from fairdesk.casework.exhibitors.directory import Directory
from fairdesk.casework.exhibitors.history import History
from fairdesk.casework.performer import Done
from fairdesk.casework.workstation import Workstation
from fairdesk.demo.clock import DayClock
from fairdesk.records.build import BuildReport, build_pack

SPAN = timedelta(hours=25, minutes=40)
"""The played day ends about now: it begins so long ago."""


class Scene:
    """A station with the demo fair open; ``do`` performs acts as one of its people."""

    def __init__(self, home: Path, *, passphrase: str | None = None, now: datetime) -> None:
        self.script: dict[str, Any] = tomllib.loads(paths.resources("demo", "fair.toml").read_text(encoding="utf-8"))
        self.end = now
        self.clock = DayClock(self.end - SPAN)
        self.station = Workstation(home, passphrase=passphrase, now=self.clock)
        self.head, self.handler, self.intake = (f"{self.station.id}/{login}" for login in ("wang", "li", "zhao"))

    def load_records(self, sources: Sequence[Path]) -> BuildReport:
        """Build a pack from register files (the invented ones when none are given) and bring it along."""
        files = list(sources) or [paths.resources("demo", "records.csv")]
        self.station.reference.folder.mkdir(parents=True, exist_ok=True)
        return build_pack(self.station.reference.folder / "records.fdpack", files)

    def load_exhibitors(self) -> None:
        """Bring the organiser's list of exhibitors and the results of earlier sessions (invented)."""
        demo = paths.resources("demo")
        Directory(self.station).import_list(demo / "exhibitors.csv", author=self.head)
        History(self.station).import_results(demo / "history.csv", author=self.head)

    def open_fair(self) -> Done:
        """Open the fair: it began an hour before the first complaint and closes on the fourth day at five."""
        start = self.end - SPAN
        closing = (start + timedelta(days=4)).astimezone(HALL_ZONE).replace(hour=17, minute=0, second=0, microsecond=0)
        fair = self.script["fair"] | {"opens_at": start - timedelta(hours=1), "closes_at": closing}
        station = self.script["station"] | {"verify_key": self.station.vault.verify_key}
        given = {"fair": fair, "station": station, "staff": self.script["staff"]}
        return self.station.perform("fair.open", given, author=self.head)

    def do(self, act: str, case_id: str | None = None, *, by: str | None = None, **given: Any) -> Done:
        """Perform an act, as the handler unless somebody else is named."""
        return self.station.perform(act, given, author=by or self.handler, case_id=case_id)
