"""Opinions about the service, as rows and as facts."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from fairdesk.casework.services.lists.feedback import FeedbackView
from fairdesk.i18n import t
from fairdesk.ui import fonts
from fairdesk.ui.desk.rows import Painting, paint_words
from fairdesk.ui.moments import Now, moment_text
from fairdesk.ui.widgets.chip import ChipSpec, State, chip_width, paint_chip
from fairdesk.ui.widgets.clock import read_clock
from fairdesk.ui.widgets.key_value import Fact

_KIND: dict[str, tuple[State, str]] = {
    "opinion": ("info", "comment-question-outline"),
    "complaint": ("danger", "thumb-down-outline"),
    "suggestion": ("info", "lightbulb-outline"),
    "praise": ("ok", "thumb-up-outline"),
}


def kind_chip(kind: str) -> ChipSpec:
    """The chip of a kind of opinion."""
    state, icon = _KIND[kind]
    return ChipSpec(state, t(f"feedback_kind.{kind}"), icon)


def reply_chip(row: FeedbackView, now: Now) -> ChipSpec:
    """Where the reply stands: the running clock, or that it is done (in time or late)."""
    if row.state == "received":
        reading = read_clock(row.due_at, now(), row.at)
        return ChipSpec(reading.state, reading.text, reading.icon)
    late = t("consult_page.late") if row.late else ""
    state: State = "warn" if row.late else "ok" if row.state == "closed" else "info"
    return ChipSpec(state, " · ".join(filter(None, (t(f"feedback_state.{row.state}"), late))), "check-circle-outline")


def facts(row: FeedbackView, now: Now) -> list[Fact]:
    """All that is known of an opinion, what is empty left out."""
    who = " · ".join(filter(None, (row.name, row.contact))) or t("consult_page.anonymous")
    content = "" if row.content is None else t("services.yes" if row.content else "services.no")
    replied = f"{row.reply}\n{row.replied_by} · {moment_text(row.replied_at, now())}" if row.replied_at else ""
    told = [
        Fact(t("consult_page.received"), f"{moment_text(row.at, now())} · {t(f'service_channel.{row.channel}')}"),
        Fact(t("consult_page.from"), who),
        Fact(t("consult_page.about"), row.about),
        Fact(t("consult_page.due"), moment_text(row.due_at, now())),
        Fact(t("consult_page.reply"), replied),
        Fact(t("consult_page.result"), row.result),
        Fact(t("consult_page.content"), content),
    ]
    return [fact for fact in told if fact.value]


class FeedbackPainting(Painting):
    """Kind, what was said, and the clock of the reply."""

    height = 64

    def __init__(self, now: Now) -> None:
        self._now = now

    def text(self, row: FeedbackView) -> str:
        return " · ".join((kind_chip(row.kind).text, row.text, reply_chip(row, self._now).text))

    def paint(self, painter: QPainter, room: QRect, row: FeedbackView) -> None:
        line = QRect(room.left(), room.top() + 6, room.width(), 24)
        kind, reply = kind_chip(row.kind), reply_chip(row, self._now)
        paint_chip(painter, line, kind)
        width = chip_width(reply.text)
        paint_chip(painter, QRect(line.right() - width, line.top(), width, 24), reply)
        words = line.adjusted(chip_width(kind.text) + 8, 0, -width - 8, 0)
        who = " · ".join(filter(None, (moment_text(row.at, self._now()), row.name or t("consult_page.anonymous"))))
        paint_words(painter, words, who, fonts.sans("caption"), "muted")
        below = QRect(room.left(), line.bottom() + 4, room.width(), 20)
        paint_words(painter, below, row.text.replace("\n", " "), fonts.sans(), "ink")
