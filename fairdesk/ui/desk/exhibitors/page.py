"""The page Exhibitors: find who stands at a booth, and see what is known of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from fairdesk.casework.exhibitors.directory import Exhibitor
from fairdesk.casework.exhibitors.imported import ImportedList, imported
from fairdesk.casework.exhibitors.report import ImportReport
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.exhibitors import importing
from fairdesk.ui.desk.exhibitors.detail import Detail
from fairdesk.ui.desk.exhibitors.past import ProposalCard
from fairdesk.ui.desk.exhibitors.reading import ORIGIN_COLUMN, Dossier, columns, dossier, fetch
from fairdesk.ui.desk.exhibitors.report import ReportCard, save_notes
from fairdesk.ui.desk.frame import PageFrame
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.ops import Query
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.progress import ProgressStrip
from fairdesk.ui.widgets.search_box import SearchBox
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.table import DataTable
from fairdesk.ui.widgets.words import button

_WIDE = 900
"""Below this width the column of countries gives its room to the names."""


class ExhibitorsPage(PageFrame):
    """``open(text="9.2B17")`` searches. A list can be dropped anywhere on the page."""

    def __init__(self, context: DeskContext, shell: Navigator, preferences: Preferences) -> None:
        super().__init__(t("exhibitors_page.title"))
        self.setObjectName("exhibitors")
        self.setAcceptDrops(True)
        self._context, self._shell = context, shell
        self._lists: tuple[ImportedList, ...] = ()
        self._asked = self._asked_dossier = 0
        self.add_button = button(
            t("exhibitors_page.import"), "secondary", icon_name="upload-outline", clicked=self._choose_file
        )
        self.add_button.setObjectName("exhibitors.import")
        self.missing = MessageStrip()
        self.progress = ProgressStrip(context.now)
        self.panel = importing.ImportPanel()
        self.report = ReportCard()
        self.query = SearchBox(t("exhibitors_page.query"), t("exhibitors_page.query_name"))
        self.query.setObjectName("exhibitors.query")
        self._nothing = EmptyState(t("exhibitors_page.start"), t("exhibitors_page.start_hint"), icon="magnify")
        station = context.station
        self.table = DataTable(
            "exhibitors",
            columns(),
            lambda offset, limit, sort, wanted: fetch(station, offset, limit, sort, wanted),
            preferences,
            title=t("exhibitors_page.results"),
            tasks=context.tasks,
            key=lambda row: row.id,
            empty=self._nothing,
        )
        self.table.setObjectName("exhibitors.table")
        self.detail = Detail(context.now)
        self._arrange()
        self._connect()
        self._read_lists()
        self.query.set_text_quietly(self.table.filter or "")
        self.table.reload()
        self.setFocusProxy(self.query)

    def _arrange(self) -> None:
        self.add_act(self.add_button)
        for part in (self.missing, self.progress, self.panel, self.report):
            self.add(part)
        search = Card(padding=theme.size("unit"))
        search.add(self.query)
        search.add(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.size("gap"))
        row.addWidget(search, 5)
        row.addWidget(self.detail, 6)
        self.add(row, 1)

    def _connect(self) -> None:
        self.query.searched.connect(lambda text: self.table.set_filter(text or None))
        self.query.returnPressed.connect(self.table.view.setFocus)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row: self.detail.who.complain.setFocus())
        self.table.model.read.connect(self._listed)
        self.panel.wanted.connect(self.run_import)
        self.report.save_wanted.connect(self._choose_report_file)
        self.detail.who.complaint_wanted.connect(self._complain)
        self.detail.past.decided.connect(self._decide)
        self.detail.cases.opened.connect(lambda row: self._shell.open("case", case_id=row.id))
        self._context.bus.changed.connect(self._changed)
        shortcuts.bind(self, "filter", self.query.setFocus)
        shortcuts.bind(self, "refresh", self.refresh)

    def open(self, text: str = "") -> None:
        """Search for ``text``; without it the page is as it was left."""
        if text:
            self.query.setText(text)
            self.query.search_now()

    def refresh(self) -> None:
        """Look again at the lists, the results and the exhibitor shown."""
        self._read_lists()
        self.table.reload()
        self._read_dossier()

    def _changed(self, changes: Changes) -> None:
        if changes.records:
            self.refresh()
        elif changes.any_case:
            self._read_dossier()

    # ---- the lists ----

    def _read_lists(self) -> None:
        self._asked += 1
        age = self._asked
        asked = self._context.ask(imported)
        asked.done(lambda lists: self._show_lists(lists, age)).failed(self.strip.show_error).start(self)

    def _show_lists(self, lists: tuple[ImportedList, ...], age: int) -> None:
        if age != self._asked:  # a newer answer is on its way
            return
        self._lists = lists
        listed = [found for found in lists if found.kind == "exhibitors"]
        results = [found for found in lists if found.kind == "history"]
        lead = []
        if listed:
            booths = f"{sum(x.booths for x in listed):,}"
            lead.append(t("exhibitors_page.lead", n=f"{sum(x.entries for x in listed):,}", booths=booths))
        if results:
            lead.append(t("exhibitors_page.lead_results", n=f"{sum(x.entries for x in results):,}"))
        self.set_lead(" · ".join(lead))
        if listed:
            self._nothing.say(t("exhibitors_page.start"), t("exhibitors_page.start_hint"))
        else:
            self._nothing.say(
                t("exhibitors_page.none"), t("exhibitors_page.none_hint"), act=t("exhibitors_page.import"),
                on_act=self._choose_file,
            )  # fmt: skip
        lost = [found.name for found in lists if not found.here]
        if lost:
            comma = "、" if language() == "zh" else ", "
            self.missing.show_message(
                "warn", t("exhibitors_page.missing", names=comma.join(lost)), act=t("exhibitors_page.restore"),
                on_act=self.restore,
            )  # fmt: skip
        else:
            self.missing.clear()
        if self.detail.dossier is not None:
            self.detail.show_dossier(self.detail.dossier, history=self._has_history)

    @property
    def _has_history(self) -> bool:
        return any(found.kind == "history" for found in self._lists)

    def restore(self) -> None:
        """Read lists again whose rows are not here."""
        station = self._context.station
        self.missing.clear()
        self.add_button.setEnabled(False)
        work: Query[int] = Query(self._context.tasks, lambda job: importing.restore(station, job))
        work.progress(self.progress.show_progress).done(self._restored).failed(self._not_restored)
        work.finally_(self._import_ended)
        self.progress.begin(t("exhibitors_page.restoring"), work.start(self))

    def _restored(self, count: int) -> None:
        self.strip.show_message("ok", t("exhibitors_page.restored", n=count))
        self._context.bus.publish(Changes(records=True))

    def _not_restored(self, error: Known) -> None:
        self.strip.show_error(error)
        self._read_lists()

    # ---- import ----

    def _choose_file(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in importing.SUFFIXES)
        wanted = f"{t('exhibitors_page.files')} ({kinds})"
        name, _ = QFileDialog.getOpenFileName(self, t("exhibitors_page.import"), "", wanted)
        if name:
            self.panel.ask(Path(name))

    def run_import(self, wish: importing.Wish) -> None:
        """Import a list with progress; what became of its rows is told in the report."""
        self.strip.clear()
        self.report.hide()
        self.add_button.setEnabled(False)
        station, author = self._context.station, self._context.author
        # Beside the writer's thread: the rows are written in slices, and acts find their way between two of them.
        work: Query[ImportReport] = Query(self._context.tasks, lambda job: importing.run(station, author, wish, job))
        work.progress(self.progress.show_progress).done(self._imported)
        work.failed(self._not_imported).finally_(self._import_ended)
        self.progress.begin(t("exhibitors_page.importing", file=wish.file.name), work.start(self))

    def _imported(self, report: ImportReport) -> None:
        if report.cancelled:
            self.strip.show_message("info", t("exhibitors.cancelled"))
            return
        self.report.show_report(report)
        self._context.bus.publish(Changes(records=True, outbox=True))
        self.query.setFocus()

    def _not_imported(self, error: Known) -> None:
        self.strip.show_error(error, act=t("exhibitors_page.another"), on_act=self._choose_file)

    def _import_ended(self) -> None:
        self.progress.end()
        self.add_button.setEnabled(True)

    def _choose_report_file(self) -> None:
        report = self.report.report
        if report is None:
            return
        proposed = f"{Path(report.name).stem}-{t('exhibitors_page.aside')}.csv"
        name, _ = QFileDialog.getSaveFileName(self, t("exhibitors_page.save_notes"), proposed, "CSV (*.csv)")
        if name:
            self.save_report(Path(name))

    def save_report(self, file: Path) -> None:
        """Write the lines that were set aside to a file."""
        report = self.report.report
        if report is None:
            return
        work: Query[Path] = Query(self._context.tasks, lambda _job: save_notes(report, file))
        work.done(lambda saved: self.strip.show_message("ok", t("exhibitors_page.saved", file=saved.name)))
        work.failed(self.strip.show_error).start(self)

    # ---- one exhibitor ----

    def _listed(self) -> None:
        if self.table.model.total == 0:
            self.detail.show_exhibitor(None)
        elif self.table.current() is None:
            self.table.view.selectRow(0)

    def _choose(self, exhibitor: Exhibitor) -> None:
        same = self.detail.exhibitor is not None and self.detail.exhibitor.id == exhibitor.id
        if not same or self.detail.exhibitor != exhibitor:
            self.detail.show_exhibitor(exhibitor)
        self._read_dossier()

    def _read_dossier(self) -> None:
        exhibitor, author = self.detail.exhibitor, self._context.author
        if exhibitor is None:
            return
        self._asked_dossier += 1
        age = self._asked_dossier

        def show(found: Dossier) -> None:
            if age == self._asked_dossier:
                self.detail.show_dossier(found, history=self._has_history)

        asked = self._context.ask(lambda station: dossier(station, author, exhibitor))
        asked.done(show).failed(self.strip.show_error).start(self)

    def _decide(self, card: ProposalCard, same: bool, note: str) -> None:
        act = self._context.act("identity.confirm" if same else "identity.reject", card.proposal.as_input(note))
        act.done(lambda _done: self._read_dossier()).failed(card.show_refusal).start(card)

    def _complain(self) -> None:
        if self.detail.exhibitor is not None:
            exhibitor = self.detail.exhibitor
            self._shell.open("intake", respondent=exhibitor.id, booth=exhibitor.booth)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.view.setColumnHidden(ORIGIN_COLUMN, event.size().width() < _WIDE)

    # ---- drag and drop ----

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if importing.dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = importing.dropped(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.panel.ask(file)
