"""Accept the complaint (D04)."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import language, t
from fairdesk.ui.desk.case.steps.form import StepForm, StepView, form
from fairdesk.ui.desk.case.steps.lines import Line, Lines
from fairdesk.ui.desk.offer_editors import ConfirmEditor
from fairdesk.ui.widgets.text_editor import TextEditor


@form
class AcceptForm(StepForm):
    """What was checked, and what the handler confirms."""

    act = "complaint.accept"

    def build(self) -> None:
        """The check list, the confirmation, a note."""
        self.list = Lines(t("steps.checked"))
        self.row(self.list)
        self.row(self.field("not_sued", ConfirmEditor(t("steps.not_sued_statement")), required=True))
        self.row(self.field("note", TextEditor()))
        self.refresh(self.at)

    def refresh(self, at: StepView) -> None:
        """Material and right as they stand."""
        super().refresh(at)
        lang = language()
        lines: list[Line] = [
            ("ok" if m.shown else "warn", m.zh if lang == "zh" else m.en) for m in at.view.materials if m.required
        ]
        force = at.view.force
        if force.in_force:
            until = force.until.isoformat() if force.until else "–"
            lines.append(("ok", t("steps.right_stands", until=until)))
        self.list.show_lines(lines)

    def given(self) -> dict[str, Any]:
        """Confirmation and note."""
        return {"not_sued": bool(self.fields["not_sued"].value()), "note": self.fields["note"].value()}
