"""What an import did: figures that add up, and the lines that were set aside, to look at and to save."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout

from fairdesk.casework.exhibitors.report import ImportReport, Note
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui import fonts, theme
from fairdesk.ui.desk.rows import Painting, RowList, paint_words
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.chip import ChipSpec, paint_chip
from fairdesk.ui.widgets.words import button, icon_button, label

_ROW, _SHOWN = 32, 4
_PLACE, _MARK = 96, 84


def place_words(place: str) -> str:
    """Where a row is, in the language of the interface: ``line 12`` → 第 12 行, ``item 3`` → 第 3 条."""
    what, _, number = place.partition(" ")
    return t(f"exhibitors_page.{what}", n=number) if what in {"line", "item"} and number.isdigit() else place


def save_notes(report: ImportReport, file: Path) -> Path:
    """Write the lines that were set aside and the doubts as a table for a spreadsheet. Raises ``FD-7012``."""
    try:
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            table = csv.writer(out)
            table.writerow([t(f"exhibitors_page.note_{name}") for name in ("what", "place", "code", "zh", "en")])
            for what, notes in (("set_aside", report.set_aside), ("warnings", report.warnings)):
                for note in notes:
                    told = (place_words(note.place), note.code, note.text("zh"), note.text("en"))
                    table.writerow([t(f"exhibitors.{what}"), *told])
    except OSError as fault:
        raise Known("FD-7012", file=file.name, problem=fault.strerror or type(fault).__name__) from fault
    return file


class _NotePainting(Painting):
    height = _ROW

    def text(self, row: tuple[bool, Note]) -> str:
        aside, note = row
        what = t(f"exhibitors.{'set_aside' if aside else 'warnings'}")
        return f"{place_words(note.place)} · {what} · {note.text(language())}"

    def paint(self, painter: QPainter, room: QRect, row: tuple[bool, Note]) -> None:
        aside, note = row
        place = QRect(room.left(), room.top(), _PLACE - 8, room.height())
        paint_words(painter, place, place_words(note.place), fonts.sans(), "ink")
        what = t(f"exhibitors_page.{'aside' if aside else 'doubt'}")
        mark = QRect(room.left() + _PLACE, room.top(), _MARK, room.height())
        paint_chip(painter, mark, ChipSpec("warn" if aside else "info", what))
        words = room.adjusted(_PLACE + _MARK + 8, 0, 0, 0)
        paint_words(painter, words, note.text(language()), fonts.sans(), "ink")


class ReportCard(Card):
    """``show_report(report)``; ``save_wanted`` when the person wants the lines as a file."""

    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(t("exhibitors_page.report"))
        self.report: ImportReport | None = None
        self.figures = label("", wrap=True)
        self.save = button(t("exhibitors_page.save_notes"), "secondary", compact=True, icon_name="download-outline",
                           clicked=self.save_wanted.emit)  # fmt: skip
        self.save.setObjectName("exhibitors.report.save")
        self.close_button = icon_button("close", t("exhibitors_page.close_report"), clicked=self.hide)
        self.notes = RowList(t("exhibitors_page.notes"), _NotePainting())
        self.notes.setObjectName("exhibitors.report.notes")
        head = QHBoxLayout()
        head.setSpacing(theme.size("unit"))
        head.addWidget(self.figures, 1)
        head.addWidget(self.save)
        self.add_act(self.close_button)
        self.add(head)
        self.add(self.notes)
        self.hide()

    def show_report(self, report: ImportReport) -> None:
        """Show what became of the rows of a file."""
        self.report = report
        self.set_title(t("exhibitors_page.report_of", file=report.name))
        self.figures.setText(
            t(
                "exhibitors_page.adds_up",
                read=f"{report.read:,}",
                kept=f"{report.kept:,}",
                aside=f"{len(report.set_aside):,}",
            )
            + " · "
            + (
                t("exhibitors_page.gives", entries=f"{report.entries:,}", booths=f"{report.booths:,}")
                if report.booths
                else t("exhibitors_page.gives_results", entries=f"{report.entries:,}")
            )
        )
        rows: Sequence[tuple[bool, Note]] = [
            *((True, note) for note in report.set_aside),
            *((False, note) for note in report.warnings),
        ]
        self.notes.show_rows(rows)
        self.notes.setVisible(bool(rows))
        self.notes.setFixedHeight(min(max(len(rows), 1), _SHOWN) * _ROW)
        self.save.setVisible(bool(rows))
        self.show()
