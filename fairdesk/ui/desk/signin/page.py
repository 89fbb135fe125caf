"""Signing in: a calm page over the whole window, staff at the left, the PIN at the right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.people.roster import StaffView
from fairdesk.casework.people.signing_in import sign_in
from fairdesk.casework.views import PersonView
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.rows import Painting, RowList, paint_words
from fairdesk.ui.desk.signin.pad import PinPad
from fairdesk.ui.desk.signin.reading import role_name, staff
from fairdesk.ui.moments import rough_text, ticker
from fairdesk.ui.ops import Mutation
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.chip import ChipSpec, chip_width, paint_chip
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.words import button, label

_ROW, _SHOWN, _FACE = 64, 6, 40


class _PersonPainting(Painting):
    height = _ROW

    def text(self, row: StaffView) -> str:
        said = t("signin.person", name=row.name, role=role_name(row))
        return said if row.has_pin else f"{said}, {t('signin.no_pin')}"

    def paint(self, painter: QPainter, room: QRect, row: StaffView) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = QRect(room.left(), room.center().y() - _FACE // 2 + 1, _FACE, _FACE)
        painter.setPen(theme.color("accent-line" if row.has_pin else "line"))
        painter.setBrush(theme.color("surface" if row.has_pin else "sunken"))
        painter.drawEllipse(face)
        painter.setFont(fonts.sans("lead"))
        painter.setPen(theme.color("accent" if row.has_pin else "muted"))
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, row.name[:1].upper())
        words = room.adjusted(_FACE + 14, 0, 0, 0)
        if not row.has_pin:
            chip = ChipSpec("neutral", t("signin.no_pin"), "lock-outline")
            width = chip_width(chip.text)
            paint_chip(painter, QRect(room.right() - width, room.top(), width, room.height()), chip)
            words.setRight(room.right() - width - 8)
        name = QRect(words.left(), words.top() + 11, words.width(), 22)
        paint_words(painter, name, row.name, fonts.sans("lead"), "ink" if row.has_pin else "muted")
        paint_words(painter, QRect(name.left(), name.bottom() + 1, name.width(), 18), role_name(row),
                    fonts.sans("caption"), "muted")  # fmt: skip


class SignIn(QWidget):
    """``signed_in`` carries the :class:`PersonView`; ``cancelled`` only where going back is allowed.

    ``begin()`` reads the staff anew. Wrong PINs and the remaining time of a lock-out are told under the pad.
    """

    signed_in = Signal(object)
    cancelled = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.setObjectName("signin")
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(t("signin.title"))
        self._context = context
        self._wanted = ""
        self._until: dict[str, datetime] = {}
        self._busy = False
        self._ticks = False
        self._ready = False
        self._title = label(t("signin.title"), "display")
        self._lead = label(t("signin.lead"), "muted")
        self._fair = label("", "lead")
        self.list = RowList(t("signin.people"), _PersonPainting(), key=lambda row: row.id)
        self.list.setObjectName("signin.people")
        self._who = label("", "section", wrap=True)
        self.pad = PinPad()
        self.told = label("", wrap=True)
        self.told.setObjectName("signin.told")
        self.cancel = button(t("signin.cancel"), "ghost", icon_name="arrow-left", clicked=self.cancelled.emit)
        self.cancel.setObjectName("signin.cancel")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.setSpacing(theme.size("unit"))
        top = QHBoxLayout()
        top.setSpacing(theme.size("unit"))
        top.addWidget(IconLabel("shield-check-outline", "accent", 22))
        top.addWidget(self._fair, 1)
        top.addWidget(self.cancel)
        outer.addLayout(top)
        outer.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        outer.addWidget(self._title, 0, centre)
        outer.addWidget(self._lead, 0, centre)
        outer.addSpacing(theme.size("gap"))
        cards = QHBoxLayout()
        cards.setSpacing(theme.size("gap"))
        people = Card(padding=theme.size("unit"))
        people.setFixedWidth(368)
        people.add(self.list, 1)
        pin = Card()
        pin.setFixedWidth(336)
        self._who.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told.setMinimumHeight(44)
        for part in (self._who, self.pad, self.told):
            pin.add(part)
        cards.addStretch()
        cards.addWidget(people)
        cards.addWidget(pin)
        cards.addStretch()
        outer.addLayout(cards)
        outer.addStretch(3)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _row: self._chosen())
        self.list.opened.connect(lambda _row: self._to_pad())
        self.list.clicked.connect(lambda _index: self._to_pad())
        self.pad.entered.connect(self._try)
        self.pad.left.connect(self._escaped)

    # ---- beginning ----

    def begin(self, person_id: str = "", *, locked: bool = False, cancellable: bool = False) -> None:
        """Ask for a PIN, of this person when one is named; ``locked`` says that work goes on where it was."""
        self._wanted, self._ready = person_id, False
        self.pad.setEnabled(False)
        self._title.setText(t("signin.locked" if locked else "signin.title"))
        self._lead.setText(t("signin.locked_lead" if locked else "signin.lead"))
        self.cancel.setVisible(cancellable)
        self.pad.clear()
        self._say("")
        self._context.ask(lambda station: (station.station(), staff(station))).done(
            lambda found: self._show(f"{found[0].fair(language())} · {found[0].name(language())}", found[1])
        ).failed(self._refused).start(self)

    def _show(self, fair: str, people: Sequence[StaffView]) -> None:
        self._ready = True
        self._fair.setText(fair)
        ordered = sorted(people, key=lambda person: not person.has_pin)
        self.list.show_rows(ordered)
        self.list.setFixedHeight(min(max(len(ordered), 1), _SHOWN) * _ROW)
        places = [place for place, person in enumerate(ordered) if person.id == self._wanted and person.has_pin]
        if ordered:
            self.list.choose(places[0] if places else 0)
        self._chosen()
        if places:
            self._to_pad()
        else:
            self.list.setFocus()

    @property
    def person(self) -> StaffView | None:
        """Who is chosen."""
        found: StaffView | None = self.list.current()
        return found

    def _chosen(self) -> None:
        person = self.person
        self.pad.clear()
        self._who.setText("" if person is None else t("signin.pin_of", name=person.name))
        self.pad.setAccessibleName(self._who.text())
        if person is not None and not person.has_pin:
            self._say(t("signin.no_pin_hint"), "")
        else:
            self._say("")
        self._tick()

    def _to_pad(self) -> None:
        if self.person is not None and self.pad.isEnabled():
            self.pad.setFocus()

    def _escaped(self) -> None:
        if self.cancel.isVisible():
            self.cancelled.emit()
        else:
            self.list.setFocus()

    # ---- trying ----

    def _try(self, pin: str) -> None:
        person = self.person
        if person is None or self._busy:
            return
        station, login = self._context.station, person.login
        self._busy = True
        self._say(t("signin.checking"), "")
        self._tick()
        # On the writer's thread: a wrong try is counted on disk.
        tried: Mutation[PersonView] = Mutation(self._context.tasks, lambda _job: sign_in(station, login, pin))
        tried.done(self._fits).failed(self._refused).finally_(self._tried).start(self)

    def _tried(self) -> None:
        self._busy = False
        self._tick()
        self._to_pad()

    def _fits(self, person: PersonView) -> None:
        self._say("")
        self.signed_in.emit(person)

    def _refused(self, error: Known) -> None:
        person = self.person
        if error.code == "FD-1960" and person is not None:
            self._until[person.id] = self._context.now() + timedelta(seconds=float(error.where["seconds"]))
        elif error.code == "FD-1959":
            self._say(t("signin.wrong", left=error.where["left"]), "danger")
        else:
            self._say(error.text(language()), "danger")

    def _tick(self) -> None:
        """Tell how long the lock-out still lasts; the pad rests meanwhile."""
        person = self.person
        until = self._until.get(person.id) if person is not None else None
        left = timedelta() if until is None else until - self._context.now()
        waits = left > timedelta()
        if waits:
            seconds = math.ceil(left.total_seconds())
            self._say(t("signin.wait", time=rough_text(timedelta(seconds=seconds))), "danger")
        elif until is not None and person is not None:
            del self._until[person.id]
            self._say(t("signin.again"), "")
        may = person is not None and person.has_pin and not waits
        self.pad.setEnabled(may and self._ready and not self._busy)
        if until is not None and not waits:
            self._to_pad()

    def _say(self, words: str, ink: str = "") -> None:
        self.told.setText(words)
        self.told.setAccessibleName(words)
        theme.mark(self.told, ink=ink)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._ticks:
            self._ticks = True
            ticker().listen(self._tick)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._ticks:
            self._ticks = False
            ticker().forget(self._tick)
