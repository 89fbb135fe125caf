"""What people say about the service: taken in, replied to within a time, closed with what came of it.

Source: seed (六) 意见收集、反馈和回访长效机制; domain.md §11.3.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Literal

from sqlmodel import Session

from fairdesk.casework.act import Act, Input, Refusal, moment, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.services.codes import required
from fairdesk.core.canonical import stamp
from fairdesk.store.journal import Entry
from fairdesk.store.settings import get_setting, put_setting
from fairdesk.store.tables import Case, Feedback, Staff

REPLY_SETTING = "feedback.reply_hours"
"""The station's setting: within how many hours a reply is promised."""
REPLY_HOURS = 24.0


def reply_hours(session: Session) -> float:
    """The promised time of a reply in hours; 24 unless the station set another."""
    text = get_setting(session, REPLY_SETTING)
    return REPLY_HOURS if text is None else float(text)


def set_reply_hours(session: Session, hours: float) -> None:
    """Promise replies within so many hours from now on. Raises ``ValueError`` unless it is a positive number."""
    if not 0 < hours < float("inf"):
        raise ValueError(f"a reply within {hours} hours cannot be promised")
    put_setting(session, REPLY_SETTING, str(hours))


class FeedbackInput(Input):
    """An opinion. ``about`` is the member of staff a complaint is about, ``complaint_id`` the case it came from."""

    kind: Literal["opinion", "complaint", "suggestion", "praise"]
    channel: Literal["desk", "phone", "online", "box"] = "desk"
    text: str
    name: str = ""
    contact: str = ""
    about: str = ""
    complaint_id: str = ""


@register
class ReceiveFeedback(Act[FeedbackInput]):
    """Take in an opinion, complaint, suggestion or praise; the time for the reply begins."""

    name = "feedback.receive"
    input = FeedbackInput
    on_case = False

    def check(self, ctx: Context, given: FeedbackInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        required(refusals, given.text, "text", "意见内容", "What was said")
        known = not given.about or ctx.session.get(Staff, given.about) is not None
        need(refusals, known, "FD-1957", "about", person=given.about)
        found = not given.complaint_id or ctx.session.get(Case, given.complaint_id) is not None
        need(refusals, found, "FD-1001", "complaint_id")
        return refusals

    def assign(self, ctx: Context, given: FeedbackInput) -> dict[str, Any]:
        return {"due": stamp(ctx.now + timedelta(hours=reply_hours(ctx.session)))}

    def apply(self, session: Session, entry: Entry, given: FeedbackInput, assigned: dict[str, Any]) -> None:
        session.add(
            Feedback(
                id=entry.id,
                station_id=entry.station,
                at=entry.moment,
                recorded_by=entry.author,
                due_at=moment(assigned["due"]),
                state="received",
                **given.model_dump(),
            )
        )


def _in_state(ctx: Context, feedback_id: str, *states: str) -> tuple[Feedback | None, list[Refusal]]:
    row = ctx.session.get(Feedback, feedback_id)
    if row is None or row.station_id != ctx.station.id:
        return None, [Refusal("FD-1978", "feedback_id")]
    return row, [] if row.state in states else [Refusal("FD-1979", "feedback_id")]


class ReplyInput(Input):
    """The station's reply."""

    feedback_id: str
    reply: str


@register
class Reply(Act[ReplyInput]):
    """Reply to an opinion; a complaint about somebody is answered by somebody else."""

    name = "feedback.reply"
    input = ReplyInput
    on_case = False

    def check(self, ctx: Context, given: ReplyInput) -> list[Refusal]:
        row, refusals = _in_state(ctx, given.feedback_id, "received")
        required(refusals, given.reply, "reply", "答复内容", "The reply")
        need(refusals, row is None or row.about != ctx.author.id, "FD-1980")
        return refusals

    def apply(self, session: Session, entry: Entry, given: ReplyInput, assigned: dict[str, Any]) -> None:
        row = session.get_one(Feedback, given.feedback_id)
        row.state, row.reply, row.replied_at, row.replied_by = "replied", given.reply, entry.moment, entry.author


class CloseFeedbackInput(Input):
    """What came of it. ``content``: whether the person was content with the reply, when known."""

    feedback_id: str
    result: str
    content: bool | None = None


@register
class CloseFeedback(Act[CloseFeedbackInput]):
    """Close a replied opinion; one without a contact, to which nobody can reply, may be closed at once."""

    name = "feedback.close"
    input = CloseFeedbackInput
    on_case = False

    def check(self, ctx: Context, given: CloseFeedbackInput) -> list[Refusal]:
        row, refusals = _in_state(ctx, given.feedback_id, "received", "replied")
        required(refusals, given.result, "result", "处理结果", "What came of it")
        answered = row is None or row.state != "received" or not row.contact
        need(refusals, answered, "FD-1981", "feedback_id")
        need(refusals, row is None or row.about != ctx.author.id, "FD-1980")
        return refusals

    def apply(self, session: Session, entry: Entry, given: CloseFeedbackInput, assigned: dict[str, Any]) -> None:
        row = session.get_one(Feedback, given.feedback_id)
        row.state, row.closed_at, row.closed_by = "closed", entry.moment, entry.author
        row.result, row.content = given.result, given.content
