"""The staff of the station: the list, what can be done with a person, and when the desk locks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.people.roster import StaffView
from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.desk.rows import Painting, RowList, paint_words
from fairdesk.ui.desk.signin.lock import CHOICES, DEFAULT_MINUTES, PREFERENCE
from fairdesk.ui.desk.signin.person_forms import Forms
from fairdesk.ui.desk.signin.reading import role_name, staff
from fairdesk.ui.moments import Now, moment_text
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.widgets.card import Card, scrolled
from fairdesk.ui.widgets.chip import ChipSpec, chip_width, paint_chip
from fairdesk.ui.widgets.editors import ComboEditor
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.words import button, label


class _StaffPainting(Painting):
    height = 58

    def __init__(self, now: Now) -> None:
        self._now = now

    def _chip(self, row: StaffView) -> ChipSpec:
        if row.left_at is not None:
            return ChipSpec("neutral", t("people.left", at=moment_text(row.left_at, self._now())), "logout")
        if row.has_pin:
            return ChipSpec("ok", t("people.has_pin"), "lock-outline")
        return ChipSpec("warn", t("people.no_pin"))

    def _second(self, row: StaffView) -> str:
        cases = t("people.open_cases", n=row.open_cases) if row.open_cases else ""
        return " · ".join(filter(None, (role_name(row), row.cert_no, row.phone, cases)))

    def text(self, row: StaffView) -> str:
        return f"{row.name} ({row.login}) · {self._second(row)} · {self._chip(row).text}"

    def paint(self, painter: QPainter, room: QRect, row: StaffView) -> None:
        chip = self._chip(row)
        width = chip_width(chip.text)
        paint_chip(painter, QRect(room.right() - width, room.top(), width, room.height()), chip)
        words = room.adjusted(0, 0, -width - 12, 0)
        line = QRect(words.left(), words.top() + 8, words.width(), 20)
        ink = "ink" if row.left_at is None else "muted"
        used = paint_words(painter, line, row.name, fonts.sans(), ink)
        paint_words(painter, line.adjusted(used + 10, 0, 0, 0), row.login, fonts.mono("caption"), "muted")
        below = QRect(words.left(), line.bottom() + 2, words.width(), 20)
        paint_words(painter, below, self._second(row), fonts.sans("caption"), "muted")


class PeopleView(QWidget):
    """The staff at the left, the forms at the right, the idle minutes below."""

    def __init__(self, context: DeskContext, preferences: Preferences) -> None:
        super().__init__()
        self._context, self._preferences = context, preferences
        self._wanted = context.author
        self._asked = 0
        self.strip = MessageStrip()
        self.list = RowList(t("people.list"), _StaffPainting(context.now), key=lambda row: row.id)
        self.list.setObjectName("people.list")
        self.enrol = button(t("people.enrol"), "secondary", icon_name="plus", compact=True, clicked=self._enrol)
        self.enrol.setObjectName("people.enrol")
        self.with_left = QCheckBox(t("people.with_left"))
        self.forms = Forms(context)
        self._only_own = label(t("people.head_only"), "muted", wrap=True)
        self.minutes = ComboEditor(
            [(n, t("people.lock_minutes", n=n) if n else t("people.lock_never")) for n in CHOICES]
        )
        self.minutes.setObjectName("people.lock_minutes")
        self.minutes.set_value(preferences.get(PREFERENCE, DEFAULT_MINUTES))
        self._arrange()
        self._connect()
        self.refresh()

    def _arrange(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme.size("gap"), 0, 0)
        outer.setSpacing(theme.size("unit") + theme.size("half"))
        outer.addWidget(self.strip)
        row = QHBoxLayout()
        row.setSpacing(theme.size("gap"))
        left = ListCard(t("people.list"))
        left.add_act(self.with_left)
        left.add_act(label("  "))
        left.add_act(self.enrol)
        left.add(self.list, 1)
        lock = Card(padding=12)
        field = Field(t("people.lock_after"), self.minutes, helper=t("people.lock_hint"))
        lock.add(field)
        column = QVBoxLayout()
        column.setSpacing(theme.size("gap"))
        column.addWidget(left, 1)
        column.addWidget(lock)
        row.addLayout(column, 6)
        inner = QWidget()
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, theme.size("unit"), 0)
        side.setSpacing(theme.size("unit") + theme.size("half"))
        side.addWidget(self._only_own)
        side.addWidget(self.forms)
        side.addStretch()
        row.addWidget(scrolled(inner), 5)
        outer.addLayout(row, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _row: self.forms.jump())
        self.with_left.toggled.connect(lambda _on: self.refresh())
        self.minutes.changed.connect(self._keep_minutes)
        self.forms.done.connect(self._done)
        self.forms.failed.connect(self.strip.show_error)
        self._context.bus.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read the staff anew."""
        left = self.with_left.isChecked()
        asked = self._context.ask(lambda station: staff(station, left=left))
        self._asked += 1
        age = self._asked
        asked.done(lambda people: self._show(people, age)).failed(self.strip.show_error).start(self)

    def _changed(self, changes: Changes) -> None:
        if changes.settings or changes.any_case:
            self.refresh()

    def _show(self, people: Sequence[StaffView], age: int) -> None:
        if age != self._asked:  # a newer answer is on its way
            return
        me = next((person for person in people if person.id == self._context.author), None)
        head = me is not None and me.role == "head"
        self.enrol.setVisible(head)
        self._only_own.setVisible(not head)
        self.forms.take_staff([person for person in people if person.left_at is None], is_head=head)
        self.list.blockSignals(True)  # what is chosen again was not chosen by anybody
        self.list.show_rows(people)
        places = [place for place, person in enumerate(people) if person.id == self._wanted]
        if places:
            self.list.choose(places[0])
        self.list.blockSignals(False)
        if self.forms.enrol.isHidden():
            self._choose(self.list.current())

    def _choose(self, person: StaffView | None) -> None:
        self._wanted = person.id if person is not None else ""
        self.forms.show_person(person)

    def _enrol(self) -> None:
        self.list.clearSelection()
        self.forms.show_enrolment()

    def _done(self, said: str, person_id: str) -> None:
        self._wanted = person_id or self._wanted
        self.forms.enrol.hide()
        self.strip.show_message("ok", said)
        self._context.bus.publish(Changes(settings=True, outbox=True))

    def _keep_minutes(self) -> None:
        minutes = self.minutes.value()
        if minutes is not None:
            self._preferences.put(PREFERENCE, minutes)
            self._context.bus.publish(Changes(settings=True))
