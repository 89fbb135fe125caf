"""The respondent stayed silent: a person confirms it, the program only proposes."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, StepView, form
from fairdesk.ui.desk.case.steps.lines import Line, Lines
from fairdesk.ui.desk.offer_editors import ConfirmEditor
from fairdesk.ui.moments import moment_text


@form
class DefaultForm(StepForm):
    """The facts, and one confirmation."""

    act = "answer.default"

    def build(self) -> None:
        """The clock in words, and the box."""
        self.list = Lines(t("steps.checked"))
        self.row(self.list)
        self.row(self.field("no_good_reason", ConfirmEditor(t("steps.no_reason_statement")), required=True))
        self.refresh(self.at)

    def refresh(self, at: StepView) -> None:
        """When it was served, when it was due."""
        super().refresh(at)
        clock = next((clock for clock in at.view.clocks if clock.kind == "answer"), None)
        lines: list[Line] = []
        if clock is not None:
            lines.append(("ok", t("steps.was_served", at=moment_text(clock.started_at))))
            late = clock.overdue(at.now())
            lines.append(("warn" if late else "info", t("steps.was_due", at=moment_text(clock.due_at))))
        lines.append(("warn", t("steps.has_answer")) if at.view.answers else ("ok", t("steps.no_answer")))
        self.list.show_lines(lines)

    def given(self) -> dict[str, Any]:
        """The confirmation."""
        return {"no_good_reason": bool(self.fields["no_good_reason"].value())}
