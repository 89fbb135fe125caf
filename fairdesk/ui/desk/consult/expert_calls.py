"""Calling an expert to a case, and their coming and going (D26)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.casework.services.codes import SPECIALITIES
from fairdesk.casework.services.lists.partners import CallView, PartnerView
from fairdesk.i18n import t
from fairdesk.ui.desk.consult.forms import ActForm
from fairdesk.ui.desk.consult.partner_rows import ExpertCallPainting
from fairdesk.ui.desk.consult.row_box import RowBox
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor, NumberEditor
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.words import label

_FEN = 100


class CallExpertForm(ActForm):
    """Call the chosen one to the chosen case."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.expert")
        self._partner: PartnerView | None = None
        self._case_id = ""
        self._hint = label("", "caption", wrap=True)
        options = [(code, t(f"speciality.{code}")) for code in SPECIALITIES]
        self.row(
            self.field("speciality", ComboEditor(options), required=True),
            self.field("panel", LineEditor(t("consult_page.panel_hint"))),
            self.field("fee_fen", NumberEditor(0, 1_000_000), words=t("consult_page.fee")),
            stretches=(4, 4, 3),
        )
        self.call = self.do("call", t("consult_page.call_expert"), self._call)
        self.foot(self.call).insertWidget(1, self._hint, 1)

    def show_partner(self, partner: PartnerView, case_id: str, number: str) -> None:
        """Whom to call, and to which case."""
        if self._partner is None or self._partner.id != partner.id:
            self.clear()
            self.fields["speciality"].set_value(partner.specialities[0] if partner.specialities else None)
        self._partner, self._case_id = partner, case_id
        if not case_id:
            self._hint.setText(t("consult_page.choose_case"))
        elif partner.tie:
            self._hint.setText(t("consult_page.tied_by", why=partner.tie))
        else:
            self._hint.setText(t("consult_page.call_to", number=number))
        self.call.setVisible(bool(case_id) and not partner.tie)

    def _call(self) -> None:
        if self._partner is None or not self.check():
            return
        given = {
            "partner_id": self._partner.id,
            "speciality": self.value("speciality"),
            "panel": self.value("panel"),
            "fee_fen": (self.value("fee_fen") or 0) * _FEN,
        }
        self.send("expert.call", given, case_id=self._case_id)


class _Stay(ActForm):
    """Sign an expert in and out; going asks for the work done."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.stay")
        self._call: CallView | None = None
        self._asked = QWidget()
        whole, self.column = self.column, QVBoxLayout(self._asked)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.row(self.field("work", LineEditor(), required=True))
        self.foot(
            self.do("save", t("consult_page.depart"), self._depart),
            self.do("cancel", t("consult_page.not_now"), self._asked.hide, "ghost"),
        )
        self.column = whole
        whole.addWidget(self._asked)
        self._asked.hide()
        self.sent.connect(lambda _done: self._asked.hide())

    def step(self, call: CallView) -> None:
        """The next step of a call: declaration, coming, going."""
        self._call = call
        if call.came_at is not None:
            self.clear()
            self._asked.show()
            self.fields["work"].jump()
        elif call.declared_free:
            given = {"call_id": call.id, "came_at": self.context.now()}
            self.send("expert.arrive", given, case_id=call.case_id)
        else:
            self.send("recusal.declare", {"person_id": call.expert_id, "conflict": False}, case_id=call.case_id)

    def _depart(self) -> None:
        if self._call is not None and self.check():
            given = {"call_id": self._call.id, "went_at": self.context.now(), "work": self.value("work")}
            self.send("expert.depart", given, case_id=self._call.case_id)


class ExpertCallsCard(ListCard):
    """Who was called to the chosen case."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(t("consult_page.case_calls"))
        self._number = label("", "caption", mono=True)
        self.add_act(self._number)
        self.box = RowBox(
            "consult.expert.calls", t("consult_page.case_calls"), ExpertCallPainting(context.now),
            EmptyState(t("consult_page.no_case_calls"), icon="account-tie-outline"),
        )  # fmt: skip
        self.stay = _Stay(context)
        inset = QWidget()
        around = QVBoxLayout(inset)
        around.setContentsMargins(16, 8, 16, 4)
        around.addWidget(self.stay)
        self.add(self.box, 1)
        self.add(inset)
        self.box.list.acted.connect(self.stay.step)

    def show_calls(self, number: str, calls: list[CallView]) -> None:
        """Show the calls of a case."""
        self._number.setText(number)
        self.box.show_rows(calls)
