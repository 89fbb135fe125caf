"""The form of a patrol lead: the sections of a complaint that need no complainant."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fairdesk.casework.act import Refusal
from fairdesk.casework.patrol import LeadInput
from fairdesk.i18n import t
from fairdesk.ui.desk.case_words import refusal_words
from fairdesk.ui.desk.intake.checks import Read
from fairdesk.ui.desk.intake.form import as_told, read_value
from fairdesk.ui.desk.intake.items import ItemsSection
from fairdesk.ui.desk.intake.respondent import RespondentSection
from fairdesk.ui.desk.intake.right import RightSection
from fairdesk.ui.desk.intake.section import IntakeSection
from fairdesk.ui.widgets.form import Form
from fairdesk.ui.widgets.text_editor import TextEditor


class SeenSection(IntakeSection):
    """What was seen, where and how."""

    def __init__(self, read: Read) -> None:
        super().__init__(t("lead.seen"), read, summary=lambda: str(self.named["facts"].value()).replace("\n", " "))
        self.add(self.field("facts", TextEditor(t("lead.seen_hint"), low=3, high=12), required=True))


class LeadForm(Form):
    """``told()`` is the input of ``lead.receive``."""

    field_left = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        self.right = RightSection(self.value)
        self.respondent = RespondentSection(self.value)
        self.respondent.more.hide()  # a lead is about one booth
        self.items = ItemsSection(self.value)
        self.seen = SeenSection(self.value)
        self.parts: tuple[IntakeSection, ...] = (self.right, self.respondent, self.items, self.seen)
        self.named = {name: field for part in self.parts for name, field in part.named.items()}
        super().__init__(parent, list(self.parts))

    def value(self, name: str) -> Any:
        """A field's value as its checks read it; a complainant's fields are empty, for there is none."""
        return read_value(self.named, name) if name in self.named else ""

    def told(self) -> dict[str, Any]:
        """The lead as typed; what only a complaint asks for is left out."""
        told = as_told(self.named, self.right.pack) | {"items": self.items.told()}
        return {name: told[name] for name in LeadInput.model_fields if name in told}

    def show_refusals(self, refusals: tuple[Refusal, ...]) -> list[str]:
        """Show each refusal at its field; returns the texts of those without one."""
        rest: list[str] = []
        for refusal in refusals:
            text = refusal_words(refusal.code, refusal.where)
            if refusal.field in self.named:
                self.named[refusal.field].show_error(text)
            else:
                rest.append(text)
        return rest
