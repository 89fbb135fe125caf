"""Accept the complaint (D04): the whole check list of the rules on one screen. Source: domain.md §13.5."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.casework.views import MaterialView
from fairdesk.core.clocks import ClockKind
from fairdesk.core.duetimes import Due
from fairdesk.i18n import language, t
from fairdesk.ui import theme
from fairdesk.ui.desk.case.register_words import register_lines
from fairdesk.ui.desk.case.steps.form import StepForm, StepView, form
from fairdesk.ui.desk.case.steps.lines import Line, Lines
from fairdesk.ui.desk.offer_editors import ConfirmEditor
from fairdesk.ui.moments import moment_text
from fairdesk.ui.widgets.text_editor import TextEditor
from fairdesk.ui.widgets.words import label

_PARTS = ("right", "standing", "materials", "earlier")
_FORCE = {"expired": "expired", "status": "status", "not_granted": "not_granted", "not_yet": "not_granted"}


@form
class AcceptForm(StepForm):
    """What was checked, part by part, and what the handler confirms."""

    act = "complaint.accept"

    def build(self) -> None:
        """Right, standing, material, earlier sessions; then the confirmations and a note."""
        self.parts = {part: Lines(t(f"accept.{part}")) for part in _PARTS}
        self._rooms: dict[str, QWidget] = {}
        for part, lines in self.parts.items():
            lines.setObjectName(f"case.accept.{part}")
            self._rooms[part] = _under(t(f"accept.{part}"), lines)
            self.row(self._rooms[part])
        self.row(self.field("not_sued", ConfirmEditor(t("steps.not_sued_statement")), required=True))
        present = self.field("authority_present", ConfirmEditor(t("steps.authority_present_statement")))
        self.row(present)
        present.setVisible(self.at.rules.forwarding is not None)
        present.changed.connect(self._show_forwarding)
        self.forwarding = Lines(t("steps.deadline"))
        self.forwarding.setObjectName("case.forwarding")
        self.row(self.forwarding)
        self.row(self.field("note", TextEditor()))
        self.refresh(self.at)

    def refresh(self, at: StepView) -> None:
        """Everything as it stands."""
        super().refresh(at)
        found: dict[str, list[Line]] = {
            "right": [_force(at), *register_lines(at.register)],
            "standing": [_standing(at)],
            "materials": [_material(material) for material in at.view.materials],
            "earlier": _earlier(at),
        }
        for part, lines in found.items():
            self.parts[part].show_lines(lines)
            self._rooms[part].setVisible(bool(lines))
        self._show_forwarding()

    def _show_forwarding(self) -> None:
        here = self.at.rules.forwarding is None or bool(self.fields["authority_present"].value())
        self.show_due(self.forwarding, ClockKind.FORWARDING, None if here else self.at.now(), self._forward)

    def _forward(self, due: Due) -> list[Line]:
        return [("info", t("accept.forward_until", at=moment_text(due.at, self.at.now())), "timer-sand")]

    def given(self) -> dict[str, Any]:
        """Confirmations and note."""
        return {
            "not_sued": bool(self.fields["not_sued"].value()),
            "authority_present": bool(self.fields["authority_present"].value()),
            "note": self.fields["note"].value(),
        }


def _under(head: str, lines: Lines) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.size("half"))
    column.addWidget(label(head, "caption"))
    column.addWidget(lines)
    return made


def _force(at: StepView) -> Line:
    force = at.view.force
    until = force.until.isoformat() if force.until else "–"
    if at.view.right["office"] not in at.rules.territory.offices:
        return ("warn", t("accept.right_abroad", office=at.view.right["office"]))
    if force.in_force:
        return ("warn", t("accept.right_grace", until=until)) if force.reason == "grace" else ("ok", _stands(until))
    return ("warn", t(f"accept.right_{_FORCE.get(force.reason, 'unknown')}", until=until))


def _stands(until: str) -> str:
    return t("steps.right_stands", until=until)


def _standing(at: StepView) -> Line:
    standing = at.view.standing
    allowed = at.rules.standing.licence(standing) != "no"
    who = t("accept.standing_is", standing=t(f"standing.{standing}"), name=at.party("complainant").get("name", ""))
    return ("ok", who) if allowed else ("warn", f"{who} {t('accept.standing_not')}")


def _material(material: MaterialView) -> Line:
    words = material.zh if language() == "zh" else material.en
    if material.shown:
        return ("ok", words)
    if material.required:
        return ("warn", words + t("accept.missing"))
    return ("neutral", words + t("accept.may_require" if material.may_require else "accept.optional"))


def _earlier(at: StepView) -> list[Line]:
    past = at.past
    found: list[Line] = []
    if past.repeat.hits:
        worried = "warn" if past.repeat.reached else "info"
        found.append((worried, t("accept.repeat", n=len(past.repeat.hits)), "flag-outline"))  # type: ignore[arg-type]
    if past.same:
        found.append(("warn", t("accept.same", n=len(past.same)), "history"))
    if past.baseless.hits:
        n, fairs = len(past.baseless.hits), past.baseless.fairs
        found.append(("warn" if past.baseless.warns else "info", t("accept.baseless", n=n, fairs=fairs), "history"))
    return found
