"""Printing a paper through Qt's print system: the printed page is the archived page, pixel for pixel.

Qt is imported when first needed. Needs a ``QGuiApplication`` of the calling program.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fairdesk.i18n import Lang, t
from fairdesk.papers.view import PdfPages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_DPI = 300
"""An A4 page at 300 dpi is 35 MB of pixels; finer printers scale it up."""


class PrintOutcome(StrEnum):
    """How printing ended, as far as the print system tells."""

    PRINTED = "printed"
    CANCELLED = "cancelled"
    NO_PRINTER = "no_printer"
    UNKNOWN_PRINTER = "unknown_printer"
    REFUSED = "refused"

    def words(self, lang: Lang | None = None) -> str:
        """The outcome for the person at the desk, and what to do."""
        return t(f"papers.print_{self.value}", lang)


@dataclass(frozen=True)
class PrintResult:
    """What was sent: pages of one copy, and how many copies were asked of the printer."""

    outcome: PrintOutcome
    pages: int = 0
    copies: int = 0


def printer_names() -> list[str]:
    """The printers the system knows, its default first."""
    from PySide6.QtPrintSupport import QPrinterInfo

    default = QPrinterInfo.defaultPrinterName()
    names = list(QPrinterInfo.availablePrinterNames())
    return sorted(names, key=lambda name: name != default)


def print_on(pdf: bytes, name: str | None = None, copies: int = 1) -> PrintResult:
    """Print on the named printer, or on the system's default. Raises ``Known`` FD-5012 for bytes that are no PDF."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    names = printer_names()
    if not names:
        return PrintResult(PrintOutcome.NO_PRINTER)
    if name is not None and name not in names:
        return PrintResult(PrintOutcome.UNKNOWN_PRINTER)
    info = QPrinterInfo.printerInfo(name or names[0])
    return print_to(pdf, QPrinter(info, QPrinter.PrinterMode.HighResolution), copies)


def print_to(pdf: bytes, printer: QPrinter, copies: int = 1) -> PrintResult:
    """Print on a printer that is set up already (by a print dialog, for example)."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter
    from PySide6.QtPrintSupport import QPrinter

    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setCopyCount(copies)
    painter = QPainter()
    with PdfPages(pdf) as pages:
        if not painter.begin(printer):
            return PrintResult(PrintOutcome.REFUSED)
        for page in range(len(pages)):
            if page and not printer.newPage():
                painter.end()
                return PrintResult(PrintOutcome.REFUSED, page, copies)
            image = pages.image(page, min(printer.resolution(), MOST_DPI))
            painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), image)
        cancelled = printer.printerState() == QPrinter.PrinterState.Aborted
        painter.end()
        return PrintResult(PrintOutcome.CANCELLED if cancelled else PrintOutcome.PRINTED, len(pages), copies)
