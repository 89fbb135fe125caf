"""One case: head, acts at the left, the step in the middle, the file at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from fairdesk.casework.act import Refused
from fairdesk.casework.performer import OVERTAKEN, Done
from fairdesk.casework.views import PersonView
from fairdesk.core.clocks import ClockKind
from fairdesk.core.duetimes import Due
from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.case.evidence_adding import add_files
from fairdesk.ui.desk.case.facts_tabs import ItemsTab, PartiesTab, RightTab
from fairdesk.ui.desk.case.header import CaseHeader
from fairdesk.ui.desk.case.reading import CaseReading, first_pages, read_case
from fairdesk.ui.desk.case.record_tabs import EvidenceTab, PapersTab
from fairdesk.ui.desk.case.step_panel import StepPanel, step_key
from fairdesk.ui.desk.case.steps import FORMS, StepForm, StepView
from fairdesk.ui.desk.case.story import story
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.intake.lookup import picture_of
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.ops import Newest
from fairdesk.ui.widgets.card import Card, scrolled
from fairdesk.ui.widgets.clock import ticker
from fairdesk.ui.widgets.progress import ProgressStrip
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.timeline import Timeline

_LEFT, _RIGHT = 224, 388
_TABS = ("parties", "right", "items", "evidence", "papers")


class CasePage(QWidget):
    """Made with the desk's context and the shell. Forms that were begun stay as they are until their act is done."""

    def __init__(self, context: DeskContext, shell: Navigator) -> None:
        super().__init__()
        self._context, self._shell = context, shell
        self.case_id = ""
        self._reading: CaseReading | None = None
        self._asked = Newest()
        self._key, self._chosen = "", False
        self._forms: dict[tuple[str, str], StepForm] = {}
        self._overdue = False
        self._busy = False
        self.strip = MessageStrip()
        self.strip.setObjectName("case.strip")
        self.progress = ProgressStrip(context.now)
        self.header = CaseHeader(context.now)
        self.timeline = Timeline()
        self.panel = StepPanel()
        self.parties, self.right, self.items = PartiesTab(), RightTab(), ItemsTab()
        self.evidence, self.papers = EvidenceTab(), PapersTab()
        self.tabs = QTabWidget()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        page, gap = theme.size("page"), theme.size("gap")
        column = QVBoxLayout(self)
        column.setContentsMargins(page, gap, page, gap)
        column.setSpacing(gap - 4)
        column.addWidget(self.header)
        column.addWidget(self.strip)
        column.addWidget(self.progress)
        body = QHBoxLayout()
        body.setSpacing(gap - 4)
        acts = Card(t("case.acts"))
        self.timeline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # words wrap, not widen
        area = scrolled(self.timeline)
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, high: bar.setValue(high))  # the newest act stays in sight
        acts.add(area, 1)
        acts.setFixedWidth(_LEFT)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(t("case.tabs"))
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setUsesScrollButtons(False)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(t("case.tabs"))
        for name in _TABS:
            tab = scrolled(getattr(self, name))
            tab.setAccessibleName(t(f"case.tab_{name}"))
            self.tabs.addTab(tab, t(f"case.tab_{name}"))
        file = Card(padding=theme.size("unit"))
        file.add(self.tabs, 1)
        file.setFixedWidth(_RIGHT)
        body.addWidget(acts)
        body.addWidget(self.panel, 1)
        body.addWidget(file)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.panel.act_wanted.connect(self.do)
        self.panel.chosen.connect(self.choose)
        self.timeline.opened.connect(self._open_paper)
        self.papers.opened.connect(self._open_paper)
        self.evidence.wanted.connect(self._choose_evidence)
        self.header.copy_wanted.connect(self._copy_number)
        self.header.compare_wanted.connect(lambda: self._shell.open("compare", case_id=self.case_id))
        self._context.bus.changed.connect(self._changed)
        ticker().beat.connect(self._clock_went_on)
        shortcuts.bind(self, "default-act", self.do)
        shortcuts.bind(self, "refresh", self.reload)
        shortcuts.bind(self, "copy-number", self._copy_number)

    # ---- reading ----

    def open(self, case_id: str, step: str = "") -> None:
        """Show a case; ``step`` chooses an act that is possible."""
        if case_id != self.case_id:
            self.strip.clear()
            self._key, self._chosen = "", False
        self.case_id = case_id
        if step:
            self._key, self._chosen = f"{step}:", True
        self.reload()

    def reload(self) -> None:
        """Read the case again; what was typed stays."""
        case_id, author = self.case_id, self._context.author
        if not case_id:
            return
        asked = self._context.ask(lambda station: read_case(station, case_id, author)).replacing(self._asked)
        asked.done(self._show).failed(self.strip.show_error).start(self)

    def _changed(self, changes: Changes) -> None:
        if self.case_id and (changes.touches(self.case_id) or self._papers_touched(changes)):
            self.reload()

    def _papers_touched(self, changes: Changes) -> bool:
        shown = self._reading
        return shown is not None and any(paper.id in changes.documents for paper in shown.view.papers)

    def _clock_went_on(self) -> None:
        """A deadline that passes makes other steps possible."""
        clock = self._reading.view.row.clock if self._reading is not None else None
        overdue = clock is not None and clock.overdue(self._context.now())
        if overdue and not self._overdue and self.isVisible():
            self._overdue = True
            self.reload()

    # ---- showing ----

    def _show(self, reading: CaseReading) -> None:
        if reading.view.row.id != self.case_id:
            return
        self._reading = reading
        view, now = reading.view, self._context.now()
        self._overdue = view.row.clock is not None and view.row.clock.overdue(now)
        self.setAccessibleName(f"{t('case.title')} {view.row.number}")
        self.header.show_case(view)
        self.timeline.show_acts(story(view), now)
        for tab in (self.parties, self.right, self.items, self.evidence, self.papers):
            tab.show_case(view)
        flag = t("past.flag") if any(step.act == "case.flag" for step in view.steps) else ""
        self.parties.show_past(reading.past, act=flag, on_act=lambda: self.choose("case.flag:"))
        self._show_counts()
        self._fetch_pictures()
        self._show_step()

    def _show_counts(self) -> None:
        if self._reading is None:
            return
        view = self._reading.view
        gathered = len(view.evidence) + len(view.comparisons) + len(view.answers) + len(view.measures)
        counts = {"evidence": gathered, "papers": len(view.papers)}
        for place, name in enumerate(_TABS):
            count = counts.get(name, 0)
            words = t(f"case.tab_{name}")
            self.tabs.setTabText(place, f"{words} {count}" if count else words)

    def _fetch_pictures(self) -> None:
        if self._reading is None:
            return
        lacking, ratio = self.papers.lacking(), self.devicePixelRatioF()
        if lacking:
            self._context.ask(lambda station: first_pages(station, lacking, ratio)).done(
                self.papers.show_pictures
            ).failed(self.strip.show_error).start(self)
        right = self._reading.view.right
        case_id, number, pack, title = self.case_id, right["number"], right["pack"], right["title"]
        if pack:
            self._context.ask(lambda station: picture_of(station, number, pack)).done(
                lambda image: self.right.show_picture(image, title) if case_id == self.case_id else None
            ).start(self)

    def _show_step(self) -> None:
        if self._reading is None:
            return
        view = self._reading.view
        possible = {step_key(step): step for step in view.steps if step.act in FORMS}
        for place, form in list(self._forms.items()):
            if place[0] == self.case_id and place[1] not in possible:
                del self._forms[place]
                self.panel.drop(form)
        if not possible:
            self.panel.show_done(view.archive_no)
            return
        shown = self._forms.get((self.case_id, self._key))
        proposed = not self._chosen and (shown is None or shown.is_untouched)
        fresh = self._key not in possible or (proposed and self._key != next(iter(possible)))
        if fresh:
            self._key, self._chosen = next(iter(possible)), False
        at = StepView(
            view,
            possible[self._key],
            self._reading.rules,
            self._reading.station,
            self._author(self._reading),
            self._context.now,
            self._preview,
            self._reading.past,
            self._reading.register,
        )
        form_there = self._forms.get((self.case_id, self._key))
        if form_there is None:
            form_there = self._forms[self.case_id, self._key] = FORMS[at.step.act](at)
            form_there.evidence_wanted.connect(self._choose_evidence)
        else:
            form_there.refresh(at)
        self.panel.show_step(form_there, at)
        if fresh and self.isVisible():
            form_there.jump()

    def _preview(
        self,
        owner: QWidget,
        kind: ClockKind,
        start: datetime,
        printed: datetime | None,
        show: Callable[[Due | None], None],
    ) -> None:
        """Ask when a clock of this case would end; ``show`` gets the answer while ``owner`` lives."""
        case_id, author = self.case_id, self._context.author
        self._context.ask(lambda station: station.preview_due(kind, start, case_id, author, printed=printed)).done(
            show
        ).failed(self.strip.show_error).start(owner)

    def _author(self, reading: CaseReading) -> PersonView:
        return next(person for person in reading.station.staff if person.id == self._context.author)

    # ---- acting ----

    def choose(self, key: str) -> None:
        """Turn to another possible step; what was typed in this one stays."""
        self._key, self._chosen = key, True
        self._show_step()
        if self.panel.form is not None:
            self.panel.form.jump()

    def do(self) -> None:
        """The default button: perform the step that is shown."""
        form = self.panel.form
        if form is None or self._busy or not self.panel.default.isEnabled() or not form.check():
            return
        self._set_busy(True)
        self.panel.show_refused([])
        seen = None if self._reading is None else self._reading.view.timeline[-1].seq
        act = self._context.act(form.act, form.given(), case_id=self.case_id, seen=seen)
        place = (self.case_id, self._key)
        act.done(lambda done: self._done(place, done)).failed(lambda error: self._refused(form, error)).finally_(
            lambda: self._set_busy(False)
        ).start(self)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.panel.set_busy(busy)

    def _done(self, place: tuple[str, str], done: Done) -> None:
        form = self._forms.pop(place, None)
        if form is not None:
            self.panel.drop(form)
        if place[0] != self.case_id:
            return
        self._key, self._chosen = "", False
        self.strip.clear()
        if done.papers:
            paper = done.papers[-1]
            self.strip.show_message(
                "ok",
                t("case.issued", title=paper["title"], number=paper["number"]),
                act=t("case.preview"),
                on_act=lambda: self._open_paper(paper["id"]),
            )

    def _refused(self, form: StepForm, error: Known) -> None:
        if isinstance(error, Refused):
            self.panel.show_refused(form.show_refusals(error.refusals))
            if any(refusal.code == OVERTAKEN for refusal in error.refusals):
                self.reload()
        else:
            self.strip.show_error(error)

    def _choose_evidence(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, t("case.add_evidence"), "", t("case.add_evidence_filter"))
        if names:
            self.add_evidence([Path(name) for name in names])

    def add_evidence(self, files: list[Path]) -> None:
        """Enter photos and files as evidence of this case; long work is shown with n of m."""
        place = self._reading.view.row.booth if self._reading is not None else ""
        adding = add_files(self._context, self.case_id, files, place)
        adding.progress(self.progress.show_progress).failed(self.strip.show_error).finally_(self.progress.end)
        self.progress.begin(t("case.adding_evidence"), adding.start(self))

    def _open_paper(self, document_id: str) -> None:
        self._shell.open("papers", document_id=document_id)

    def _copy_number(self) -> None:
        if self._reading is not None:
            number = self._reading.view.row.number
            QGuiApplication.clipboard().setText(number)
            self.strip.show_message("info", t("case.copied", number=number))
