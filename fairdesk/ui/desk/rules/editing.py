"""An edited copy of a rule set: text, what is wrong in which line, what differs, and the adoption."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.act import Refused
from fairdesk.casework.rulepage import RuleSetView
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui import fonts, shortcuts, theme
from fairdesk.ui.desk.rows import Painting, RowList, paint_words
from fairdesk.ui.desk.rules.checking import DiffLine, Problem, difference, problems, with_free_version
from fairdesk.ui.desk.rules.source_editor import DiffView, SourceEditor
from fairdesk.ui.desk.rules.words import title
from fairdesk.ui.ops import Query
from fairdesk.ui.tasks import Tasks
from fairdesk.ui.widgets.card import Card
from fairdesk.ui.widgets.chip import Chip
from fairdesk.ui.widgets.editors import LineEditor
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.strip import MessageStrip
from fairdesk.ui.widgets.words import ElidedLabel, button, label

PAUSE_MS = 250
"""How long the typing rests before the text is checked."""
_ROW = 34


@dataclass(frozen=True, slots=True)
class Checked:
    """A text with what is wrong with it and what differs from the present one."""

    text: str
    problems: tuple[Problem, ...]
    lines: tuple[DiffLine, ...]


class _ProblemPainting(Painting):
    height = _ROW

    def text(self, row: Problem) -> str:
        return t("rules_page.edit_line", line=row.line, text=row.text) if row.line else row.text

    def paint(self, painter: QPainter, room: QRect, row: Problem) -> None:
        paint_words(painter, room, self.text(row), fonts.sans(), "danger")


class EditView(QWidget):
    """``begin(view, known, open_cases)``, then ``adopted`` carries (text, reason) and ``left`` says to go back."""

    adopted = Signal(str, str)
    left = Signal()
    kept = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self.view: RuleSetView | None = None
        self._known: Collection[str] = ()
        self._checked: Checked | None = None
        self._name = ElidedLabel("", "section")
        self.chip = Chip()
        self.strip = MessageStrip()
        self.source = SourceEditor()
        self.source.setObjectName("rules.edit.text")
        self.problems = RowList(t("rules_page.edit_problems"), _ProblemPainting())
        self.problems.setObjectName("rules.edit.problems")
        self.diff = DiffView()
        self.diff.setObjectName("rules.edit.diff")
        self._same = label(t("rules_page.edit_same"), "muted", wrap=True)
        self.means = label("", wrap=True)
        self.reason = Field(t("rules_page.edit_reason"), LineEditor(t("rules_page.edit_reason_hint")), required=True)
        self.reason.widget.setObjectName("rules.edit.reason")
        self.adopt = button(t("rules_page.edit_adopt"), "primary", clicked=self.wish)
        self.adopt.setObjectName("rules.edit.adopt")
        self.back = button(
            t("rules_page.edit_back"), "secondary", icon_name="arrow-left", compact=True, clicked=self.left.emit
        )
        self.reset = button(t("rules_page.edit_reset"), "ghost", compact=True, clicked=self._reset)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.check)
        self._arrange()
        self.source.textChanged.connect(self._pause.start)
        self.problems.clicked.connect(lambda index: self._go(self.problems.rows[index.row()]))
        self.problems.opened.connect(self._go)
        shortcuts.bind(self, "default-act", self.wish)
        self.setFocusProxy(self.source)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.size("unit"), 0, 0)
        column.setSpacing(theme.size("unit") + theme.size("half"))
        head = QHBoxLayout()
        head.setSpacing(theme.size("gap"))
        for part in (self.back, self._name, self.chip, self.reset):
            head.addWidget(part, 1 if part is self._name else 0)
        column.addLayout(head)
        column.addWidget(self.strip)
        row = QHBoxLayout()
        row.setSpacing(theme.size("gap"))
        row.addWidget(self.source, 6)
        right = Card(t("rules_page.edit_result"))
        right.add(self.problems)
        right.add(self._same)
        right.add(self.diff, 1)
        row.addWidget(right, 5)
        column.addLayout(row, 1)
        foot = Card()
        foot.add(self.means)
        line = QHBoxLayout()
        line.setSpacing(theme.size("gap"))
        line.addWidget(self.reason, 1)
        line.addWidget(self.adopt)
        foot.add(line)
        column.addWidget(foot)

    def begin(self, view: RuleSetView, known: Collection[str], open_cases: int, text: str = "") -> None:
        """Edit a copy of ``view``; ``known`` versions are taken, ``text`` is what was typed before."""
        self.view, self._known, self._checked = view, known, None
        self._name.set_text(t("rules_page.edit_title", title=f"{title(view)} · {view.id} {view.version}"))
        self.means.setText(t("rules_page.edit_means", n=open_cases))
        self.strip.clear()
        self.source.setPlainText(text or with_free_version(view.text, known))
        self.check()

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.source.toPlainText()

    @property
    def is_touched(self) -> bool:
        """Did somebody change anything but the version?"""
        return self.view is not None and self.text != with_free_version(self.view.text, self._known)

    def check(self, then: Callable[[], object] | None = None) -> None:
        """Look for what is wrong and what differs, in the background."""
        self._pause.stop()
        view, text, known = self.view, self.text, self._known
        if view is None or self._tasks.closed:  # the pause may end after the window was closed
            return
        self.kept.emit()
        if self._checked is None:
            self.chip.show_state("neutral", t("rules_page.edit_checking"))
        name = f"{view.id}.toml"
        work: Query[Checked] = Query(
            self._tasks,
            lambda _job: Checked(text, tuple(problems(name, text, known)), tuple(difference(view.text, text))),
        )

        def show(checked: Checked) -> None:
            if checked.text == self.text:
                self._show(checked)
                if then is not None:
                    then()

        work.done(show).failed(self.strip.show_error).start(self)

    def _show(self, checked: Checked) -> None:
        self._checked = checked
        wrong = checked.problems
        words = t("rules_page.edit_wrong", n=len(wrong)) if wrong else t("rules_page.edit_good")
        self.chip.show_state("danger" if wrong else "ok", words)
        self.problems.show_rows(wrong)
        self.problems.setVisible(bool(wrong))
        self.problems.setFixedHeight(min(max(len(wrong), 1), 4) * _ROW)
        self.source.mark_lines([problem.line for problem in wrong if problem.line])
        self.diff.show_lines(checked.lines)
        self._same.setVisible(not self.is_touched)

    def _go(self, problem: Problem) -> None:
        if problem.line:
            self.source.go_to(problem.line)

    def _reset(self) -> None:
        """The present text again; what was typed can be brought back."""
        view, typed = self.view, self.text
        if view is None:
            return

        def undo() -> None:
            self.strip.clear()
            self.source.setPlainText(typed)

        self.source.setPlainText(with_free_version(view.text, self._known))
        self.strip.show_message("info", t("rules_page.edit_reset_done"), act=t("rules_page.edit_undo"), on_act=undo)

    # ---- the adoption ----

    def wish(self) -> None:
        """Adopt, when nothing is wrong and a reason is given; else go to what is wrong."""
        if self._checked is None or self._checked.text != self.text:
            self.check(self.wish)
            return
        if self._checked.problems:
            self._go(self._checked.problems[0])
        elif self.reason.check():
            self.adopt.setEnabled(False)
            self.adopted.emit(self.text, self.reason.value())
        else:
            self.reason.jump()

    def show_refusal(self, error: Known) -> None:
        """Say why it was refused, at the reason or above the text."""
        refusals: Any = error.refusals if isinstance(error, Refused) else ()
        rest = []
        for refusal in refusals:
            if refusal.field == "reason":
                self.reason.show_error(refusal.text(language()))
            else:
                rest.append(refusal.text(language()))
        if rest or not refusals:
            self.strip.show_message("danger", "\n".join(rest) or error.text(language()))

    def ended(self) -> None:
        """The act ended, however."""
        self.adopt.setEnabled(True)
