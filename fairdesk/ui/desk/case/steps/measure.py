"""The quick infringement notice (D14): ground, measures, items, until when, with the organiser."""

from __future__ import annotations

from typing import Any

from fairdesk.i18n import language, t
from fairdesk.ui.desk.case.steps.form import StepForm, StepView, form
from fairdesk.ui.desk.offer_editors import ConfirmEditor, OfferEditor
from fairdesk.ui.widgets.date_editors import DateEditor
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.text_editor import TextEditor

_DOCUMENT = ("doc_number", "doc_authority", "doc_decided", "doc_same_right", "doc_same_item")
_BY_DOCUMENT = "EFFECTIVE_DOCUMENT"
_BY_STATE = {"DEFAULTED": "DEFAULT", "OPINION": "OPINION", "REOPENED": "REDISPLAY"}
"""In these states the step is only offered when their ground is open."""


@form
class MeasureForm(StepForm):
    """Nothing is ticked beforehand but the items: what is ordered is the head's own word."""

    act = "measure.order"

    def build(self) -> None:
        """The fields; those of an effective document show with that ground."""
        self.ground = ComboEditor()
        self.row(self.field("ground", self.ground, required=True))
        self._document_fields()
        self.kinds, self.list = OfferEditor("case.kinds", columns=2), OfferEditor("case.items")
        self.row(self.field("kinds", self.kinds, required=True))
        self.row(self.field("items", self.list, required=True))
        until = self.moment("until", self.at.station.closes_at, helper=t("steps.until_help"))
        organiser = self.field("organiser_by", LineEditor(), required=True)
        self.row(until, organiser)
        self.row(self.field("note", TextEditor(t("steps.measure_hint"))))
        self.ground.changed.connect(self._ground_changed)
        self.refresh(self.at)
        self.fields["items"].set_value([str(item["no"]) for item in self.at.view.items])
        self.ground.set_value(self._grounds()[0] if self._grounds() else None)
        self._ground_changed()

    def _document_fields(self) -> None:
        number = self.field("doc_number", LineEditor(), required=True)
        authority = self.field("doc_authority", LineEditor(), required=True)
        decided = self.field("doc_decided", DateEditor(), required=True)
        self.row(number, authority, decided)
        self.row(self.field("doc_same_right", ConfirmEditor(t("steps.same_right_statement")), required=True))
        self.row(self.field("doc_same_item", ConfirmEditor(t("steps.same_item_statement")), required=True))

    def refresh(self, at: StepView) -> None:
        """Grounds, measures and items as they are now."""
        super().refresh(at)
        lang = language()
        words = {ground.code: ground.text(lang) for ground in at.rules.measure_grounds}
        self.ground.set_options([(code, words[code]) for code in self._grounds()])
        linked = any(item["url"] for item in at.view.items)
        self.kinds.set_offers(
            [
                (measure.code, measure.text(lang), "" if measure.verified else t("steps.unverified"))
                for measure in at.rules.measures
                if linked or not measure.online
            ]
        )
        self.list.set_offers([(str(item["no"]), _item_words(item), "") for item in at.view.items])

    def _grounds(self) -> list[str]:
        """The grounds that the case supports now, as the act will find them."""
        open_now = []
        by_state = _BY_STATE.get(self.at.view.row.state)
        if by_state is not None:
            open_now.append(by_state)
        if any(answer["admitted"] for answer in self.at.view.answers):
            open_now.append("ADMISSION")
        if _BY_DOCUMENT in self.at.rules.direct_measure_grounds:
            open_now.append(_BY_DOCUMENT)
        return [code for code in open_now if self.at.rules.ground(code) is not None]

    def _ground_changed(self) -> None:
        words = next((g.text(language()) for g in self.at.rules.measure_grounds if g.code == self.ground.value()), "")
        self.fields["ground"].set_helper(words)
        for name in _DOCUMENT:
            self.fields[name].setVisible(self.ground.value() == _BY_DOCUMENT)
        self.changed.emit()

    def given(self) -> dict[str, Any]:
        """The order."""
        fields = self.fields
        document = None
        if self.ground.value() == _BY_DOCUMENT:
            document = {
                "number": fields["doc_number"].value(),
                "authority": fields["doc_authority"].value(),
                "decided": fields["doc_decided"].value(),
                "same_right": bool(fields["doc_same_right"].value()),
                "same_item": bool(fields["doc_same_item"].value()),
            }
        return {
            "ground": self.ground.value(),
            "kinds": fields["kinds"].value(),
            "items": [int(no) for no in fields["items"].value()],
            "until": self.said_moment("until", self.at.station.closes_at),
            "organiser_by": fields["organiser_by"].value(),
            "effective_document": document,
            "note": fields["note"].value(),
        }


def _item_words(item: dict[str, Any]) -> str:
    parts = (item["name"], item["brand"], item["model"], t(f"item_place.{item['place']}"))
    return f"{item['no']}. " + " · ".join(part for part in parts if part)
