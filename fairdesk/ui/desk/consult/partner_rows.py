"""Experts, partner bodies and their calls to a case, as rows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from fairdesk.casework.services.lists.partners import CallView, PartnerView, calls, partners
from fairdesk.casework.views import CaseRow
from fairdesk.casework.workstation import Workstation
from fairdesk.core.states import State
from fairdesk.i18n import t
from fairdesk.ui import fonts
from fairdesk.ui.desk.rows import Painting, paint_words
from fairdesk.ui.moments import Now, local, moment_text
from fairdesk.ui.widgets.chip import ChipSpec, chip_width, paint_chip

_CASES = 200


@dataclass(frozen=True)
class PartnersWanted:
    """What is looked for."""

    kind: str
    speciality: str
    text: str
    case_id: str


@dataclass(frozen=True)
class Partners:
    """Who can help, the open cases, and who was called to the chosen one."""

    rows: list[PartnerView]
    cases: tuple[CaseRow, ...]
    calls: list[CallView]


def read_partners(station: Workstation, wanted: PartnersWanted) -> Partners:
    """Who can help, today first."""
    open_ = [state.value for state in State if state not in (State.CLOSED, State.DRAFT)]
    found = station.cases(limit=_CASES, states=open_).rows
    with station.read() as session:
        rows = partners(
            session, station.id, local(station.now()).date(),
            kind=wanted.kind, speciality=wanted.speciality, text=wanted.text, case_id=wanted.case_id,
        )  # fmt: skip
        called = calls(session, wanted.case_id) if wanted.case_id else []
    return Partners(rows, found, called)


def there_chip(row: PartnerView) -> ChipSpec:
    """Can this one be called today, and if not, why."""
    if row.tie:
        return ChipSpec("danger", t("consult_page.tied"), "alert-circle-outline")
    if not row.there:
        return ChipSpec("neutral", t("consult_page.not_there"), "calendar-clock-outline")
    words = t("consult_page.there") if row.available else t("consult_page.there_perhaps")
    return ChipSpec("ok" if row.available else "info", words, "check-circle-outline")


def speciality_words(row: PartnerView) -> str:
    """``外观设计专利 · 机械``"""
    return " · ".join(t(f"speciality.{code}") for code in row.specialities)


class PartnerPainting(Painting):
    """Name, unit, what they know, whether they are there."""

    height = 60

    def text(self, row: PartnerView) -> str:
        return " · ".join(filter(None, (row.name, row.unit, speciality_words(row), there_chip(row).text)))

    def paint(self, painter: QPainter, room: QRect, row: PartnerView) -> None:
        line = QRect(room.left(), room.top() + 6, room.width(), 24)
        chip = there_chip(row)
        width = chip_width(chip.text)
        paint_chip(painter, QRect(line.right() - width, line.top(), width, 24), chip)
        words = line.adjusted(0, 0, -width - 8, 0)
        taken = paint_words(painter, words, row.name, fonts.sans("lead"), "ink")
        paint_words(painter, words.adjusted(taken + 10, 1, 0, 0), row.unit, fonts.sans("caption"), "muted")
        below = QRect(room.left(), line.bottom() + 3, room.width(), 20)
        paint_words(painter, below, speciality_words(row), fonts.sans("caption"), "muted")


class ExpertCallPainting(Painting):
    """Who was called, where it stands; the button is the next step."""

    height = 56

    def __init__(self, now: Now) -> None:
        self._now = now

    def act(self, row: CallView) -> str:
        if row.went_at is not None:
            return ""
        if row.came_at is not None:
            return t("consult_page.depart")
        return t("consult_page.arrive" if row.declared_free else "consult_page.declare")

    def _stand(self, row: CallView) -> str:
        now = self._now()
        if row.went_at is not None and row.came_at is not None:
            return f"{moment_text(row.came_at, now)}–{moment_text(row.went_at, now)} · {row.work}"
        if row.came_at is not None:
            return t("consult_page.came", at=moment_text(row.came_at, now))
        return t("consult_page.called_at", at=moment_text(row.called_at, now))

    def text(self, row: CallView) -> str:
        return " · ".join((row.expert, t(f"speciality.{row.speciality}"), self._stand(row)))

    def paint(self, painter: QPainter, room: QRect, row: CallView) -> None:
        line = QRect(room.left(), room.top() + 8, room.width(), 20)
        taken = paint_words(painter, line, row.expert, fonts.sans(), "ink")
        beside = line.adjusted(taken + 10, 0, 0, 0)
        told = " · ".join(filter(None, (t(f"speciality.{row.speciality}"), row.panel)))
        paint_words(painter, beside, told, fonts.sans("caption"), "muted")
        below = QRect(line.left(), line.bottom() + 2, line.width(), 18)
        paint_words(painter, below, self._stand(row), fonts.sans("caption"), "muted")
