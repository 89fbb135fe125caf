"""Entering or changing an expert or a partner body."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.casework.services.codes import SPECIALITIES
from fairdesk.casework.services.lists.partners import PartnerView
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.consult.forms import ActForm
from fairdesk.ui.desk.consult.radio_editor import RadioEditor
from fairdesk.ui.desk.consult.spans_editor import LinesEditor, SpansEditor
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.offer_editors import OfferEditor
from fairdesk.ui.widgets.card import scrolled
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.text_editor import TextEditor
from fairdesk.ui.widgets.words import hairline, label

KINDS = ("expert", "body")


class PartnerForm(ActForm):
    """``begin`` with somebody in the list, or with the kind of a new entry."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.partner")
        self._of: PartnerView | None = None
        self._heading = label("", "section")
        inner = QWidget()
        outer, self.column = self.column, QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, theme.size("unit"), 0)
        self.column.setSpacing(theme.size("unit") + theme.size("half"))
        kinds = [(kind, t(f"partner_kind.{kind}")) for kind in KINDS]
        self.row(
            self.field("kind", RadioEditor(kinds, keeps=True), words=t("consult_page.partner_kind"), required=True)
        )
        self.row(
            self.field("name", LineEditor(), words=t("consult_page.partner_name"), required=True),
            self.field("unit", LineEditor()),
        )
        specialities = OfferEditor("consult.partner.speciality", columns=3)
        specialities.set_offers([(code, t(f"speciality.{code}"), "") for code in SPECIALITIES])
        self.row(self.field("specialities", specialities, required=True))
        self.row(self.field("phone", LineEditor()), self.field("email", LineEditor()))
        self.row(
            self.field("contact", LineEditor(), words=t("consult_page.contact_person")),
            self.field("languages", LineEditor(t("consult_page.languages_hint"))),
        )
        self.row(self.field("available", SpansEditor(), helper=t("consult_page.available_help")))
        self.row(self.field("keeps_out", LinesEditor(low=2, high=5), helper=t("consult_page.keeps_out_help")))
        self.row(self.field("note", TextEditor(low=1, high=4)))
        self.column.addStretch()
        outer.insertWidget(0, self._heading)
        outer.addWidget(scrolled(inner), 1)
        outer.addWidget(hairline())
        self.cancel = self.do("cancel", t("consult_page.not_now"), lambda: None, "ghost")
        self.foot(self.do("save", t("consult_page.save"), self._save), self.cancel, into=outer)

    def begin(self, partner: PartnerView | None, kind: str = "expert") -> None:
        """Fill the form."""
        self.clear()
        self._of = partner
        self._heading.setText(t("consult_page.new_partner") if partner is None else partner.name)
        if partner is None:
            self.fields["kind"].set_value(kind)
            return
        for name, field in self.fields.items():
            field.set_value(getattr(partner, name))

    def given(self) -> dict[str, Any]:
        """The entry, as the act's input."""
        return {name: field.value() for name, field in self.fields.items()}

    def _save(self) -> None:
        if not self.check():
            return
        if self._of is None:
            self.send("partner.enter", self.given())
        else:
            self.send("partner.change", {"partner_id": self._of.id, "partner": self.given()})
