"""Opinions about the service: the list with running clocks at the left, one of them or a new one at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.casework.services.lists.feedback import FeedbackView, feedback
from fairdesk.casework.views import CaseRow, StationView
from fairdesk.casework.workstation import Workstation
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.consult.feedback_forms import CloseForm, ReceiveForm, ReplyForm
from fairdesk.ui.desk.consult.feedback_rows import FeedbackPainting, facts, kind_chip, reply_chip
from fairdesk.ui.desk.consult.row_box import RowBox
from fairdesk.ui.desk.consult.tab import Tab
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.moments import Now
from fairdesk.ui.widgets.card import Card, scrolled
from fairdesk.ui.widgets.chip import Chip
from fairdesk.ui.widgets.editors import ComboEditor
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.key_value import KeyValue
from fairdesk.ui.widgets.search_box import SearchBox
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.words import button, hairline, label

_STATES = {"open": ("received", "replied"), "received": ("received",), "closed": ("closed",), "every": ()}
_CASES = 60


@dataclass(frozen=True)
class Opinions:
    """What the tab shows."""

    rows: list[FeedbackView]
    waiting: int
    station: StationView
    cases: tuple[CaseRow, ...]


def opinions(station: Workstation, states: tuple[str, ...], text: str) -> Opinions:
    """Opinions in these states, how many wait for a reply, and whom and what they can be about."""
    with station.read() as session:
        rows = feedback(session, station.id, station.now(), states=states, text=text)
        waiting = len(feedback(session, station.id, station.now(), states=("received",)))
    return Opinions(rows, waiting, station.station(), tuple(station.cases(limit=_CASES).rows))


class OpinionCard(Card):
    """One opinion: what was said, what is known, and what can be done now."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.row: FeedbackView | None = None
        self._now: Now = context.now
        self._kind, self._reply = Chip(), Chip()
        self._text = label("", "lead", wrap=True)
        self.facts = KeyValue(name_width=84)
        self.reply, self.close_ = ReplyForm(context), CloseForm(context)
        self._line = hairline()
        head = QHBoxLayout()
        head.addWidget(self._kind)
        head.addStretch()
        head.addWidget(self._reply)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.size("unit"), 0)
        column.setSpacing(theme.size("gap"))
        for each in (self._text, self.facts, self.reply, self._line, self.close_):
            column.addWidget(each)
        column.addStretch()
        self.add(head)
        self.add(scrolled(inner), 1)

    def show_row(self, row: FeedbackView) -> None:
        """Show an opinion."""
        self.row = row
        for chip, spec in ((self._kind, kind_chip(row.kind)), (self._reply, reply_chip(row, self._now))):
            chip.show_state(spec.state, spec.text, spec.icon)
        self._text.setText(row.text)
        self.facts.show_facts(facts(row, self._now))
        self.reply.show_row(row)
        self.close_.show_row(row)
        self.reply.setVisible(row.state == "received")
        closable = row.state == "replied" or (row.state == "received" and not row.contact)
        self.close_.setVisible(closable)
        self._line.setVisible(row.state == "received" and closable)


class FeedbackTab(Tab):
    """``waits`` tells how many wait for a reply."""

    def __init__(self, context: DeskContext, strip: MessageStrip) -> None:
        super().__init__(context, strip)
        self.states = ComboEditor([(name, t(f"consult_page.feedback_{name}")) for name in _STATES])
        self.states.setObjectName("consult.feedback.states")
        self.states.setAccessibleName(t("consult_page.show"))
        self.states.set_value("open")
        self.query = SearchBox(t("consult_page.search_feedback"))
        self.new = button(t("consult_page.new_feedback"), "secondary", icon_name="plus", clicked=self.write_new)
        self.new.setObjectName("consult.feedback.new")
        self._empty = EmptyState(t("consult_page.no_feedback"), t("consult_page.no_feedback_hint"))
        self.box = RowBox(
            "consult.feedback.list", t("consult_page.tab_feedback"), FeedbackPainting(context.now), self._empty,
            ticking=True,
        )  # fmt: skip
        self.card = OpinionCard(context)
        self.form = ReceiveForm(context)
        self._right = QStackedWidget()
        self._arrange()
        self.states.changed.connect(self.refresh)
        self.query.searched.connect(lambda _text: self.refresh())
        self.box.list.chosen.connect(self._choose)
        self.form.sent.connect(lambda _done: self._received())
        self.card.reply.sent.connect(lambda _done: self.strip.show_message("ok", t("consult_page.replied")))
        self.card.close_.sent.connect(lambda _done: self.strip.show_message("ok", t("consult_page.closed")))
        self.setFocusProxy(self.box)

    def _arrange(self) -> None:
        left = ListCard()
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 11, 12, 11)
        row.setSpacing(theme.size("unit"))
        row.addWidget(self.states)
        row.addWidget(self.query, 1)
        row.addWidget(self.new)
        left.add(bar)
        left.add(hairline())
        left.add(self.box, 1)
        entry = Card(t("consult_page.new_feedback_title"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.size("unit"), 0)
        column.addWidget(self.form)
        column.addStretch()
        entry.add(scrolled(inner), 1)
        self._right.addWidget(entry)
        self._right.addWidget(self.card)
        self.columns.addWidget(left, 1)
        self.columns.addWidget(self._right, 1)

    def write_new(self) -> None:
        """Begin a new entry; what was typed there before is still there."""
        self.box.list.clearSelection()
        self.box.list.setCurrentIndex(self.box.list.rootIndex())
        self._right.setCurrentIndex(0)
        self.form.fields["text"].jump()

    def refresh(self) -> None:
        """Look at the opinions again."""
        states, text = _STATES[self.states.value() or "open"], self.query.text()
        asked = self.context.ask(lambda station: opinions(station, states, text)).replacing(self.asked)
        asked.done(self._show).failed(self.strip.show_error).start(self)

    def _show(self, found: Opinions) -> None:
        self.form.offer(found.station.staff, found.cases)
        self.waits.emit(found.waiting)
        if self.query.text() or self.states.value() != "open":
            self._empty.say(t("widgets.nothing_matches"))
        else:
            self._empty.say(t("consult_page.no_feedback"), t("consult_page.no_feedback_hint"))
        self.box.show_rows(found.rows)
        if self.box.list.current() is None:
            self._right.setCurrentIndex(0)

    def _choose(self, row: FeedbackView) -> None:
        self.card.show_row(row)
        self._right.setCurrentIndex(1)

    def _received(self) -> None:
        self.form.clear()
        self.strip.show_message("ok", t("consult_page.feedback_saved"))
