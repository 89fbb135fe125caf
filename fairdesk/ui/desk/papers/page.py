"""Papers: every issued paper, its archived page, its proof, and the printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QSplitter

from fairdesk.casework.paperproof import prove
from fairdesk.casework.workstation import Workstation
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.papers import printing
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.frame import PageFrame
from fairdesk.ui.desk.papers.print_bar import PrintBar
from fairdesk.ui.desk.papers.proof import ProofLine
from fairdesk.ui.desk.papers.rows import PaperRow, columns, fetch
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.ops import Query
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.pdf_preview import PdfPreview
from fairdesk.ui.widgets.search_box import SearchBox
from fairdesk.ui.widgets.table import DataTable

_LIST, _PAPER = 700, 410


class PapersPage(PageFrame):
    """``open(document_id="…")`` chooses a paper, ``open(text="…")`` filters the list."""

    def __init__(self, context: DeskContext, shell: Navigator, preferences: Preferences) -> None:
        super().__init__(t("papers_page.title"))
        self.setObjectName("papers")
        self._context, self._shell = context, shell
        self._row: PaperRow | None = None
        self._wanted = ""
        self.filter_box = SearchBox(
            f"{t('papers_page.filter')}  {shortcuts.key('filter').shown}", t("papers_page.filter")
        )
        self.filter_box.setObjectName("papers.filter")
        self.filter_box.setMinimumWidth(320)
        station = context.station
        self.table = DataTable(
            "papers",
            columns(context.now),
            lambda offset, limit, sort, wanted: fetch(station, offset, limit, sort, wanted or ""),
            preferences,
            title=t("papers_page.title"),
            tasks=context.tasks,
            key=lambda row: row.paper.id,
            empty=EmptyState(
                t("papers_page.empty"), t("papers_page.empty_hint"), icon="file-document-outline",
                act=t("today.new_case"), on_act=lambda: shell.open("intake"),
            ),
        )  # fmt: skip
        self.table.setObjectName("papers.table")
        self.preview = PdfPreview()
        self.proof = ProofLine()
        self.bar = PrintBar()
        self._arrange()
        self._connect()
        if self.table.filter:
            self.filter_box.set_text_quietly(self.table.filter)
        self.table.reload()
        self._ask_printers()
        self.setFocusProxy(self.table)

    def _arrange(self) -> None:
        self.add_act(self.filter_box)
        listed = Card(padding=theme.size("unit"))
        listed.add(self.table, 1)
        shown = Card(padding=theme.size("unit") + theme.size("half"))
        shown.add(self.preview, 1)
        shown.add(self.proof)
        shown.add(self.bar)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setProperty("bare", True)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(theme.size("gap"))
        panes.addWidget(listed)
        panes.addWidget(shown)
        panes.setSizes([_LIST, _PAPER])
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 2)
        self.add(panes, 1)

    def _connect(self) -> None:
        self.filter_box.searched.connect(lambda text: self.table.set_filter(text or None))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda row: self._shell.open("case", case_id=row.paper.case_id))
        self.table.model.read.connect(self._listed)
        self.bar.print_wanted.connect(self._print)
        self.bar.save_wanted.connect(self._save)
        self._context.bus.changed.connect(self._changed)
        shortcuts.bind(self, "filter", self.filter_box.setFocus)
        shortcuts.bind(self, "refresh", self.table.reload)
        shortcuts.bind(self, "print", self.bar.print.click)
        shortcuts.bind(self, "copy-number", self._copy_number)

    def open(self, document_id: str = "", text: str = "") -> None:
        """Choose a paper, or filter the list."""
        self._ask_printers()
        if document_id or text:
            self._wanted = document_id
            self.filter_box.set_text_quietly(text)
            self.table.set_filter(text or None)
            self._listed()
            if self._wanted:
                self.table.reload()

    def _listed(self) -> None:
        """Choose the paper that was asked for, else the first when none is chosen."""
        loaded = self.table.model.loaded()
        for number, row in loaded:
            if self._wanted and row.paper.id == self._wanted:
                self._wanted = ""
                self.table.view.selectRow(number)
                return
        if not loaded:
            self._choose(None)
        elif self.table.current() is None and not self._wanted:
            self.table.view.selectRow(0)

    def _changed(self, changes: Changes) -> None:
        if changes.documents or changes.any_case:
            self.table.reload()

    # ---- one paper ----

    def _choose(self, row: PaperRow | None) -> None:
        shown = self._row.paper.id if self._row is not None else ""
        self._row = row
        self.bar.enable(paper=row is not None)
        if row is None:
            self.preview.clear()
            self.proof.show_digest("")
            return
        if row.paper.id == shown:
            return
        paper = row.paper
        self.proof.show_digest(paper.sha256)
        read = self._context.ask(lambda station: station.paper_bytes(paper.id))
        read.done(lambda pdf: self._show(row, pdf)).failed(self._unreadable).start(self)
        check = self._context.ask(lambda station: prove(station, paper.id))
        check.done(self.proof.show_proof).failed(self.strip.show_error).start(self)

    def _show(self, row: PaperRow, pdf: bytes) -> None:
        if self._row is not row:
            return
        try:
            self.preview.show_pdf(pdf, f"{row.paper.title} {row.paper.number}")
        except Known as error:
            self._unreadable(error)

    def _unreadable(self, error: Known) -> None:
        self.preview.clear()
        self.bar.enable(paper=False)
        self.strip.show_error(error)

    def _copy_number(self) -> None:
        if self._row is not None:
            QGuiApplication.clipboard().setText(self._row.paper.number)

    # ---- out of the program ----

    def _ask_printers(self) -> None:
        found: Query[list[str]] = Query(self._context.tasks, lambda _job: printing.printer_names())
        found.done(self.bar.show_printers).failed(self.strip.show_error).start(self)

    def _print(self) -> None:
        row, printer, copies = self._row, self.bar.printer.value(), self.bar.copies.value()
        if row is None or copies is None:
            return
        self.strip.clear()
        self.bar.enable(paper=True, busy=True)
        sending = self._context.ask(
            lambda station: printing.print_on(station.paper_bytes(row.paper.id), printer, copies)
        )
        sending.done(lambda result: self._printed(row, printer or "", copies, result))
        sending.failed(self.strip.show_error)
        sending.finally_(lambda: self.bar.enable(paper=self._row is not None)).start(self)

    def _printed(self, row: PaperRow, printer: str, copies: int, result: printing.PrintResult) -> None:
        """Tell how it went, and log it, also when nothing came out."""
        good = result.outcome is printing.PrintOutcome.PRINTED
        self.strip.show_message("ok" if good else "warn", result.outcome.words(language()))
        given = {
            "document_id": row.paper.id,
            "printer": printer,
            "copies": copies,
            "outcome": result.outcome.value,
            "reprint": row.paper.prints > 0,
        }
        touched = Changes.of_case(row.paper.case_id, documents=frozenset({row.paper.id}))
        act = self._context.act("paper.print", given).announce(self._context.bus, touched)
        act.failed(self.strip.show_error).start(self)

    def _save(self) -> None:
        row = self._row
        if row is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, t("papers_page.save"), row.file_name, "PDF (*.pdf)")
        if name:
            self.save_to(Path(name))

    def save_to(self, file: Path) -> None:
        """Write the chosen paper's archived bytes to ``file``."""
        row = self._row
        if row is None:
            return
        writing = self._context.ask(lambda station: _write(station, row.paper.id, file))
        writing.done(lambda _done: self.strip.show_message("ok", t("papers_page.saved", file=file.name)))
        writing.failed(self.strip.show_error).start(self)


def _write(station: Workstation, document_id: str, file: Path) -> None:
    try:
        file.write_bytes(station.paper_bytes(document_id))
    except OSError as error:
        raise Known("FD-7012", file=file.name, problem=error.strerror or str(error)) from error
