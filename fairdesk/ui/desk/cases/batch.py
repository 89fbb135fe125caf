"""The same step for many cases at once: each is done by itself, and each says what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from fairdesk.casework.act import Refused
from fairdesk.casework.performer import Done
from fairdesk.casework.views import CaseRow
from fairdesk.casework.workstation import Workstation
from fairdesk.core.states import State
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.case_words import refusal_words
from fairdesk.ui.ops import Job

Batch = Literal["notify", "serve"]
ACTS: dict[Batch, str] = {"notify": "respondent.notify", "serve": "respondent.serve"}
STATES = frozenset({State.ACCEPTED.value, State.INSPECT.value})
"""In these states the respondent is told, which is what a dozen booths want at once."""


@dataclass(frozen=True)
class Outcome:
    """What became of one case: the act, or the reason why not."""

    row: CaseRow
    done: Done | None = None
    reason: str = ""

    @property
    def words(self) -> str:
        """One line: number, booth, and what happened."""
        head = f"{self.row.number} · {self.row.booth} · {self.row.respondent}"
        if self.done is None:
            return t("cases.batch_failed", case=head, reason=self.reason)
        papers = (f"{paper['title'].partition('（')[0]} {paper['number']}" for paper in self.done.papers)
        return t("cases.batch_done", case=head, papers="、".join(papers))


def carry_out(
    station: Workstation, author: str, batch: Batch, rows: Sequence[CaseRow], at: datetime, job: Job
) -> list[Outcome]:
    """Do the step for each case; a refusal is told and the next case goes on. Cancelling keeps what was done."""
    found: list[Outcome] = []
    for place, row in enumerate(rows):
        if job.cancelled:
            break
        job.progress(place, len(rows), row.number)
        found.append(_outcome(row, lambda row=row: _perform(station, author, batch, row, at)))  # type: ignore[misc]
    return found


def _outcome(row: CaseRow, work: Callable[[], Done]) -> Outcome:
    try:
        return Outcome(row, done=work())
    except Refused as error:
        comma = "；" if language() == "zh" else "; "
        return Outcome(row, reason=comma.join(refusal_words(each.code, each.where) for each in error.refusals))
    except Known as error:
        return Outcome(row, reason=error.text(language()))


def _perform(station: Workstation, author: str, batch: Batch, row: CaseRow, at: datetime) -> Done:
    given: dict[str, Any] = {"planned_service": at} if batch == "notify" else _service(station, author, row, at)
    return station.perform(ACTS[batch], given, author=author, case_id=row.id)


def _service(station: Workstation, author: str, row: CaseRow, at: datetime) -> dict[str, Any]:
    """The notice handed to the person at the booth that the case names; without a notice or a name it is refused."""
    view = station.case(row.id, author)
    notice = next((paper for paper in view.papers if paper.code == "D07"), None)
    party = view.parties.get("respondent", {})
    return {
        "document_id": "" if notice is None else notice.id,
        "to_role": "respondent",
        "recipient": party.get("contact") or party.get("legal_rep") or "",
        "served_at": at,
    }


def touched(outcomes: Sequence[Outcome]) -> Changes:
    """What other views have to look at again."""
    done = [each for each in outcomes if each.done is not None]
    papers = frozenset(paper["id"] for each in done if each.done for paper in each.done.papers)
    return Changes.of_case(*(each.row.id for each in done), documents=papers)
