"""Refuse the complaint (D05) on grounds of the rule set."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import language, t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.desk.offer_editors import OfferEditor
from fairdesk.ui.widgets.text_editor import TextEditor


@form
class RejectForm(StepForm):
    """Grounds with their wording, and the facts behind them."""

    act = "complaint.reject"

    def build(self) -> None:
        """The grounds; those that the obstacles point to are ticked, the head of station decides."""
        self.list = OfferEditor("case.grounds")
        lang = language()
        self.list.set_offers(
            [
                (ground.code, ground.text(lang), "" if ground.verified else t("steps.unverified"))
                for ground in self.at.rules.non_acceptance
            ]
        )
        self.row(self.field("grounds", self.list, required=True))
        self.row(self.field("note", TextEditor(t("steps.reject_hint"))))
        self.fields["grounds"].set_value(self.at.view.likely_grounds)

    def given(self) -> dict[str, Any]:
        """Codes and note."""
        return {"grounds": self.fields["grounds"].value(), "note": self.fields["note"].value()}
