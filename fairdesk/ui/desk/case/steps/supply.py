"""Material was handed in: tick it."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import language, t
from fairdesk.ui.desk.case.steps.form import StepForm, StepView, form
from fairdesk.ui.desk.offer_editors import OfferEditor
from fairdesk.ui.widgets.text_editor import TextEditor


@form
class SupplyForm(StepForm):
    """What is not shown yet; new facts where the same complaint is here already."""

    act = "complaint.supply"

    def build(self) -> None:
        """The check list and new facts."""
        self.list = OfferEditor("case.shown")
        self.row(self.field("shown", self.list))
        self.row(self.field("new_facts", TextEditor(t("steps.new_facts_hint"))))
        self.refresh(self.at)

    def refresh(self, at: StepView) -> None:
        """Shown material leaves the list."""
        super().refresh(at)
        lang = language()
        self.list.set_offers(
            [
                (m.code, m.zh if lang == "zh" else m.en, "" if m.required else t("intake.optional"))
                for m in at.view.materials
                if not m.shown
            ]
        )
        self.fields["new_facts"].setVisible("FD-1217" in at.obstacles() or not self.fields["new_facts"].is_empty)

    def given(self) -> dict[str, Any]:
        """Ticked codes and new facts."""
        return {"shown": self.fields["shown"].value(), "new_facts": self.fields["new_facts"].value()}
