"""Who is complained of, at which booth: taken from the organiser's list where it has them; and who else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from fairdesk.casework.exhibitors.directory import Exhibitor
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.intake.checks import Read
from fairdesk.ui.desk.intake.exhibitors import ExhibitorOffers, chosen_booth, country_code
from fairdesk.ui.desk.intake.others import OtherRow, Taken
from fairdesk.ui.desk.intake.parties import PartySection
from fairdesk.ui.desk.intake.past import PastStrips
from fairdesk.ui.desk.kept import in_order
from fairdesk.ui.desk.notice import Notice
from fairdesk.ui.widgets.words import button


class RespondentSection(PartySection):
    """``exhibitors_wanted`` asks the page for exhibitors: text, whether it is a booth, and the call that answers.

    ``duplicate`` tells that the same complaint is here already, ``past`` what earlier sessions say of the parties.
    ``others`` are further respondents or booths of the same complaint: each becomes a case of its own.
    """

    exhibitors_wanted = Signal(str, bool, object)

    def __init__(self, read: Read) -> None:
        super().__init__(t("intake.respondent"), read, summary=self._summary)
        name = self.text("respondent.name", t("intake.respondent_hint"), required=True)
        booth = self.text("booth", "9.2B16", required=True)
        self.add(name, booth, self.text("hall", t("intake.hall_hint")), stretches=(5, 2, 2))
        self.offers = ExhibitorOffers("intake.respondent", name, booth, self.exhibitors_wanted.emit)
        self.offers.setObjectName("intake.respondent.offers")
        self.offers.taken.connect(self.take)
        self.offers.booth_taken.connect(self._take_booth)
        self.add_other(self.offers)
        self.duplicate = Notice()
        self.duplicate.setObjectName("intake.duplicate")
        self.add_other(self.duplicate)
        self.add(
            self.text("respondent.id_no", t("intake.uscc_hint"), mono=True),
            self.country_field("respondent.country"),
            self.text("respondent.contact"),
            self.text("respondent.phone", mono=True),
            stretches=(4, 2, 2, 3),
        )
        self.past = PastStrips("intake")
        self.add_other(self.past)
        self._filled: dict[str, str] = {}
        self.others: list[OtherRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.size("unit"))
        self.add_other(self._column)
        foot = QHBoxLayout()
        self.more = button(t("intake.also_against"), "ghost", icon_name="plus", compact=True, clicked=self._more)
        self.more.setObjectName("intake.also_against")
        self.more.setToolTip(t("intake.also_against_tip"))
        foot.addWidget(self.more)
        foot.addStretch()
        self.add_other(foot)

    # ---- the exhibitor list ----

    def take(self, exhibitor: Exhibitor, booth: str = "") -> None:
        """Fill in what the list says of an exhibitor; what an earlier one filled in goes."""
        told = {
            "respondent.name": exhibitor.name,
            "respondent.id_no": exhibitor.uscc,
            "respondent.country": country_code(exhibitor.country) or "CN",
            "respondent.contact": exhibitor.contact,
            "respondent.phone": exhibitor.phone,
            "hall": exhibitor.hall,
        }
        for name, value in told.items():
            field = self.named[name]
            if value or field.value() == self._filled.get(name):
                field.set_value(value)
                self._filled[name] = value
        if booth:
            self.named["booth"].set_value(booth)
        self.field_left.emit("respondent.name")

    def take_at(self, exhibitor: Exhibitor, booth: str) -> None:
        """Fill in an exhibitor that another page names; ``booth`` may be empty."""
        self.named["booth"].set_value(booth or chosen_booth("", exhibitor))
        if self.named["booth"].is_empty:
            self.offers.take(exhibitor)
        else:
            self.take(exhibitor)

    def _take_booth(self, booth: str) -> None:
        self.named["booth"].set_value(booth)
        self.field_left.emit("booth")

    # ---- further respondents ----

    def add_row(self) -> OtherRow:
        """One more respondent or booth."""
        row = OtherRow(self.exhibitors_wanted.emit, self._twice)
        self.others.append(row)
        self._column.addWidget(row)
        for part in row.parts.values():
            part.changed.connect(self._field_changed)
            part.left.connect(lambda: self.field_left.emit("others"))
            self.fields.append(part)
        row.removed.connect(lambda: self.remove_row(row))
        self._number()
        return row

    def remove_row(self, row: OtherRow) -> None:
        """Complain no more of this one."""
        self.others.remove(row)
        for part in row.parts.values():
            self.fields.remove(part)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()
        self.field_left.emit("others")

    def _more(self) -> None:
        self.add_row().parts["name"].jump()

    def _number(self) -> None:
        for place, row in enumerate(self.others):
            row.number(place)
        lines = [editor for row in self.others for editor in row.editors()]
        in_order(self.named["respondent.phone"].widget, *lines, self.more)
        self._field_changed()

    def _twice(self, row: OtherRow) -> bool:
        mine = row.place
        main = tuple("".join(str(self.named[name].value()).split()) for name in ("respondent.name", "booth"))
        return mine == main or any(other is not row and other.place == mine for other in self.others)

    def also(self) -> list[Taken]:
        """The further respondents, as ``respondent``, ``booth`` and ``hall`` of a complaint."""
        return [row.told() for row in self.others]

    def keep_only(self, wanted: Sequence[bool]) -> None:
        """Keep these of all respondents, the first one first; when the first goes, the next takes its place."""
        for row, stays in zip(list(self.others), wanted[1:], strict=True):
            if not stays:
                self.remove_row(row)
        if not wanted[0] and self.others:
            first = self.others[0]
            told, values = first.told(), first.values()
            self.remove_row(first)
            party = told["respondent"]
            for name in ("name", "id_no", "country", "contact", "phone"):
                self.named[f"respondent.{name}"].set_value(party.get(name, "CN" if name == "country" else ""))
            self.named["booth"].set_value(values["booth"])
            self.named["hall"].set_value(told["hall"])

    # ---- draft ----

    def values(self) -> dict[str, Any]:
        """The fields and the further respondents."""
        return super().values() | {"others": [row.values() for row in self.others]}

    def set_values(self, values: dict[str, Any]) -> None:
        """Show a draft."""
        self._filled = {}
        self.offers.clear()
        super().set_values(values)
        while self.others:
            self.remove_row(self.others[-1])
        for line in values.get("others") or []:
            self.add_row().set_values(line)

    def _summary(self) -> str:
        parts = [str(self.named[n].value()) for n in ("booth", "respondent.name") if self.named[n].value()]
        if self.others:
            parts.append(t("intake.and_others", n=len(self.others)))
        return " · ".join(parts)
