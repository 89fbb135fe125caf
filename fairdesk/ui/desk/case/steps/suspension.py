"""A case stands still, and goes on."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.widgets.text_editor import TextEditor


class _WithReason(StepForm):
    def build(self) -> None:
        """The reason."""
        self.row(self.field("note", TextEditor(low=3), words=t("steps.why"), required=True))

    def given(self) -> dict[str, Any]:
        """The reason."""
        return {"note": self.fields["note"].value()}


@form
class SuspendForm(_WithReason):
    """Why it stands still."""

    act = "case.suspend"


@form
class ResumeForm(_WithReason):
    """Why it goes on."""

    act = "case.resume"
