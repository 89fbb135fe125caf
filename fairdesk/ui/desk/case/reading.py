"""What the case page asks the station for; runs off the windows' thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from fairdesk.casework.views import CaseView, StationView
from fairdesk.casework.workstation import Workstation
from fairdesk.core.rulesets import RuleSet
from fairdesk.ui.desk.case.record_tabs import PAGE
from fairdesk.ui.widgets.pdf_preview import page_picture


@dataclass(frozen=True)
class CaseReading:
    """A case with the rules it is under and the station it is at."""

    view: CaseView
    rules: RuleSet
    station: StationView


def read_case(station: Workstation, case_id: str, author: str) -> CaseReading:
    """Everything the page shows. Raises ``FD-1001`` for a case that is not here."""
    return CaseReading(station.case(case_id, author), station.rules(author, case_id), station.station())


def first_pages(station: Workstation, paper_ids: Sequence[str], ratio: float) -> dict[str, QImage]:
    """The first page of each paper as a small picture, in twice the points it is shown at."""
    return {paper_id: _first_page(station.paper_bytes(paper_id), ratio) for paper_id in paper_ids}


def _first_page(pdf: bytes, ratio: float) -> QImage:
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    image = page_picture(document, 0, PAGE * 2, ratio)
    document.close()
    return image
