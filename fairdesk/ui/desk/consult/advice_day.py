"""The log beside the form: today's consultations, what is still promised, counts per subject."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.services.lists.consultations import (
    ConsultationFigures,
    ConsultationView,
    consultations,
    figures,
)
from fairdesk.casework.workstation import Workstation
from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.consult.forms import ActForm
from fairdesk.ui.desk.consult.row_box import RowBox
from fairdesk.ui.desk.consult.topic_bars import TopicBars
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.desk.rows import Painting, paint_words
from fairdesk.ui.moments import Now, local, moment_text
from fairdesk.ui.widgets.chip import ChipSpec, chip_width, paint_chip
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.words import ElidedLabel, label

SHOW = ("today", "open", "all")


@dataclass(frozen=True)
class AdviceLog:
    """What the card shows."""

    rows: list[ConsultationView]
    open: int
    figures: ConsultationFigures


def advice_log(station: Workstation, show: str) -> AdviceLog:
    """The log: of today, of open promises, or the newest two hundred."""
    today = local(station.now()).date()
    with station.read() as session:
        rows, _ = consultations(session, station.id, open_only=show == "open", limit=200)
        _, still_open = consultations(session, station.id, open_only=True, limit=1)
        if show == "today":
            rows = [row for row in rows if local(row.at).date() == today]
        return AdviceLog(rows, still_open, figures(session, station.id, today, today))


class AdvicePainting(Painting):
    """Time, subjects, question and answer; the button is for a promise that is still open."""

    height = 58

    def __init__(self, now: Now) -> None:
        self._now = now

    def act(self, _row: ConsultationView) -> str:
        still = _row.follow_up and _row.followed_up_at is None
        return t("consult_page.follow") if still else ""

    def text(self, row: ConsultationView) -> str:
        parts = (moment_text(row.at, self._now()), self._topics(row), row.question, row.answer, row.follow_up)
        return " · ".join(filter(None, parts))

    def tip(self, row: ConsultationView) -> str:
        lines = [self._topics(row), row.question, row.answer]
        lines.append(" · ".join(filter(None, (row.name, row.unit, row.booth, row.by))))
        lines.append(t("consult_page.promised", what=row.follow_up) if row.follow_up else "")
        lines.append(row.follow_up_result)
        return "\n".join(filter(None, lines))

    @staticmethod
    def _topics(row: ConsultationView) -> str:
        return " · ".join(t(f"topic.{topic}") for topic in row.topics)

    def paint(self, painter: QPainter, room: QRect, row: ConsultationView) -> None:
        line = QRect(room.left(), room.top() + 8, room.width(), 20)
        taken = paint_words(painter, line, moment_text(row.at, self._now()), fonts.mono(), "muted")
        words = line.adjusted(taken + 12, 0, 0, 0)
        if row.followed_up_at is not None:
            done = t("consult_page.followed")
            width = min(chip_width(done), words.width())
            paint_chip(painter, QRect(words.right() - width, line.top() - 2, width, 24), ChipSpec("ok", done))
            words.setRight(words.right() - width - 8)
        paint_words(painter, words, row.question or row.answer, fonts.sans(), "ink")
        below = QRect(words.left(), line.bottom() + 3, room.right() - words.left(), 18)
        who = row.unit or row.name or row.booth
        second = t("consult_page.promised", what=row.follow_up) if self.act(row) else self._topics(row)
        second = " · ".join(filter(None, (second, who, t("consult_page.minutes_n", n=row.minutes))))
        paint_words(painter, below, second, fonts.sans("caption"), "muted")


class FollowUpForm(ActForm):
    """What came of a promise."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.followup")
        self.setAccessibleName(t("consult_page.follow"))
        self._row: ConsultationView | None = None
        self._what = label("", "muted", wrap=True)
        self.column.addWidget(self._what)
        self.row(self.field("result", LineEditor(), words=t("consult_page.follow_result"), required=True))
        self.foot(
            self.do("save", t("consult_page.follow_done"), self._save),
            self.do("cancel", t("consult_page.not_now"), self.hide, "ghost"),
        )
        self.sent.connect(lambda _done: self.hide())
        self.hide()

    def show_row(self, row: ConsultationView) -> None:
        """Ask for what came of this promise."""
        self._row = row
        self.clear()
        who = " · ".join(filter(None, (row.name, row.unit, row.contact)))
        self._what.setText(t("consult_page.promised", what=row.follow_up) + (f"（{who}）" if who else ""))
        self.show()
        self.fields["result"].jump()

    def _save(self) -> None:
        if self._row is not None and self.check():
            self.send("consultation.follow_up", {"consultation_id": self._row.id, "result": self.value("result")})


class AdviceDayCard(ListCard):
    """``changed`` when another part of the log is wanted."""

    changed = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__(t("consult_page.log"))
        self.show_what = ComboEditor([(what, t(f"consult_page.show_{what}")) for what in SHOW])
        self.show_what.setObjectName("consult.advice.show")
        self.show_what.setAccessibleName(t("consult_page.show"))
        self.show_what.set_value("today")
        self._sum = ElidedLabel("", "caption")
        self._head.setSpacing(theme.size("gap"))
        self._head.insertWidget(1, self._sum, 100)
        self.add_act(self.show_what)
        self._empty = EmptyState(t("consult_page.no_advice"), t("consult_page.no_advice_hint"))
        self.box = RowBox("consult.advice.log", t("consult_page.log"), AdvicePainting(context.now), self._empty)
        self.form = FollowUpForm(context)
        inset = QWidget()
        around = QVBoxLayout(inset)
        around.setContentsMargins(16, 8, 16, 0)
        around.addWidget(self.form)
        self.bars = TopicBars()
        self.bars.setFixedWidth(168)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, theme.size("gap"), 0)
        line.setSpacing(theme.size("gap"))
        line.addWidget(self.box, 1)
        line.addWidget(self.bars)
        self.add(row, 1)
        self.add(inset)
        self.show_what.changed.connect(self.changed)
        self.box.list.acted.connect(self.form.show_row)

    def show_log(self, log: AdviceLog) -> None:
        """Show the log."""
        figures_ = log.figures
        told = [t("consult_page.sum", n=figures_.total, minutes=figures_.minutes)]
        if figures_.small_firms:
            told.append(t("consult_page.sum_small", n=figures_.small_firms))
        if log.open:
            told.append(t("consult_page.sum_open", n=log.open))
        self._sum.set_text(" · ".join(told))
        what = self.show_what.value()
        if what == "open":
            self._empty.say(t("consult_page.no_open"), t("consult_page.no_open_hint"))
        else:
            self._empty.say(t("consult_page.no_advice"), t("consult_page.no_advice_hint"))
        self.box.show_rows(log.rows)
        self.bars.show_counts(figures_.by_topic)
        self.bars.setVisible(bool(figures_.by_topic))
