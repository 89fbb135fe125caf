"""What the case page asks the station for; runs off the windows' thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from fairdesk.casework import register
from fairdesk.casework.exhibitors.recording import CompanyInput
from fairdesk.casework.nextstep import Step
from fairdesk.casework.register import RegisterCheck
from fairdesk.casework.views import CaseView, StationView
from fairdesk.casework.workstation import Workstation
from fairdesk.core.rulesets import RuleSet
from fairdesk.core.states import State
from fairdesk.ui.desk.case.record_tabs import PAGE
from fairdesk.ui.desk.intake.past import FLAGS, Past, look_back
from fairdesk.ui.widgets.pdf_preview import page_picture


@dataclass(frozen=True)
class CaseReading:
    """A case with the rules it is under, the station it is at, earlier sessions, and the register's record."""

    view: CaseView
    rules: RuleSet
    station: StationView
    past: Past
    register: RegisterCheck | None


def read_case(station: Workstation, case_id: str, author: str) -> CaseReading:
    """Everything the page shows. Raises ``FD-1001`` for a case that is not here."""
    view, rules = station.case(case_id, author), station.rules(author, case_id)
    right = view.right
    past = look_back(
        station, rules.repeat, _company(view, "complainant"), _company(view, "respondent"), right["number"]
    )
    flagged = any(flag in view.row.flags for flag in FLAGS)
    if view.row.state != State.CLOSED and (past.flaggable or flagged):
        view = replace(view, steps=(*view.steps, Step("case.flag")))
    return CaseReading(
        view, rules, station.station(), past, register.compare(right, station.reference.find(right["number"]))
    )


def _company(view: CaseView, role: str) -> CompanyInput:
    party = view.parties.get(role, {})
    return CompanyInput(name=party.get("name", ""), uscc=party.get("id_no", ""))


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
