"""Records: the packs that are loaded, a search, one record in full."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from fairdesk.casework.reference import Found
from fairdesk.casework.workstation import Workstation
from fairdesk.core.rights import RightKind, Term
from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.frame import PageFrame
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.desk.records.adding import add_pack
from fairdesk.ui.desk.records.card import RecordCard
from fairdesk.ui.desk.records.packs import PackPanel, PackRow, loaded, soundness
from fairdesk.ui.desk.records.picture import read_picture
from fairdesk.ui.desk.records.rows import KIND_COLUMN, columns, fetch
from fairdesk.ui.moments import local
from fairdesk.ui.ops import Query
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.editors import ComboEditor
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.progress import ProgressStrip
from fairdesk.ui.widgets.search_box import SearchBox
from fairdesk.ui.widgets.table import DataTable
from fairdesk.ui.widgets.words import button

_PACKS, _DETAIL, _DETAIL_LEAST = 240, 312, 220
_WIDE = 900
"""Below this width the list of packs and the column of kinds give their room to the titles."""
SUFFIX = ".fdpack"


class RecordsPage(PageFrame):
    """``open(text="…")`` searches. A pack can be dropped anywhere on the page."""

    def __init__(self, context: DeskContext, shell: Navigator, preferences: Preferences) -> None:
        super().__init__(t("packs.title"))
        self.setObjectName("records")
        self.setAcceptDrops(True)
        self._context, self._shell = context, shell
        self._terms: tuple[Term, ...] = ()
        self._found: Found | None = None
        self.add_button = button(t("packs.add"), "secondary", icon_name="plus", clicked=self._choose_file)
        self.add_button.setObjectName("records.add")
        self.compare = button(t("packs.compare"), "secondary", icon_name="compare", clicked=self._compare)
        self.compare.setEnabled(False)
        self.progress = ProgressStrip(context.now)
        self.packs = PackPanel(context.now)
        self.query = SearchBox(t("packs.query"), t("packs.query_name"))
        self.query.setObjectName("records.query")
        self.kind = ComboEditor(
            [("", t("packs.all_kinds")), *((kind.value, t(f"right_kind.{kind}")) for kind in RightKind)]
        )
        self.kind.setObjectName("records.kind")
        self.kind.setAccessibleName(t("packs.kind"))
        self.kind.set_value("")
        station = context.station
        self.table = DataTable(
            "records",
            columns(),
            lambda offset, limit, sort, wanted: fetch(station, offset, limit, sort, wanted),
            preferences,
            title=t("packs.results"),
            tasks=context.tasks,
            key=lambda found: (found.pack, found.record.office, found.record.number),
            empty=EmptyState(t("packs.search_empty"), t("packs.search_hint"), icon="magnify"),
        )
        self.table.setObjectName("records.table")
        self.record = RecordCard(t("compare.no_record"), t("compare.no_record_hint"))
        self._arrange()
        self._connect()
        self._restore()
        context.ask(lambda station: station.rules(context.author).terms).done(self._take_terms).start(self)
        self._read_packs()
        self.setFocusProxy(self.query)

    def _arrange(self) -> None:
        self.add_act(self.compare)
        self.add_act(self.add_button)
        self.add(self.progress)
        self.packs.setMaximumWidth(_PACKS)
        search = Card(padding=theme.size("unit"))
        line = QHBoxLayout()
        line.setSpacing(theme.size("unit"))
        line.addWidget(self.query, 1)
        self.kind.setFixedWidth(136)
        line.addWidget(self.kind)
        search.add(line)
        search.add(self.table, 1)
        detail = ListCard(foot=False)
        detail.setMinimumWidth(_DETAIL_LEAST)
        detail.setMaximumWidth(_DETAIL)
        detail.add(self.record, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.size("gap"))
        row.addWidget(self.packs, 5)
        row.addWidget(search, 9)
        row.addWidget(detail, 6)
        self.add(row, 1)

    def _connect(self) -> None:
        self.packs.add_wanted.connect(self._choose_file)
        self.query.searched.connect(lambda _text: self._look())
        self.kind.changed.connect(self._look)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _found: self._compare())
        self.table.model.read.connect(self._listed)
        self._context.bus.changed.connect(self._changed)
        shortcuts.bind(self, "filter", self.query.setFocus)

    def _restore(self) -> None:
        kept: dict[str, str] = self.table.filter or {}
        self.query.set_text_quietly(kept.get("text", ""))
        self.kind.blockSignals(True)
        self.kind.set_value(kept.get("kind", ""))
        self.kind.blockSignals(False)
        self.table.reload()

    def open(self, text: str = "") -> None:
        """Search for ``text``; without it the page is as it was left."""
        if text:
            self.query.setText(text)
            self.query.search_now()

    # ---- packs ----

    def _read_packs(self) -> None:
        self._context.ask(loaded).done(self._show_packs).failed(self.strip.show_error).start(self)

    def _show_packs(self, rows: tuple[PackRow, ...]) -> None:
        self.packs.show_packs(rows)
        total = sum(row.info.records for row in rows)
        self.set_lead(t("packs.lead", packs=len(rows), n=f"{total:,}") if rows else "")
        for digest in self.packs.unverified:
            checking = self._context.ask(lambda station, digest=digest: soundness(station, digest))  # type: ignore[misc]
            checking.done(lambda told: self.packs.show_soundness(*told)).failed(self.strip.show_error).start(self)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, t("packs.add"), "", f"{t('packs.pack')} (*{SUFFIX})")
        if name:
            self.add_file(Path(name))

    def add_file(self, file: Path) -> None:
        """Check a pack and copy it to the station, with progress; what is wrong with it is told in the strip."""
        self.strip.clear()
        self.add_button.setEnabled(False)
        station = self._context.station
        adding: Query[Path] = Query(self._context.tasks, lambda job: add_pack(station, file, job))
        adding.progress(self.progress.show_progress).done(self._added).failed(self._refused).finally_(self._add_ended)
        self.progress.begin(t("packs.adding"), adding.start(self))

    def _added(self, target: Path) -> None:
        self.strip.show_message("ok", t("packs.added", file=target.name))
        self._context.bus.publish(Changes(records=True))

    def _refused(self, error: Known) -> None:
        self.strip.show_error(error, act=t("packs.another"), on_act=self._choose_file)

    def _add_ended(self) -> None:
        self.progress.end()
        self.add_button.setEnabled(True)

    def _changed(self, changes: Changes) -> None:
        if changes.records:
            self._read_packs()
            self.table.reload()

    # ---- records ----

    def _look(self) -> None:
        wanted = {"text": self.query.text().strip(), "kind": self.kind.value() or ""}
        self.table.set_filter(wanted if wanted["text"] else None)

    def _listed(self) -> None:
        if self.table.model.total == 0:
            self._choose(None)
            if self.table.filter is None and self.query.text():
                self.query.set_text_quietly("")
        elif self.table.current() is None:
            self.table.view.selectRow(0)

    def _take_terms(self, terms: tuple[Term, ...]) -> None:
        self._terms = terms
        self._choose(self._found)

    def _choose(self, found: Found | None) -> None:
        self._found = found
        self.compare.setEnabled(found is not None and bool(found.record.title))
        if found is None:
            self.record.show_record(None)
            return
        self.record.show_record(found.record, self._terms, local(self._context.now()).date())
        if found.record.pictures:
            key, name = found.record.pictures[0], found.record.number
            read = self._context.ask(lambda station: _picture(station, key, name))
            read.done(lambda image: self._show_picture(found, image)).failed(self.strip.show_error).start(self)

    def _show_picture(self, found: Found, image: QImage | None) -> None:
        if self._found is found:
            self.record.picture.show_image(image)

    def _compare(self) -> None:
        if self._found is not None and self._found.record.title:
            self._shell.open("compare", text=self._found.record.title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        self.packs.setVisible(wide)
        self.table.view.setColumnHidden(KIND_COLUMN, not wide)

    # ---- drag and drop ----

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = _dropped(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.add_file(file)


def _dropped(data: Any) -> Path | None:
    """The pack that is being dragged, if it is one."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((file for file in files if file.suffix == SUFFIX), None)


def _picture(station: Workstation, key: str, name: str) -> QImage | None:
    data = station.reference.picture(key)
    return None if data is None else read_picture(data, name)
