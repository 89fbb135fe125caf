"""Close and archive (D21): nothing of the case changes afterwards."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import Lang, t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.moments import moment_text
from fairdesk.ui.widgets.text_editor import TextEditor

_PAPER: Lang = "zh"
"""The summary is printed on D21, which is issued in Chinese whatever the window speaks."""


@form
class CloseForm(StepForm):
    """The summary; a first sentence is proposed from the case."""

    act = "case.close"

    def build(self) -> None:
        """The summary."""
        summary = self.field("summary", TextEditor(low=5), required=True)
        self.row(summary)
        view = self.at.view
        outcome = f"outcome.{view.outcome}" if view.outcome else f"state.{view.row.state}"
        summary.set_value(
            t(
                "steps.summary_text",
                _PAPER,
                complainant=view.row.complainant,
                at=moment_text(view.row.received_at),
                right=f"{t(f'right_kind.{view.row.right_kind}', _PAPER)} {view.row.right_number}",
                respondent=view.row.respondent,
                booth=view.row.booth,
                items="、".join(str(item["name"]) for item in view.items),
                outcome=t(outcome, _PAPER),
            )
        )

    def given(self) -> dict[str, Any]:
        """The summary."""
        return {"summary": self.fields["summary"].value()}
