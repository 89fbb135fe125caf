"""Ask for what is missing: once, and completely (D03)."""

from __future__ import annotations

from typing import Any

from fairdesk.core.clocks import ClockKind
from fairdesk.core.duetimes import Due
from fairdesk.i18n import language, t
from fairdesk.ui.desk.case.steps.form import StepForm, StepView, form
from fairdesk.ui.desk.case.steps.lines import Line, Lines
from fairdesk.ui.moments import moment_text
from fairdesk.ui.widgets.text_editor import TextEditor


@form
class SupplementForm(StepForm):
    """All that is missing, the deadline, and a note."""

    act = "complaint.require_supplement"

    def build(self) -> None:
        """The list and a note."""
        self.list = Lines(t("steps.missing_materials"))
        self.list.setObjectName("case.missing_materials")
        self.row(self.list)
        self.deadline = Lines(t("steps.deadline"))
        self.deadline.setObjectName("case.deadline")
        self.row(self.deadline)
        self.row(self.field("note", TextEditor(t("steps.supplement_hint"))))
        self.refresh(self.at)

    def refresh(self, at: StepView) -> None:
        """What is missing may have become less."""
        super().refresh(at)
        lang = language()
        missing: list[Line] = [
            ("warn", m.zh if lang == "zh" else m.en) for m in at.view.materials if m.required and not m.shown
        ]
        self.list.show_lines(missing)
        self.show_due(self.deadline, ClockKind.SUPPLEMENT, at.now(), self._until)

    def _until(self, due: Due) -> list[Line]:
        return [("info", t("steps.supplement_due", at=moment_text(due.at, self.at.now())), "timer-sand")]

    def given(self) -> dict[str, Any]:
        """The note."""
        return {"note": self.fields["note"].value()}
