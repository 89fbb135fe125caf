"""Two tabs of the case's file: what was gathered, and the papers as small pictures."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.views import CaseView, PaperView
from fairdesk.core.states import State, may
from fairdesk.i18n import language, t
from fairdesk.ui import theme
from fairdesk.ui.desk.case.facts_tabs import Tab
from fairdesk.ui.moments import moment_text
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.icon import paint_icon
from fairdesk.ui.widgets.key_value import Fact
from fairdesk.ui.widgets.words import ElidedLabel, button, label

PAGE = QSize(54, 76)
"""A page picture, in the proportion of A4, in device-independent pixels."""


class EvidenceTab(Tab):
    """Evidence, comparisons, answers and measures; ``wanted`` asks for another exhibit."""

    wanted = Signal()

    def show_case(self, view: CaseView) -> None:
        """Show a case."""
        self.clear()
        if may("evidence.add", State(view.row.state)):
            add = button(t("case.add_evidence"), icon_name="camera-outline", compact=True, clicked=self.wanted.emit)
            add.setObjectName("case.evidence.new")
            self.put(add, Qt.AlignmentFlag.AlignLeft)
        comma = "、" if language() == "zh" else ", "
        for exhibit in view.evidence:
            taken = f"{moment_text(exhibit['taken_at'])} {exhibit['place']}"
            shows = exhibit["shows"] or t(f"evidence_kind.{exhibit['kind']}")
            facts = [Fact(t("case.taken"), taken), Fact(t("case.shows"), shows)]
            self.part(f"{exhibit['no']}. {exhibit['name']}", facts)
        for found in view.comparisons:
            verdict = t(f"case.verdict_{found['verdict']}")
            self.part(
                f"{t('case.comparisons')}  {found['query']}",
                [Fact(found["number"], f"{found['title']} · {found['score']:.0%} · {verdict}")],
            )
        for answer in view.answers:
            late = f" · {t('case.late')}" if answer["late"] else ""
            positions = comma.join(t(f"position.{code}") for code in answer["positions"])
            self.part(
                f"{t('case.answers')}  {answer['given_by']}",
                [
                    Fact(moment_text(answer["received_at"]), positions + late),
                    Fact(t("steps.statement"), answer["statement"]),
                    Fact(t("steps.evidence"), comma.join(answer["evidence"])),
                ],
            )
        for measure in view.measures:
            items = comma.join(str(no) for no in measure["items"])
            self.part(
                t("case.measures"),
                [
                    Fact(t("case.tab_items"), items),
                    Fact(t("steps.until"), moment_text(measure["until"])),
                    Fact(t("party_role.organiser"), measure["organiser_by"]),
                ],
            )
        if not (view.evidence or view.comparisons or view.answers or view.measures):
            empty = EmptyState(t("case.no_evidence"), icon="camera-outline")
            self.put(empty)
            empty.say(t("case.no_evidence"), t("case.no_evidence_hint"))


class PaperCard(QFrame):
    """One paper: its first page small, title, number, where it went. A click or Enter opens the preview."""

    opened = Signal(str)

    def __init__(self, paper: PaperView, image: QImage | None) -> None:
        super().__init__()
        self.setProperty("role", "link-card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setObjectName(f"case.paper.{paper.code}")
        self._paper = paper
        self.picture = _PagePicture(image)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self.picture)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(paper.title))
        number = ElidedLabel(paper.number, "caption")
        words.addWidget(number)
        served = " · ".join(part for part in (served_words(paper), self._printed()) if part)
        line = t("case.paper_line", at=moment_text(paper.issued_at), pages=paper.pages)
        words.addWidget(ElidedLabel(line, "caption"))
        if served:
            words.addWidget(label(served, "caption", wrap=True))
        words.addStretch()
        row.addLayout(words, 1)
        self.setAccessibleName(t("case.open_paper", title=paper.title, number=paper.number))

    def _printed(self) -> str:
        return t("case.printed", n=self._paper.prints) if self._paper.prints else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._paper.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._paper.id)
        else:
            super().keyPressEvent(event)


def served_words(paper: PaperView) -> str:
    """``已送达被投诉人``; empty for a paper that reached nobody yet."""
    comma = "、" if language() == "zh" else ", "
    roles = comma.join(t(f"party_role.{role}") for role in paper.served)
    return t("case.served_on", roles=roles) if roles else ""


class _PagePicture(QWidget):
    def __init__(self, image: QImage | None) -> None:
        super().__init__()
        self.image = image
        self.setFixedSize(PAGE)

    def show_image(self, image: QImage) -> None:
        self.image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.rect().adjusted(0, 0, -1, -1)
        if self.image is None:
            painter.fillRect(room, theme.color("sunken"))
            paint_icon(painter, room.adjusted(17, 28, -17, -28), "file-document-outline", "faint")
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(room, self.image)
        painter.setPen(QPen(theme.color("line-strong"), 1))
        painter.drawRect(room)
        painter.end()


class PapersTab(Tab):
    """``opened`` carries the id of a paper."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._images: dict[str, QImage] = {}
        self._cards: dict[str, PaperCard] = {}

    def show_case(self, view: CaseView) -> None:
        """Show a case, newest paper first."""
        self.clear()
        self._cards = {}
        for paper in view.papers:
            card = PaperCard(paper, self._images.get(paper.id))
            card.opened.connect(self.opened)
            self._cards[paper.id] = card
            self.put(card)

    def lacking(self) -> list[str]:
        """Ids of papers shown whose picture is not there yet."""
        return [paper_id for paper_id in self._cards if paper_id not in self._images]

    def show_pictures(self, images: Mapping[str, QImage]) -> None:
        """The pictures came."""
        for paper_id, image in images.items():
            self._images[paper_id] = image
            if paper_id in self._cards:
                self._cards[paper_id].picture.show_image(image)
