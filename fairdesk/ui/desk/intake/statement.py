"""The last three sections: facts and request, the material shown, the declarations."""

from __future__ import annotations

from typing import Any, get_args

from fairdesk.casework.inputs import ComplaintInput
from fairdesk.core.rights import RightKind
from fairdesk.core.rulesets import RuleSet
from fairdesk.i18n import language, t
from fairdesk.ui.desk.intake.checks import Read
from fairdesk.ui.desk.intake.section import IntakeSection
from fairdesk.ui.desk.offer_editors import ConfirmEditor, OfferEditor
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.text_editor import TextEditor
from fairdesk.ui.widgets.words import label

_CHANNELS: tuple[str, ...] = get_args(ComplaintInput.model_fields["channel"].annotation)


class FactsSection(IntakeSection):
    """What happened and what the complainant asks for."""

    def __init__(self, read: Read) -> None:
        super().__init__(t("intake.facts_request"), read, summary=self._summary)
        self.add(self.field("facts", TextEditor(t("intake.facts_hint"), low=3, high=12), required=True))
        self.add(self.field("request", TextEditor(t("intake.request_hint"), low=2, high=6)))
        channel = self.field("channel", ComboEditor([(c, t(f"channel.{c}")) for c in _CHANNELS]), required=True)
        channel.set_value("desk")
        earlier = self.field("earlier_proceedings", LineEditor(t("intake.earlier_hint")))
        self.add(earlier, channel, stretches=(3, 1))

    def _summary(self) -> str:
        return str(self.named["facts"].value()).replace("\n", " ")


class MaterialsSection(IntakeSection):
    """The check list of the rule set for this kind of right and these parties. What is not shown can come later."""

    def __init__(self, read: Read) -> None:
        super().__init__(t("intake.materials"), read, summary=self._summary)
        self.list = OfferEditor("intake.materials")
        self.add(self.field("shown", self.list))
        self._lacking: tuple[str, ...] = ()
        self._note = label("", "caption", wrap=True)
        self._note.setObjectName("intake.materials.note")
        self.add_other(self._note)

    def show_rules(self, rules: RuleSet, kind: RightKind, **situation: Any) -> None:
        """Offer what this complaint has to show; ``situation`` as ``Material.applies`` takes it."""
        lang = language()
        applying = rules.applying(kind, **situation)
        self.list.set_offers([(m.code, m.name(lang), "" if m.required else t("intake.optional")) for m in applying])
        shown = self.list.value()
        self._lacking = tuple(m.code for m in applying if m.required and m.code not in shown)
        self._note.setText(
            t("intake.materials_lacking", n=len(self._lacking)) if self._lacking else t("intake.materials_complete")
        )

    def _summary(self) -> str:
        return self._note.text()


class DeclarationsSection(IntakeSection):
    """Truth and consent. Source: Measures 2006, Art. 10; domain.md §13.2."""

    def __init__(self, read: Read) -> None:
        super().__init__(t("intake.declarations"), read)
        self.add(self.field("truth_declared", ConfirmEditor(t("intake.truth_statement")), required=True))
        self.add(self.field("data_consent", ConfirmEditor(t("intake.consent_statement")), required=True))
