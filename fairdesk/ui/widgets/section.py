"""A part of a form that folds when it is complete, and shows a tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLayout, QToolButton, QVBoxLayout, QWidget

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.icon import IconLabel, icon
from fairdesk.ui.widgets.words import ElidedLabel, label


class FormSection(QFrame):
    """Fields under a head. It folds by itself when it is complete and the person goes on into another section.

    ``summary`` makes the line that stands in the head while it is folded.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, title: str, *, summary: Callable[[], str] | None = None) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.title = title
        self._summary = summary
        self.folded = False
        self.fields: list[Field] = []
        self._tick = IconLabel("circle-outline", "faint")
        self._line = ElidedLabel("", "muted")
        self._fold = QToolButton()
        self._fold.setIconSize(QSize(theme.size("icon"), theme.size("icon")))
        self._fold.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fold.clicked.connect(lambda: self.set_folded(not self.folded))
        self._room = QWidget()
        self._body = QVBoxLayout(self._room)
        self._body.setContentsMargins(0, theme.size("unit"), 0, 0)
        self._body.setSpacing(theme.size("gap"))
        self._arrange()
        self.set_folded(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _arrange(self) -> None:
        gap = theme.size("gap")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, theme.size("unit"), theme.size("unit"), theme.size("unit"))
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.size("unit"))
        head.addWidget(self._tick)
        head.addWidget(label(self.title, "section"))
        head.addWidget(self._line, 1)
        head.addWidget(self._fold)
        column.addLayout(head)
        self._body.setContentsMargins(0, theme.size("unit"), theme.size("unit"), theme.size("unit"))
        column.addWidget(self._room)

    def add(self, *fields: Field, stretches: Sequence[int] = ()) -> None:
        """Add one row of fields side by side; ``stretches`` are their shares of the width."""
        row = QHBoxLayout()
        row.setSpacing(theme.size("gap"))
        for place, field in enumerate(fields):
            row.addWidget(field, stretches[place] if stretches else 1, Qt.AlignmentFlag.AlignTop)
            field.changed.connect(self._field_changed)
            field.left.connect(self.left)
            self.fields.append(field)
        self._body.addLayout(row)
        self._field_changed()

    def add_other(self, item: QWidget | QLayout) -> None:
        """Add something that is no field: a picture of the right, a hint."""
        if isinstance(item, QWidget):
            self._body.addWidget(item)
        else:
            self._body.addLayout(item)

    @property
    def is_complete(self) -> bool:
        """Are all fields that count filled in and right?"""
        return all(field.is_complete for field in self._counted())

    def missing(self) -> list[Field]:
        """The fields that still want something, in reading order."""
        return [field for field in self._counted() if not field.is_complete]

    def check(self) -> list[Field]:
        """Validate all fields, showing what is wrong; returns the wrong ones."""
        return [field for field in self._counted() if not field.check()]

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold."""
        self.folded = folded
        self._room.setVisible(not folded)
        self._line.set_text(self._summary() if folded and self._summary else "")
        self._fold.setIcon(icon("chevron-down" if folded else "chevron-up"))
        words = t("widgets.unfold" if folded else "widgets.fold", title=self.title)
        self._fold.setAccessibleName(words)
        self._fold.setToolTip(words)

    def jump(self, field: Field) -> None:
        """Unfold and put the focus into one of the fields."""
        self.set_folded(False)
        field.jump()

    def _counted(self) -> list[Field]:
        """Fields that the page hid for this case do not count."""
        return [field for field in self.fields if not field.isHidden()]

    def _field_changed(self) -> None:
        done = self.is_complete and bool(self.fields)
        self._tick.show_icon(*(("check-circle-outline", "ok") if done else ("circle-outline", "faint")))
        self.changed.emit()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or new is None or self.folded or not self._room.isAncestorOf(old):
            return
        into_another = any(other is not self and other.holds(new) for other in self.window().findChildren(FormSection))
        if into_another and self.is_complete:
            # Later, not now: folding moves what lies below, and the click that moved the focus is still under way.
            QTimer.singleShot(0, self, lambda: self.set_folded(True))

    def holds(self, widget: QWidget) -> bool:
        """Is ``widget`` one of the editors of this section?"""
        return self._room.isAncestorOf(widget)
