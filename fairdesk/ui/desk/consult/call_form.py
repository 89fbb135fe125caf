"""The record of a follow-up call (D23): solved? seen again? three marks from 1 to 5."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.casework.services.followup import SCORES
from fairdesk.casework.services.lists.followups import DueCall
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.consult.forms import ActForm
from fairdesk.ui.desk.consult.radio_editor import RadioEditor
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.offer_editors import ConfirmEditor
from fairdesk.ui.widgets.card import scrolled
from fairdesk.ui.widgets.date_editors import DateEditor
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.field import Field
from fairdesk.ui.widgets.text_editor import TextEditor
from fairdesk.ui.widgets.words import hairline, label

OUTCOMES = ("done", "refused", "unreachable")
_ANSWERS = ("person", "consent", "solved", *SCORES, "again", "again_note", "suggestions")
"""Fields that only a call which took place has."""


class CallForm(ActForm):
    """``show_call`` first; what does not belong to the chosen outcome is out of sight."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.call")
        self.call: DueCall | None = None
        self.number = label("", "section", mono=True)
        self._whom = label("", "muted", wrap=True)
        inner = QWidget()
        outer, self.column = self.column, QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, theme.size("unit"), 0)
        self.column.setSpacing(theme.size("unit") + theme.size("half"))
        outer.insertWidget(0, self._whom)
        outer.insertWidget(0, self.number)
        self._make_fields()
        outer.addWidget(scrolled(inner), 1)
        outer.addWidget(hairline())
        self.foot(self.do("save", t("consult_page.save_call"), self._save), into=outer)
        self.fields["outcome"].changed.connect(self._fit)
        self.fields["again"].changed.connect(self._fit)
        self.clear()

    def _make_fields(self) -> None:
        outcomes = [(outcome, t(f"call_outcome.{outcome}")) for outcome in OUTCOMES]
        channels = [(channel, t(f"call_channel.{channel}")) for channel in ("phone", "visit", "online")]
        self.row(self.field("outcome", RadioEditor(outcomes, keeps=True), required=True))
        self.row(
            self.field("person", LineEditor(), required=True),
            self.field("channel", ComboEditor(channels), words=t("consult_page.call_channel"), required=True),
            stretches=(3, 2),
        )
        self.row(self.field("consent", ConfirmEditor(t("consult_page.consent_is")), required=True))
        yes_no = [(True, t("services.yes")), (False, t("services.no"))]
        solved = self.field("solved", RadioEditor(yes_no), required=True)
        marks = [self._scale(score) for score in SCORES]
        self._ends = label(t("consult_page.scale"), "caption")
        self.row(solved, marks[0])
        self.row(*marks[1:])
        self.column.addWidget(self._ends)
        self.row(
            self.field("again", ConfirmEditor(t("consult_page.again_is"))),
            self.field("again_note", LineEditor(t("consult_page.again_hint")), required=True),
            stretches=(2, 3),
        )
        self.row(self.field("suggestions", TextEditor(low=2, high=5)))
        self.row(self.field("next_call", DateEditor(), helper=t("consult_page.next_call_hint")))
        self.column.addStretch()

    def _scale(self, score: str) -> Field:
        words = t(f"call_score.{score}")
        return self.field(score, RadioEditor([(n, str(n)) for n in range(1, 6)], name=words, gap=8), words=words)

    def show_call(self, call: DueCall) -> None:
        """Record this call; what was typed for another is forgotten."""
        if self.call is None or (self.call.case_id, self.call.days) != (call.case_id, call.days):
            self.clear()
            self.fields["person"].set_value(call.person)
        self.call = call
        self.number.setText(call.number)
        due = t("consult_page.round_due", n=call.days, day=call.due.isoformat())
        self._whom.setText(" · ".join(filter(None, (due, call.person, call.phone))))

    def clear(self) -> None:
        """Ready for the next call."""
        super().clear()
        self.fields["channel"].set_value("phone")
        self.fields["outcome"].set_value("done")
        self._fit()

    def _fit(self) -> None:
        talked = self.value("outcome") == "done"
        for name in _ANSWERS:
            self.fields[name].setVisible(talked and (name != "again_note" or bool(self.value("again"))))
        self._ends.setVisible(talked)
        self.fields["next_call"].setVisible(self.value("outcome") == "unreachable")

    def given(self) -> dict[str, Any]:
        """What was said, as the act's input; answers only of a call that took place."""
        shown = {name: field.value() for name, field in self.fields.items() if not field.isHidden()}
        shown |= {name: bool(shown[name]) for name in ("consent", "again") if name in shown}
        return shown

    def _save(self) -> None:
        if self.call is not None and self.check():
            self.send("followup.record", {"days": self.call.days, **self.given()}, case_id=self.call.case_id)
