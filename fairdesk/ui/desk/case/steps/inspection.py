"""At the booth: who goes, and what was seen (D09)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fairdesk.casework.people.rights import rights
from fairdesk.i18n import language, t
from fairdesk.ui.desk.case.steps.form import StepForm, form
from fairdesk.ui.desk.offer_editors import ConfirmEditor, OfferEditor
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.text_editor import TextEditor

_VISIT = timedelta(minutes=15)


class _WithInspectors(StepForm):
    def inspectors(self) -> None:
        """Two of the station's people; who sits at the desk is proposed."""
        self.people = OfferEditor("case.inspectors", columns=2)
        roles, lang = rights().roles, language()
        self.people.set_offers(
            [
                (person.id, person.name, f" · {roles[person.role].name(lang)}" if person.role in roles else "")
                for person in self.at.station.staff
            ]
        )
        self.row(self.field("inspectors", self.people, required=True, helper=t("steps.inspectors_help")))
        self.people.set_value([self.at.author.id])


@form
class BeginInspectionForm(_WithInspectors):
    """Send two people."""

    act = "inspection.begin"

    def build(self) -> None:
        """The people."""
        self.inspectors()

    def given(self) -> dict[str, Any]:
        """Their ids."""
        return {"inspectors": self.fields["inspectors"].value()}


@form
class RecordInspectionForm(_WithInspectors):
    """What was seen; signed, or refused before a witness."""

    act = "inspection.record"

    def build(self) -> None:
        """The record."""
        self.inspectors()
        self.row(
            self.moment("began_at", self.at.now() - _VISIT),
            self.moment("ended_at", self.at.now()),
        )
        self.row(self.field("seen", TextEditor(t("steps.seen_hint"), low=3), required=True))
        self.row(self.field("remarks", TextEditor(t("steps.remarks_hint"))))
        self.row(self.field("rights_told", ConfirmEditor(t("steps.rights_told_statement")), required=True))
        signed, refusal = self.field("signed_by", LineEditor()), self.field("refusal", LineEditor())
        self.row(signed, refusal, self.field("witness", LineEditor()))

    def given(self) -> dict[str, Any]:
        """The record."""
        fields = self.fields
        texts = {name: fields[name].value() for name in ("seen", "remarks", "signed_by", "refusal", "witness")}
        return texts | {
            "inspectors": fields["inspectors"].value(),
            "began_at": self.said_moment("began_at", self.at.now() - _VISIT),
            "ended_at": self.said_moment("ended_at", self.at.now()),
            "rights_told": bool(fields["rights_told"].value()),
        }
