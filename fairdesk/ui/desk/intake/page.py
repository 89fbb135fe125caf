"""New complaint (F2): what is typed is kept at every field exit, and saved as ``complaint.receive``."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework import drafts
from fairdesk.casework.drafts import DraftView
from fairdesk.casework.exhibitors.directory import Directory, Exhibitor
from fairdesk.casework.exhibitors.recording import CompanyInput
from fairdesk.casework.performer import Done
from fairdesk.casework.views import CaseRow
from fairdesk.core.identifiers import lookup_keys
from fairdesk.core.rights import RightKind
from fairdesk.core.rulesets import RuleSet
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.desk.case_words import refusal_words
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.frame import PageFrame
from fairdesk.ui.desk.intake.checks import right_warnings
from fairdesk.ui.desk.intake.exhibitors import find
from fairdesk.ui.desk.intake.form import IntakeForm
from fairdesk.ui.desk.intake.lookup import look_up
from fairdesk.ui.desk.intake.offers import DraftOffers, draft_name
from fairdesk.ui.desk.intake.past import Past, look_back
from fairdesk.ui.desk.intake.saving import Outcome, register_all, tell_refused, touched
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
        self._past_asked: tuple[str, ...] = ()
        self._repeated = False
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
        self.form.respondent.exhibitors_wanted.connect(self._find_exhibitors)
        self.side.saved.connect(self.save)
        self.side.afresh_wanted.connect(self._afresh)
        self.offers.resumed.connect(self._resume)
        self.offers.dropped.connect(self._discard)
        for part in self.form.parts:
            part.fold_changed.connect(self._keep_in_sight)
            part.fold_changed.connect(self._repeat_warnings)
        shortcuts.bind(self, "default-act", self.save)

    # ---- coming and going ----

    def open(self, number: str = "", respondent: str = "", booth: str = "") -> None:
        """Show the form as it was left; ``number`` puts a certificate number in.

        ``respondent`` (the id of an exhibitor in the organiser's list, or a name) and ``booth`` say who is complained
        of; a form that already names somebody else is kept as a draft.
        """
        if respondent or booth:
            self._against(respondent, booth)
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

    def _against(self, respondent: str, booth: str) -> None:
        named = self.form.named
        if not named["respondent.name"].is_empty or not named["booth"].is_empty:
            self._afresh()

        def show(exhibitor: Exhibitor | None) -> None:
            if exhibitor is not None:
                self.form.respondent.take_at(exhibitor, booth)
                return
            named["respondent.name"].set_value(respondent)
            named["booth"].set_value(booth)
            named["booth"].left.emit()

        asked = self._context.ask(lambda station: Directory(station).get(respondent) if respondent else None)
        asked.done(show).failed(self.strip.show_error).start(self)

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
            standing=str(self.form.named["standing"].value() or "holder"),
            repeat_complaint=self._repeated,
            exhibitor=bool(value("complainant.booth")),
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
        lines = [notice.text for part, notice in places if part.folded and notice.text]
        if form.respondent.folded:
            lines += [text.partition("\n")[0] for text in form.respondent.past.texts]
        self.side.warnings.say("warn", lines)

    def _left(self, name: str) -> None:
        if name == "right.holder":
            self._suggest_complainant()
        if name in ("right.number", "respondent.name", "booth"):
            self._look_for_duplicate()
        self._look_back()
        self._keep()

    def _find_exhibitors(self, text: str, at_booth: bool, answer: Callable[[Sequence[Exhibitor]], None]) -> None:
        self._context.ask(lambda station: find(station, text, at_booth)).done(answer).start(self)

    def _look_back(self) -> None:
        """What earlier sessions say of the parties, once somebody is named."""
        names = ("complainant.name", "complainant.id_no", "respondent.name", "respondent.id_no", "right.number")
        asked = tuple(str(self.form.value(name)) for name in names)
        if asked == self._past_asked or self._rules is None:
            return
        self._past_asked = asked
        complainant = CompanyInput(name=asked[0], uscc=asked[1])
        respondent = CompanyInput(name=asked[2], uscc=asked[3])
        rule = self._rules.repeat

        def show(past: Past) -> None:
            if self._past_asked == asked:
                self._show_past(past)

        if not asked[0] and not asked[2]:
            self._show_past(None)
            return
        query = self._context.ask(lambda station: look_back(station, rule, complainant, respondent, asked[4]))
        query.done(show).failed(self.strip.show_error).start(self)

    def _show_past(self, past: Past | None) -> None:
        self.form.respondent.past.show_past(past)
        self._repeated = past is not None and bool(past.same)
        self._changed()

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
        self._past_asked, self._repeated = (), False
        self.form.respondent.past.show_past(None)
        self.strip.clear()
        self.form.show_draft(dict(data))
        self.side.show_kept(None)
        self.form.respondent.duplicate.say("warn", [])
        self._look_for_duplicate()
        self._look_back()
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
        if self.form.respondent.others:
            self._save_all()
            return
        act = self._context.act("complaint.receive", self.form.told())
        act.done(self._registered).failed(self._refused).finally_(lambda: self._set_busy(False)).start(self)

    def _save_all(self) -> None:
        station, author, complaints = self._context.station, self._context.author, self.form.complaints()
        work: Mutation[list[Outcome]] = Mutation(
            self._context.tasks, lambda job: register_all(station, author, complaints, job)
        )
        work.announce(self._context.bus, touched)
        work.done(self._registered_all).failed(self.strip.show_error)
        work.finally_(lambda: self._set_busy(False)).start(self)

    def _registered_all(self, outcomes: Sequence[Outcome]) -> None:
        """Tell the numbers; who could not be registered stays in the form, with the reason."""
        comma = "、" if language() == "zh" else ", "
        numbers = comma.join(f"{each.number}（{each.booth}）" for each in outcomes if each.done is not None)
        failed = [each for each in outcomes if each.error is not None]
        if not failed:
            self._drop_draft()
            self._begin(uuid.uuid4().hex, {})
            self.strip.show_message(
                "ok",
                t("intake.registered_all", n=len(outcomes), numbers=numbers),
                act=t("intake.see_cases"),
                on_act=lambda: self._shell.open("cases", group="RECEIVED"),
            )
            return
        self.form.respondent.keep_only([each.error is not None for each in outcomes])
        reasons = [f"{each.respondent} {each.booth}: {each.reason}" for each in failed]
        head = t("intake.registered_some", numbers=numbers) if numbers else t("intake.registered_none")
        self.strip.show_message("warn" if numbers else "danger", "\n".join([head, *reasons]))

    def _drop_draft(self) -> None:
        station, draft_id = self._context.station, self._draft_id
        Mutation(self._context.tasks, lambda _job: drafts.drop(station, draft_id)).start(self)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.side.save.setEnabled(not busy)

    def _registered(self, done: Done) -> None:
        self._drop_draft()
        self._begin(uuid.uuid4().hex, {})
        self._shell.open("case", case_id=done.case_id)

    def _refused(self, error: Known) -> None:
        tell_refused(self.strip, self.form, error)
