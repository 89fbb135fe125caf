"""The whole complaint form: its sections in order, what it says as a complaint, and as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fairdesk.casework.act import Refusal
from fairdesk.core.rights import RightKind
from fairdesk.ui.desk.case_words import refusal_words
from fairdesk.ui.desk.intake.items import ItemsSection
from fairdesk.ui.desk.intake.parties import AgentSection, ComplainantSection
from fairdesk.ui.desk.intake.respondent import RespondentSection
from fairdesk.ui.desk.intake.right import RightSection
from fairdesk.ui.desk.intake.section import IntakeSection
from fairdesk.ui.desk.intake.statement import DeclarationsSection, FactsSection, MaterialsSection
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.form import Form

_FRESH = {
    "complainant.kind": "organisation",
    "complainant.country": "CN",
    "respondent.country": "CN",
    "standing": "holder",
    "channel": "desk",
}


def read_value(named: Mapping[str, Field], name: str) -> Any:
    """A field's value as checks read it: ``""`` for an empty line, the text while a date cannot be read."""
    value = named[name].value()
    if name == "right.kind":
        return RightKind(value) if value else RightKind.TS  # without a kind no format of numbers is demanded
    return "" if value is None and not name.endswith(("filed", "granted", "expires")) else value


def as_told(named: Mapping[str, Field], pack: str) -> dict[str, Any]:
    """The fields as an act's input, ``right.number`` inside ``right``; ``pack`` is where the right was found."""
    told: dict[str, Any] = {}
    for name, field in named.items():
        value = field.value()
        dated = name in ("right.filed", "right.granted", "right.expires")
        place, _, last = name.rpartition(".")
        target = told.setdefault(place, {}) if place else told
        target[last] = value if value is not None or dated else ""
    told["right"]["pack"] = pack
    told["right"]["status"] = told["right"]["status"] or "unknown"
    return told


class IntakeForm(Form):
    """``told()`` is the input of ``complaint.receive``; ``field_left`` fires when a field was left."""

    field_left = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        self.right = RightSection(self.value)
        self.complainant = ComplainantSection(self.value)
        self.agent = AgentSection(self.value)
        self.respondent = RespondentSection(self.value)
        self.items = ItemsSection(self.value)
        self.facts = FactsSection(self.value)
        self.materials = MaterialsSection(self.value)
        self.declarations = DeclarationsSection(self.value)
        self.parts: tuple[IntakeSection, ...] = (
            self.right, self.complainant, self.agent, self.respondent, self.items, self.facts, self.materials,
            self.declarations,
        )  # fmt: skip
        self.named = {name: field for part in self.parts for name, field in part.named.items()}
        super().__init__(parent, list(self.parts))
        for part in self.parts:
            part.field_left.connect(self.field_left)
        self.agent.set_folded(True)

    def value(self, name: str) -> Any:
        """A field's value as the complaint has it."""
        return read_value(self.named, name)

    def told(self) -> dict[str, Any]:
        """The complaint as typed, for ``complaint.receive``."""
        complaint = as_told(self.named, self.right.pack)
        for name in ("truth_declared", "data_consent"):
            complaint[name] = bool(complaint[name])
        complaint["items"] = self.items.told()
        if not self.agent.acts.isChecked():
            complaint["agent"] = None
        return complaint

    def complaints(self) -> list[dict[str, Any]]:
        """One complaint per respondent, the first one first."""
        told = self.told()
        return [told, *(told | other for other in self.respondent.also())]

    # ---- drafts ----

    def draft(self) -> dict[str, Any]:
        """Everything typed, as JSON values by field name."""
        return {name: value for part in self.parts for name, value in part.values().items()}

    def show_draft(self, values: dict[str, Any]) -> None:
        """Show a draft; an empty one empties the form."""
        wanted = _FRESH | values
        self.blockSignals(True)
        for part in self.parts:
            part.set_values(wanted)
            part.set_folded(part is self.agent and not self.agent.acts.isChecked())
        self.blockSignals(False)
        self.changed.emit()

    @property
    def is_untouched(self) -> bool:
        """Does nothing stand in it but what a fresh form has?"""
        fresh = _FRESH | {"right.office": "CN", "right.status": "unknown"}
        for name, value in self.draft().items():
            if name == "items":
                if self.items.told():
                    return False
            elif value not in (None, "", [], False, fresh.get(name)):
                return False
        return True

    # ---- refusals ----

    def field_of(self, name: str) -> Field | None:
        """The field that a refusal is about; ``None`` when it concerns the whole."""
        if name == "items":
            return self.items.rows[0].parts["name"]
        return self.named.get(name)

    def show_refusals(self, refusals: tuple[Refusal, ...]) -> list[str]:
        """Show each refusal at its field and go to the first; returns the texts of those without a field."""
        rest: list[str] = []
        first: Field | None = None
        for refusal in refusals:
            field = self.field_of(refusal.field)
            text = refusal_words(refusal.code, refusal.where)
            if field is None:
                rest.append(text)
                continue
            field.show_error(text)
            first = first or field
        if first is not None:
            self.jump(first)
        return rest
