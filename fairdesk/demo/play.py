"""Play the whole day: records, cases, papers, upload to a live central service, verification of both ends."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from fairdesk.casework.context import HALL_ZONE
from fairdesk.central.server import LiveCentral
from fairdesk.demo import ends
from fairdesk.demo import rights as demo_rights
from fairdesk.demo import summary as paper_trail
from fairdesk.demo.day import Day, Told
from fairdesk.demo.scene import Scene
from fairdesk.errors import Known
from fairdesk.records.build import BuildReport
from fairdesk.sync.uploader import Uploader

Tell = Callable[[str], None]


def as_displayed(title: str) -> str:
    """A sign that somebody might put on a stand instead of the mark: two of its last letters swapped."""
    return title[:-3] + title[-2] + title[-3] + title[-1]


class Play:
    """One played day in a folder: the station's home in ``home``, the central service's data in ``central``.

    ``live``: afterwards the clock goes on with real time, for a person at the window; otherwise the day ends at a
    quarter to twelve and the clock stays there.
    """

    def __init__(
        self, out: Path, *, home: Path | None = None, passphrase: str | None = None, live: bool = False
    ) -> None:
        self.out = out
        self.live = live
        self.started = time.monotonic()
        self.home = home or out / "home"
        if (self.home / "station.db").exists():
            raise Known("FD-7101", folder=str(self.home))
        out.mkdir(parents=True, exist_ok=True)
        present = datetime.now(UTC)
        noon = present.astimezone(HALL_ZONE).replace(hour=11, minute=45, second=0, microsecond=0)
        self.scene = Scene(self.home, passphrase=passphrase, now=present if live else noon)
        self.station = self.scene.station
        self.searches: list[dict[str, Any]] = []
        self._open = ExitStack()
        self.central = self._open.enter_context(LiveCentral(out / "central", now=self.scene.clock))

    def run(self, sources: Sequence[Path], tell: Tell) -> dict[str, Any]:
        """Everything but the windows. Returns the summary (see ``fairdesk demo``)."""
        records, told = self.act(sources, tell)
        tell("uploading to the central service")
        upload = self.upload()
        return self.summary(records, told, upload)

    def act(self, sources: Sequence[Path], tell: Tell) -> tuple[BuildReport, Told]:
        """Open the fair, load the records, play the cases."""
        scene = self.scene
        tell("opening the fair")
        scene.open_fair()
        tell("loading the reference records")
        records = scene.load_records(sources)
        scene.load_exhibitors()
        pack = self.station.reference.packs()[0]
        today = scene.end.astimezone(HALL_ZONE).date()
        rights = demo_rights.choose(pack, today, scene.script["fair"]["rule_set"])
        if not rights.standing:
            raise Known("FD-7102", sources=", ".join(str(source) for source in sources))
        tell(f"{records.kept} records; playing the day's cases")
        day = Day(scene, rights, pack.info().digest)
        marks = [entry.title for entry in pack.word_marks() if len(entry.title) > 3][:10]
        for sign in [*scene.script["displayed"]["signs"], *map(as_displayed, marks)]:
            day.search(sign)
        told = day.play()
        self.searches = told.searches
        if self.live:
            scene.clock.follow_real_time()
        return records, told

    def displayed(self) -> str:
        """A sign to look up: the first of the day's searches that found something."""
        return next((entry["query"] for entry in self.searches if entry["hits"]), "")

    def upload(self) -> dict[str, Any]:
        """Enrol and upload; then upload once more, which must change nothing."""
        station = self.station
        with httpx.Client(base_url=self.central.url, timeout=30) as client:
            uploader = Uploader(client, station.database, station.files, station.vault, station.id, station.now)
            uploader.enrol(self.central.token)
            first = uploader.upload()
            again = uploader.upload()
        return {
            "outcome": first.outcome.value,
            "entries_sent": first.sent,
            "accepted": first.accepted,
            "duplicate": first.duplicate,
            "held": first.held,
            "rejected": first.rejected,
            "files_sent": first.files_sent,
            "second_upload_sent": again.sent,
        }

    def summary(self, records: BuildReport, told: Told, upload: dict[str, Any]) -> dict[str, Any]:
        """Verify both ends and put everything in words and numbers."""
        station = self.station
        documents = paper_trail.export_papers(station, self.out / "papers")
        verdict = station.verify()
        equal = ends.same_tables(station.database, self.central.database)
        arrived = ends.arrived(self.central.database, station.id)
        ok = (
            verdict.ok
            and upload["rejected"] == upload["held"] == 0
            and upload["accepted"] == upload["entries_sent"] == verdict.entries
            and arrived["journal_head"] == verdict.head
            and equal
            and all(document["signature_ok"] for document in documents)
        )
        return {
            "ok": ok,
            "cases": len(told.cases),
            "documents": documents,
            "searches": len(told.searches),
            "sync": upload,
            "central": arrived,
            "journal_head": verdict.head,
            "seconds": round(time.monotonic() - self.started, 2),
            "records": {"read": records.read, "kept": records.kept, "set_aside": len(records.set_aside)},
            "tables_equal": equal,
            "search_log": told.searches,
            "refusals": told.refusals,
        }

    def close(self) -> None:
        """Stop the central service and close the station."""
        self.station.close()
        self._open.close()
