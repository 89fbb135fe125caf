"""What every step's form is: fields named as the act's input names them, a sentence on top, words on the button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairdesk.casework.act import Refusal
from fairdesk.casework.nextstep import Step
from fairdesk.casework.register import RegisterCheck
from fairdesk.casework.views import CaseView, PaperView, PersonView, StationView
from fairdesk.core.clocks import ClockKind
from fairdesk.core.duetimes import Due
from fairdesk.core.rulesets import RuleSet
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.case.steps.lines import Line, Lines
from fairdesk.ui.desk.case_words import act_title, refusal_words
from fairdesk.ui.desk.intake.past import Past
from fairdesk.ui.desk.kept import kept, narrow
from fairdesk.ui.moments import Now, moment_text
from fairdesk.ui.widgets.date_editors import DateTimeEditor
from fairdesk.ui.widgets.field import Field

Preview = Callable[[QWidget, ClockKind, datetime, datetime | None, Callable[[Due | None], None]], None]
"""``preview(owner, kind, start, printed, show)`` asks when a clock would end; the answer comes later."""


@dataclass(frozen=True)
class StepView:
    """What a form may look at: the case, the step, the rules of the case, the station, who sits at the desk."""

    view: CaseView
    step: Step
    rules: RuleSet
    station: StationView
    author: PersonView
    now: Now
    preview: Preview
    past: Past
    """What earlier sessions say of the parties."""
    register: RegisterCheck | None
    """The right beside the register's record; ``None`` when no pack has the number."""

    def paper(self) -> PaperView | None:
        """The paper that the step is about."""
        return next((paper for paper in self.view.papers if paper.id == self.step.document_id), None)

    def party(self, role: str) -> dict[str, Any]:
        """The fields of a party; empty when the case has none in this role."""
        return self.view.parties.get(role, {})

    def obstacles(self) -> set[str]:
        """Codes of all that stands in the way of any step."""
        return {refusal.code for step in self.view.steps for refusal in step.obstacles}


