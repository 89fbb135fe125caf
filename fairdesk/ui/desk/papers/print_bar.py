"""Which printer, how many copies, print, save a copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.widgets.editors import ComboEditor, NumberEditor
from fairdesk.ui.widgets.words import button, label, with_key

MOST_COPIES = 20


class PrintBar(QWidget):
    """``print_wanted`` and ``save_wanted``; the page knows the paper."""

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.printer = ComboEditor(hint=t("papers_page.no_printer"))
        self.printer.setObjectName("papers.printer")
        self.printer.setAccessibleName(t("papers_page.printer"))
        self.printer.setMinimumWidth(120)
        self.copies = NumberEditor(1, MOST_COPIES)
        self.copies.setObjectName("papers.copies")
        self.copies.setAccessibleName(t("papers_page.copies"))
        self.copies.setFixedWidth(48)
        self.copies.set_value(1)
        self.save = button(t("papers_page.save"), icon_name="download-outline", clicked=self.save_wanted.emit)
        self.save.setObjectName("papers.save")
        self.print = button(t("papers_page.print"), "primary", icon_name="printer-outline", clicked=self._wanted)
        self.print.setObjectName("papers.print")
        with_key(self.print, "print", t("papers_page.print"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("unit"))
        row.addWidget(self.printer, 1)
        row.addWidget(self.copies)
        row.addWidget(label(t("papers_page.copies_unit"), "muted"))
        row.addWidget(self.save)
        row.addWidget(self.print)
        self._paper, self._busy = False, False
        self.show_printers(())

    def show_printers(self, names: Sequence[str]) -> None:
        """Offer these printers; the first is the system's default."""
        kept = self.printer.value()
        self.printer.set_options([(name, name) for name in names])
        self.printer.set_value(kept if kept in names else (names[0] if names else None))
        self.printer.setEnabled(bool(names))
        self._settle()

    def enable(self, *, paper: bool, busy: bool = False) -> None:
        """Print and save need a paper; nothing twice at a time."""
        self._paper, self._busy = paper, busy
        self._settle()

    def _settle(self) -> None:
        self.save.setEnabled(self._paper)
        self.print.setEnabled(self._paper and not self._busy)

    def _wanted(self) -> None:
        wrong = self.copies.problem() is not None or self.copies.value() is None
        theme.mark(self.copies, state="error" if wrong else "")
        if wrong:
            self.copies.setToolTip(t("widgets.not_a_number", low=1, high=MOST_COPIES))
            self.copies.setFocus()
            return
        self.copies.setToolTip("")
        self.print_wanted.emit()
