"""Taking an opinion in, replying to it, closing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fairdesk.casework.services.lists.feedback import FeedbackView
from fairdesk.casework.views import CaseRow, PersonView
from fairdesk.i18n import t
from fairdesk.ui.desk.consult.forms import ActForm
from fairdesk.ui.desk.consult.radio_editor import RadioEditor
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor
from fairdesk.ui.widgets.text_editor import TextEditor
from fairdesk.ui.widgets.words import label

KINDS = ("opinion", "complaint", "suggestion", "praise")
CHANNELS = ("desk", "phone", "online", "box")


class ReceiveForm(ActForm):
    """An opinion, complaint, suggestion or praise."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.feedback")
        kinds = [(kind, t(f"feedback_kind.{kind}")) for kind in KINDS]
        channels = [(channel, t(f"service_channel.{channel}")) for channel in CHANNELS]
        self.row(
            self.field("kind", RadioEditor(kinds, keeps=True), words=t("consult_page.feedback_kind"), required=True)
        )
        self.row(
            self.field("text", TextEditor(low=4, high=9), words=t("consult_page.said"), required=True),
        )
        self.row(
            self.field("name", LineEditor(t("consult_page.optional"))),
            self.field("contact", LineEditor(t("consult_page.reply_to")), words=t("consult_page.reply_contact")),
            self.field("channel", ComboEditor(channels), required=True),
            stretches=(3, 4, 3),
        )
        self.row(
            self.field("about", ComboEditor()),
            self.field("complaint_id", ComboEditor(), words=t("consult_page.from_case")),
        )
        self.foot(self.do("save", t("consult_page.receive"), self._save))
        self.clear()

    def offer(self, staff: Sequence[PersonView], cases: Sequence[CaseRow]) -> None:
        """Whom and which case it can be about."""
        people: list[tuple[str | None, str]] = [(None, "—"), *((person.id, person.name) for person in staff)]
        numbers: list[tuple[str | None, str]] = [(None, "—"), *((case.id, case.number) for case in cases)]
        for name, options in (("about", people), ("complaint_id", numbers)):
            editor = self.fields[name].widget
            if isinstance(editor, ComboEditor):
                editor.set_options(options)

    def clear(self) -> None:
        """Ready for the next one."""
        super().clear()
        self.fields["channel"].set_value("desk")
        self.fields["kind"].set_value("opinion")

    def _save(self) -> None:
        if self.check():
            given = {name: field.value() for name, field in self.fields.items()}
            given |= {"about": given["about"] or "", "complaint_id": given["complaint_id"] or ""}
            self.send("feedback.receive", given)


class ReplyForm(ActForm):
    """The station's reply."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.feedback.reply")
        self._row: FeedbackView | None = None
        self.row(self.field("reply", TextEditor(t("consult_page.reply_hint"), low=3, high=8), required=True))
        self.foot(self.do("save", t("consult_page.do_reply"), self._save))

    def show_row(self, row: FeedbackView) -> None:
        """Reply to this one; what was typed for another is forgotten."""
        if self._row is None or self._row.id != row.id:
            self.clear()
        self._row = row

    def _save(self) -> None:
        if self._row is not None and self.check():
            self.send("feedback.reply", {"feedback_id": self._row.id, "reply": self.value("reply")})


class CloseForm(ActForm):
    """What came of it."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, "consult.feedback.close")
        self._row: FeedbackView | None = None
        self._hint = label("", "caption", wrap=True)
        self.column.addWidget(self._hint)
        self.row(
            self.field("result", LineEditor(), required=True),
            self.field("content", RadioEditor([(True, t("services.yes")), (False, t("services.no"))])),
            stretches=(3, 2),
        )
        self.foot(self.do("save", t("consult_page.do_close"), self._save, "secondary"))

    def show_row(self, row: FeedbackView) -> None:
        """Close this one."""
        if self._row is None or self._row.id != row.id:
            self.clear()
        self._row = row
        self._hint.setText(t("consult_page.close_unanswered") if row.state == "received" else "")
        self._hint.setVisible(row.state == "received")
        self.fields["content"].setVisible(row.state == "replied")

    def _save(self) -> None:
        if self._row is None or not self.check():
            return
        given: dict[str, Any] = {"feedback_id": self._row.id, "result": self.value("result")}
        self.send("feedback.close", given | {"content": self.value("content")})
