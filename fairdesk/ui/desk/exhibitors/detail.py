"""One exhibitor: who it is, what earlier sessions say, and this fair's cases against it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.casework.exhibitors.directory import Exhibitor
from fairdesk.casework.views import CaseRow
from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.exhibitors.past import PastCard
from fairdesk.ui.desk.exhibitors.reading import Dossier
from fairdesk.ui.desk.rows import Painting, RowList, paint_words
from fairdesk.ui.desk.states import state_chip
from fairdesk.ui.moments import Now, moment_text
from fairdesk.ui.widgets.card import Card, scrolled
from fairdesk.ui.widgets.chip import chip_width, paint_chip
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.key_value import Fact, KeyValue
from fairdesk.ui.widgets.words import button, label

_ROW, _SHOWN = 56, 4
_BESIDE = 440
"""From this width on the button stands beside the name."""


class _CasePainting(Painting):
    height = _ROW

    def __init__(self, now: Now) -> None:
        self._now = now
        self.same_booth: frozenset[str] = frozenset()

    def _second(self, row: CaseRow) -> str:
        parts = [row.booth, row.complainant, row.right_title, moment_text(row.received_at, self._now())]
        other = t("exhibitors_page.other_name", name=row.respondent) if row.id in self.same_booth else ""
        return " · ".join(filter(None, (other, *parts)))

    def text(self, row: CaseRow) -> str:
        return f"{row.number} · {state_chip(row.state).text} · {self._second(row)}"

    def paint(self, painter: QPainter, room: QRect, row: CaseRow) -> None:
        line = QRect(room.left(), room.top() + 5, room.width(), 24)
        chip = state_chip(row.state)
        paint_chip(painter, line, chip)
        words = line.adjusted(chip_width(chip.text) + 8, 0, 0, 0)
        paint_words(painter, words, row.number, fonts.mono(), "ink")
        below = QRect(room.left(), line.bottom() + 2, room.width(), 20)
        paint_words(painter, below, self._second(row), fonts.sans("caption"), "muted")


class CasesCard(Card):
    """This fair's cases against the exhibitor; ``opened`` carries a row."""

    opened = Signal(object)

    def __init__(self, now: Now) -> None:
        super().__init__(t("exhibitors_page.cases"))
        self._painting = _CasePainting(now)
        self.list = RowList(t("exhibitors_page.cases"), self._painting, key=lambda row: row.id)
        self.list.setObjectName("exhibitors.cases")
        self._none = label(t("exhibitors_page.no_cases"), "muted", wrap=True)
        self.add(self._none)
        self.add(self.list)
        self.list.opened.connect(self.opened)
        self.list.clicked.connect(lambda index: self.opened.emit(self.list.rows[index.row()]))

    def show_cases(self, dossier: Dossier) -> None:
        """Show the cases, the newest first."""
        self._painting.same_booth = frozenset(row.id for row in dossier.same_booth)
        rows = dossier.cases
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.list.setFixedHeight(min(max(len(rows), 1), _SHOWN) * _ROW)


class WhoCard(Card):
    """Name, booths, contact, codes; ``complaint_wanted`` when the button is pressed."""

    complaint_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = label("", "title", wrap=True)
        self.name_en = label("", "muted", wrap=True)
        self.complain = button(
            t("exhibitors_page.complain"), "primary", icon_name="file-plus-outline", clicked=self.complaint_wanted.emit
        )
        self.complain.setObjectName("exhibitors.complain")
        self.facts = KeyValue(name_width=84)
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.size("gap"))
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.name)
        names.addWidget(self.name_en)
        self._head.addLayout(names, 1)
        self._head.addWidget(self.complain)
        self.add(self._head)
        self.add(self.facts)

    def show_exhibitor(self, exhibitor: Exhibitor) -> None:
        """Show an exhibitor; fields that the list does not have are left out."""
        self.name.setText(exhibitor.name)
        self.name_en.setText(exhibitor.name_en)
        self.name_en.setVisible(bool(exhibitor.name_en) and exhibitor.name_en != exhibitor.name)
        phone = " · ".join(filter(None, (exhibitor.contact, exhibitor.phone, exhibitor.email)))
        place = " · ".join(filter(None, (exhibitor.country, exhibitor.region, exhibitor.address)))
        told = [
            Fact(t("exhibitors_page.booth"), "\n".join(exhibitor.booths) or "—", mono=True),
            Fact(t("exhibitors_page.hall"), exhibitor.hall),
            Fact(t("exhibitors_page.uscc"), exhibitor.uscc, mono=True),
            Fact(t("exhibitors_page.badges"), "  ".join(exhibitor.badges), mono=True),
            Fact(t("exhibitors_page.contact"), phone),
            Fact(t("exhibitors_page.address"), place),
            Fact(t("exhibitors_page.goods"), exhibitor.goods),
            Fact(t("exhibitors_page.url"), exhibitor.url),
        ]
        self.facts.show_facts([fact for fact in told if fact.value])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(beside if event.size().width() >= _BESIDE else below)


class Detail(QStackedWidget):
    """The right side of the page: empty, or one exhibitor in three cards."""

    def __init__(self, now: Now) -> None:
        super().__init__()
        self.exhibitor: Exhibitor | None = None
        self.dossier: Dossier | None = None
        self.who = WhoCard()
        self.past = PastCard()
        self.cases = CasesCard(now)
        nothing = Card()
        nothing.add(
            EmptyState(t("exhibitors_page.nobody"), t("exhibitors_page.nobody_hint"), icon="storefront-outline"), 1
        )
        self.addWidget(nothing)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.size("unit"), 0)
        column.setSpacing(theme.size("unit") + theme.size("half"))
        for card in (self.who, self.past, self.cases):
            outer = card.layout()
            if outer is not None:  # aligned to the top a body is as high as its lines would be unwrapped
                outer.setAlignment(card.body, Qt.AlignmentFlag(0))
            column.addWidget(card)
        column.addStretch()
        self.addWidget(scrolled(inner))

    def show_exhibitor(self, exhibitor: Exhibitor | None) -> None:
        """Show who it is at once; the rest follows with ``show_dossier``."""
        self.exhibitor, self.dossier = exhibitor, None
        self.past.hide()
        self.cases.hide()
        self.setCurrentIndex(0 if exhibitor is None else 1)
        if exhibitor is not None:
            self.who.show_exhibitor(exhibitor)

    def show_dossier(self, found: Dossier, *, history: bool) -> None:
        """Show what is known of the exhibitor, if it is still the one chosen."""
        if self.exhibitor is None or found.exhibitor.id != self.exhibitor.id:
            return
        self.dossier = found
        self.past.show_past(found.repeat, found.rule, imported=history)
        self.cases.show_cases(found)
        self.past.show()
        self.cases.show()
