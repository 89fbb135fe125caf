"""Three tabs of the case's file: parties, right, items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.views import CaseView
from fairdesk.i18n import language, t
from fairdesk.ui import theme
from fairdesk.ui.desk.case.steps.lines import Line, Lines
from fairdesk.ui.desk.intake.past import Past, PastStrips
from fairdesk.ui.desk.intake.picture import RightPicture
from fairdesk.ui.widgets.chip import Chip
from fairdesk.ui.widgets.key_value import Fact, KeyValue
from fairdesk.ui.widgets.words import hairline, label

_PARTY = ("id_no", "country", "legal_rep", "firm", "powers", "contact", "phone", "email", "address")
_MONO = frozenset({"id_no", "phone"})
_NAMES = 76


class Tab(QWidget):
    """A column of facts that is made anew for every case."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.size("gap"), theme.size("unit"), theme.size("unit"))
        self._column.setSpacing(theme.size("unit") + theme.size("half"))
        self._column.addStretch()
        self._first = 0

    def clear(self) -> None:
        """Take everything out that belongs to a case."""
        while self._column.count() > self._first + 1:
            taken = self._column.takeAt(self._first)
            old = taken.widget() if taken is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()

    def put(self, widget: QWidget, side: Qt.AlignmentFlag | None = None) -> None:
        """Put a widget at the end, over the whole width unless a side is named."""
        self._column.insertWidget(self._column.count() - 1, widget)
        if side is not None:
            self._column.setAlignment(widget, side)

    def part(self, head: str, facts: list[Fact]) -> None:
        """A heading and the facts that are known."""
        if self._column.count() > self._first + 1:
            self.put(hairline())
        self.put(label(head, "section", wrap=True))
        known = [fact for fact in facts if fact.value]
        if known:
            self.put(KeyValue(known, name_width=_NAMES))

    def text(self, head: str, words: str) -> None:
        """A heading and a paragraph; nothing for no words."""
        if words:
            self.put(hairline())
            self.put(label(head, "muted"))
            paragraph = label(words, wrap=True)
            paragraph.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.put(paragraph)


class PartiesTab(Tab):
    """Complainant, agent, respondent; what is complained of. What earlier sessions say stands on top."""

    def __init__(self) -> None:
        super().__init__()
        self.past = PastStrips("case")
        self._column.insertWidget(0, self.past)
        self._first = 1

    def show_past(self, past: Past, *, act: str, on_act: Callable[[], object]) -> None:
        """Show what earlier sessions say; ``act`` leads to the flag."""
        self.past.show_past(past, act=act, on_act=on_act)

    def show_case(self, view: CaseView) -> None:
        """Show a case."""
        self.clear()
        for role in ("complainant", "agent", "respondent"):
            party = view.parties.get(role)
            if party is None:
                continue
            facts = [Fact(t(f"case.{name}"), str(party.get(name) or ""), mono=name in _MONO) for name in _PARTY]
            if role == "complainant":
                facts.insert(0, Fact(t("case.standing"), t(f"standing.{view.standing}")))
            if role == "respondent":
                place = " · ".join(part for part in (view.row.booth, view.hall) if part)
                facts.insert(0, Fact(t("case.at_booth"), place))
            self.part(f"{t(f'party_role.{role}')}  {party['name']}" if language() == "zh" else party["name"], facts)
        self.text(t("case.facts"), view.facts)
        self.text(t("case.request"), view.request)
        channel = t(f"channel.{view.channel}")
        self.part(t("case.desk"), [Fact(t("case.handler"), view.handler), Fact(t("case.channel"), channel)])


class RightTab(Tab):
    """The right, whether it stands, its picture, and the material shown."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._of = ""

    def show_case(self, view: CaseView) -> None:
        """Show a case."""
        self.clear()
        right = view.right
        if self._of != view.row.id:
            self._image, self._of = None, view.row.id
        self.put(self._head(right))
        force = view.force
        good = force.in_force
        words = t("case.grace" if force.reason == "grace" else "case.in_force") if good else t("case.not_in_force")
        chip = Chip("ok" if good else "danger", words)
        self.put(chip)
        days = {name: right[name].isoformat() if right[name] else "" for name in ("filed", "granted", "expires")}
        facts = [
            Fact(t("case.right_kind"), t(f"right_kind.{right['kind']}")),
            Fact(t("case.right_number"), right["number"], mono=True),
            Fact(t("case.right_holder"), right["holder"]),
            Fact(t("case.right_office"), right["office"]),
            Fact(t("case.right_status"), t(f"right_status.{right['status']}")),
            *(Fact(t(f"case.right_{name}"), day) for name, day in days.items()),
            Fact(t("case.right_classes"), "、".join(str(n) for n in right["classes"])),
            Fact(t("case.right_scope"), right["scope"]),
        ]
        self.put(KeyValue([fact for fact in facts if fact.value], name_width=_NAMES))
        lang = language()
        lines: list[Line] = [
            ("ok" if m.shown else ("warn" if m.required else "neutral"), m.zh if lang == "zh" else m.en)
            for m in view.materials
        ]
        self.put(hairline())
        self.put(label(t("case.materials"), "section"))
        self.put(Lines(t("case.materials"), lines))

    def _head(self, right: dict[str, Any]) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("gap"))
        self.picture = RightPicture(QSize(88, 88))
        self.picture.setObjectName("case.right.picture")
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self.show_picture(self._image, right["title"])
        row.addWidget(label(right["title"], "section", wrap=True), 1)
        return made

    def show_picture(self, image: QImage | None, title: str) -> None:
        """The picture came from the pack; without one its room closes."""
        self._image = image
        self.picture.setVisible(image is not None)
        self.picture.show_image(image, t("intake.picture_of", title=title))


class ItemsTab(Tab):
    """The accused objects."""

    def show_case(self, view: CaseView) -> None:
        """Show a case."""
        self.clear()
        for item in view.items:
            place = t(f"item_place.{item['place']}")
            facts = [Fact(t("case.place"), place)]
            facts += [Fact(t(f"case.{name}"), item[name]) for name in ("brand", "model", "quantity", "url", "note")]
            self.part(f"{item['no']}. {item['name']}", facts)
