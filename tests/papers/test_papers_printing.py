"""Printing through Qt's print system, into a file: what comes out is the archived page."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from nacl.signing import SigningKey
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from fairdesk.papers import view
from fairdesk.papers.engine import PaperEngine, PaperRequest
from fairdesk.papers.printing import PrintOutcome, print_on, print_to, printer_names

MakeRequest = Callable[..., PaperRequest]


def shades(page: view.Grey) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Mean grey of squares of 3 mm: printing shifts edges by parts of a pixel."""
    cut = page[:1164, :816]
    return cut.reshape(97, 12, 68, 12).mean(axis=(1, 3))


def test_the_printed_pages_are_the_archived_pages(
    qapp: QApplication, tmp_path: Path, engine: PaperEngine, key: SigningKey, make_request: MakeRequest
) -> None:
    paper = engine.render(make_request("D14"), key)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    result = print_to(paper.pdf, printer, copies=1)
    assert (result.outcome, result.pages) == (PrintOutcome.PRINTED, paper.pages)
    with view.PdfPages(paper.pdf) as archive, view.PdfPages((tmp_path / "printed.pdf").read_bytes()) as printed:
        assert len(printed) == len(archive)
        for n in range(len(archive)):
            difference = np.abs(shades(archive.grey(n, 100)) - shades(printed.grey(n, 100)))
            assert difference.mean() < 4 and np.percentile(difference, 99) < 30
            assert view.read_codes(printed.grey(n, 200)) == [paper.qr]


def test_a_printer_that_is_not_there_is_an_outcome_in_words(
    qapp: QApplication, engine: PaperEngine, make_request: MakeRequest
) -> None:
    paper = engine.render(make_request("D18", state="draft"), None)
    result = print_on(paper.pdf, "no such printer")
    assert result.outcome is (PrintOutcome.UNKNOWN_PRINTER if printer_names() else PrintOutcome.NO_PRINTER)
    assert "打印机" in result.outcome.words("zh")
    assert "printer" in result.outcome.words("en").lower()


def test_every_outcome_has_words_in_both_languages() -> None:
    for outcome in PrintOutcome:
        assert outcome.words("zh") and outcome.words("en")
