"""Close and archive (D21): nothing of the case changes afterwards."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.desk.states import state_chip
from fairdesk.ui.moments import moment_text
from fairdesk.ui.widgets.text_editor import TextEditor


@form
class CloseForm(StepForm):
    """The summary; a first sentence is proposed from the case."""

    act = "case.close"

    def build(self) -> None:
        """The summary."""
        summary = self.field("summary", TextEditor(low=5), required=True)
        self.row(summary)
        view = self.at.view
        outcome = t(f"outcome.{view.outcome}") if view.outcome else state_chip(view.row.state).text
        summary.set_value(
            t(
                "steps.summary_text",
                complainant=view.row.complainant,
                at=moment_text(view.row.received_at),
                right=f"{t(f'right_kind.{view.row.right_kind}')} {view.row.right_number}",
                respondent=view.row.respondent,
                booth=view.row.booth,
                items="、".join(str(item["name"]) for item in view.items),
                outcome=outcome,
            )
        )

    def given(self) -> dict[str, Any]:
        """The summary."""
        return {"summary": self.fields["summary"].value()}
