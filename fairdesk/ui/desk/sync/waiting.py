"""What waits: entries by case, and those of the station itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget

from fairdesk.casework.views import SyncView
from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.desk.rows import Painting, RowList, paint_words
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.words import label

_LEAST = 168


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Entries of one case, or of the station when ``number`` is empty."""

    number: str
    entries: int


def entries_words(count: int) -> str:
    """``3 entries``, ``1 entry``."""
    return t("upload.entry") if count == 1 else t("upload.entries", n=count)


def waiting_rows(view: SyncView) -> list[WaitingRow]:
    """Cases first; entries without a case (the fair, printed copies) belong to the station."""
    rows = [WaitingRow(number, count) for number, count in view.cases_waiting]
    rest = view.waiting - sum(row.entries for row in rows)
    return [*rows, WaitingRow("", rest)] if rest > 0 else rows


class _Waiting(Painting):
    height = 40

    def text(self, row: WaitingRow) -> str:
        return f"{row.number or t('upload.of_station')}, {entries_words(row.entries)}"

    def paint(self, painter: QPainter, room: QRect, row: WaitingRow) -> None:
        words = room.adjusted(0, 0, -120, 0)
        if row.number:
            paint_words(painter, words, row.number, fonts.mono(), "ink")
        else:
            paint_words(painter, words, t("upload.of_station"), fonts.sans(), "muted")
        painter.setFont(fonts.sans())
        painter.setPen(theme.color("muted"))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, side, entries_words(row.entries))


class WaitingPanel(ListCard):
    """The list, or the words that nothing waits."""

    def __init__(self) -> None:
        super().__init__(t("upload.waiting_title"))
        self._count = label("", "caption")
        self.add_act(self._count)
        self.list = RowList(t("upload.waiting_title"), _Waiting(), key=lambda row: row.number)
        self.list.setObjectName("sync.waiting")
        self._places = QStackedWidget()
        self._places.addWidget(self.list)
        self._places.addWidget(EmptyState(t("upload.nothing"), t("upload.nothing_hint"), icon="cloud-check-outline"))
        self._places.setMinimumHeight(_LEAST)
        self.add(self._places, 1)

    def show_view(self, view: SyncView) -> None:
        """Show what waits now."""
        rows = waiting_rows(view)
        self.list.show_rows(rows)
        self._places.setCurrentIndex(0 if rows else 1)
        self._count.setText(entries_words(view.waiting) if rows else "")
