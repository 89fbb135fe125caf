"""Cases: one list, filtered where the data is; Enter opens a case."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fairdesk.casework.views import CaseRow
from fairdesk.core.states import ENDED, OPEN, State
from fairdesk.i18n import t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.cases.batch import Outcome, carry_out, touched
from fairdesk.ui.desk.cases.batch_bar import BatchBar, as_batch
from fairdesk.ui.desk.cases.columns import columns
from fairdesk.ui.desk.cases.table import CaseTable
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.frame import PageFrame
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.ops import Mutation
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.editors import ComboEditor
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.progress import ProgressStrip
from fairdesk.ui.widgets.search_box import SearchBox
from fairdesk.ui.widgets.table_model import Page, Sort
from fairdesk.ui.widgets.words import button, with_key

_LEAST = timedelta(minutes=1)
"""A notice cannot be planned to arrive earlier than this: the acts themselves take a moment."""
_GROUPS = {"open": OPEN, "ended": ENDED, "measures": frozenset({State.MEASURE, State.IN_FORCE})}


def states_of(group: str) -> tuple[str, ...]:
    """The states of a group of the filter; ``()`` stands for all."""
    if group in _GROUPS:
        return tuple(sorted(state.value for state in _GROUPS[group]))
    return (group,) if group in State.__members__ else ()


class CasesPage(PageFrame):
    """Made with the desk's context, the shell and the remembered widths and filters."""

    def __init__(self, context: DeskContext, shell: Navigator, preferences: Preferences) -> None:
        super().__init__(t("cases.title"))
        self._context, self._shell = context, shell
        self.filter_box = SearchBox(f"{t('cases.filter')}  {shortcuts.key('filter').shown}", t("cases.filter_name"))
        self.filter_box.setObjectName("cases.filter")
        self.filter_box.setMinimumWidth(300)
        self.group = ComboEditor(self._groups())
        self.group.setObjectName("cases.state")
        self.group.setAccessibleName(t("cases.state"))
        self.group.setMinimumWidth(184)
        self.new = button(t("cases.new"), "primary", icon_name="plus", clicked=self._new)
        self.new.setObjectName("cases.new")
        with_key(self.new, "new-case", t("cases.new"))
        empty = EmptyState(t("cases.empty"), icon="briefcase-outline")
        self.table = CaseTable(
            "cases",
            columns(context.now),
            self._fetch,
            preferences,
            title=t("cases.title"),
            tasks=context.tasks,
            key=lambda row: row.id,
            empty=empty,
            ticking=True,
        )
        self.table.setObjectName("cases.table")
        self.batch = BatchBar(context.now)
        self.progress = ProgressStrip(context.now)
        self._arrange()
        act = f"{t('cases.new')} {shortcuts.key('new-case').shown}"
        empty.say(t("cases.empty"), t("cases.empty_hint"), act=act, on_act=self._new)
        self._show_filter(self.table.filter)
        self._connect()
        self.table.reload()

    def _arrange(self) -> None:
        self.lead = button(t("lead.new"), icon_name="eye-outline", clicked=lambda: self._shell.open("lead"))
        self.lead.setObjectName("cases.lead")
        for each in (self.filter_box, self.group, self.lead, self.new):
            self.add_act(each)
        card = Card(padding=theme.size("unit"))
        card.add(self.table, 1)
        self.add(card, 1)
        self.add(self.progress)
        self.add(self.batch)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.filter_box.searched.connect(lambda _text: self._filter())
        self.group.changed.connect(self._filter)
        self.table.opened.connect(self._open_case)
        self.table.selected.connect(self.batch.show_chosen)
        self.batch.wanted.connect(self._carry_out)
        self.batch.given_up.connect(self._give_up)
        self.table.filter_changed.connect(self._show_filter)
        self._context.bus.changed.connect(self._changed)
        shortcuts.bind(self, "filter", self._to_filter)
        shortcuts.bind(self, "refresh", self.table.reload)

    @staticmethod
    def _groups() -> list[tuple[str, str]]:
        whole = [("", t("cases.all")), *((group, t(f"cases.{group}")) for group in _GROUPS)]
        return whole + [(state.value, t(f"state.{state.value}")) for state in State]

    def open(self, group: str = "", text: str = "") -> None:
        """Show the list; with a parameter under that filter, without one as it was left."""
        if group or text:
            self.table.set_filter({"text": text, "group": group})

    def _filter(self) -> None:
        wanted = {"text": self.filter_box.text().strip(), "group": self.group.value() or ""}
        self.table.set_filter(wanted if any(wanted.values()) else None)

    def _show_filter(self, wanted: dict[str, str] | None) -> None:
        shown = wanted or {"text": "", "group": ""}
        if self.filter_box.text().strip() != shown["text"]:
            self.filter_box.set_text_quietly(shown["text"])
        if self.group.value() != shown["group"]:
            self.group.blockSignals(True)
            self.group.set_value(shown["group"])
            self.group.blockSignals(False)

    def _fetch(self, offset: int, limit: int, sort: Sort | None, wanted: Any) -> Page[CaseRow]:
        asked = wanted or {}
        found = self._context.station.cases(
            offset=offset,
            limit=limit,
            sort=sort.column if sort else "received_at",
            descending=sort.descending if sort else True,
            text=asked.get("text", ""),
            states=states_of(asked.get("group", "")),
        )
        return Page(found.rows, found.total)

    def _changed(self, changes: Changes) -> None:
        if changes.any_case:
            self.table.reload()

    # ---- several cases at once ----

    def _carry_out(self, name: str) -> None:
        rows, at = self.table.chosen_rows(), self.batch.at.value()
        if not isinstance(at, datetime):
            self.batch.at.setFocus()
            return
        batch, now = as_batch(name), self._context.now()
        at = max(at, now + _LEAST) if batch == "notify" else min(at, now)
        station, author = self._context.station, self._context.author
        work: Mutation[list[Outcome]] = Mutation(
            self._context.tasks, lambda job: carry_out(station, author, batch, rows, at, job)
        )
        self.batch.set_busy(True)
        work.announce(self._context.bus, touched).progress(self.progress.show_progress)
        work.done(self.batch.show_outcomes).failed(self.table.strip.show_error).finally_(self._batch_ended)
        self.progress.begin(t(f"cases.{batch}_all"), work.start(self))

    def _batch_ended(self) -> None:
        self.progress.end()
        self.batch.set_busy(False)
        self.table.view.setFocus()

    def _give_up(self) -> None:
        self.batch.forget()
        self.table.choose_none()
        self.table.view.setFocus()

    def _open_case(self, row: CaseRow) -> None:
        self._shell.open("case", case_id=row.id)

    def _new(self) -> None:
        self._shell.open("intake")

    def _to_filter(self) -> None:
        self.filter_box.setFocus()
        self.filter_box.selectAll()
