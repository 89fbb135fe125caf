"""The second pair of eyes before a quick notice: somebody else looks through the case."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.widgets.text_editor import TextEditor


@form
class SecondLookForm(StepForm):
    """What was looked through and found in order."""

    act = "case.second_look"

    def build(self) -> None:
        """One note."""
        note = TextEditor(t("steps.looked_hint"), low=4)
        self.row(self.field("note", note, words=t("steps.looked_through"), required=True))

    def given(self) -> dict[str, Any]:
        """The note."""
        return {"note": self.fields["note"].value()}
