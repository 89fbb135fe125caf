"""Photos and files become evidence of a case: stored by their hash, then entered in the register."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.ops import Job, Mutation


def add_files(context: DeskContext, case_id: str, files: Sequence[Path], place: str) -> Mutation[int]:
    """A mutation that enters ``files`` one after the other; its result is how many. Cancelling keeps those entered."""
    station, author = context.station, context.author

    def enter(job: Job) -> int:
        for done, file in enumerate(files):
            job.progress(done, len(files), file.name)
            data = file.read_bytes()
            mime = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            taken = min(datetime.fromtimestamp(file.stat().st_mtime, UTC), station.now())
            station.perform(
                "evidence.add",
                {
                    "sha256": station.files.put(data),
                    "kind": "photo" if mime.startswith("image/") else "video" if mime.startswith("video/") else "copy",
                    "name": file.name,
                    "mime": mime,
                    "size": len(data),
                    "taken_at": taken,
                    "place": place,
                },
                author=author,
                case_id=case_id,
            )
        return len(files)

    return Mutation(context.tasks, enter).announce(context.bus, Changes.of_case(case_id))