class StepForm(QWidget):
    """Subclasses set ``act`` and override ``build`` and ``given``; ``refresh`` when something shown can change."""

    act: ClassVar[str]
    changed = Signal()
    evidence_wanted = Signal()
    """The form asks for another exhibit of evidence."""

    def __init__(self, at: StepView) -> None:
        super().__init__()
        self.at = at
        self.fields: dict[str, Field] = {}
        self._presets: dict[str, datetime] = {}
        self._previewed: dict[ClockKind, tuple[datetime, datetime | None]] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, theme.size("unit"), 0)
        self.column.setSpacing(theme.size("unit") + theme.size("half"))
        self.build()
        self.column.addStretch()
        self._begun = self.typed()

    # ---- what a subclass says ----

    def build(self) -> None:
        """Make the fields."""
        raise NotImplementedError

    def given(self) -> dict[str, Any]:
        """What was said, as the act's input."""
        raise NotImplementedError

    def refresh(self, at: StepView) -> None:
        """The case was read again: show what is new, touch nothing that was typed."""
        self.at = at

    @property
    def title(self) -> str:
        """The heading."""
        return act_title(self.act)

    @property
    def lead(self) -> str:
        """One sentence: what this step does."""
        return t(f"steps.{self.act.replace('.', '_')}_lead")

    @property
    def do(self) -> str:
        """The words on the default button."""
        return t(f"steps.{self.act.replace('.', '_')}_do")

    # ---- making fields ----

    def field(self, name: str, editor: QWidget, *, words: str = "", required: bool = False, helper: str = "") -> Field:
        """A field with the words ``steps.<name>`` and the object name ``case.<name>``; put it in with ``row``."""
        made = Field(words or t(f"steps.{name}"), editor, required=required, helper=helper)
        narrow(editor)
        editor.setObjectName(f"case.{name}")
        made.changed.connect(self.changed)
        self.fields[name] = made
        return made

    def row(self, *fields: QWidget, stretches: Sequence[int] = ()) -> None:
        """Put fields side by side at the end."""
        line = QHBoxLayout()
        line.setSpacing(theme.size("gap"))
        for place, field in enumerate(fields):
            line.addWidget(field, stretches[place] if stretches else 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)

    def moment(self, name: str, preset: datetime, *, required: bool = True, helper: str = "") -> Field:
        """A field of a time that is proposed; see ``said_moment``."""
        made = self.field(name, DateTimeEditor(), required=required, helper=helper)
        made.set_value(preset)
        self._presets[name] = made.value()
        return made

    def said_moment(self, name: str, preset: datetime) -> datetime | None:
        """The time in a field; ``preset`` to the second where the proposal was left as it was."""
        value: datetime | None = self.fields[name].value()
        return preset if value is not None and value == self._presets.get(name) else value

    def propose(self, name: str, preset: datetime) -> None:
        """Propose a newer time, unless somebody wrote one."""
        field = self.fields[name]
        if field.value() == self._presets.get(name):
            field.set_value(preset)
            self._presets[name] = field.value()

    def show_due(
        self,
        lines: Lines,
        kind: ClockKind,
        start: datetime | None,
        words: Callable[[Due], Sequence[Line]],
        *,
        printed: datetime | None = None,
    ) -> None:
        """Show in ``lines`` when a clock that starts at ``start`` ends; an answer to an older question is dropped."""
        if start is None:
            self._previewed.pop(kind, None)
            lines.show_lines([])
            return
        asked = self._previewed[kind] = (start, printed)

        def show(due: Due | None) -> None:
            if self._previewed.get(kind) == asked:
                lines.show_lines([] if due is None else words(due))

        self.at.preview(self, kind, start, printed, show)

    # ---- for the page ----

    def counted(self) -> list[Field]:
        """The fields that are shown."""
        return [field for field in self.fields.values() if not field.isHidden()]

    def missing(self) -> list[Field]:
        """The shown fields that still want something."""
        return [field for field in self.counted() if not field.is_complete]

    def check(self) -> bool:
        """Validate, show what is wrong, and go to the first wrong field."""
        wrong = [field for field in self.counted() if not field.check()]
        if wrong:
            wrong[0].jump()
        return not wrong

    def show_refusals(self, refusals: Sequence[Refusal]) -> list[str]:
        """Show each refusal at its field; returns the texts of those without one."""
        rest: list[str] = []
        first: Field | None = None
        for refusal in refusals:
            field = self.fields.get(refusal.field)
            text = refusal_words(refusal.code, refusal.where)
            if field is None or field.isHidden():
                rest.append(text)
                continue
            field.show_error(text)
            first = first or field
        if first is not None:
            first.jump()
        return rest

    def jump(self) -> None:
        """Go to the first field."""
        if self.counted():
            self.counted()[0].jump()

    def typed(self) -> dict[str, Any]:
        """What stands in the fields, as typed."""
        return {name: kept(field) for name, field in self.fields.items()}

    @property
    def is_untouched(self) -> bool:
        """Did nobody write or tick anything yet? Proposed times that moved on are no writing."""
        return all(
            value == self._begun[name] or (name in self._presets and self.fields[name].value() == self._presets[name])
            for name, value in self.typed().items()
        )


FORMS: dict[str, type[StepForm]] = {}
"""The form of each act."""

F = TypeVar("F", bound=type[StepForm])


def form(cls: F) -> F:
    """Register a form for its act. Raises ``ValueError`` for an act that has one."""
    if cls.act in FORMS:
        raise ValueError(f"act {cls.act} has two forms")
    FORMS[cls.act] = cls
    return cls


def answer_words(at: StepView, due: Due) -> list[Line]:
    """The end of the answer period in words, and whether the fair's close cut it."""
    rule = at.rules.answer
    key = "steps.answer_until_hall" if rule.clock == "hall" else "steps.answer_until"
    lines: list[Line] = [("info", t(key, at=moment_text(due.at), hours=f"{rule.hours:g}"), "timer-sand")]
    if rule.cap == "fair_close" and due.at == at.station.closes_at:
        lines.append(("warn", t("steps.capped")))
    return lines


SOON = timedelta(minutes=30)
"""A notice is expected to reach the booth this long after it was issued."""
