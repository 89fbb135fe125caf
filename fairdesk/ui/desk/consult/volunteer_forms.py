"""Enrolling a volunteer, planning a shift, attesting hours."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import Signal

from fairdesk.casework.services.lists.volunteers import ShiftView, VolunteerView
from fairdesk.i18n import t
from fairdesk.ui.desk.consult.forms import ActForm
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.offer_editors import ConfirmEditor
from fairdesk.ui.moments import FAIR_ZONE, local
from fairdesk.ui.widgets.date_editors import DateTimeEditor
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.words import label

_FROM, _TO = time(9), time(12)


class EnrolForm(ActForm):
    """Somebody who helps; only what is needed to reach and place them."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.volunteer")
        self.column.insertWidget(0, label(t("consult_page.new_volunteer"), "section"))
        self.row(
            self.field("name", LineEditor(), words=t("consult_page.volunteer_name"), required=True),
            self.field("unit", LineEditor()),
        )
        self.row(
            self.field("phone", LineEditor()),
            self.field("languages", LineEditor(t("consult_page.languages_hint"))),
        )
        self.row(self.field("trained", ConfirmEditor(t("consult_page.trained_is")), words=t("consult_page.training")))
        self.cancel = self.do("cancel", t("consult_page.not_now"), lambda: None, "ghost")
        self.foot(self.do("save", t("consult_page.enrol"), self._save), self.cancel)
        self.column.addStretch()

    def _save(self) -> None:
        if self.check():
            given = {name: field.value() for name, field in self.fields.items()}
            self.send("volunteer.enrol", given | {"trained": bool(given["trained"])})


class ShiftForm(ActForm):
    """A shift of the chosen volunteer."""

    left_station = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.shift")
        self._volunteer: VolunteerView | None = None
        self._whom = label("", "section")
        self.column.insertWidget(0, self._whom)
        self.row(
            self.field("starts_at", DateTimeEditor(), required=True),
            self.field("ends_at", DateTimeEditor(), required=True),
        )
        self.row(self.field("place", LineEditor(t("consult_page.place_hint"))), self.field("task", LineEditor()))
        self.leave = self.do("leave", t("consult_page.leaves"), self._leave, "ghost")
        self.foot(self.do("save", t("consult_page.plan"), self._save), self.leave)

    def show_volunteer(self, volunteer: VolunteerView) -> None:
        """Plan for this one; times that were typed stay, for shifts come in rows."""
        self._volunteer = volunteer
        self._whom.setText(t("consult_page.shift_of", name=volunteer.name))
        today = local(self.context.now()).date()
        for name, at in (("starts_at", _FROM), ("ends_at", _TO)):
            if self.fields[name].is_empty:
                self.fields[name].set_value(datetime.combine(today, at, FAIR_ZONE))

    def _save(self) -> None:
        if self._volunteer is not None and self.check():
            given = {name: field.value() for name, field in self.fields.items()}
            self.send("volunteer.shift", {"volunteer_id": self._volunteer.id, **given})

    def _leave(self) -> None:
        if self._volunteer is not None:
            self.send(
                "volunteer.leave", {"volunteer_id": self._volunteer.id}, then=lambda _done: self.left_station.emit()
            )


class AttendForm(ActForm):
    """The hours that were worked, or that nobody came. ``ended``: hours were recorded, or not now."""

    ended = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.attend")
        self._shift: ShiftView | None = None
        self._whom = label("", "muted", wrap=True)
        self.column.insertWidget(0, self._whom)
        self.row(
            self.field("came_at", DateTimeEditor(), required=True),
            self.field("went_at", DateTimeEditor(), required=True),
        )
        self.foot(
            self.do("save", t("consult_page.attest"), self._save),
            self.do("absent", t("consult_page.nobody_came"), self._absent, "secondary"),
            self.do("cancel", t("consult_page.not_now"), self._end, "ghost"),
        )
        self.sent.connect(lambda _done: self._end())
        self.hide()

    def _end(self) -> None:
        self.hide()
        self.ended.emit()

    def ask(self, shift: ShiftView) -> None:
        """Ask for the hours of a shift; the planned ones are proposed, as far as they are past."""
        self._shift = shift
        self.clear()
        self._whom.setText(t("consult_page.attest_of", name=shift.volunteer))
        now = self.context.now()
        self.fields["came_at"].set_value(min(shift.starts_at, now))
        self.fields["went_at"].set_value(min(shift.ends_at, max(now, shift.starts_at + timedelta(minutes=1))))
        self.show()
        self.fields["went_at"].jump()

    def _save(self) -> None:
        if self._shift is not None and self.check():
            given = {"came_at": self.value("came_at"), "went_at": self.value("went_at")}
            self.send("volunteer.attend", {"shift_id": self._shift.id, **given})

    def _absent(self) -> None:
        if self._shift is not None:
            self.send("volunteer.attend", {"shift_id": self._shift.id, "absent": True})
