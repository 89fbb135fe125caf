"""After the notice: carried out? still away? may it come back? what about a repeat? (D20, D28, D29)"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, StepView, form
from fairdesk.ui.desk.offer_editors import OfferEditor
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.text_editor import TextEditor
from fairdesk.ui.widgets.words import button


class _LookAtBooth(StepForm):
    found: tuple[str, ...] = ("removed", "covered", "displayed")

    def build(self) -> None:
        """What was found, and the photos that show it."""
        choice = ComboEditor([(code, t(f"recheck.{code}")) for code in self.found])
        self.row(self.field("found", choice, required=True))
        self.photos = OfferEditor("case.evidence")
        self._offered: set[str] = set()
        self.row(self.field("evidence", self.photos, words=t("steps.photos"), required=True))
        add = button(
            t("case.add_evidence"),
            icon_name="camera-outline",
            compact=True,
            clicked=self.evidence_wanted.emit,
        )
        add.setObjectName("case.evidence.add")
        self.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.row(self.field("note", TextEditor(t("steps.recheck_hint"))))
        self.refresh(self.at)
        self.photos.set_value([])

    def refresh(self, at: StepView) -> None:
        """A photo that was added meanwhile is offered, and ticked."""
        super().refresh(at)
        exhibits = {str(each["id"]): f"{each['no']}. {each['name']}" for each in at.view.evidence}
        fresh = set(exhibits) - self._offered
        ticked = set(self.photos.value()) | fresh
        self._offered |= fresh
        self.photos.set_offers([(code, words, "") for code, words in exhibits.items()])
        self.photos.set_value([code for code in exhibits if code in ticked])
        self.fields["evidence"].set_helper("" if exhibits else t("steps.no_photos"))

    def given(self) -> dict[str, Any]:
        """What was found."""
        return {name: self.fields[name].value() for name in ("found", "evidence", "note")}


@form
class ConfirmMeasureForm(_LookAtBooth):
    """The measure was carried out."""

    act = "measure.confirm"
    found = ("removed", "covered")


@form
class RecheckMeasureForm(_LookAtBooth):
    """A later look."""

    act = "measure.recheck"


@form
class LiftMeasureForm(StepForm):
    """Why the exhibit may come back."""

    act = "measure.lift"

    def build(self) -> None:
        """Ground and reasons."""
        grounds = [(code, t(f"steps.lift_{code}")) for code in ("objection", "right_invalid")]
        self.row(self.field("ground", ComboEditor(grounds), required=True))
        self.row(self.field("reasons", TextEditor(low=4), required=True))

    def given(self) -> dict[str, Any]:
        """Ground and reasons."""
        return {name: self.fields[name].value() for name in ("ground", "reasons")}


@form
class RepeatForm(StepForm):
    """What the organiser is asked to do."""

    act = "repeat.report"

    def build(self) -> None:
        """Sanction and note."""
        self.row(self.field("sanction", LineEditor(t("steps.sanction_hint")), required=True))
        self.row(self.field("note", TextEditor()))

    def given(self) -> dict[str, Any]:
        """Sanction and note."""
        return {name: self.fields[name].value() for name in ("sanction", "note")}
