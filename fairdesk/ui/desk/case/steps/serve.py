"""A paper reached somebody: who took it, when and how. The notice to the respondent starts the answer clock."""

from __future__ import annotations

from typing import Any

from fairdesk.core.clocks import deadline
from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, StepView, form
from fairdesk.ui.desk.case.steps.lines import Line, Lines
from fairdesk.ui.desk.case_words import short_title
from fairdesk.ui.desk.offer_editors import ConfirmEditor
from fairdesk.ui.moments import moment_text
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
        self.after.show_lines(self.follows())

    def follows(self) -> list[Line]:
        """What follows from the service, in words."""
        return []

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

    def follows(self) -> list[Line]:
        """The end of the answer period: a later deadline that is printed on the notice stands."""
        served = self.fields["served_at"].value()
        if served is None:
            return []
        rule = self.at.rules.answer
        cap = self.at.station.closes_at if rule.cap == "fair_close" else None
        due = deadline(served, rule.hours, cap=cap, at_least=self.at.view.printed_deadline)
        return [("info", t("steps.answer_until", at=moment_text(due), hours=f"{rule.hours:g}"), "timer-sand")]
