"""The right side for volunteers: a shift for the chosen one, and the roster of a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.casework.services.lists.volunteers import ShiftView, VolunteerView
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.consult.row_box import RowBox
from fairdesk.ui.desk.consult.volunteer_forms import AttendForm, ShiftForm
from fairdesk.ui.desk.consult.volunteer_rows import ShiftPainting
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.moments import local
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.date_editors import DateEditor
from fairdesk.ui.widgets.empty import EmptyState


class RosterPanel(QWidget):
    """``day_changed`` when the roster of another day is wanted."""

    day_changed = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self.shift, self.attend = ShiftForm(context), AttendForm(context)
        self._plan = Card()
        self._plan.add(self.shift)
        self._editor = DateEditor()
        self._editor.setFixedWidth(150)
        self._editor.setObjectName("consult.roster.day")
        self._editor.setAccessibleName(t("consult_page.roster_day"))
        self._editor.set_value(local(context.now()).date())
        self.box = RowBox(
            "consult.roster", t("consult_page.roster"), ShiftPainting(),
            EmptyState(t("consult_page.no_shifts"), t("consult_page.no_shifts_hint"), icon="calendar-outline"),
        )  # fmt: skip
        card = ListCard(t("consult_page.roster"))
        card.add_act(self._editor)
        card.add(self.box, 1)
        inset = QWidget()
        around = QVBoxLayout(inset)
        around.setContentsMargins(16, 8, 16, 4)
        around.addWidget(self.attend)
        card.add(inset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("gap"))
        column.addWidget(self._plan)
        column.addWidget(card, 1)
        self._plan.hide()
        self._editor.changed.connect(self.day_changed)
        self._volunteer: VolunteerView | None = None
        self.box.list.acted.connect(self._attend)
        self.attend.ended.connect(lambda: self.show_volunteer(self._volunteer))

    @property
    def day(self) -> date:
        """The day of the roster; today while none is written."""
        day: date | None = self._editor.value()
        return day or local(self._context.now()).date()

    def show_volunteer(self, volunteer: VolunteerView | None) -> None:
        """Plan for this one."""
        self._volunteer = volunteer
        self._plan.setVisible(volunteer is not None and self.attend.isHidden())
        if volunteer is not None:
            self.shift.show_volunteer(volunteer)

    def _attend(self, shift: ShiftView) -> None:
        """Two forms do not fit one below the other on a small screen."""
        self._plan.hide()
        self.attend.ask(shift)

    def show_shifts(self, shifts: list[ShiftView]) -> None:
        """Show the roster."""
        self.box.show_rows(shifts)
