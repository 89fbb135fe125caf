"""Refuse the complaint (D05) on grounds of the rule set."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import language, t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.desk.offer_editors import OfferEditor
from fairdesk.ui.widgets.text_editor import TextEditor

_LIKELY = {
    "FD-1212": "NO_CN_RIGHT",
    "FD-1213": "LAPSED",
    "FD-1214": "LAPSED",
    "FD-1217": "DUPLICATE",
}
"""The ground that an obstacle to acceptance points to; the head of station decides."""
_BY_STATUS = {
    "invalid": "INVALID",
    "invalidation_pending": "INVALIDATION_PENDING",
    "ownership_dispute": "OWNERSHIP_DISPUTE",
}


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
        known = {ground.code for ground in self.at.rules.non_acceptance}
        likely = [_LIKELY[code] for code in sorted(self.at.obstacles() & set(_LIKELY))]
        status = _BY_STATUS.get(str(self.at.view.right.get("status", "")))
        if status is not None:
            likely = [status, *(code for code in likely if code != "LAPSED")]
        return [code for code in likely if code in known]

    def given(self) -> dict[str, Any]:
        """Codes and note."""
        return {"grounds": self.fields["grounds"].value(), "note": self.fields["note"].value()}
