"""The middle of the case page: the current step as a form with one default button, the other steps beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from fairdesk.casework.act import Refusal
from fairdesk.casework.nextstep import Step
from fairdesk.casework.people.rights import rights
from fairdesk.i18n import language, t
from fairdesk.ui import shortcuts, theme
from fairdesk.ui.desk.case.steps import FORMS, StepForm, StepView
from fairdesk.ui.desk.case_words import act_icon, act_title, refusal_words, short_title
from fairdesk.ui.desk.notice import Notice
from fairdesk.ui.widgets.card import Card, scrolled
from fairdesk.ui.widgets.empty import EmptyState
from fairdesk.ui.widgets.words import ElidedLabel, button, hairline, label, with_key

_IN_THE_WAY = {"case.close": "case.not_finished", "measure.order": "case.not_signed"}
_SHOWN = 4
"""Other steps that show at once."""


def step_key(step: Step) -> str:
    """What tells one step of a case from another."""
    return f"{step.act}:{step.document_id}"


class StepPanel(QWidget):
    """``act_wanted`` is the default button; ``chosen`` carries the key of another step."""

    act_wanted = Signal()
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.kind = label("", "caption")
        self.title = label("", "section", wrap=True)
        self.title.setObjectName("case.step")
        self.lead = label("", "muted", wrap=True)
        self.obstacles = Notice()
        self.obstacles.setObjectName("case.obstacles")
        self.may_not = Notice()
        self.may_not.setObjectName("case.may_not")
        self.refused = Notice()
        self.refused.setObjectName("case.refused")
        self.default = button("", "primary", clicked=self.act_wanted.emit)
        self.default.setObjectName("case.default")
        self._hint = ElidedLabel("", "caption")
        self._room = QVBoxLayout()
        self._area: QScrollArea | None = None
        self._others = QGridLayout()
        self._others_card = Card(padding=12)
        self._rest: list[QWidget] = []
        self._all = False
        self.more = button("", "link", clicked=self._show_more)
        self.more.setObjectName("case.more")
        self._card = Card()
        self._empty = EmptyState(t("case.done"), icon="archive-search-outline")
        self._stack = QStackedWidget()
        self._arrange()
        self.form: StepForm | None = None
        self._busy = self._barred = False

    def _arrange(self) -> None:
        unit = theme.size("unit")
        head = QVBoxLayout()
        head.setSpacing(2)
        for each in (self.kind, self.title, self.lead):
            head.addWidget(each)
        self._card.add(head)
        self._card.body.addSpacing(2)
        for notice in (self.obstacles, self.may_not, self.refused):
            self._card.add(notice)
        self._card.add(self._room, 1)
        self._card.add(hairline())
        foot = QHBoxLayout()
        foot.setSpacing(unit + unit // 2)
        foot.addWidget(self.default)
        foot.addWidget(self._hint, 1)
        self._card.add(foot)
        self._others.setContentsMargins(0, 0, 0, 0)
        self._others.setHorizontalSpacing(unit)
        self._others_card.body.setSpacing(2)
        self._others.setVerticalSpacing(0)
        for column in range(2):
            self._others.setColumnStretch(column, 1)
        also = QHBoxLayout()
        also.addWidget(label(t("case.also"), "caption"))
        also.addStretch()
        also.addWidget(self.more)
        self._others_card.add(also)
        self._others_card.add(self._others)
        room = QWidget()
        column_ = QVBoxLayout(room)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(unit + unit // 2)
        column_.addWidget(self._card, 1)
        column_.addWidget(self._others_card)
        done = Card()
        done.add(self._empty, 1)
        self._stack.addWidget(room)
        self._stack.addWidget(done)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        with_key(self.default, "default-act", "")

    # ---- what the page calls ----

    def show_done(self, archive_no: str) -> None:
        """Nothing is left to do."""
        self._empty.say(t("case.done"), t("case.done_hint", archive=archive_no))
        self._put(None)
        self._stack.setCurrentIndex(1)

    def show_step(self, form: StepForm, at: StepView) -> None:
        """Show a step's form and the steps beside it."""
        self._stack.setCurrentIndex(0)
        step = at.step
        self.kind.setText(t("case.current") if step.default else t("case.other"))
        theme.mark(self.kind, ink="info" if step.default else "")
        self.title.setText(form.title)
        self.lead.setText(form.lead)
        self.default.setText(form.do)
        with_key(self.default, "default-act", form.do)
        self._put(form)
        self._say_obstacles(step)
        self._say_roles(at)
        self._offer(at, step)
        self._refresh_foot()

    def show_refused(self, texts: Sequence[str]) -> None:
        """Say what is refused and belongs to no field."""
        self.refused.say("danger", texts)

    def set_busy(self, busy: bool) -> None:
        """While the act is under way its button is at rest."""
        self._busy = busy
        self._refresh_foot()

    def drop(self, form: StepForm) -> None:
        """Forget a form whose step was done."""
        if form is self.form:
            self._put(None)
        form.hide()
        form.deleteLater()

    # ---- inside ----

    def _put(self, form: StepForm | None) -> None:
        if form is self.form:
            return
        if self.form is not None:
            self.form.changed.disconnect(self._refresh_foot)
            if self._area is not None:
                self._area.takeWidget()
        if self._area is not None:
            self._room.removeWidget(self._area)
            self._area.hide()
            self._area.deleteLater()
            self._area = None
        self.form = form
        self.refused.say("danger", [])
        if form is not None:
            form.changed.connect(self._refresh_foot)
            self._area = scrolled(form)
            form.show()
            self._area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            self._room.addWidget(self._area)

    def _say_obstacles(self, step: Step) -> None:
        texts = [_own_words(refusal) for refusal in step.obstacles]
        head = t(_IN_THE_WAY.get(step.act, "case.in_the_way"))
        self.obstacles.say("warn", [head, *(f"· {text}" for text in texts)] if texts else [])

    def _say_roles(self, at: StepView) -> None:
        table, lang = rights(), language()
        allowed = {role.id: role for role in table.allowed(at.step.act)}
        self._barred = bool(allowed) and at.author.role not in allowed
        mine = table.roles.get(at.author.role)
        comma = "、" if lang == "zh" else ", "
        people = [person.name for person in at.station.staff if person.role in allowed]
        text = t(
            "case.who_may",
            roles=comma.join(role.name(lang) for role in allowed.values()),
            people=comma.join(people) or t("case.nobody"),
            mine=at.author.role if mine is None else mine.name(lang),
        )
        self.may_not.say("info", [text] if self._barred else [], icon="account-tie-outline")

    def _offer(self, at: StepView, current: Step) -> None:
        while self._others.count():
            taken = self._others.takeAt(0)
            old = taken.widget() if taken is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        others = [s for s in at.view.steps if s.act in FORMS and step_key(s) != step_key(current)]
        suggested = [step for step in others if step.default]
        plain = [step for step in others if not step.default]
        self._rest = []
        for step in suggested:
            self._others.addWidget(self._other(at, step), 0, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        for place, step in enumerate(plain, 2 * len(suggested)):
            made = self._other(at, step)
            self._others.addWidget(made, place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)
            if place >= _SHOWN:
                self._rest.append(made)
        self._show_rest()
        self._others_card.setVisible(bool(others))

    def _show_more(self) -> None:
        self._all = not self._all
        self._show_rest()

    def _show_rest(self) -> None:
        """The form has the room: what is rarely done shows when it is asked for."""
        for made in self._rest:
            made.setVisible(self._all)
        self.more.setVisible(bool(self._rest))
        self.more.setText(t("case.fewer") if self._all else t("case.more", n=len(self._rest)))

    def _other(self, at: StepView, step: Step) -> QWidget:
        words = step_words(at, step)
        shown = t("case.suggested", step=words) if step.default else words
        made = button(shown, "ghost", icon_name=act_icon(step.act), compact=True)
        made.setToolTip(words)
        made.setObjectName(f"case.other.{step.act}" + (f".{step.document_code}" if step.document_code else ""))
        made.clicked.connect(lambda: self.chosen.emit(step_key(step)))
        return made

    def _refresh_foot(self) -> None:
        if self.form is None:
            return
        blocked = bool(self.obstacles.text)
        self.default.setEnabled(not self._busy and not self._barred and not blocked)
        missing = [field.name for field in self.form.missing()]
        comma = "、" if language() == "zh" else ", "
        if missing:
            self._hint.set_text(t("case.still", names=comma.join(missing)))
        else:
            self._hint.set_text(t("case.key", keys=shortcuts.key("default-act").shown))


def step_words(at: StepView, step: Step) -> str:
    """A step in words: the act, and the paper where it is about one."""
    paper = next((paper for paper in at.view.papers if paper.id == step.document_id), None)
    return act_title(step.act) if paper is None else t("steps.serve_title", paper=short_title(paper.title))


def _own_words(refusal: Refusal) -> str:
    return refusal_words(refusal.code, refusal.where)
