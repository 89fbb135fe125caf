"""Exhibitors offered while a booth, a name, pinyin initials or a badge is entered."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fairdesk.casework.exhibitors.booths import booth_key, booths
from fairdesk.casework.exhibitors.directory import Directory, Exhibitor
from fairdesk.casework.workstation import Workstation
from fairdesk.core.identifiers import tidy
from fairdesk.i18n import catalogue, t
from fairdesk.ui import theme
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.words import button, label

_MOST = 5
_PAUSE = 150
"""Milliseconds without a key before the list is asked."""
_LEAST = 2

Ask = Callable[[str, bool, Callable[[Sequence[Exhibitor]], None]], None]
"""``ask(text, is a booth, answer)``"""


def find(station: Workstation, text: str, at_booth: bool) -> list[Exhibitor]:
    """Exhibitors for what was typed into one of the two fields, the best first; one more than are shown."""
    directory = Directory(station)
    return (directory.at_booth if at_booth else directory.search)(text, _MOST + 1)


@cache
def _codes() -> dict[str, str]:
    names = {key: texts for key, texts in catalogue().items() if key.startswith("country.")}
    return {text.casefold(): key.partition(".")[2] for key, texts in names.items() for text in texts.values()}


def country_code(text: str) -> str:
    """The code of a country as a list writes it; ``""`` for one that is not known."""
    plain = text.strip()
    if len(plain) == 2 and plain.isascii() and plain.isalpha():
        return plain.upper()
    return _codes().get(plain.casefold(), "")


def is_scan(text: str, exhibitor: Exhibitor) -> bool:
    """Is the text a badge or the social credit code of this exhibitor, and not just like its name?"""
    key = tidy(text)
    return bool(key) and key in {tidy(badge) for badge in (*exhibitor.badges, exhibitor.uscc) if badge}


def stands(exhibitor: Exhibitor) -> tuple[str, ...]:
    """The booths one by one as a form names them; a range is one, and so is a list that only its whole explains."""
    found: list[str] = []
    for cell in exhibitor.booths:
        parts = [part.strip() for part in re.split(r"[、,，;；/|]", cell) if part.strip()]
        found += parts if all(re.search(r"[^\W\d_]", part) for part in parts) else [cell]
    return tuple(dict.fromkeys(found))


def chosen_booth(typed: str, exhibitor: Exhibitor) -> str:
    """The booth meant: the one typed where it is one of theirs, their only one, else none yet."""
    keys = {booth for cell in exhibitor.booths for booth in booths(cell)}
    if typed and (booth_key(typed) in keys or any(booth in keys for booth in booths(typed))):
        return typed
    found = stands(exhibitor)
    return found[0] if len(found) == 1 else ""


class ExhibitorOffers(QFrame):
    """Under a name and a booth: who it may be, then at which of their booths.

    ``taken`` carries the exhibitor and the booth (``""`` while several are possible), ``booth_taken`` the booth chosen.
    Down goes from a field into the offers, Up and Down walk, Enter takes, Esc goes back.
    """

    taken = Signal(object, str)
    booth_taken = Signal(str)

    def __init__(self, prefix: str, name: Field, booth: Field, ask: Ask) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        theme.mark(self, level="info")
        self.setAccessibleName(t("intake.offers"))
        self._prefix, self._name, self._booth, self._ask = prefix, name, booth, ask
        self._asked = ("", False)
        self._known = ""
        self.rows: list[QPushButton] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 6, 8, 6)
        outer.setSpacing(0)
        self._head = label("", "caption", wrap=True)
        outer.addWidget(self._head)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        outer.addLayout(self._column)
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.size("unit"))
        outer.addLayout(self._line)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        for field, at_booth in ((name, False), (booth, True)):
            field.widget.installEventFilter(self)
            if isinstance(field.widget, LineEditor):
                field.widget.textEdited.connect(lambda _text, at_booth=at_booth: self._typed(at_booth))
        booth.left.connect(self._booth_left)
        self.hide()

    # ---- asking ----

    def _typed(self, at_booth: bool) -> None:
        field = self._booth if at_booth else self._name
        text = str(field.value())
        self._asked = (text, at_booth)
        self._known = ""
        if len(text) < _LEAST:
            self._pause.stop()
            self.clear()
        else:
            self._pause.start()

    def _booth_left(self) -> None:
        """A booth entered in full names its exhibitor, when nobody is named yet."""
        text = str(self._booth.value())
        if len(text) >= _LEAST and self._name.is_empty:
            self._asked = (text, True)
            self._pause.stop()
            self._look()

    def _look(self) -> None:
        if not self._name.isVisible():
            return  # the page was closed meanwhile
        asked = self._asked

        def answer(found: Sequence[Exhibitor]) -> None:
            if self._asked == asked:
                self._answered(*asked, found)

        self._ask(*asked, answer)

    def _answered(self, text: str, at_booth: bool, found: Sequence[Exhibitor]) -> None:
        alone = found[0] if len(found) == 1 else None
        left = not self._booth.widget.hasFocus()
        if alone is not None and (is_scan(text, alone) or (at_booth and left and self._name.is_empty)):
            self.take(alone)
            return
        self._show_exhibitors(found)

    # ---- offering ----

    def clear(self) -> None:
        """Offer nothing."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        while self._line.count():
            self._line.takeAt(0)
        self.hide()

    def _show_exhibitors(self, found: Sequence[Exhibitor]) -> None:
        self.clear()
        if not found or (len(found) == 1 and found[0].name == str(self._name.value()) and self._known):
            return
        more = len(found) > _MOST
        self._head.setText(t("intake.offers_more" if more else "intake.offers", n=_MOST))
        for exhibitor in found[:_MOST]:
            words = " · ".join(filter(None, (exhibitor.booth, exhibitor.name, exhibitor.country)))
            made = self._row(words, lambda exhibitor=exhibitor: self.take(exhibitor))  # type: ignore[misc]
            self._column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.show()

    def take(self, exhibitor: Exhibitor) -> None:
        """Take this exhibitor; where several booths are possible, they are offered next."""
        focus_inside = any(row.hasFocus() for row in self.rows)
        booth = chosen_booth(str(self._booth.value()), exhibitor)
        self._asked = ("", False)
        self._pause.stop()
        self._known = exhibitor.id
        self.clear()
        self.taken.emit(exhibitor, booth)
        if not booth and exhibitor.booths:
            self._show_booths(exhibitor)
            if focus_inside or self._name.widget.hasFocus():
                self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif focus_inside:
            self._booth.jump()

    def _show_booths(self, exhibitor: Exhibitor) -> None:
        self._head.setText(t("intake.which_booth", name=exhibitor.name))
        for booth in (*stands(exhibitor), exhibitor.booth):
            words = t("intake.all_booths") if booth == exhibitor.booth else booth
            self._line.addWidget(self._row(words, lambda booth=booth: self._take_booth(booth)))  # type: ignore[misc]
        self._line.addStretch()
        self.show()

    def _take_booth(self, booth: str) -> None:
        self.clear()
        self.booth_taken.emit(booth)
        self._booth.jump()

    def _row(self, words: str, act: Callable[[], None]) -> QPushButton:
        made = button(words, "ghost", compact=True)
        made.setObjectName(f"{self._prefix}.offer.{len(self.rows)}")
        made.setAccessibleName(words)
        made.installEventFilter(self)
        made.clicked.connect(lambda: QTimer.singleShot(0, self, act))
        self.rows.append(made)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not self.rows:
            return False
        key = event.key()
        if event.type() == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape and watched in self.rows:
            event.accept()  # here Esc goes back to the field, not to the page before
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if watched in self.rows:
            place = self.rows.index(watched)
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
                self._focus(self.rows[min(place + 1, len(self.rows) - 1)])
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
                self._focus(self.rows[place - 1] if place else self._name.widget)
                return True
            if key == Qt.Key.Key_Escape:
                self._focus(self._name.widget)
                self.clear()
                return True
            return False
        if key == Qt.Key.Key_Down:
            self._focus(self.rows[0])
            return True
        return False

    @staticmethod
    def _focus(widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
