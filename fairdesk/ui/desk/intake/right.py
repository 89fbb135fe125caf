"""The right: certificate number first; a known record fills the rest and shows its picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.core.rights import RightKind, RightStatus
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.intake.checks import Read, guess_kind
from fairdesk.ui.desk.intake.classes_editor import ClassesEditor
from fairdesk.ui.desk.intake.lookup import PICTURE, Match, values_of
from fairdesk.ui.desk.intake.picture import RightPicture
from fairdesk.ui.desk.intake.section import IntakeSection
from fairdesk.ui.desk.notice import Notice
from fairdesk.ui.widgets.chip import Chip
from fairdesk.ui.widgets.date_editors import DateEditor
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.text_editor import TextEditor
from fairdesk.ui.widgets.words import button

_OTHERS = 3


class RightSection(IntakeSection):
    """``number_given`` asks the page to look a number up; it answers with ``show_matches``."""

    number_given = Signal(str)

    def __init__(self, read: Read) -> None:
        super().__init__(t("intake.right"), read, summary=self._summary)
        self.pack = ""
        self._asked = ""
        self._filled: dict[str, Any] = {}
        self.picture = RightPicture(PICTURE)
        self.picture.setObjectName("intake.right.picture")
        self.source = Chip()
        self.source.setObjectName("intake.right.source")
        self.source.hide()
        self._others = QHBoxLayout()
        self.warnings = Notice()
        self.warnings.setObjectName("intake.right.warnings")
        self._fields()
        self.named["right.number"].left.connect(self._number_left)
        self.named["right.kind"].changed.connect(self._kind_changed)
        self.named["right.office"].changed.connect(self._kind_changed)
        self._kind_changed()

    def _fields(self) -> None:
        editor = LineEditor(t("intake.number_hint"), mono=True)
        number = self.field("right.number", editor, required=True, helper=t("intake.number_help"))
        kinds: list[tuple[str, str]] = [(kind.value, t(f"right_kind.{kind.value}")) for kind in RightKind]
        kind = self.field("right.kind", ComboEditor(kinds), required=True)
        office = self.field("right.office", LineEditor("CN", max_length=2), required=True)
        office.set_value("CN")
        self.add(number, kind, office, stretches=(5, 3, 1))
        line = QHBoxLayout()
        line.setSpacing(theme.size("unit"))
        line.addWidget(self.source)
        line.addLayout(self._others)
        line.addStretch()
        self.add_other(line)
        self.add_other(self.warnings)
        self._beside_picture()
        self.add(self.field("right.scope", TextEditor(t("intake.scope_hint"), low=2, high=4)))

    def _beside_picture(self) -> None:
        """Title, holder, status and dates at the left, the picture at the right."""
        title = self.field("right.title", LineEditor(), required=True)
        holder = self.field("right.holder", LineEditor(), required=True)
        statuses = [(status.value, t(f"right_status.{status.value}")) for status in RightStatus]
        status = self.field("right.status", ComboEditor(statuses))
        status.set_value(RightStatus.UNKNOWN.value)
        classes = self.field("right.classes", ClassesEditor(t("intake.classes_hint")))
        days = [self.field(f"right.{name}", DateEditor()) for name in ("filed", "granted", "expires")]
        row = QHBoxLayout()
        row.setSpacing(theme.size("gap"))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("gap"))
        row.addWidget(left, 1)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        outer, self._body = self._body, column
        self.add(title, holder)
        self.add(status, *days, classes, stretches=(4, 4, 4, 4, 3))
        self._body = outer
        self.add_other(row)

    # ---- the number ----

    def _number_left(self) -> None:
        number = str(self.named["right.number"].value())
        if number == self._asked:
            return
        self._asked = number
        self._forget_match()
        if not number:
            return
        if self.named["right.kind"].value() is None:
            kind = guess_kind(number)
            self.named["right.kind"].set_value(None if kind is None else kind.value)
        self.number_given.emit(number)

    def show_matches(self, number: str, matches: Sequence[Match]) -> None:
        """What the packs know under ``number``; an answer to an older number is dropped."""
        if number != str(self.named["right.number"].value()):
            return
        if not matches:
            self.named["right.number"].set_helper(t("intake.not_in_packs"))
            return
        self._take(matches[0])
        for match in matches[1 : 1 + _OTHERS]:
            words = f"{match.record.title} · {match.record.office}"
            self._others.addWidget(
                button(words, "ghost", compact=True, clicked=lambda match=match: self._take(match))  # type: ignore[misc]
            )

    def _take(self, match: Match) -> None:
        """Fill what is empty or was filled by an earlier record; what a person typed stays."""
        for name, value in values_of(match).items():
            field = self.named[name]
            old = field.value()
            preset = {"right.office": "CN", "right.status": RightStatus.UNKNOWN.value}.get(name)
            guessed = name == "right.kind"
            if guessed or field.is_empty or old == preset or (name in self._filled and old == self._filled[name]):
                field.set_value(value)
                self._filled[name] = field.value()
        self.pack = match.pack
        self.source.show_state("ok", t("intake.from_pack", source=match.record.source or match.pack[:8]))
        self.source.show()
        self.named["right.number"].set_helper("")
        self.picture.show_image(match.picture, t("intake.picture_of", title=match.record.title))
        self.named["right.number"].check()

    def _forget_match(self) -> None:
        for name, value in self._filled.items():
            if self.named[name].value() == value:
                self.named[name].set_value({"right.office": "CN", "right.status": RightStatus.UNKNOWN.value}.get(name))
        self._filled = {}
        self.pack = ""
        self.source.hide()
        self.picture.show_image(None, t("intake.no_picture"))
        self.named["right.number"].set_helper(t("intake.number_help"))
        while self._others.count():
            taken = self._others.takeAt(0)
            offer = taken.widget() if taken is not None else None
            if offer is not None:
                offer.hide()
                offer.deleteLater()

    def _kind_changed(self) -> None:
        kind = self.named["right.kind"].value()
        self.named["right.classes"].setVisible(kind is None or RightKind(kind).is_mark)
        if self.named["right.number"].error:
            self.named["right.number"].check()

    # ---- draft ----

    def values(self) -> dict[str, Any]:
        """The fields and the pack that the record is from."""
        return super().values() | {"right.pack": self.pack}

    def set_values(self, values: dict[str, Any]) -> None:
        """Show a draft and look its number up again for the picture."""
        self._filled = {}
        self._asked = ""
        self._forget_match()
        super().set_values({"right.office": "CN", "right.status": RightStatus.UNKNOWN.value} | values)
        self.pack = str(values.get("right.pack", ""))
        self._asked = str(values.get("right.number", ""))
        if self.pack and self._asked:
            self.number_given.emit(self._asked)

    def days(self) -> dict[str, date | None]:
        """The dates of the right."""
        return {name: self.named[name].value() for name in ("right.filed", "right.granted", "right.expires")}

    def _summary(self) -> str:
        kind = self.named["right.kind"].value()
        names = (str(self.named[name].value()) for name in ("right.title", "right.number"))
        words = (t(f"right_kind.{kind}") if kind else "", *names)
        return " · ".join(word for word in words if word)
