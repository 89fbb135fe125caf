"""Locking the desk: by the menu, after idle minutes, or to let somebody else sign in."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QToolButton, QWidget

from fairdesk.casework.views import PersonView
from fairdesk.i18n import t
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.signin.page import SignIn
from fairdesk.ui.desk.signin.reading import anybody_has_pin
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.widgets.icon import icon
from fairdesk.ui.widgets.strip import MessageStrip

PREFERENCE = "lock_minutes"
DEFAULT_MINUTES = 10
CHOICES = (0, 2, 5, 10, 15, 30)
"""Idle minutes to choose from; 0 never locks."""
_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class DeskLock(QObject):
    """Puts :class:`SignIn` over a window. While locked the window's keys are off and its content is hidden.

    ``person_changed`` carries the staff id when somebody else signed in; ``unlocked`` fires in any case.
    """

    person_changed = Signal(str)
    locked = Signal()
    unlocked = Signal()

    def __init__(
        self, window: QMainWindow, context: DeskContext, preferences: Preferences, strip: MessageStrip | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._context, self._preferences, self._strip = window, context, preferences, strip
        self._silenced: list[QShortcut] = []
        self._focus: QWidget | None = None
        self.page = SignIn(context)
        self.page.setParent(window)
        self.page.hide()
        self.page.signed_in.connect(self._signed_in)
        self.page.cancelled.connect(self._open)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._idled)
        window.installEventFilter(self)
        self._listen()
        context.bus.changed.connect(self._changed)
        self.watch()

    @property
    def is_locked(self) -> bool:
        """Is the page over the window?"""
        return not self.page.isHidden()

    def watch(self) -> None:
        """Begin counting idle minutes anew, as the preference says now."""
        minutes = int(self._preferences.get(PREFERENCE, DEFAULT_MINUTES))
        if minutes and not self.is_locked:
            self._idle.start(minutes * 60_000)
        else:
            self._idle.stop()

    def _changed(self, changes: Changes) -> None:
        if changes.settings:
            self.watch()

    def _listen(self) -> None:
        """Hear what comes in for the window, once there is one on the screen."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def add_to_menu(self, menu: QMenu) -> None:
        """Put the entry into the person's menu, before the last one (*Quit*)."""
        last = menu.actions()[-1] if menu.actions() else None
        act = menu.addAction(icon("lock-outline"), t("signin.lock"), lambda: self.lock())
        act.setObjectName("signin.lock")
        if last is not None:
            menu.removeAction(act)
            menu.insertAction(last, act)

    def lock(self, person_id: str = "", *, cancellable: bool = False) -> None:
        """Lock, if anybody could open again. ``person_id`` is asked first; the one at the desk when none is named."""
        if self.is_locked:
            return
        asked = self._context.ask(anybody_has_pin)
        asked.done(lambda possible: self._lock(possible, person_id, cancellable)).start(self)

    def _idled(self) -> None:
        """Nobody did anything; an open dialog is a choice half made, so it is waited for."""
        if QApplication.activeModalWidget() is None:
            self.lock()
        else:
            self.watch()

    def lock_now(self, person_id: str = "", *, cancellable: bool = False, started: bool = False) -> None:
        """Put the page over the window at once; the caller knows that somebody has a PIN. ``started``: no work yet."""
        if self.is_locked:
            return
        self._idle.stop()
        self._focus = QApplication.focusWidget()
        self._silenced = [key for key in self._window.findChildren(QShortcut) if key.isEnabled()]
        for key in self._silenced:
            key.setEnabled(False)
        inside = self._window.centralWidget()
        if inside is not None:
            inside.hide()
        self.page.setGeometry(self._window.rect())
        self.page.show()
        self.page.raise_()
        same = person_id or self._context.author
        self.page.begin(same, locked=not cancellable and not started, cancellable=cancellable)
        self.locked.emit()

    def _lock(self, possible: bool, person_id: str, cancellable: bool) -> None:
        if possible:
            self.lock_now(person_id, cancellable=cancellable)
        elif self._strip is not None and self._window.isActiveWindow():
            self._strip.show_message("info", t("signin.cannot_lock"))
        if not possible:
            self.watch()

    def _open(self) -> None:
        self.page.hide()
        inside = self._window.centralWidget()
        if inside is not None:
            inside.show()
        for key in self._silenced:
            key.setEnabled(True)
        self._silenced = []
        focus, self._focus = self._focus, None
        if focus is not None and shiboken6.isValid(focus):
            focus.setFocus()
        self.watch()
        self.unlocked.emit()

    def _signed_in(self, person: PersonView) -> None:
        self._open()
        if person.id != self._context.author:
            self.person_changed.emit(person.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self.page.setGeometry(self._window.rect())
            elif event.type() == QEvent.Type.Show:
                self._listen()
        elif event.type() in _ACTIVITY and not self.is_locked and self._idle.isActive():
            self._idle.start()
        return False


def person_menu(window: QWidget) -> QMenu:
    """The menu of the person at the desk. Raises ``StopIteration`` for a window without one."""
    return next(found for button in window.findChildren(QToolButton) if (found := button.menu()) is not None)
