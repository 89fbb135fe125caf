"""The reference opinion (D13): who is asked, and what they say."""

from __future__ import annotations

from typing import Any

from fairdesk.casework.opinion import RESULTS
from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.desk.offer_editors import ConfirmEditor
from fairdesk.ui.widgets.editors import ComboEditor
from fairdesk.ui.widgets.text_editor import TextEditor


@form
class CommissionForm(StepForm):
    """Names of experts, free of conflicts; the station's own are proposed."""

    act = "opinion.commission"

    def build(self) -> None:
        """The fields."""
        experts = self.field("experts", TextEditor(t("steps.one_a_line")), required=True)
        self.row(experts)
        self.row(self.field("no_conflicts", ConfirmEditor(t("steps.no_conflicts_statement")), required=True))
        experts.set_value("\n".join(person.name for person in self.at.station.staff if person.role == "expert"))

    def given(self) -> dict[str, Any]:
        """Names and declaration."""
        names = [line.strip() for line in self.fields["experts"].value().splitlines() if line.strip()]
        return {"experts": names, "no_conflicts": bool(self.fields["no_conflicts"].value())}


@form
class OpinionForm(StepForm):
    """Result, reasons, how the object was examined, what the respondent said against it."""

    act = "opinion.issue"

    def build(self) -> None:
        """The fields."""
        results = ComboEditor([(code, t(f"finding.{code}")) for code in RESULTS])
        self.row(self.field("result", results, required=True))
        self.row(self.field("reasons", TextEditor(t("steps.reasons_hint"), low=4), required=True))
        self.row(self.field("method", TextEditor(t("steps.method_hint"))))
        self.row(self.field("defences", TextEditor(t("steps.defences_hint"))))

    def given(self) -> dict[str, Any]:
        """The opinion."""
        return {name: self.fields[name].value() or "" for name in ("result", "reasons", "method", "defences")}
