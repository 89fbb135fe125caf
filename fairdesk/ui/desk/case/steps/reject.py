"""Refuse the complaint (D05) on grounds of the rule set."""

from __future__ import annotations

from typing import Any

from fairdesk.casework.rule_guards import GROUND_OF
from fairdesk.i18n import language, t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.desk.offer_editors import OfferEditor
from fairdesk.ui.widgets.text_editor import TextEditor


@form
class RejectForm(StepForm):
    """Grounds with their wording, and the facts behind them."""

    act = "complaint.reject"

    def build(self) -> None:
        """The grounds; those that the obstacles point to are ticked."""
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
        self.fields["grounds"].set_value(self._likely())

    def _likely(self) -> list[str]:
        """What the obstacles amount to; the head of station decides."""
        known = {ground.code for ground in self.at.rules.non_acceptance}
        abroad = "NO_CN_RIGHT" if self.at.rules.territory.offices == ("CN",) else "NO_LOCAL_RIGHT"
        likely: list[str] = []
        for refusal in (each for step in self.at.view.steps for each in step.obstacles):
            code = refusal.where.get("ground") or GROUND_OF.get(refusal.code, "")
            likely.append(abroad if refusal.code == "FD-1212" else str(code))
        return [code for code in dict.fromkeys(likely) if code in known]

    def given(self) -> dict[str, Any]:
        """Codes and note."""
        return {"grounds": self.fields["grounds"].value(), "note": self.fields["note"].value()}
