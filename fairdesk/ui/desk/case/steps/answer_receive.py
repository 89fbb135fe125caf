"""The respondent's answer (D08 as handed in)."""

from __future__ import annotations

from typing import Any

from fairdesk.casework.answer import POSITIONS
from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.desk.offer_editors import OfferEditor
from fairdesk.ui.widgets.date_editors import DateTimeEditor
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.text_editor import TextEditor


@form
class AnswerForm(StepForm):
    """Who states what, in their own words."""

    act = "answer.receive"

    def build(self) -> None:
        """The fields."""
        by = self.field("given_by", LineEditor(), required=True)
        at = self.field("received_at", DateTimeEditor(), helper=t("steps.received_help"))
        self.row(by, at)
        self.list = OfferEditor("case.positions", columns=2)
        self.list.set_offers([(code, t(f"position.{code}"), "") for code in POSITIONS])
        self.row(self.field("positions", self.list, required=True))
        self.row(self.field("statement", TextEditor(t("steps.statement_hint"), low=3), required=True))
        self.row(self.field("evidence", TextEditor(t("steps.evidence_hint"), low=2, high=5)))
        by.set_value(self.at.party("respondent").get("contact") or "")

    def given(self) -> dict[str, Any]:
        """The answer; without a time it came now."""
        fields = self.fields
        return {
            "given_by": fields["given_by"].value(),
            "positions": fields["positions"].value(),
            "statement": fields["statement"].value(),
            "evidence": [line.strip() for line in fields["evidence"].value().splitlines() if line.strip()],
            "received_at": fields["received_at"].value(),
        }
