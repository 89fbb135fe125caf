"""Who helps the station: experts, partner bodies, volunteers."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.casework.services.codes import SPECIALITIES
from fairdesk.casework.services.lists.partners import PartnerView
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.consult.expert_calls import ExpertCallsCard
from fairdesk.ui.desk.consult.partner_card import PartnerCard
from fairdesk.ui.desk.consult.partner_form import PartnerForm
from fairdesk.ui.desk.consult.partner_rows import PartnerPainting, Partners, PartnersWanted, read_partners
from fairdesk.ui.desk.consult.radio_editor import RadioEditor
from fairdesk.ui.desk.consult.roster_panel import RosterPanel
from fairdesk.ui.desk.consult.row_box import RowBox
from fairdesk.ui.desk.consult.tab import Tab
from fairdesk.ui.desk.consult.volunteer_forms import EnrolForm
from fairdesk.ui.desk.consult.volunteer_rows import Helpers, VolunteerPainting, read_helpers
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.kept import narrow
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.editors import ComboEditor
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.search_box import SearchBox
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.words import button, hairline

_NOBODY, _PARTNER, _WRITING, _ROSTER, _ENROLLING = range(5)
"""What the right side shows."""


class HelpersTab(Tab):
    """The kind of helper is chosen above the list."""

    def __init__(self, context: DeskContext, strip: MessageStrip) -> None:
        super().__init__(context, strip)
        kinds = [(kind, t(f"consult_page.kind_{kind}")) for kind in ("expert", "body", "volunteer")]
        self.kind = RadioEditor(kinds, keeps=True)
        self.kind.setObjectName("consult.helpers.kind")
        self.kind.set_value("expert")
        self.query = SearchBox(t("consult_page.search_helpers"))
        self.query.setObjectName("consult.helpers.query")
        known = [("", t("consult_page.all_specialities")), *((code, t(f"speciality.{code}")) for code in SPECIALITIES)]
        self.speciality = ComboEditor(known)
        self.speciality.setAccessibleName(t("consult_page.specialities"))
        self.speciality.set_value("")
        self.case = ComboEditor([("", t("consult_page.for_no_case"))])
        self.case.setObjectName("consult.helpers.case")
        self.case.setAccessibleName(t("consult_page.for_case"))
        self.case.set_value("")
        for combo in (self.speciality, self.case):
            narrow(combo)
        self.new = button(t("consult_page.add"), "secondary", icon_name="plus", clicked=self._new)
        self.new.setObjectName("consult.helpers.new")
        self.partners = RowBox(
            "consult.partners", t("consult_page.tab_helpers"), PartnerPainting(),
            EmptyState(t("consult_page.no_partners"), t("consult_page.no_partners_hint"), icon="account-tie-outline"),
        )  # fmt: skip
        self.volunteers = RowBox(
            "consult.volunteers", t("consult_page.kind_volunteer"), VolunteerPainting(),
            EmptyState(t("consult_page.no_volunteers"), t("consult_page.no_volunteers_hint")),
        )  # fmt: skip
        self.card, self.calls = PartnerCard(context), ExpertCallsCard(context)
        self.form, self.enrol, self.roster = PartnerForm(context), EnrolForm(context), RosterPanel(context)
        self._lists, self._right = QStackedWidget(), QStackedWidget()
        self._only_partners = QWidget()
        self._case_id = ""
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        unit = theme.size("unit")
        left = ListCard()
        bar = QWidget()
        column = QVBoxLayout(bar)
        column.setContentsMargins(12, 11, 12, 11)
        column.setSpacing(unit)
        top, middle = QHBoxLayout(), QHBoxLayout(self._only_partners)
        middle.setContentsMargins(0, 0, 0, 0)
        for row in (top, middle):
            row.setSpacing(unit)
        top.addWidget(self.kind, 1)
        top.addWidget(self.new)
        middle.addWidget(self.speciality, 1)
        middle.addWidget(self.case, 1)
        column.addLayout(top)
        column.addWidget(self.query)
        column.addWidget(self._only_partners)
        left.add(bar)
        left.add(hairline())
        self._lists.addWidget(self.partners)
        self._lists.addWidget(self.volunteers)
        left.add(self._lists, 1)
        nothing, writing, enrolling, partner = Card(), Card(), Card(), QWidget()
        nothing.add(EmptyState(t("consult_page.nobody"), t("consult_page.nobody_hint"), icon="account-outline"), 1)
        writing.add(self.form, 1)
        enrolling.add(self.enrol, 1)
        both = QVBoxLayout(partner)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.size("gap"))
        both.addWidget(self.card, 5)
        both.addWidget(self.calls, 2)
        for each in (nothing, partner, writing, self.roster, enrolling):
            self._right.addWidget(each)
        self.columns.addWidget(left, 5)
        self.columns.addWidget(self._right, 6)

    def _connect(self) -> None:
        self.kind.changed.connect(self._other_kind)
        self.query.searched.connect(lambda _text: self.refresh())
        self.speciality.changed.connect(self.refresh)
        self.case.changed.connect(self._other_case)
        self.partners.list.chosen.connect(self._choose_partner)
        self.volunteers.list.chosen.connect(self.roster.show_volunteer)
        self.card.edit_wanted.connect(self._edit)
        self.roster.day_changed.connect(self.refresh)
        self.roster.shift.left_station.connect(lambda: self.roster.show_volunteer(None))
        for form in (self.form, self.enrol):
            form.cancel.clicked.connect(self._back)
            form.sent.connect(lambda _done: self._saved())
        self.card.retiring.sent.connect(lambda _done: self._right.setCurrentIndex(_NOBODY))
        for sent, words in (
            (self.card.call.sent, "expert_called"),
            (self.roster.shift.sent, "planned"),
            (self.roster.attend.sent, "attested"),
        ):
            sent.connect(lambda _done, words=words: self.strip.show_message("ok", t(f"consult_page.{words}")))
        self.setFocusProxy(self.query)

    def set_role(self, role: str) -> None:
        """What the role may not do is not offered."""
        super().set_role(role)
        self.card.edit.setVisible(self.may("partner.change"))
        self.card.retire.setVisible(self.may("partner.retire"))
        self.roster.shift.leave.setVisible(self.may("volunteer.leave"))

    @property
    def _of_volunteers(self) -> bool:
        return bool(self.kind.value() == "volunteer")

    def _other_kind(self) -> None:
        self._only_partners.setVisible(not self._of_volunteers)
        self._lists.setCurrentIndex(1 if self._of_volunteers else 0)
        self._right.setCurrentIndex(_ROSTER if self._of_volunteers else _NOBODY)
        self.refresh()

    def _other_case(self) -> None:
        """A box that is given its options anew tells a change too: only another case counts."""
        case_id = self.case.value() or ""
        if case_id != self._case_id:
            self._case_id = case_id
            self.refresh()

    def refresh(self) -> None:
        """Look at the lists again."""
        text = self.query.text().strip()
        if self._of_volunteers:
            day = self.roster.day
            helpers = self.context.ask(lambda station: read_helpers(station, day, text))
            helpers.done(self._show_helpers).failed(self.strip.show_error).start(self)
            return
        wanted = PartnersWanted(self.kind.value(), self.speciality.value() or "", text, self.case.value() or "")
        found = self.context.ask(lambda station: read_partners(station, wanted))
        found.done(lambda answer: self._show_partners(wanted, answer)).failed(self.strip.show_error).start(self)

    def _show_helpers(self, found: Helpers) -> None:
        self.volunteers.show_rows(found.rows)
        self.roster.show_shifts(found.shifts)

    def _show_partners(self, wanted: PartnersWanted, found: Partners) -> None:
        if self.kind.value() != wanted.kind:
            return
        numbers = [("", t("consult_page.for_no_case"))]
        numbers += [(case.id, f"{case.number} {case.respondent}") for case in found.cases]
        self.case.set_options(numbers)
        shown = self._right.currentIndex()
        self.partners.show_rows(found.rows)
        self._right.setCurrentIndex(shown)  # the list was only read anew
        self.calls.show_calls(self._number(), found.calls)
        self.calls.setVisible(bool(self.case.value()))

    def _number(self) -> str:
        return self.case.currentText().partition(" ")[0] if self.case.value() else ""

    def _choose_partner(self, partner: PartnerView) -> None:
        self.card.show_partner(partner, self.case.value() or "", self._number())
        self._right.setCurrentIndex(_PARTNER)

    def _new(self) -> None:
        if self._of_volunteers:
            self._right.setCurrentIndex(_ENROLLING)
            self.enrol.fields["name"].jump()
        else:
            self.form.begin(None, self.kind.value())
            self._right.setCurrentIndex(_WRITING)
            self.form.fields["name"].jump()

    def _edit(self, partner: PartnerView) -> None:
        self.form.begin(partner)
        self._right.setCurrentIndex(_WRITING)
        self.form.fields["name"].jump()

    def _back(self) -> None:
        if self._of_volunteers:
            self._right.setCurrentIndex(_ROSTER)
        else:
            self._right.setCurrentIndex(_NOBODY if self.partners.list.current() is None else _PARTNER)

    def _saved(self) -> None:
        self.strip.show_message("ok", t("consult_page.saved"))
        self.enrol.clear()
        self._back()
