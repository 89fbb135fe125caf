"""One complaint against several: a case for each, and an account of what became of every one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fairdesk.casework.performer import Done
from fairdesk.casework.workstation import Workstation
from fairdesk.errors import Known
from fairdesk.ui.ops import Job


@dataclass(frozen=True)
class Outcome:
    """What became of the complaint against one respondent: ``done`` or ``error``."""

    respondent: str
    booth: str
    done: Done | None = None
    error: Known | None = None

    @property
    def number(self) -> str:
        """The number of the case; empty when there is none."""
        return "" if self.done is None else str(self.done.entry.content["assigned"]["number"])


def register_all(station: Workstation, author: str, complaints: Sequence[dict[str, Any]], job: Job) -> list[Outcome]:
    """Receive the complaints one after the other; one that is refused does not stop the others."""
    found = []
    for told in complaints:
        job.check()
        name, booth = str(told["respondent"]["name"]), str(told["booth"])
        try:
            found.append(Outcome(name, booth, done=station.perform("complaint.receive", told, author=author)))
        except Known as error:
            found.append(Outcome(name, booth, error=error))
    return found
