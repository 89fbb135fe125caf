"""The page Rules: entries, rule sets side by side, an edited copy, the staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget

from fairdesk.casework import drafts, ruleviews
from fairdesk.casework.people.rights import rights
from fairdesk.casework.performer import Done
from fairdesk.casework.rulepage import RuleSetView
from fairdesk.casework.workstation import Workstation
from fairdesk.core.states import OPEN
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.changes import Changes
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.frame import PageFrame
from fairdesk.ui.desk.rules.comparison import Comparison
from fairdesk.ui.desk.rules.editing import EditView
from fairdesk.ui.desk.rules.entries import EntriesView
from fairdesk.ui.desk.rules.entry_card import Wish
from fairdesk.ui.desk.rules.times import TimesView
from fairdesk.ui.desk.rules.words import heading, title
from fairdesk.ui.desk.signin.people import PeopleView
from fairdesk.ui.ops import Mutation
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.widgets.editors import ComboEditor
from fairdesk.ui.widgets.words import button

TABS = ("entries", "compare", "times", "people")
_DRAFT = "rules.adopt"


@dataclass(frozen=True, slots=True)
class Read:
    """What the page shows: every rule set, the staff by id, what this person may do, open cases, a kept draft."""

    views: tuple[RuleSetView, ...]
    names: Mapping[str, str]
    may_confirm: bool
    may_adopt: bool
    open_cases: int
    drafts: Mapping[str, str]


def read(station: Workstation, author: str) -> Read:
    """Everything the page needs, at one go."""
    staff = {person.id: person for person in station.station().staff}
    role = staff[author].role if author in staff else ""
    return Read(
        ruleviews.every(station),
        {person.id: person.name for person in staff.values()},
        rights().may(role, "rules.confirm"),
        rights().may(role, "rules.adopt"),
        station.cases(limit=1, states=sorted(OPEN)).total,
        {draft.id: str(draft.data.get("text", "")) for draft in drafts.unfinished(station, _DRAFT)},
    )


class RulesPage(PageFrame):
    """``open(tab="people")``, ``open(key="citations.MEAS-34")``."""

    def __init__(self, context: DeskContext, preferences: Preferences) -> None:
        super().__init__(t("rules_page.title"))
        self.setObjectName("rules")
        self._context = context
        self._read: Read | None = None
        self._asked = 0
        self._wanted = ("", "")
        self._key = ""
        self._kept_text = ""
        self.sets = ComboEditor()
        self.sets.setObjectName("rules.set")
        self.sets.setAccessibleName(t("rules_page.set"))
        self.sets.setSizeAdjustPolicy(ComboEditor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.adopt = button(t("rules_page.adopt"), "secondary", icon_name="pencil-outline", clicked=self.edit)
        self.adopt.setObjectName("rules.adopt")
        self.entries = EntriesView(context.now)
        self.comparison = Comparison(preferences)
        self.times = TimesView(context)
        self.people = PeopleView(context, preferences)
        self.editing = EditView(context.tasks)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(t("rules_page.title"))
        self.tabs.tabBar().setAccessibleName(t("rules_page.title"))
        self._places = QStackedWidget()
        self._arrange()
        self._connect()
        self.refresh()

    def _arrange(self) -> None:
        self.add_act(self.sets)
        self.add_act(self.adopt)
        for name, part in zip(TABS, (self.entries, self.comparison, self.times, self.people), strict=True):
            self.tabs.addTab(part, t(f"rules_page.tab_{name}"))
        self._places.addWidget(self.tabs)
        self._places.addWidget(self.editing)
        self.add(self._places, 1)
        self.setFocusProxy(self.entries.list)
        self.layout().setSpacing(theme.size("unit"))  # type: ignore[union-attr]

    def _connect(self) -> None:
        self.sets.changed.connect(self._set_chosen)
        self.tabs.currentChanged.connect(self._show_acts)
        self.entries.card.wished.connect(self._confirm)
        self.editing.left.connect(self._leave_editing)
        self.editing.adopted.connect(self._adopt)
        self.editing.kept.connect(self._keep)
        self._context.bus.changed.connect(self._changed)

    def open(self, tab: str = "", key: str = "") -> None:
        """Show a tab, or one entry by its key; without either the page is as it was left."""
        if tab in TABS:
            self._places.setCurrentIndex(0)
            self.tabs.setCurrentIndex(TABS.index(tab))
        if key:
            self._places.setCurrentIndex(0)
            self.tabs.setCurrentIndex(0)
            self._key = key
            self._jump()
        self._show_acts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sets.setFixedWidth(min(420, event.size().width() // 3))

    def leave(self) -> None:
        """Keep the edited copy."""
        self._keep()

    def refresh(self) -> None:
        """Read everything anew."""
        author = self._context.author
        asked = self._context.ask(lambda station: read(station, author))
        self._asked += 1
        age = self._asked
        asked.done(lambda found: self._show(found, age)).failed(self.strip.show_error).start(self)

    def _changed(self, changes: Changes) -> None:
        if changes.settings:
            self.refresh()

    # ---- showing ----

    def _show(self, found: Read, age: int) -> None:
        if age != self._asked:  # a newer answer is on its way
            return
        self._read = found
        own = found.views[0]
        self.set_lead(t("rules_page.lead", id=own.id, version=own.version, n=own.unverified))
        self.entries.card.names = found.names
        self.entries.card.may_confirm = found.may_confirm
        wanted = self._wanted if self._wanted in {(v.id, v.version) for v in found.views} else (own.id, own.version)
        self.sets.blockSignals(True)
        self.sets.set_options([((view.id, view.version), _set_words(view)) for view in found.views])
        self.sets.blockSignals(True)  # the box unblocks itself when it gets other options
        self.sets.set_value(wanted)
        self.sets.blockSignals(False)
        self.comparison.show_rules(found.views)
        self._set_chosen()
        self._jump()

    @property
    def chosen(self) -> RuleSetView | None:
        """The rule set shown."""
        value = self.sets.value()
        views = self._read.views if self._read is not None else ()
        return next((view for view in views if (view.id, view.version) == value), None)

    def _set_chosen(self) -> None:
        view = self.chosen
        if view is not None:
            self._wanted = (view.id, view.version)
            self.entries.show_rules(view)
        self._show_acts()

    def _jump(self) -> None:
        if self._key and self.entries.view is not None:
            self.entries.jump(self._key)
            self._key = ""

    def _show_acts(self) -> None:
        reading = self._places.currentIndex() == 0 and self.tabs.currentIndex() == TABS.index("entries")
        self.sets.setVisible(reading)
        self.adopt.setVisible(reading and self._read is not None and self._read.may_adopt)

    # ---- confirming ----

    def _confirm(self, wish: Wish) -> None:
        view = self.chosen
        if view is None:
            return
        given = {
            "key": wish.entry.key,
            "reason": wish.reason,
            "rule_id": view.id,
            "version": view.version,
            "withdraw": wish.withdraw,
        }
        card = self.entries.card
        act = self._context.act("rules.confirm", given).announce(self._context.bus, Changes(settings=True))

        def done(_done: Done) -> None:
            said = "rules_page.withdrawn_now" if wish.withdraw else "rules_page.confirmed_now"
            self.strip.show_message("ok", t(said, what=heading(wish.entry)))

        act.done(done).failed(card.show_refusal).finally_(card.ended).start(self)

    # ---- an edited copy ----

    def edit(self) -> None:
        """Begin a copy of the rule set shown, or go on with the one begun before."""
        view = self.chosen
        if view is None or self._read is None:
            return
        self.strip.clear()
        known = {each.version for each in self._read.views if each.id == view.id}
        self._kept_text = self._read.drafts.get(_draft_id(view), "")
        if self.editing.view is None or self.editing.view != view or not self.editing.is_touched:
            self.editing.begin(view, known, self._read.open_cases, self._kept_text)
        self._places.setCurrentIndex(1)
        self._show_acts()
        self.editing.source.setFocus()

    def _leave_editing(self) -> None:
        self._keep()
        self._places.setCurrentIndex(0)
        self._show_acts()
        self.entries.list.setFocus()

    def _keep(self) -> None:
        """Keep what was typed, also over the end of the day."""
        view, text = self.editing.view, self.editing.text
        if view is None or text == self._kept_text or not self.editing.is_touched:
            return
        self._kept_text = text
        station, data = self._context.station, {"text": text}
        kept: Mutation[datetime] = Mutation(
            self._context.tasks, lambda _job: drafts.keep(station, _draft_id(view), _DRAFT, data)
        )
        kept.failed(self.strip.show_error).start(self)

    def _adopt(self, text: str, reason: str) -> None:
        view = self.editing.view
        act = self._context.act("rules.adopt", {"text": text, "reason": reason})
        act.announce(self._context.bus, Changes(settings=True, all_cases=True))

        def done(made: Done) -> None:
            assigned = made.entry.content["assigned"]
            self._wanted = (assigned["rule_id"], assigned["version"])
            self._forget(view)
            self.editing.view = None
            self.editing.reason.set_value("")
            self._places.setCurrentIndex(0)
            self._show_acts()
            self.strip.show_message("ok", t("rules_page.adopted", id=assigned["rule_id"], version=assigned["version"]))

        act.done(done).failed(self.editing.show_refusal).finally_(self.editing.ended).start(self)

    def _forget(self, view: RuleSetView | None) -> None:
        if view is not None:
            station = self._context.station
            gone: Mutation[None] = Mutation(self._context.tasks, lambda _job: drafts.drop(station, _draft_id(view)))
            gone.failed(self.strip.show_error).start(self)


def _draft_id(view: RuleSetView) -> str:
    return f"{_DRAFT}/{view.id}/{view.version}"


def _set_words(view: RuleSetView) -> str:
    kind = "in_use" if view.in_use else "adopted" if view.adopted else "other"
    return t(f"rules_page.set_{kind}", id=view.id, version=view.version, title=title(view))
