"""Who complains, and who acts for them."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from fairdesk.i18n import t
from fairdesk.ui.desk.intake.checks import Read
from fairdesk.ui.desk.intake.section import IntakeSection
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.field import Field

_KINDS = ("organisation", "person")
_STANDINGS = ("holder", "exclusive", "sole", "ordinary")
_COUNTRY_LETTERS = 2


def _country(text: str) -> str | None:
    return None if len(text) == _COUNTRY_LETTERS and text.isascii() and text.isalpha() else t("intake.not_country")


class PartySection(IntakeSection):
    """A party's fields."""

    def country_field(self, name: str) -> Field:
        """Two letters, ``CN`` at first."""
        editor = LineEditor("CN", max_length=_COUNTRY_LETTERS)
        made = self.field(name, editor, required=True)
        made.set_validate(_country)
        made.set_value("CN")
        editor.textEdited.connect(lambda text: editor.setText(text.upper()))
        return made

    def text(self, name: str, hint: str = "", *, required: bool = False, mono: bool = False) -> Field:
        """A field of one line."""
        return self.field(name, LineEditor(hint, mono=mono), required=required)


class ComplainantSection(PartySection):
    """The complainant; what ``standing`` is chosen decides which material has to be shown."""

    def __init__(self, read: Read) -> None:
        super().__init__(t("intake.complainant"), read, summary=self._summary)
        name = self.text("complainant.name", required=True)
        kind = self.field("complainant.kind", ComboEditor([(k, t(f"intake.{k}")) for k in _KINDS]), required=True)
        standing = self.field("standing", ComboEditor([(s, t(f"standing.{s}")) for s in _STANDINGS]), required=True)
        self.add(name, kind, standing, stretches=(4, 2, 3))
        id_no = self.text("complainant.id_no", t("intake.id_hint"), mono=True)
        country = self.country_field("complainant.country")
        self.add(id_no, country, self.text("complainant.legal_rep"), stretches=(4, 2, 3))
        self.add(
            self.text("complainant.contact"),
            self.text("complainant.phone", mono=True),
            self.text("complainant.email"),
            stretches=(2, 3, 4),
        )
        booth = self.text("complainant.booth", t("intake.own_booth_hint"))
        self.add(self.text("complainant.address"), booth, stretches=(5, 2))
        kind.set_value("organisation")
        standing.set_value("holder")
        kind.changed.connect(lambda: id_no.check() if id_no.error else None)

    def _summary(self) -> str:
        return str(self.named["complainant.name"].value())


class AgentSection(PartySection):
    """The agent, if one acts; the box in front decides whether the fields count."""

    def __init__(self, read: Read) -> None:
        super().__init__(t("intake.agent"), read, summary=self._summary)
        self.acts = QCheckBox(t("intake.agent_acts"))
        self.acts.setObjectName("intake.agent.acts")
        self.add_other(self.acts)
        name = self.text("agent.name", required=True)
        self.add(name, self.text("agent.firm"), self.text("agent.phone", mono=True), stretches=(3, 4, 3))
        self.add(self.text("agent.powers", t("intake.powers_hint")))
        self.acts.toggled.connect(self._show)
        self._show(False)

    def _show(self, on: bool) -> None:
        for field in self.fields:
            field.setVisible(on)
        self._field_changed()

    def _summary(self) -> str:
        return str(self.named["agent.name"].value()) if self.acts.isChecked() else t("intake.no_agent")

    def values(self) -> dict[str, object]:
        """The fields and whether an agent acts at all."""
        return super().values() | {"agent.acts": self.acts.isChecked()}

    def set_values(self, values: dict[str, object]) -> None:
        """Show a draft."""
        super().set_values(values)
        self.acts.setChecked(bool(values.get("agent.acts")))
