"""A paper reached somebody: who took it, when and how. The notice to the respondent starts the answer clock."""

from __future__ import annotations

from functools import partial
from typing import Any

from fairdesk.core.clocks import ClockKind
from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, StepView, answer_words, form
from fairdesk.ui.desk.case.steps.lines import Lines
from fairdesk.ui.desk.case_words import short_title
from fairdesk.ui.desk.offer_editors import ConfirmEditor
from fairdesk.ui.widgets.editors import ComboEditor, LineEditor

_MANNERS = ("direct", "left", "post", "electronic", "public")


class ServeForm(StepForm):
    """Recipient, manner and time; a witness or a consent where the manner needs one."""

    def build(self) -> None:
        """The fields; the contact of the party is proposed, and now."""
        self.what = Lines(t("steps.paper"))
        self.row(self.what)
        recipient = self.field("recipient", LineEditor(), required=True)
        relation = self.field("relation", LineEditor(t("steps.relation_hint")))
        self.row(recipient, relation)
        manner = self.field("manner", ComboEditor([(m, t(f"manner.{m}")) for m in _MANNERS]), required=True)
        at = self.moment("served_at", self.at.now())
        self.row(manner, at)
        self.after = Lines(t("steps.deadline"))
        self.after.setObjectName("case.deadline")
        self.row(self.after)
        self.row(self.field("witness", LineEditor(), required=True))
        self.row(self.field("consent", ConfirmEditor(t("steps.consent_statement")), required=True))
        self.row(self.field("remark", LineEditor(t("steps.remark_hint"))))
        party = self.at.party(self.at.step.to_role)
        agent = self.at.party("agent") if self.at.step.to_role == "complainant" else {}
        recipient.set_value(agent.get("name") or party.get("contact") or party.get("legal_rep") or "")
        manner.set_value("direct")
        manner.changed.connect(self._manner_changed)
        at.changed.connect(self._show_after)
        self._manner_changed()
        self.refresh(self.at)

    def refresh(self, at: StepView) -> None:
        """Time goes on; the proposal goes with it."""
        super().refresh(at)
        paper = at.paper()
        party = at.party(at.step.to_role)
        if paper is not None:
            to = t("steps.to_party", role=t(f"party_role.{at.step.to_role}"), name=party.get("name", ""))
            what = f"{paper.title}  {paper.number}"
            self.what.show_lines([("neutral", what, "file-document-outline"), ("neutral", to, "account-outline")])
        self.propose("served_at", at.now())
        self._show_after()

    @property
    def title(self) -> str:
        """The act and the paper."""
        paper = self.at.paper()
        return super().title if paper is None else t("steps.serve_title", paper=short_title(paper.title))

    def _manner_changed(self) -> None:
        manner = self.fields["manner"].value()
        self.fields["witness"].setVisible(manner == "left")
        self.fields["consent"].setVisible(manner == "electronic")
        self.changed.emit()

    def _show_after(self) -> None:
        """What follows from the service; nothing for most papers."""

    def given(self) -> dict[str, Any]:
        """The service."""
        fields = self.fields
        manner = fields["manner"].value()
        return {
            "document_id": self.at.step.document_id,
            "to_role": self.at.step.to_role,
            "manner": manner,
            "recipient": fields["recipient"].value(),
            "relation": fields["relation"].value(),
            "witness": fields["witness"].value() if manner == "left" else "",
            "consent": manner == "electronic" and bool(fields["consent"].value()),
            "remark": fields["remark"].value(),
            "served_at": self.said_moment("served_at", self.at.now()),
        }


@form
class ServePaperForm(ServeForm):
    """Any paper but the notice to the respondent."""

    act = "paper.serve"


@form
class ServeNoticeForm(ServeForm):
    """The notice to the respondent."""

    act = "respondent.serve"

    def _show_after(self) -> None:
        """The end of the answer period: a later deadline that is printed on the notice stands."""
        served, printed = self.fields["served_at"].value(), self.at.view.printed_deadline
        words = partial(answer_words, self.at)
        self.show_due(self.after, ClockKind.ANSWER, served, words, printed=printed)
