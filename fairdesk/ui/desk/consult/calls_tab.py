"""Follow-up calls 7 and 30 days after closing: whom to call at the left, the record of the call at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from fairdesk.casework.services.lists.followups import CallFigures, DueCall
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.consult.call_form import CallForm
from fairdesk.ui.desk.consult.calls_rows import Calls, DuePainting, MadePainting, read_calls
from fairdesk.ui.desk.consult.row_box import RowBox
from fairdesk.ui.desk.consult.tab import Tab
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.words import ElidedLabel, label


class CallsTab(Tab):
    """``waits`` tells how many calls are due."""

    def __init__(self, context: DeskContext, strip: MessageStrip, shell: Navigator) -> None:
        super().__init__(context, strip)
        self.due = RowBox(
            "consult.calls.due", t("consult_page.calls_due"), DuePainting(),
            EmptyState(t("consult_page.no_calls"), t("consult_page.no_calls_hint"), icon="phone-outline"),
            key=lambda call: (call.case_id, call.days),
        )  # fmt: skip
        self._painting = MadePainting(context.now)
        self.made = RowBox(
            "consult.calls.made", t("consult_page.calls_made"), self._painting,
            EmptyState(t("consult_page.no_made"), icon="history"),
        )  # fmt: skip
        self._number, self._sum = label("", "caption"), ElidedLabel("", "caption")
        self.form = CallForm(context)
        self._right = QStackedWidget()
        self._arrange()
        self.due.list.chosen.connect(self._choose)
        self.due.list.acted.connect(self._call)
        self.made.list.opened.connect(lambda call: shell.open("case", case_id=call.case_id))
        self.form.sent.connect(lambda _done: self._saved())
        self.setFocusProxy(self.due)

    def _arrange(self) -> None:
        due, made = ListCard(t("consult_page.calls_due")), ListCard(t("consult_page.calls_made"))
        due.add_act(self._number)
        due.add(self.due, 1)
        made.add(self.made, 1)
        made._head.addWidget(self._sum, 8)
        left = QVBoxLayout()
        left.setSpacing(theme.size("gap"))
        left.addWidget(due, 1)
        left.addWidget(made, 1)
        nothing, entry = Card(), Card()
        nothing.add(EmptyState(t("consult_page.no_call"), t("consult_page.no_call_hint"), icon="phone-outline"), 1)
        entry.add(self.form, 1)
        self._right.addWidget(nothing)
        self._right.addWidget(entry)
        self.columns.addLayout(left, 1)
        self.columns.addWidget(self._right, 1)

    def refresh(self) -> None:
        """Look at the calls again."""
        author = self.context.author
        asked = self.context.ask(lambda station: read_calls(station, author)).replacing(self.asked)
        asked.done(self._show).failed(self.strip.show_error).start(self)

    def _show(self, found: Calls) -> None:
        self._painting.numbers = found.numbers
        self.due.show_rows(found.due)
        self.made.show_rows(found.made)
        self._number.setText(t("widgets.records", n=len(found.due)) if found.due else "")
        self._sum.set_text(_summed(found.figures))
        self.waits.emit(len(found.due))
        if self.due.list.current() is None:
            self._right.setCurrentIndex(0)

    def _choose(self, call: DueCall) -> None:
        self.form.show_call(call)
        self._right.setCurrentIndex(1)

    def _call(self, call: DueCall) -> None:
        self._choose(call)
        self.form.fields["person"].jump()

    def _saved(self) -> None:
        self.form.call = None
        self.strip.show_message("ok", t("consult_page.call_saved"))


def _summed(found: CallFigures) -> str:
    if not (found.done or found.refused or found.unreachable):
        return ""
    told = [t("consult_page.calls_sum", done=found.done, solved=found.solved)]
    for name in ("speed", "fairness", "attitude"):
        mean = getattr(found, name)
        if mean is not None:
            told.append(f"{t(f'call_score.{name}')} {mean:g}")
    return " · ".join(told)
