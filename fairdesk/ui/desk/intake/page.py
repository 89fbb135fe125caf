"""New complaint (F2): what is typed is kept at every field exit, and saved as ``complaint.receive``."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework import drafts
from fairdesk.casework.act import Refused
from fairdesk.casework.drafts import DraftView
from fairdesk.casework.performer import Done
from fairdesk.casework.views import CaseRow
from fairdesk.core.identifiers import lookup_keys
from fairdesk.core.rights import RightKind
from fairdesk.core.rulesets import RuleSet
from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.desk.case_words import refusal_words
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.frame import PageFrame
from fairdesk.ui.desk.intake.checks import right_warnings
from fairdesk.ui.desk.intake.form import IntakeForm
from fairdesk.ui.desk.intake.lookup import look_up
from fairdesk.ui.desk.intake.offers import DraftOffers, draft_name
from fairdesk.ui.desk.intake.side import SidePanel
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.moments import local
from fairdesk.ui.ops import Mutation
from fairdesk.ui.widgets.card import scrolled

_DRAFT = "complaint"
_ENDED_WITHOUT = frozenset({"REJECTED", "WITHDRAWN"})
"""A complaint that ended so does not stand in the way of another one."""


class IntakePage(PageFrame):
    """Made with the desk's context and the shell."""

    def __init__(self, context: DeskContext, shell: Navigator) -> None:
        super().__init__(t("intake.title"), t("intake.lead"))
        self._context, self._shell = context, shell
        self._rules: RuleSet | None = None
        self._draft_id = uuid.uuid4().hex
        self._saved_draft: dict[str, object] | None = None
        self._busy = False
        self._duplicate_asked = ("", "", "")
        self.form = IntakeForm(self)
        self.offers = DraftOffers()
        self.side = SidePanel(self.form)
        self._arrange()
        self._connect()
        context.ask(lambda station: station.rules(context.author)).done(self._take_rules).failed(
            self.strip.show_error
        ).start(self)

    def _arrange(self) -> None:
        self.add(self.offers)
        column_holder = QWidget()
        column = QVBoxLayout(column_holder)
        column.setContentsMargins(0, 0, theme.size("unit"), 0)
        column.setSpacing(theme.size("unit") + theme.size("half"))
        for part in self.form.parts:
            column.addWidget(part)
        column.addStretch()
        self.area = scrolled(column_holder)
        body = QHBoxLayout()
        body.setSpacing(theme.size("unit"))
        body.addWidget(self.area, 1)
        body.addWidget(self.side)
        self.add(body, 1)
        self.setFocusProxy(self.form.named["right.number"].widget)

    def _connect(self) -> None:
        self.form.changed.connect(self._changed)
        self.form.field_left.connect(self._left)
        self.form.right.number_given.connect(self._look_up)
        self.side.saved.connect(self.save)
        self.side.afresh_wanted.connect(self._afresh)
        self.offers.resumed.connect(self._resume)
        self.offers.dropped.connect(self._discard)
        for part in self.form.parts:
            part.fold_changed.connect(self._keep_in_sight)
            part.fold_changed.connect(self._repeat_warnings)
        shortcuts.bind(self, "default-act", self.save)

    # ---- coming and going ----

    def open(self, number: str = "") -> None:
        """Show the form as it was left; ``number`` puts a certificate number in."""
        if number:
            field = self.form.named["right.number"]
            field.set_value(number)
            field.left.emit()
        self._offer_drafts()

    def leave(self) -> None:
        """Keep what was typed."""
        self._keep()

    def _offer_drafts(self) -> None:
        def show(found: Sequence[DraftView]) -> None:
            mine = self._draft_id
            self.offers.show_drafts([draft for draft in found if draft.id != mine], self._context.now())

        self._context.ask(lambda station: drafts.unfinished(station, _DRAFT)).done(show).start(self)

    # ---- what follows from typing ----

    def _take_rules(self, rules: RuleSet) -> None:
        self._rules = rules
        self._changed()

    def _changed(self) -> None:
        value = self.form.value
        if self._rules is None:
            return
        kind = self.form.named["right.kind"].value()
        self.form.materials.show_rules(
            self._rules,
            RightKind(kind) if kind else RightKind.TM,
            agent=self.form.agent.acts.isChecked(),
            foreign=str(value("complainant.country")).upper() not in {"CN", ""},
            licensee=self.form.named["standing"].value() != "holder",
        )
        names = ("right.number", "right.kind", "right.office", "right.status", *self.form.right.days())
        values = {name: self.form.named[name].value() for name in names}
        today = local(self._context.now()).date()
        self.form.right.warnings.say("warn", right_warnings(values, self._rules, today))

        self._repeat_warnings()

    def _repeat_warnings(self) -> None:
        """What a folded section warns of is said beside the form."""
        form = self.form
        places = ((form.right, form.right.warnings), (form.respondent, form.respondent.duplicate))
        self.side.warnings.say("warn", [notice.text for part, notice in places if part.folded and notice.text])

    def _left(self, name: str) -> None:
        if name == "right.holder":
            self._suggest_complainant()
        if name in ("right.number", "respondent.name", "booth"):
            self._look_for_duplicate()
        self._keep()

    def _suggest_complainant(self) -> None:
        """Mostly the holder complains: the name is put in where none stands yet."""
        name, holder = self.form.named["complainant.name"], self.form.named["right.holder"]
        if name.is_empty and not holder.is_empty and self.form.named["standing"].value() == "holder":
            name.set_value(str(holder.value()).split("、")[0])

    def _look_up(self, number: str) -> None:
        code = self.form.named["right.kind"].value()
        kind = RightKind(code) if code else None
        query = self._context.ask(lambda station: look_up(station, number, kind))

        def show(matches: object) -> None:
            self.form.right.show_matches(number, matches)  # type: ignore[arg-type]
            self._suggest_complainant()

        query.done(show).failed(self.strip.show_error).start(self)

    def _look_for_duplicate(self) -> None:
        number, name, booth = (str(self.form.value(n)) for n in ("right.number", "respondent.name", "booth"))
        if (number, name, booth) == self._duplicate_asked:
            return
        self._duplicate_asked = (number, name, booth)
        keys = set(lookup_keys(number)) if number else set()
        if not keys or not (name or booth):
            self.form.respondent.duplicate.say("warn", [])
            return

        def same(row: CaseRow) -> bool:
            return (
                row.state not in _ENDED_WITHOUT
                and bool(keys & set(lookup_keys(row.right_number)))
                and ("".join(row.respondent.split()) == "".join(name.split()) or (bool(booth) and row.booth == booth))
            )

        def show(row: CaseRow | None) -> None:
            if row is None:
                self.form.respondent.duplicate.say("warn", [])
                return
            self.form.respondent.duplicate.say(
                "warn",
                [refusal_words("FD-1217", {"number": row.number})],
                act=t("intake.open_case"),
                on_act=lambda: self._shell.open("case", case_id=row.id),
            )

        self._context.ask(
            lambda station: next((row for row in station.cases(text=number, limit=50).rows if same(row)), None)
        ).done(show).start(self)

    def _keep_in_sight(self) -> None:
        """A section that folds moves what lies below; the field at work stays in sight."""

        def look() -> None:
            focus = QApplication.focusWidget()
            inside = self.area.widget()
            if focus is not None and inside is not None and inside.isAncestorOf(focus):
                self.area.ensureWidgetVisible(focus, 0, 96)

        QTimer.singleShot(0, self, look)

    # ---- drafts ----

    def _keep(self) -> None:
        data = self.form.draft()
        if data == self._saved_draft or (self._saved_draft is None and self.form.is_untouched):
            return
        self._saved_draft = data
        draft_id = self._draft_id
        station = self._context.station
        kept: Mutation[datetime] = Mutation(
            self._context.tasks, lambda _job: drafts.keep(station, draft_id, _DRAFT, data)
        )
        kept.done(self.side.show_kept).failed(self.strip.show_error).start(self)

    def _begin(self, draft_id: str, data: dict[str, object]) -> None:
        self._draft_id = draft_id
        self._saved_draft = dict(data) or None
        self._duplicate_asked = ("", "", "")
        self.strip.clear()
        self.form.show_draft(dict(data))
        self.side.show_kept(None)
        self.form.respondent.duplicate.say("warn", [])
        self._look_for_duplicate()
        self.form.named["right.number"].jump()
        self.area.verticalScrollBar().setValue(0)

    def _afresh(self) -> None:
        """An empty form; what stood in the old one stays as a draft."""
        self._keep()
        self._begin(uuid.uuid4().hex, {})
        self._offer_drafts()

    def _resume(self, draft: DraftView) -> None:
        self._keep()
        self._begin(draft.id, draft.data)
        self.side.show_kept(draft.saved_at)
        self._offer_drafts()

    def _discard(self, draft: DraftView) -> None:
        """Forget a draft; the strip offers to bring it back."""
        station = self._context.station

        def dropped(_nothing: None) -> None:
            self._offer_drafts()
            self.strip.show_message(
                "info", t("intake.discarded", name=draft_name(draft.data)), act=t("intake.undo"), on_act=again
            )

        def again() -> None:
            self.strip.clear()
            restored: Mutation[datetime] = Mutation(
                self._context.tasks, lambda _job: drafts.keep(station, draft.id, _DRAFT, draft.data)
            )
            restored.done(lambda _at: self._offer_drafts()).failed(self.strip.show_error).start(self)

        gone: Mutation[None] = Mutation(self._context.tasks, lambda _job: drafts.drop(station, draft.id))
        gone.done(dropped).failed(self.strip.show_error).start(self)

    # ---- the act ----

    def save(self) -> None:
        """Register the complaint, when nothing is missing; else go to the first field that wants something."""
        if self._busy or not self.form.check():
            return
        self.strip.clear()
        self._keep()
        self._set_busy(True)
        act = self._context.act("complaint.receive", self.form.told())
        act.done(self._registered).failed(self._refused).finally_(lambda: self._set_busy(False)).start(self)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.side.save.setEnabled(not busy)

    def _registered(self, done: Done) -> None:
        station, draft_id = self._context.station, self._draft_id
        Mutation(self._context.tasks, lambda _job: drafts.drop(station, draft_id)).start(self)
        self._begin(uuid.uuid4().hex, {})
        self._shell.open("case", case_id=done.case_id)

    def _refused(self, error: Known) -> None:
        if not isinstance(error, Refused):
            self.strip.show_error(error)
            return
        rest = self.form.show_refusals(error.refusals)
        if rest:
            self.strip.show_message("danger", "\n".join(rest))
