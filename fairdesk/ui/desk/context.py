"""What every page of the desk is given: the station, who works at it, and how to do and ask things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from fairdesk.casework.act import Input
from fairdesk.casework.performer import Done
from fairdesk.casework.workstation import Workstation
from fairdesk.ui.changes import ChangeBus, Changes
from fairdesk.ui.ops import Mutation, Query
from fairdesk.ui.tasks import Tasks

T = TypeVar("T")


@dataclass
class Central:
    """The central service this desk uploads to; an empty ``url`` means none is set."""

    url: str = ""
    token: str = ""


@dataclass
class DeskContext:
    """Shared by all pages; there is one per window."""

    station: Workstation
    tasks: Tasks
    bus: ChangeBus
    author: str
    """Id of the member of staff at the desk."""
    central: Central

    @property
    def now(self) -> Callable[[], datetime]:
        """The station's clock (aware)."""
        return self.station.now

    def act(
        self, name: str, given: Input | Mapping[str, Any], *, case_id: str | None = None, seen: int | None = None
    ) -> Mutation[Done]:
        """An act, ready to be given callbacks and started; its changes are announced to every view.

        ``seen``: the newest act of the case that the person saw, so that nobody acts on what another just changed.
        ``.failed`` gets a ``casework.act.Refused`` with all refusals when the rules say no.
        """
        author = self.author
        mutation = Mutation(
            self.tasks, lambda job: self.station.perform(name, given, author=author, case_id=case_id, seen=seen)
        )
        return mutation.announce(self.bus, _changes)

    def ask(self, question: Callable[[Workstation], T]) -> Query[T]:
        """A question to the station, answered in the background."""
        return Query(self.tasks, lambda job: question(self.station))


def _changes(done: Done) -> Changes:
    cases = () if done.case_id is None else (done.case_id,)
    return Changes.of_case(*cases, documents=frozenset(paper["id"] for paper in done.papers))
