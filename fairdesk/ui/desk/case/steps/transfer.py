"""The case goes to an authority (D19); its receipt comes back."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.text_editor import TextEditor

_REASONS = ("forwarding", "counterfeit_patent", "unfinished", "competence", "crime")


@form
class TransferForm(StepForm):
    """Where to, why, and the facts that the organiser confirmed."""

    act = "case.transfer"

    def build(self) -> None:
        """The fields."""
        self.row(self.field("to", LineEditor(t("steps.to_hint")), required=True))
        reasons = [(code, t(f"transfer_reason.{code}")) for code in _REASONS]
        reason = self.field("reason", ComboEditor(reasons), required=True)
        self.row(reason, self.field("organiser_by", LineEditor(), required=True))
        facts = self.field("facts", TextEditor(low=4), words=t("steps.transfer_facts"), required=True)
        self.row(facts)
        facts.set_value(self.at.view.facts)

    def given(self) -> dict[str, Any]:
        """The transfer."""
        return {name: self.fields[name].value() for name in ("to", "reason", "facts", "organiser_by")}


@form
class ReceiptForm(StepForm):
    """The authority's receipt."""

    act = "transfer.receipt"

    def build(self) -> None:
        """Number and time."""
        self.row(self.field("receipt_no", LineEditor(), required=True), self.moment("received_at", self.at.now()))

    def given(self) -> dict[str, Any]:
        """Number and time."""
        at = self.said_moment("received_at", self.at.now())
        return {"receipt_no": self.fields["receipt_no"].value(), "received_at": at}
