"""The text of a rule set: numbered lines, and a difference in colours."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from fairdesk.i18n import t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.rules.checking import DiffLine

_PAD = 10
_SIGN_LOOK = {"+": ("ok", "ok-soft"), "-": ("danger", "danger-soft"), "@": ("muted", "sunken")}


class SourceEditor(QPlainTextEdit):
    """Text with line numbers; lines that are wrong are marked in the margin."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(fonts.mono())
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setAccessibleName(t("rules_page.edit_text"))
        self.setCornerWidget(QWidget())
        self._wrong: frozenset[int] = frozenset()
        self._margin = _Margin(self)
        self.blockCountChanged.connect(lambda _count: self._make_room())
        self.updateRequest.connect(self._scrolled)
        self._make_room()

    def mark_lines(self, lines: Collection[int]) -> None:
        """Mark these lines (from 1) as wrong."""
        self._wrong = frozenset(lines)
        self._margin.update()

    def go_to(self, line: int) -> None:
        """Put the cursor at the beginning of a line and the focus into the text."""
        block = self.document().findBlockByNumber(max(0, line - 1))
        self.setTextCursor(QTextCursor(block))
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _room(self) -> int:
        digits = max(3, len(str(self.blockCount())))
        return QFontMetrics(fonts.mono("caption")).horizontalAdvance("9" * digits) + 2 * _PAD

    def _make_room(self) -> None:
        self.setViewportMargins(self._room(), 0, 0, 0)

    def _scrolled(self, rect: QRect, dy: int) -> None:
        if dy:
            self._margin.scroll(0, dy)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.viewport().geometry()
        self._margin.setGeometry(inside.left() - self._room(), inside.top(), self._room(), inside.height())

    def paint_numbers(self, painter: QPainter, rect: QRect) -> None:
        """Paint the numbers of the lines inside ``rect`` of the margin."""
        block: QTextBlock = self.firstVisibleBlock()
        offset = self.contentOffset()
        painter.setFont(fonts.mono("caption"))
        here = self.textCursor().blockNumber()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset).toRect()
            if place.top() > rect.bottom():
                return
            if place.bottom() >= rect.top():
                number = block.blockNumber()
                line = QRect(0, place.top(), self._margin.width(), place.height())
                if number + 1 in self._wrong:
                    painter.fillRect(line, theme.color("danger-soft"))
                ink = "danger" if number + 1 in self._wrong else "ink" if number == here else "faint"
                painter.setPen(theme.color(ink))
                words = line.adjusted(0, 0, -_PAD, 0)
                painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number + 1))
            block = block.next()


class _Margin(QWidget):
    def __init__(self, editor: SourceEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        editor.cursorPositionChanged.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("sunken"))
        self._editor.paint_numbers(painter, event.rect())
        painter.end()


class DiffView(QPlainTextEdit):
    """What differs: added lines green with a plus, removed ones red with a minus."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFont(fonts.mono("caption"))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setAccessibleName(t("rules_page.edit_diff"))
        self.setCornerWidget(QWidget())
        self._lines: Sequence[DiffLine] = ()
        theme.look().changed.connect(self._color)

    def show_lines(self, lines: Sequence[DiffLine]) -> None:
        """Show a difference."""
        self._lines = tuple(lines)
        self.setPlainText("\n".join(f"{line.sign} {line.text}" for line in lines))
        self._color()

    def _color(self) -> None:
        marks = []
        for number, line in enumerate(self._lines):
            look = _SIGN_LOOK.get(line.sign)
            if look is None:
                continue
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document().findBlockByNumber(number))
            mark.format.setForeground(theme.color(look[0]))
            mark.format.setBackground(theme.color(look[1]))
            mark.format.setProperty(mark.format.Property.FullWidthSelection, True)
            marks.append(mark)
        self.setExtraSelections(marks)
