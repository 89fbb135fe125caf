"""Nothing is suspected, or it cannot be told on site: the result for the complainant (D28)."""

from __future__ import annotations

from typing import Any

from fairdesk.casework.finding import RESULTS
from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.widgets.editors import ComboEditor
from fairdesk.ui.widgets.text_editor import TextEditor


@form
class FindingForm(StepForm):
    """The result and what it rests on."""

    act = "finding.record"

    def build(self) -> None:
        """The fields."""
        results = ComboEditor([(code, t(f"finding.{code}")) for code in RESULTS])
        self.row(self.field("result", results, required=True))
        self.row(self.field("reasons", TextEditor(t("steps.reasons_hint"), low=4), required=True))

    def given(self) -> dict[str, Any]:
        """Result and reasons."""
        return {"result": self.fields["result"].value() or "", "reasons": self.fields["reasons"].value()}
