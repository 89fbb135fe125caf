"""Issue the notice to the respondent (D07); its deadline follows from the planned service."""

from __future__ import annotations

from typing import Any

from fairdesk.core.clocks import ClockKind
from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import SOON, StepForm, StepView, answer_words, form
from fairdesk.ui.desk.case.steps.lines import Lines


@form
class NotifyForm(StepForm):
    """When the notice is to reach the booth, and the deadline that is printed."""

    act = "respondent.notify"

    def build(self) -> None:
        """The planned time; the deadline below follows it."""
        self.addressee = Lines(t("steps.addressee"))
        self.row(self.addressee)
        planned = self.moment("planned_service", self.at.now() + SOON, helper=t("steps.planned_help"))
        self.deadline = Lines(t("steps.deadline"))
        self.deadline.setObjectName("case.deadline")
        self.row(planned)
        self.row(self.deadline)
        planned.changed.connect(self._show_deadline)
        self.refresh(self.at)

    def refresh(self, at: StepView) -> None:
        """Time goes on; the proposal goes with it."""
        super().refresh(at)
        who = at.party("respondent")
        to = t("steps.to_respondent", name=who.get("name", ""), booth=at.view.row.booth)
        self.addressee.show_lines([("neutral", to, "account-outline")])
        self.propose("planned_service", at.now() + SOON)
        self._show_deadline()

    def _show_deadline(self) -> None:
        planned = self.fields["planned_service"].value()
        self.show_due(self.deadline, ClockKind.ANSWER, planned, lambda due: answer_words(self.at, due))

    def given(self) -> dict[str, Any]:
        """The planned time."""
        return {"planned_service": self.said_moment("planned_service", self.at.now() + SOON)}
