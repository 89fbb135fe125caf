"""One expert or partner body: facts, call to a case, change, retire."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.services.lists.partners import PartnerView
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.consult.expert_calls import CallExpertForm
from fairdesk.ui.desk.consult.forms import ActForm
from fairdesk.ui.desk.consult.partner_rows import speciality_words, there_chip
from fairdesk.ui.desk.consult.spans_editor import span_words
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.widgets.card import Card, scrolled
from fairdesk.ui.widgets.chip import Chip
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.key_value import Fact, KeyValue
from fairdesk.ui.widgets.words import button, hairline, label


class _Retire(ActForm):
    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.retire")
        self._partner: PartnerView | None = None
        self.row(self.field("why", LineEditor(), required=True))
        self.foot(
            self.do("save", t("consult_page.retire"), self._save, "danger"),
            self.do("cancel", t("consult_page.not_now"), self.hide, "ghost"),
        )
        self.hide()

    def ask(self, partner: PartnerView) -> None:
        """Ask why this one is not called any more."""
        self._partner = partner
        self.clear()
        self.show()
        self.fields["why"].jump()

    def _save(self) -> None:
        if self._partner is not None and self.check():
            self.send("partner.retire", {"partner_id": self._partner.id, "why": self.value("why")})


class PartnerCard(Card):
    """``edit_wanted`` carries the entry."""

    edit_wanted = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.partner: PartnerView | None = None
        self._name, self._unit = label("", "title", wrap=True), label("", "muted", wrap=True)
        self._there = Chip()
        self._facts = KeyValue(name_width=84)
        self.call = CallExpertForm(context)
        self.retiring = _Retire(context)
        self.edit = button(t("consult_page.change"), "secondary", icon_name="pencil-outline", clicked=self._edit)
        self.edit.setObjectName("consult.partner.edit")
        self.retire = button(t("consult_page.retire"), "ghost", clicked=self._retire)
        self.retire.setObjectName("consult.partner.retire")
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._unit)
        head.addLayout(names, 1)
        head.setSpacing(theme.size("unit"))
        for each in (self._there, self.retire, self.edit):
            head.addWidget(each)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.size("unit"), 0)
        column.setSpacing(theme.size("unit") + theme.size("half"))
        column.addWidget(self._facts)
        for part in (self.retiring, hairline(), self.call):
            column.addWidget(part)
        column.addStretch()
        self.add(head)
        self.add(scrolled(inner), 1)

    def show_partner(self, partner: PartnerView, case_id: str, number: str) -> None:
        """Show an entry."""
        if self.partner is None or self.partner.id != partner.id:
            self.retiring.hide()
        self.partner = partner
        self._name.setText(partner.name)
        self._unit.setText(partner.unit)
        self._unit.setVisible(bool(partner.unit))
        chip = there_chip(partner)
        self._there.show_state(chip.state, chip.text, chip.icon)
        told = [
            Fact(t("consult_page.specialities"), speciality_words(partner)),
            Fact(t("consult_page.available"), "\n".join(span_words(span) for span in partner.available)),
            Fact(t("consult_page.phone"), " · ".join(filter(None, (partner.contact, partner.phone, partner.email)))),
            Fact(t("consult_page.languages"), partner.languages),
            Fact(t("consult_page.keeps_out"), "\n".join(partner.keeps_out)),
            Fact(t("consult_page.note"), partner.note),
        ]
        self._facts.show_facts([fact for fact in told if fact.value])
        self.call.show_partner(partner, case_id, number)

    def _edit(self) -> None:
        if self.partner is not None:
            self.edit_wanted.emit(self.partner)

    def _retire(self) -> None:
        if self.partner is not None:
            self.retiring.ask(self.partner)
