"""One more respondent, or one more booth, of the same complaint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fairdesk.casework.exhibitors.directory import Exhibitor
from fairdesk.core import validation
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.case_words import refusal_words
from fairdesk.ui.desk.intake.exhibitors import Ask, ExhibitorOffers, country_code
from fairdesk.ui.desk.kept import kept, restore
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.words import icon_button

Taken = dict[str, Any]
_PARTS = ("name", "booth", "id_no")
_FROM_LIST = ("contact", "phone", "hall", "address")


class OtherRow(QWidget):
    """Name, booth and credit code in one line; the rest comes from the organiser's list, where it has them."""

    removed = Signal()

    def __init__(self, ask: Ask, twice: Callable[[OtherRow], bool]) -> None:
        super().__init__()
        self._twice = twice
        self._extra: dict[str, str] = {}
        name = Field(t("intake.respondent_name"), LineEditor(t("intake.respondent_hint")), required=True)
        booth = Field(t("intake.booth"), LineEditor("9.2B17"), required=True, validate=self._check_booth)
        id_no = Field(
            t("intake.respondent_id_no"), LineEditor(t("intake.uscc_hint"), mono=True), validate=self._check_id
        )
        self.parts = {"name": name, "booth": booth, "id_no": id_no}
        self.offers = ExhibitorOffers("intake.others", name, booth, ask)
        self.offers.taken.connect(self._take)
        self.offers.booth_taken.connect(booth.set_value)
        self.remove = icon_button("trash-can-outline", t("intake.remove_respondent"), clicked=self.removed.emit)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.size("gap"))
        grid.setVerticalSpacing(theme.size("half"))
        for column, (part, share) in enumerate(zip(_PARTS, (5, 2, 4), strict=True)):
            grid.addWidget(self.parts[part], 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, share)
        bin_place = QVBoxLayout()
        bin_place.setContentsMargins(0, 24, 0, 0)
        bin_place.addWidget(self.remove)
        bin_place.addStretch()
        grid.addLayout(bin_place, 0, len(_PARTS))
        grid.addWidget(self.offers, 1, 0, 1, len(_PARTS))
        name.changed.connect(lambda: booth.check() if booth.error else None)

    def number(self, place: int) -> None:
        """Tell the row its place in the list."""
        for name, part in self.parts.items():
            part.widget.setObjectName(f"intake.others.{place}.{name}")
        self.remove.setObjectName(f"intake.others.{place}.remove")

    def editors(self) -> list[QWidget]:
        """What Tab goes through."""
        return [*(part.widget for part in self.parts.values()), self.remove]

    @property
    def place(self) -> tuple[str, ...]:
        """Name and booth without blanks: what makes it another complaint."""
        return tuple("".join(str(self.parts[part].value()).split()) for part in ("name", "booth"))

    def _check_booth(self, _value: Any) -> str | None:
        problem = validation.booth(str(self.parts["booth"].value()))
        if problem is not None:
            return refusal_words(*problem)
        return t("intake.twice") if self._twice(self) else None

    def _check_id(self, value: Any) -> str | None:
        country = self._extra.get("country", "CN")
        problem = validation.identity_number(str(value), organisation=True, country=country)
        return None if problem is None else refusal_words(*problem)

    def _take(self, exhibitor: Exhibitor, booth: str) -> None:
        self._extra = {name: getattr(exhibitor, name) for name in _FROM_LIST}
        self._extra["country"] = country_code(exhibitor.country) or "CN"
        self.parts["name"].set_value(exhibitor.name)
        self.parts["id_no"].set_value(exhibitor.uscc)
        if booth:
            self.parts["booth"].set_value(booth)

    def told(self) -> Taken:
        """What differs from the complaint of the first respondent."""
        party = {"name": self.parts["name"].value(), "id_no": self.parts["id_no"].value()}
        party |= {name: value for name, value in self._extra.items() if name != "hall" and value}
        return {"respondent": party, "booth": self.parts["booth"].value(), "hall": self._extra.get("hall", "")}

    def values(self) -> dict[str, Any]:
        """The line, for the draft."""
        return {name: kept(part) for name, part in self.parts.items()} | {"extra": self._extra}

    def set_values(self, values: dict[str, Any]) -> None:
        """Show a line of a draft."""
        self._extra = dict(values.get("extra") or {})
        for name, part in self.parts.items():
            restore(part, values.get(name))
