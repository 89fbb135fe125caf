"""The complainant takes the complaint back (D17)."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.text_editor import TextEditor

_REASONS = ("settled", "sued", "other")


@form
class WithdrawForm(StepForm):
    """Who, why, and a note."""

    act = "complaint.withdraw"

    def build(self) -> None:
        """The fields; the agent or the contact is proposed."""
        by = self.field("withdrawn_by", LineEditor(), required=True)
        reason = self.field("reason", ComboEditor([(r, t(f"withdrawal.{r}")) for r in _REASONS]), required=True)
        self.row(by, reason)
        self.row(self.field("note", TextEditor(t("steps.withdraw_hint"))))
        person = self.at.party("agent").get("name") or self.at.party("complainant").get("contact")
        by.set_value(person or "")

    def given(self) -> dict[str, Any]:
        """Person, reason, note."""
        return {name: self.fields[name].value() or "" for name in ("withdrawn_by", "reason", "note")}
