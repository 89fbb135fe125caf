"""Mediation: begun with both consents, failed, or settled (D16)."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.desk.offer_editors import ConfirmEditor
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.text_editor import TextEditor

_CONSENTS = ("complainant_consents", "respondent_consents")


@form
class BeginMediationForm(StepForm):
    """Who mediates; both sides consented."""

    act = "mediation.begin"

    def build(self) -> None:
        """The fields."""
        mediator = self.field("mediator", LineEditor(), required=True)
        self.row(mediator)
        for name in _CONSENTS:
            self.row(self.field(name, ConfirmEditor(t(f"steps.{name}_statement")), required=True))
        mediator.set_value(self.at.author.name)

    def given(self) -> dict[str, Any]:
        """Mediator and consents."""
        consents = {name: bool(self.fields[name].value()) for name in _CONSENTS}
        return {"mediator": self.fields["mediator"].value()} | consents


@form
class FailMediationForm(StepForm):
    """Why it failed."""

    act = "mediation.fail"

    def build(self) -> None:
        """The reason."""
        self.row(self.field("note", TextEditor(low=3), required=True))

    def given(self) -> dict[str, Any]:
        """The reason."""
        return {"note": self.fields["note"].value()}


@form
class SettleForm(StepForm):
    """The agreement, one term a line."""

    act = "mediation.settle"

    def build(self) -> None:
        """The terms."""
        self.row(self.field("terms", TextEditor(t("steps.one_a_line"), low=5), required=True))
        self.row(self.field("place_of_confirmation", LineEditor(t("steps.confirmation_hint"))))

    def given(self) -> dict[str, Any]:
        """Terms and court."""
        terms = [line.strip() for line in self.fields["terms"].value().splitlines() if line.strip()]
        return {"terms": terms, "place_of_confirmation": self.fields["place_of_confirmation"].value()}
