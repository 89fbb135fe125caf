"""One complaint against several: a case for each, and an account of what became of every one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from fairdesk.casework.act import Refusal, Refused
from fairdesk.casework.performer import Done
from fairdesk.casework.workstation import Workstation
from fairdesk.errors import Known
from fairdesk.i18n import language
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.case_words import refusal_words
from fairdesk.ui.ops import Job
from fairdesk.ui.widgets.strip import MessageStrip


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

    @property
    def reason(self) -> str:
        """Why there is no case, in the language of the interface."""
        if isinstance(self.error, Refused):
            comma = "；" if language() == "zh" else "; "
            return comma.join(refusal_words(refusal.code, refusal.where) for refusal in self.error.refusals)
        return "" if self.error is None else self.error.text(language())


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


def touched(outcomes: Sequence[Outcome]) -> Changes:
    """What other views have to look at again."""
    done = [each.done for each in outcomes if each.done is not None]
    papers = frozenset(paper["id"] for each in done for paper in each.papers)
    return Changes.of_case(*(each.case_id for each in done if each.case_id), documents=papers)


class ShowsRefusals(Protocol):
    """A form that shows refusals at its fields and returns the texts of the others."""

    def show_refusals(self, refusals: tuple[Refusal, ...]) -> list[str]:
        """Show them."""


def tell_refused(strip: MessageStrip, form: ShowsRefusals, error: Known) -> None:
    """Every reason at its field; what concerns the whole, or is no refusal, above the form."""
    if not isinstance(error, Refused):
        strip.show_error(error)
        return
    rest = form.show_refusals(error.refusals)
    if rest:
        strip.show_message("danger", "\n".join(rest))
