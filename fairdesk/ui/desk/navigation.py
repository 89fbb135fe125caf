"""The places at the left: icon, words, a count or a key."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from fairdesk.i18n import t
from fairdesk.ui import fonts, shortcuts, theme
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.widgets.icon import icon


class Place(QToolButton):
    """One entry. A count is painted at the right; without one, the key that leads here."""

    def __init__(self, spec: PageSpec) -> None:
        super().__init__()
        self.setProperty("role", "place")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon(spec.icon, "muted", on="accent"))
        self.setIconSize(QSize(theme.size("icon"), theme.size("icon")))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedWidth(theme.size("navigation") - 2 * theme.size("unit") - 1)
        self._words = t(spec.title_key)
        self._key = shortcuts.key(spec.shortcut_id).shown if spec.shortcut_id else ""
        self.setText("  " + self._words)
        if self._key:
            self.setToolTip(f"{self._words} ({self._key})")
        self.count = 0
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show how many wait in this place; 0 shows the key again."""
        self.count = count
        self.setAccessibleName(f"{self._words} {count}" if count else self._words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        words = f"{self.count:,}" if self.count else self._key
        if not words:
            return
        painter = QPainter(self)
        painter.setFont(fonts.sans("caption"))
        painter.setPen(theme.color("accent" if self.isChecked() else "muted" if self.count else "faint"))
        room = QRect(self.rect()).adjusted(0, 0, -12, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class Navigation(QFrame):
    """``chosen`` carries the id of a page; Up and Down walk through the places."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "navigation")
        self.setAccessibleName(t("shell.navigation"))
        self.setFixedWidth(theme.size("navigation"))
        self._group = QButtonGroup(self)
        self._places: dict[str, Place] = {}
        self._column = QVBoxLayout(self)
        unit = theme.size("unit")
        self._column.setContentsMargins(unit, unit + 4, unit, unit)
        self._column.setSpacing(theme.size("half"))
        self._column.addStretch()

    def add(self, spec: PageSpec) -> None:
        """Add a place below the others."""
        place = Place(spec)
        place.clicked.connect(lambda: self.chosen.emit(spec.id))
        self._group.addButton(place)
        self._places[spec.id] = place
        self._column.insertWidget(self._column.count() - 1, place)

    def show_current(self, page_id: str) -> None:
        """Mark the place where the person is; a page without a place (one case) keeps the mark of its list."""
        if page_id in self._places:
            self._places[page_id].setChecked(True)

    def show_count(self, page_id: str, count: int) -> None:
        """Show how many wait in a place. Raises ``KeyError`` for a page that is not in the navigation."""
        self._places[page_id].show_count(count)

    def place(self, page_id: str) -> Place:
        """The entry of a page."""
        return self._places[page_id]

    def focus_current(self) -> None:
        """Put the focus on the marked place."""
        place = self._group.checkedButton() or next(iter(self._places.values()), None)
        if place is not None:
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
