"""Patrol lead: saved as ``lead.receive``, then the case page goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.casework.exhibitors.directory import Exhibitor
from fairdesk.casework.performer import Done
from fairdesk.core.rights import RightKind
from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.frame import PageFrame
from fairdesk.ui.desk.intake.exhibitors import find
from fairdesk.ui.desk.intake.lookup import look_up
from fairdesk.ui.desk.intake.saving import tell_refused
from fairdesk.ui.desk.lead.form import LeadForm
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.widgets.card import scrolled
from fairdesk.ui.widgets.words import button, with_key


class LeadPage(PageFrame):
    """Made with the desk's context and the shell."""

    def __init__(self, context: DeskContext, shell: Navigator) -> None:
        super().__init__(t("lead.title"), t("lead.lead"))
        self._context, self._shell = context, shell
        self._build()

    def _build(self) -> None:
        self.form = LeadForm(self)
        self.form.right.number_given.connect(self._look_up)
        self.form.respondent.exhibitors_wanted.connect(self._find_exhibitors)
        self.save = button(t("lead.save"), "primary", icon_name="check", clicked=self._save)
        self.save.setObjectName("lead.save")
        with_key(self.save, "default-act", t("lead.save"))
        self.add_act(self.save)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.size("unit"), 0)
        column.setSpacing(theme.size("unit") + theme.size("half"))
        for part in self.form.parts:
            column.addWidget(part)
        column.addStretch()
        self.add(scrolled(holder), 1)
        self.setFocusProxy(self.form.named["right.number"].widget)
        shortcuts.bind(self, "default-act", self._save)

    def _look_up(self, number: str) -> None:
        code = self.form.named["right.kind"].value()
        kind = RightKind(code) if code else None
        query = self._context.ask(lambda station: look_up(station, number, kind))
        query.done(lambda found: self.form.right.show_matches(number, found)).failed(self.strip.show_error).start(self)

    def _find_exhibitors(self, text: str, at_booth: bool, answer: Callable[[Sequence[Exhibitor]], None]) -> None:
        self._context.ask(lambda station: find(station, text, at_booth)).done(answer).start(self)

    def _save(self) -> None:
        if not self.save.isEnabled() or not self.form.check():
            return
        self.strip.clear()
        self.save.setEnabled(False)
        act = self._context.act("lead.receive", self.form.told())
        act.done(self._registered).failed(self._refused).finally_(lambda: self.save.setEnabled(True)).start(self)

    def _registered(self, done: Done) -> None:
        for part in self.form.parts:
            part.set_values({"respondent.country": "CN"})
            part.set_folded(False)
        self._shell.open("case", case_id=done.case_id)

    def _refused(self, error: Known) -> None:
        tell_refused(self.strip, self.form, error)
