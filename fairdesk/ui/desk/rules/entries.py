"""The entries of one rule set: groups at the left, entries in the middle, one entry in full at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from fairdesk.casework.rulepage import EntryView, RuleSetView
from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.list_card import ListCard
from fairdesk.ui.desk.rows import Painting, RowList, paint_words
from fairdesk.ui.desk.rules.entry_card import EntryCard
from fairdesk.ui.desk.rules.words import GROUPS, heading, standing_chip, summary
from fairdesk.ui.moments import Now
from fairdesk.ui.widgets.chip import chip_width, paint_chip
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.search_box import SearchBox

_GROUPS, _GROUPS_NARROW, _DETAIL, _DETAIL_NARROW = 212, 172, 372, 236
_WIDE = 900
ALL, OPEN = "all", "only_unverified"


@dataclass(frozen=True, slots=True)
class Group:
    """A group with how many entries it has and how many of them are unverified."""

    id: str
    entries: int
    unverified: int

    @property
    def name(self) -> str:
        """Its words."""
        return t(f"rules_page.{self.id}" if self.id in (ALL, OPEN) else f"rules_page.group_{self.id}")


class _GroupPainting(Painting):
    height = 40

    def text(self, row: Group) -> str:
        return t("rules_page.group_words", name=row.name, n=row.entries, open=row.unverified)

    def paint(self, painter: QPainter, room: QRect, row: Group) -> None:
        number = f"{row.entries}"
        paint_words(painter, room.adjusted(0, 0, -52, 0), row.name, fonts.sans(), "ink")
        painter.setFont(fonts.sans("caption"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.color("muted"))
        painter.drawText(room, right, number)
        if row.unverified and row.id != OPEN:
            painter.setPen(theme.color("warn"))
            painter.drawText(room.adjusted(0, 0, -28, 0), right, f"△ {row.unverified}")


class _EntryPainting(Painting):
    height = 58

    def __init__(self) -> None:
        self.view: RuleSetView | None = None

    def _second(self, row: EntryView) -> str:
        said = "" if self.view is None else summary(row, self.view)
        return said or row.source

    def text(self, row: EntryView) -> str:
        return f"{heading(row)} · {self._second(row)} · {standing_chip(row).text}"

    def paint(self, painter: QPainter, room: QRect, row: EntryView) -> None:
        chip = standing_chip(row)
        width = chip_width(chip.text)
        place = QRect(room.right() - width, room.top(), width, room.height())
        paint_chip(painter, place, chip)
        words = room.adjusted(0, 0, -width - 12, 0)
        line = QRect(words.left(), words.top() + 8, words.width(), QFontMetrics(fonts.sans()).height() + 2)
        paint_words(painter, line, heading(row), fonts.sans(), "ink")
        below = QRect(words.left(), line.bottom() + 2, words.width(), 20)
        paint_words(painter, below, self._second(row), fonts.sans("caption"), "muted")


class EntriesView(QWidget):
    """``show_rules(view, names, may)``; the card's ``wished`` asks to confirm an entry or to withdraw that."""

    shown = Signal(object)

    def __init__(self, now: Now) -> None:
        super().__init__()
        self.view: RuleSetView | None = None
        self.groups = RowList(t("rules_page.group"), _GroupPainting(), key=lambda row: row.id)
        self.groups.setObjectName("rules.groups")
        self._painting = _EntryPainting()
        self.list = RowList(t("rules_page.entries"), self._painting, key=lambda row: row.key)
        self.list.setObjectName("rules.entries")
        self.query = SearchBox(t("rules_page.find"))
        self.query.setObjectName("rules.query")
        self.empty = EmptyState(t("rules_page.none"), t("rules_page.none_hint"), icon="scale-balance")
        self.card = EntryCard(now)
        self._places = QStackedWidget()
        self._arrange()
        self.groups.chosen.connect(lambda _group: self._list())
        self.query.searched.connect(lambda _text: self._list())
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _entry: self.card.jump())

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.size("gap"), 0, 0)
        row.setSpacing(theme.size("gap"))
        self._left = left = ListCard()
        left.add(self.groups, 1)
        middle = ListCard()
        bar = QWidget()
        inside = QHBoxLayout(bar)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.query)
        middle.add(bar)
        self._places.addWidget(self.list)
        self._places.addWidget(self.empty)
        middle.add(self._places, 1)
        self._right = right = ListCard(foot=False)
        right.add(self.card, 1)
        row.addWidget(left)
        row.addWidget(middle, 1)
        row.addWidget(right)
        self.setFocusProxy(self.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        self._left.setFixedWidth(_GROUPS if wide else _GROUPS_NARROW)
        self._right.setFixedWidth(_DETAIL if wide else _DETAIL_NARROW)

    def show_rules(self, view: RuleSetView) -> None:
        """Show a rule set; the group and the entry stay chosen where they are among its entries."""
        self.view = self._painting.view = view
        self.card.view = view
        counted = [Group(ALL, len(view.entries), view.unverified), Group(OPEN, view.unverified, view.unverified)]
        for name, sections in GROUPS:
            found = [entry for entry in view.entries if entry.section in sections]
            counted.append(Group(name, len(found), sum(not entry.stands for entry in found)))
        self.groups.show_rows(counted)
        if self.groups.current() is None:
            self.groups.choose(0)
        self._list()

    def jump(self, key: str) -> None:
        """Show one entry by its key."""
        self.query.set_text_quietly("")
        self.groups.choose(0)
        self._list()
        for place, entry in enumerate(self.list.rows):
            if entry.key == key:
                self.list.choose(place)

    def _wanted(self) -> list[EntryView]:
        group = self.groups.current()
        if self.view is None or group is None:
            return []
        sections = dict(GROUPS).get(group.id, ())
        text = self.query.text().strip().casefold()
        ordered = [entry for _, names in GROUPS for name in names for entry in self.view.entries
                   if entry.section == name]  # fmt: skip
        found = []
        for entry in ordered:
            belongs = entry.section in sections or group.id == ALL or (group.id == OPEN and not entry.stands)
            if belongs and text in f"{self._painting.text(entry)} {entry.key} {entry.source}".casefold():
                found.append(entry)
        return found

    def _list(self) -> None:
        rows = self._wanted()
        text = self.query.text().strip()
        if text:
            self.empty.say(t("rules_page.nothing_found", text=text))
        else:
            self.empty.say(t("rules_page.none"), t("rules_page.none_hint"))
        self._places.setCurrentIndex(0 if rows else 1)
        self.list.show_rows(rows)
        if rows and self.list.current() is None:
            self.list.choose(0)
        self._choose(self.list.current() if rows else None)

    def _choose(self, entry: EntryView | None) -> None:
        self.card.show_entry(entry)
        self.shown.emit(entry)
