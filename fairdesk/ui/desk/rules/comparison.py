"""Rule sets side by side: one row per parameter, one column per rule set. Source: domain.md §13.4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fairdesk.casework.rulepage import EntryView, RuleSetView
from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.rules.words import heading, lines, title
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.icon import icon
from fairdesk.ui.widgets.words import label

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_PREFERENCE = "rules.compared"
_FIRST = 3
_WIDTH = 264
_PAD, _ABOVE = 12, 9
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)

PARAMETERS = (
    "decides", "rights", "territory", "standing", "answer", "default_on_silence", "effective_decision", "measures",
    "measure_grounds", "repeat", "sanctions", "forwarding", "post_fair", "post_fair_transfer", "retention", "fee",
    "languages", "mediation", "supplement", "acceptance", "opinion", "recheck",
)  # fmt: skip
"""The rows, in the order of domain.md §13.4."""


class ComparisonModel(QAbstractTableModel):
    """What each rule set says about each parameter; the last row says how much of it is verified."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._views: tuple[RuleSetView, ...] = ()
        self._cells: dict[tuple[int, int], tuple[str, bool]] = {}

    def show_views(self, views: Sequence[RuleSetView]) -> None:
        """Show these rule sets, one column each."""
        self.beginResetModel()
        self._views = tuple(views)
        self._cells = {
            (row, column): _cell(view, name) for column, view in enumerate(views) for row, name in enumerate(PARAMETERS)
        }
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(PARAMETERS) + 1

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._views)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if index.row() == len(PARAMETERS):
            view = self._views[index.column()]
            words, sure = t("rules_page.share_of", n=len(view.entries), open=view.unverified), True
        else:
            words, sure = self._cells[index.row(), index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words if sure else f"{words} ({t('rules_page.unverified')})"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words if sure else f"△ {words}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignTop if orientation == Qt.Orientation.Vertical else Qt.AlignmentFlag.AlignVCenter
            )
            return Qt.AlignmentFlag.AlignLeft | side
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return t("rules_page.share") if section == len(PARAMETERS) else t(f"rule_section.{PARAMETERS[section]}")
        view = self._views[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return title(view)
        return f"{view.id} · {t('rules_page.in_use')}" if view.in_use else f"{view.id} {view.version}"


def _cell(view: RuleSetView, name: str) -> tuple[str, bool]:
    """What a rule set says about a parameter, and whether all of it stands."""
    found = [entry for entry in view.entries if entry.section == name]
    if not found:
        return "—", True
    return "\n".join(_words(entry, view) for entry in found) or "—", all(entry.stands for entry in found)


def _words(entry: EntryView, view: RuleSetView) -> str:
    if "." not in entry.key:
        return lines(entry, view)
    return f"· {heading(entry)}"


class _Wrapped(QStyledItemDelegate):
    """Cells of several lines with room around them; an unverified one is told by a triangle and its colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        table = self.parent()
        width = table.columnWidth(index.column()) if isinstance(table, QTableView) else _WIDTH
        room = QRect(0, 0, width - 2 * _PAD, 10_000)
        needed = QFontMetrics(fonts.sans()).boundingRect(room, _WRAPPED, str(index.data() or ""))
        return QSize(width, max(needed.height() + 2 * _ABOVE, theme.size("row")))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        cell: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, theme.color("accent-soft"))
        painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.color("line"))
        words = str(index.data() or "")
        painter.setFont(fonts.sans())
        painter.setPen(theme.color("warn" if words.startswith("△") else "muted" if words == "—" else "ink"))
        painter.drawText(cell.adjusted(_PAD, _ABOVE, -_PAD, -_ABOVE), _WRAPPED, words)
        painter.restore()


class Comparison(QWidget):
    """``show_rules(views)``; which ones are compared is chosen in the menu and remembered."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._views: tuple[RuleSetView, ...] = ()
        self.choice = QToolButton()
        self.choice.setObjectName("rules.compared")
        self.choice.setProperty("role", "quiet")
        self.choice.setIcon(icon("filter-variant"))
        self.choice.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.choice.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.choice)
        self.choice.setMenu(self.menu)
        self.model = ComparisonModel(self)
        self.table = QTableView()
        self.table.setItemDelegate(_Wrapped(self.table))
        self.table.setObjectName("rules.comparison")
        self._set_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.size("gap"), 0, 0)
        card = Card(padding=theme.size("unit"))
        bar = QHBoxLayout()
        bar.addWidget(self.choice)
        bar.addWidget(label(t("rules_page.legend"), "caption", wrap=True), 1)
        card.add(bar)
        card.add(self.table, 1)
        column.addWidget(card)
        self.setFocusProxy(self.table)

    def _set_up(self) -> None:
        table = self.table
        table.setAccessibleName(t("rules_page.tab_compare"))
        table.setModel(self.model)
        table.setWordWrap(True)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.setTextElideMode(Qt.TextElideMode.ElideNone)
        table.setTabKeyNavigation(False)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultSectionSize(_WIDTH)
        head.sectionResized.connect(lambda *_sizes: table.resizeRowsToContents())
        side = table.verticalHeader()
        side.setHighlightSections(False)
        metrics = QFontMetrics(fonts.sans("caption"))
        names = [t(f"rule_section.{name}") for name in PARAMETERS]
        side.setFixedWidth(max(metrics.horizontalAdvance(name) for name in names) + 2 * _PAD + 8)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_rules(self, views: Sequence[RuleSetView]) -> None:
        """Offer these rule sets; the fair's own and the first few are compared until something else is chosen."""
        self._views = tuple(views)
        kept = self._preferences.get(_PREFERENCE) or [_name(view) for view in self._views[:_FIRST]]
        self.menu.clear()
        for view in self._views:
            act = self.menu.addAction(f"{title(view)} · {view.id} {view.version}")
            act.setCheckable(True)
            act.setChecked(_name(view) in kept or view.in_use)
            act.setEnabled(not view.in_use)
            act.setData(_name(view))
            act.toggled.connect(lambda _on: self._chosen())
        self._show()

    def _chosen(self) -> None:
        self._preferences.put(_PREFERENCE, [act.data() for act in self.menu.actions() if act.isChecked()])
        self._show()

    def _show(self) -> None:
        chosen = {act.data() for act in self.menu.actions() if act.isChecked()}
        views = [view for view in self._views if _name(view) in chosen]
        words = t("rules_page.choose_sets", n=len(views), all=len(self._views))
        self.choice.setText(f" {words}")
        self.choice.setAccessibleName(words)
        self.model.show_views(views)
        few = len(views) <= _FIRST
        mode = QHeaderView.ResizeMode.Stretch if few else QHeaderView.ResizeMode.Interactive
        self.table.horizontalHeader().setSectionResizeMode(mode)
        self.table.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.table.resizeRowsToContents)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.table.resizeRowsToContents)


def _name(view: RuleSetView) -> str:
    return f"{view.id} {view.version}"
