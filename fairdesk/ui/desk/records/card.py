"""One register record in full: title, state, picture, facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.core.rights import Record, Term
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.records.words import facts, force_chip, force_of
from fairdesk.ui.widgets.card import scrolled
from fairdesk.ui.widgets.chip import Chip
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.icon import IconLabel
from fairdesk.ui.widgets.key_value import KeyValue
from fairdesk.ui.widgets.words import label

_PICTURE = 168


class Picture(QWidget):
    """A picture of a record, whole, on white as registers print it."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_PICTURE)
        self.setAccessibleName(t("packs.picture"))
        self.hide()

    def show_image(self, image: QImage | None) -> None:
        """Show a picture; ``None`` takes no room."""
        self.image = image
        self.setVisible(image is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(theme.color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        size = self.image.size().scaled(self.size() - QSize(16, 16), Qt.AspectRatioMode.KeepAspectRatio)
        at = self.rect().center()
        painter.drawImage(at.x() - size.width() // 2, at.y() - size.height() // 2, self.image.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation))  # fmt: skip
        painter.end()


class RecordCard(QStackedWidget):
    """``show_record(record, terms, today)``; empty until a record is chosen."""

    def __init__(self, empty: str, hint: str = "") -> None:
        super().__init__()
        self.record: Record | None = None
        self._title = label("", "title", wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.kind, self.force = Chip(), Chip()
        self.picture = Picture()
        self._facts = KeyValue(name_width=84)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(2)
        self._lines: list[QWidget] = []
        self.addWidget(EmptyState(empty, hint, icon="database-search-outline"))
        self.addWidget(scrolled(self._body()))

    def _body(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(theme.size("unit"))
        chips = QHBoxLayout()
        chips.setSpacing(theme.size("unit"))
        for chip in (self.kind, self.force):
            chips.addWidget(chip)
        chips.addStretch()
        column.addWidget(self._title)
        column.addLayout(chips)
        column.addLayout(self._reasons)
        column.addWidget(self.picture)
        column.addWidget(self._facts)
        column.addStretch()
        return inner

    def show_record(self, record: Record | None, terms: tuple[Term, ...] = (), today: date | None = None) -> None:
        """Show a record; whether it stands today is told when the day is given."""
        self.record = record
        self.picture.show_image(None)
        self.show_reasons(())
        if record is None:
            self.setCurrentIndex(0)
            return
        self._title.setText(record.title or record.number)
        self.kind.show_state("neutral", t(f"right_kind.{record.kind}"), "certificate-outline")
        if today is not None:
            spec = force_chip(force_of(record, today, terms))
            self.force.show_state(spec.state, spec.text, spec.icon)
        self.force.setVisible(today is not None)
        self._facts.show_facts(facts(record))
        self.setCurrentIndex(1)

    def show_reasons(self, reasons: Sequence[str]) -> None:
        """Show why it was found, one line each."""
        for old in self._lines:
            self._reasons.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = []
        for words in reasons:
            line = QWidget()
            self._lines.append(line)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(IconLabel("compare", "accent", 16), 0, Qt.AlignmentFlag.AlignTop)
            said = label(words, wrap=True)
            row.addWidget(said, 1)
            self._reasons.addWidget(line)
