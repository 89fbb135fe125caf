"""Compare: what is similar to the displayed sign, side by side with it, and what it is taken for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from fairdesk.casework.performer import Done
from fairdesk.casework.views import CaseView, Page
from fairdesk.casework.workstation import Workstation
from fairdesk.core.rights import Term
from fairdesk.core.states import OPEN
from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.compare.hits import HitPainting, reason_words
from fairdesk.ui.desk.compare.pair import Pair
from fairdesk.ui.desk.compare.search import Answer, Asked, Hit, comparison, read_classes, search
from fairdesk.ui.desk.compare.verdict_bar import VerdictBar
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.frame import PageFrame
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.desk.records.card import RecordCard
from fairdesk.ui.desk.records.picture import read_picture
from fairdesk.ui.desk.rows import RowList
from fairdesk.ui.moments import local
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.search_box import SearchBox
from fairdesk.ui.widgets.words import label

_LIST_LEAST, _LIST_MOST = 280, 472
_SLOW_MS = 250
"""A search that takes longer says so."""
_CASES = 200


class ComparePage(PageFrame):
    """``open(case_id="…", text="…", classes=(9, 35))``; without parameters as it was left."""

    def __init__(self, context: DeskContext, shell: Navigator) -> None:
        super().__init__(t("compare.title"))
        self.setObjectName("compare")
        self._context, self._shell = context, shell
        self._terms: tuple[Term, ...] = ()
        self._asked = Asked("")
        self._running = False
        self._waiting = False
        self._ready = False
        self._hit: Hit | None = None
        self.query = SearchBox(t("compare.query"), t("compare.query_name"))
        self.query.setObjectName("compare.query")
        self.query.setMinimumWidth(280)
        self.query.setMaximumWidth(600)
        self.classes = LineEditor(t("compare.classes"))
        self.classes.setObjectName("compare.classes")
        self.classes.setAccessibleName(t("compare.classes_name"))
        self.classes.setFixedWidth(176)
        self._painting = HitPainting()
        self.hits = RowList(t("compare.hits"), self._painting, key=lambda hit: hit.key)
        self.hits.setObjectName("compare.hits")
        self._found = label("", "caption")
        self._empty = EmptyState(t("compare.empty"), t("compare.empty_hint"), icon="compare")
        self._busy = EmptyState("", icon="database-search-outline")
        self._places = QStackedWidget()
        self.pair = Pair(context.tasks)
        self.record = RecordCard(t("compare.no_record"), t("compare.no_record_hint"))
        self.bar = VerdictBar()
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._arrange()
        self._connect()
        context.ask(lambda station: station.rules(context.author).terms).done(self._take_terms).start(self)
        self._read_cases()
        self.setFocusProxy(self.query)

    # ---- layout ----

    def _arrange(self) -> None:
        self.add_act(self.query, stretch=6)
        self.add_act(self.classes)
        results = ListCard()
        results.setMinimumWidth(_LIST_LEAST)
        results.setMaximumWidth(_LIST_MOST)
        self._found.setContentsMargins(15, 10, 15, 8)
        for each in (self._empty, self._busy, self.hits):
            self._places.addWidget(each)
        results.add(self._found)
        results.add(self._places, 1)
        detail = ListCard(foot=False)
        detail.add(self.record, 1)
        right = QVBoxLayout()
        right.setSpacing(theme.size("unit"))
        right.addWidget(self.pair, 4)
        right.addWidget(detail, 5)
        row = QHBoxLayout()
        row.setSpacing(theme.size("gap"))
        row.addWidget(results, 3)
        row.addLayout(right, 4)
        self.add(row, 1)
        self.add(self.bar)

    def _connect(self) -> None:
        self.query.searched.connect(lambda _text: self._look())
        self.classes.left.connect(self._look)
        self.classes.returnPressed.connect(self._look)
        self.hits.chosen.connect(self._choose)
        self._slow.timeout.connect(self._tell_slow)
        self.pair.failed.connect(self.strip.show_error)
        self.bar.decided.connect(self._decide)
        self.bar.case_chosen.connect(self._case_chosen)
        self._context.bus.changed.connect(self._changed)
        shortcuts.bind(self, "default-act", lambda: self.bar.buttons["basis"].click())
        shortcuts.bind(self, "filter", self.query.setFocus)

    def open(self, case_id: str = "", text: str = "", classes: tuple[int, ...] = ()) -> None:
        """Look for ``text`` among the marks of ``classes``, for a case."""
        if case_id:
            self._read_cases(case_id)
        if classes:
            self.classes.set_value(", ".join(str(number) for number in classes))
        if text:
            self.query.setText(text)
            self.query.search_now()
        elif case_id and not self.query.text():
            author = self._context.author
            self._context.ask(lambda station: station.case(case_id, author)).done(self._suggest).start(self)

    def _suggest(self, case: CaseView) -> None:
        """The brand on the accused object is what one looks for first; else the title of the right."""
        brand = next((item["brand"] for item in case.items if item["brand"]), "")
        if not self.query.text():
            self.query.setText(brand or case.row.right_title)
            self.query.search_now()

    # ---- searching ----

    def _look(self) -> None:
        classes = read_classes(self.classes.text())
        theme.mark(self.classes, state="" if classes is not None else "error")
        self.classes.setToolTip("" if classes is not None else t("compare.bad_classes"))
        asked = Asked(self.query.text().strip(), classes or ())
        if asked == self._asked:
            return
        self._asked = asked
        if not asked.text:
            self._show_answer(Answer(asked, (), 1))
        elif self._running:
            self._waiting = True
        else:
            self._search()

    def _search(self) -> None:
        """One search at a time: the newest query waits for the one that runs, those between are dropped."""
        asked = self._asked
        self._running, self._waiting = True, False
        self._slow.start()
        query = self._context.ask(lambda station: search(station, asked))
        query.done(self._show_answer).failed(self._failed).finally_(self._ended).start(self)

    def _ended(self) -> None:
        self._running = False
        self._slow.stop()
        if self._waiting and self._asked.text:
            self._search()

    def _tell_slow(self) -> None:
        self._busy.say(t("compare.searching", text=self._asked.text), "" if self._ready else t("compare.first_search"))
        self._places.setCurrentWidget(self._busy)

    def _failed(self, error: Known) -> None:
        self._places.setCurrentWidget(self._empty)
        self.strip.show_error(error)

    def _show_answer(self, answer: Answer) -> None:
        if answer.asked != self._asked:
            return
        self.strip.clear()
        self._ready = self._ready or bool(answer.asked.text and answer.packs)
        self.hits.show_rows(answer.hits)
        if answer.hits:
            self._places.setCurrentWidget(self.hits)
            key = "found" if answer.hits[0].score is not None else "found_number"
            self._found.setText(t(f"compare.{key}", n=len(answer.hits), text=answer.asked.text))
            if self.hits.current() is None:
                self.hits.choose(0)
            else:
                self._choose(self.hits.current())
            return
        self._places.setCurrentWidget(self._empty)
        self._found.setText("")
        self._choose(None)
        if not answer.asked.text:
            self._empty.say(t("compare.empty"), t("compare.empty_hint"))
        elif not answer.packs:
            self._empty.say(
                t("compare.no_packs"), t("compare.no_packs_hint"), act=t("packs.add"),
                on_act=lambda: self._shell.open("records"),
            )  # fmt: skip
        else:
            hint = t("compare.nothing_in_classes" if answer.asked.classes else "compare.nothing_hint")
            self._empty.say(t("compare.nothing", text=answer.asked.text), hint)

    # ---- one hit ----

    def _take_terms(self, terms: tuple[Term, ...]) -> None:
        self._terms = terms
        self._choose(self._hit)

    def _choose(self, hit: Hit | None) -> None:
        self._hit = hit
        self.bar.enable(hit=hit is not None)
        if hit is None:
            self.record.show_record(None)
            self.pair.show_words(self._asked.text, "")
            self.pair.show_registered(None)
            return
        self.record.show_record(hit.record, self._terms, local(self._context.now()).date())
        self.record.show_reasons(reason_words(hit))
        self.pair.show_words("" if self._asked.is_number and hit.score is None else self._asked.text, hit.record.title)
        self.pair.show_registered(None)
        if hit.record.pictures:
            key = hit.record.pictures[0]
            query = self._context.ask(lambda station: _picture(station, key, hit.record.number))
            query.done(lambda image: self._show_picture(hit, image)).failed(self.strip.show_error).start(self)

    def _show_picture(self, hit: Hit, image: QImage | None) -> None:
        if self._hit is hit:
            self.pair.show_registered(image)

    # ---- the verdict ----

    def _read_cases(self, choose: str = "") -> None:
        states = sorted(OPEN)
        wanted = choose or self.bar.case.value() or ""

        def show(found: Page) -> None:
            self.bar.show_cases(found.rows)
            if wanted:
                self.bar.choose(wanted)

        self._context.ask(lambda station: station.cases(limit=_CASES, states=states)).done(show).start(self)

    def _changed(self, changes: Changes) -> None:
        if changes.any_case:
            self._read_cases()
            case_id = self.bar.case.value()
            if case_id and changes.touches(case_id):
                self._case_chosen(case_id)
        if changes.records and self._asked.text and not self._running:
            self._search()

    def _case_chosen(self, case_id: str) -> None:
        self.bar.enable(hit=self._hit is not None)
        if not case_id:
            self._show_verdicts({})
            return
        author = self._context.author
        query = self._context.ask(lambda station: station.case(case_id, author).comparisons)
        query.done(lambda rows: self._show_verdicts({row["number"]: row["verdict"] for row in rows})).start(self)

    def _show_verdicts(self, verdicts: Mapping[str, str]) -> None:
        self._painting.verdicts = verdicts
        self.hits.repaint_rows()

    def _decide(self, verdict: str) -> None:
        hit, case_id = self._hit, self.bar.case.value()
        if hit is None or not case_id:
            return
        given = comparison(self._asked, hit, verdict, self.bar.note.value())
        act = self._context.act("comparison.record", given, case_id=case_id)
        act.done(lambda done: self._decided(done, hit, verdict)).failed(self.strip.show_error)
        act.start(self)

    def _decided(self, done: Done, hit: Hit, verdict: str) -> None:
        self.bar.note.set_value("")
        case_id = str(done.case_id)
        words = t("compare.recorded", title=hit.record.title or hit.record.number, verdict=t(f"compare.was_{verdict}"))
        self.strip.show_message(
            "ok", words, act=t("compare.to_case"), on_act=lambda: self._shell.open("case", case_id=case_id)
        )


def _picture(station: Workstation, key: str, name: str) -> QImage | None:
    data = station.reference.picture(key)
    return None if data is None else read_picture(data, name)
