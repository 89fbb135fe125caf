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
            a, b = archive.grey(n, 100), printed.grey(n, 100)
            high, wide = min(a.shape[0], b.shape[0]), min(a.shape[1], b.shape[1])
            difference = np.abs(a[:high, :wide].astype(int) - b[:high, :wide].astype(int))
            assert difference.mean() < 6
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
