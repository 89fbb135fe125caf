"""What can be done with a person: enrol, another role, a PIN, leaving. One small form each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fairdesk.casework.act import Refused
from fairdesk.casework.people.rights import rights
from fairdesk.casework.people.roster import StaffView
from fairdesk.casework.people.signing_in import set_pin
from fairdesk.casework.performer import Done
from fairdesk.casework.setup import staff_id
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui import theme
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.signin.pad import LONGEST
from fairdesk.ui.ops import Mutation
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.words import button, label

_TAKERS = ("intake", "handler", "head")


class PinEditor(LineEditor):
    """Digits that nobody reads over the shoulder."""

    def __init__(self) -> None:
        super().__init__(max_length=LONGEST)
        self.setEchoMode(QLineEdit.EchoMode.Password)


class _FormCard(Card):
    """Fields side by side and one button; ``wanted`` when it is pressed and nothing is missing."""

    wanted = Signal()

    def __init__(self, title: str, act: str, name: str, *, danger: bool = False) -> None:
        super().__init__(title)
        self.fields: dict[str, Field] = {}
        self._name = name
        self.run = button(act, "danger" if danger else "secondary", compact=True, clicked=self._wish)
        self.run.setObjectName(f"people.{name}.run")
        self._foot = QHBoxLayout()
        self._foot.addStretch()
        self._foot.addWidget(self.run)

    def rows(self, *rows: Sequence[tuple[str, Field]]) -> None:
        """Put the fields into the card, a sequence per line, and the button below them."""
        for fields in rows:
            line = QHBoxLayout()
            line.setSpacing(theme.size("gap"))
            for name, field in fields:
                field.widget.setObjectName(f"people.{self._name}.{name}")
                self.fields[name] = field
                line.addWidget(field, 1)
            self.add(line)
        self.add(self._foot)

    def value(self, name: str) -> Any:
        """The value of a field."""
        return self.fields[name].value()

    def clear(self) -> None:
        """Empty the fields."""
        for field in self.fields.values():
            field.set_value(None)

    def show_refusal(self, error: Known, places: Mapping[str, str]) -> bool:
        """Say why an act was refused at its fields; false when something has no field here."""
        refusals = error.refusals if isinstance(error, Refused) else ()
        shown = 0
        for refusal in refusals:
            field = self.fields.get(places.get(refusal.field, refusal.field))
            if field is not None and not field.isHidden():
                field.show_error(refusal.text(language()))
                shown += 1
        return bool(refusals) and shown == len(refusals)

    def _wish(self) -> None:
        wrong = [field for field in self.fields.values() if not field.isHidden() and not field.check()]
        if wrong:
            wrong[0].jump()
        else:
            self.wanted.emit()


def _roles() -> list[tuple[str, str]]:
    return [(role.id, role.name(language())) for role in rights().roles.values() if role.id != "kiosk"]


class Forms(QWidget):
    """``done`` carries what to say and whom it concerns; ``failed`` an error that belongs to no field."""

    done = Signal(str, str)
    failed = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._person: StaffView | None = None
        self._staff: Sequence[StaffView] = ()
        self._is_head = False
        self._nobody = EmptyState(t("people.choose_title"), t("people.choose"), icon="account-group-outline")
        self.enrol = _FormCard(t("people.enrol"), t("people.enrol_act"), "new")
        self.enrol.rows(
            [
                ("name", Field(t("people.name"), LineEditor(), required=True)),
                ("login", Field(t("people.login"), LineEditor(t("people.login_hint"), mono=True), required=True)),
            ],
            [
                ("role", Field(t("people.role"), ComboEditor(_roles()), required=True)),
                ("cert_no", Field(t("people.cert_no"), LineEditor())),
                ("phone", Field(t("people.phone"), LineEditor(mono=True))),
            ],
        )
        self.pin = _FormCard(t("people.set_pin"), t("people.set_pin_act"), "pin")
        self.pin.rows(
            [
                ("old", Field(t("people.old_pin"), PinEditor(), required=True)),
                ("pin", Field(t("people.new_pin"), PinEditor(), required=True)),
                ("repeat", Field(t("people.repeat_pin"), PinEditor(), required=True, validate=self._repeated)),
            ]
        )
        self.pin.body.insertWidget(0, label(t("people.pin_hint"), "caption", wrap=True))
        self.role = _FormCard(t("people.change_role"), t("people.change_role_act"), "role")
        self.role.rows(
            [
                ("role", Field(t("people.role"), ComboEditor(_roles()), required=True)),
                ("why", Field(t("people.why"), LineEditor())),
            ]
        )
        self.leaving = _FormCard(t("people.leave"), t("people.leave_act"), "leave", danger=True)
        self.leaving.rows(
            [
                ("cases_to", Field(t("people.cases_to"), ComboEditor())),
                ("why", Field(t("people.why"), LineEditor())),
            ]
        )
        self.leaving.body.insertWidget(0, label(t("people.leave_means"), "caption", wrap=True))
        self._cards = (self.enrol, self.pin, self.role, self.leaving)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("unit") + theme.size("half"))
        for part in (self._nobody, *self._cards):
            column.addWidget(part)
        self.enrol.wanted.connect(self._enrol)
        self.pin.wanted.connect(self._set_pin)
        self.role.wanted.connect(self._change_role)
        self.leaving.wanted.connect(self._leave)
        self.show_person(None)

    # ---- showing ----

    def take_staff(self, people: Sequence[StaffView], *, is_head: bool) -> None:
        """Who works here now, and whether the head is at the desk."""
        self._staff, self._is_head = people, is_head

    def show_person(self, person: StaffView | None) -> None:
        """What can be done with this person; what was typed for the same one stays."""
        if person is None or self._person is None or person.id != self._person.id:
            for card in self._cards:
                card.clear()
        self._person = person
        here = person is not None and person.left_at is None
        own = here and person is not None and person.id == self._context.author
        self._nobody.setVisible(not here)
        self.enrol.hide()
        self.pin.setVisible(here and (own or self._is_head))
        self.role.setVisible(here and self._is_head)
        self.leaving.setVisible(here and self._is_head)
        if person is None or not here:
            return
        self.pin.set_title(f"{t('people.set_pin')} · {person.name}")
        self.pin.fields["old"].setVisible(own and person.has_pin)
        self.role.set_title(f"{t('people.change_role')} · {person.name}")
        self.role.fields["role"].set_value(person.role)
        self.leaving.set_title(f"{t('people.leave')} · {person.name}")
        takers = [other for other in self._staff if other.role in _TAKERS and other.id != person.id]
        self.leaving.fields["cases_to"].setVisible(person.open_cases > 0)
        combo = self.leaving.fields["cases_to"].widget
        if isinstance(combo, ComboEditor):
            combo.set_options([(other.id, other.name) for other in takers])

    def show_enrolment(self) -> None:
        """The form for somebody new."""
        self.show_person(None)
        self._nobody.hide()
        self.enrol.show()
        self.enrol.fields["name"].jump()

    def jump(self) -> None:
        """Go to the first form of the person."""
        card = next((card for card in self._cards if not card.isHidden()), None)
        if card is not None:
            next(field for field in card.fields.values() if not field.isHidden()).jump()

    # ---- acts ----

    def _repeated(self, value: str) -> str | None:
        return None if value == self.pin.value("pin") else t("people.pins_differ")

    def _enrol(self) -> None:
        names = ("login", "name", "role", "cert_no", "phone")
        given = {name: self.enrol.value(name) or "" for name in names}
        said = t("people.enrolled", name=given["name"])
        person = staff_id(self._context.station.id, str(given["login"]))
        self._run(self.enrol, self._context.act("staff.enrol", given), said, person)

    def _change_role(self) -> None:
        if self._person is not None:
            role = self.role.value("role")
            given = {"staff_id": self._person.id, "role": role, "why": self.role.value("why")}
            said = t("people.role_changed", name=self._person.name, role=rights().roles[role].name(language()))
            self._run(self.role, self._context.act("staff.change_role", given), said, self._person.id)

    def _leave(self) -> None:
        if self._person is not None:
            cases_to = self.leaving.value("cases_to") if self._person.open_cases else ""
            given = {"staff_id": self._person.id, "cases_to": cases_to or "", "why": self.leaving.value("why")}
            said = t("people.has_left", name=self._person.name)
            self._run(self.leaving, self._context.act("staff.leave", given), said, "")

    def _set_pin(self) -> None:
        if self._person is None:
            return
        station, author, person = self._context.station, self._context.author, self._person.id
        pin, old = self.pin.value("pin"), self.pin.value("old")
        act: Mutation[Done] = Mutation(
            self._context.tasks, lambda _job: set_pin(station, author, person, pin, old_pin=old)
        )
        self._run(self.pin, act, t("people.pin_set", name=self._person.name), person)

    def _run(self, card: _FormCard, act: Mutation[Done], said: str, person_id: str) -> None:
        card.run.setEnabled(False)

        def failed(error: Known) -> None:
            if error.code in ("FD-1959", "FD-1960") and card is self.pin:
                self.pin.fields["old"].show_error(error.text(language()))
            elif not card.show_refusal(error, {"staff_id": "role", "pin_hash": "pin"}):
                self.failed.emit(error)

        def done(_done: Done) -> None:
            card.clear()
            self.done.emit(said, person_id)

        act.done(done).failed(failed).finally_(lambda: card.run.setEnabled(True)).start(self)
