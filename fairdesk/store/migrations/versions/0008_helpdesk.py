"""Tables of ``helpdesk``."""

import sqlalchemy as sa
from alembic import op

from fairdesk.store.tables.base import UtcDateTime

revision = "0008"
down_revision = "0007"


def upgrade(role: str) -> None:
    """Create the tables."""
    op.create_table(
        "article",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("updated", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("published_at", UtcDateTime(), nullable=False),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("station_id", "article", "lang", "version", name=op.f("uq_article_station_id")),
        info={"role": "projection"},
    )
    op.create_table(
        "consultation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("small_firm", sa.Boolean(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("booth", sa.String(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("right_kind", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("article_version", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("follow_up", sa.String(), nullable=False),
        sa.Column("followed_up_at", UtcDateTime(), nullable=True),
        sa.Column("followed_up_by", sa.String(), nullable=False),
        sa.Column("follow_up_result", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
        info={"role": "projection"},
    )
    op.create_index(op.f("ix_consultation_at"), "consultation", ["at"], unique=False)
    op.create_index(op.f("ix_consultation_station_id"), "consultation", ["station_id"], unique=False)
    op.create_table(
        "expert_call",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("expert_id", sa.String(), nullable=False),
        sa.Column("speciality", sa.String(), nullable=False),
        sa.Column("panel", sa.String(), nullable=False),
        sa.Column("called_at", UtcDateTime(), nullable=False),
        sa.Column("called_by", sa.String(), nullable=False),
        sa.Column("fee_fen", sa.Integer(), nullable=False),
        sa.Column("came_at", UtcDateTime(), nullable=True),
        sa.Column("went_at", UtcDateTime(), nullable=True),
        sa.Column("work", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert_call")),
        info={"role": "projection"},
    )
    op.create_index("ix_expert_call_case", "expert_call", ["case_id"], unique=False)
    op.create_index(op.f("ix_expert_call_expert_id"), "expert_call", ["expert_id"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("complaint_id", sa.String(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("replied_at", UtcDateTime(), nullable=True),
        sa.Column("replied_by", sa.String(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("content", sa.Boolean(), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        info={"role": "projection"},
    )
    op.create_index(op.f("ix_feedback_at"), "feedback", ["at"], unique=False)
    op.create_index(op.f("ix_feedback_due_at"), "feedback", ["due_at"], unique=False)
    op.create_index(op.f("ix_feedback_state"), "feedback", ["state"], unique=False)
    op.create_index(op.f("ix_feedback_station_id"), "feedback", ["station_id"], unique=False)
    op.create_table(
        "followup",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("solved", sa.Boolean(), nullable=True),
        sa.Column("speed", sa.Integer(), nullable=True),
        sa.Column("fairness", sa.Integer(), nullable=True),
        sa.Column("attitude", sa.Integer(), nullable=True),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.Column("again_note", sa.String(), nullable=False),
        sa.Column("suggestions", sa.String(), nullable=False),
        sa.Column("next_call", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_followup")),
        info={"role": "projection"},
    )
    op.create_index("ix_followup_case", "followup", ["case_id"], unique=False)
    op.create_index(op.f("ix_followup_station_id"), "followup", ["station_id"], unique=False)
    op.create_table(
        "partner",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("specialities", sa.JSON(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("available", sa.JSON(), nullable=False),
        sa.Column("keeps_out", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("entered_at", UtcDateTime(), nullable=False),
        sa.Column("retired_at", UtcDateTime(), nullable=True),
        sa.Column("retired_why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        info={"role": "projection"},
    )
    op.create_index(op.f("ix_partner_kind"), "partner", ["kind"], unique=False)
    op.create_index(op.f("ix_partner_station_id"), "partner", ["station_id"], unique=False)
    op.create_table(
        "ticket",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("taken_at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("called_at", UtcDateTime(), nullable=True),
        sa.Column("called_by", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("station_id", "day", "n", name=op.f("uq_ticket_station_id")),
        info={"role": "projection"},
    )
    op.create_table(
        "volunteer",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("trained", sa.Boolean(), nullable=False),
        sa.Column("joined_at", UtcDateTime(), nullable=False),
        sa.Column("left_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer")),
        info={"role": "projection"},
    )
    op.create_index(op.f("ix_volunteer_station_id"), "volunteer", ["station_id"], unique=False)
    op.create_table(
        "volunteer_shift",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("volunteer_id", sa.String(), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("came_at", UtcDateTime(), nullable=True),
        sa.Column("went_at", UtcDateTime(), nullable=True),
        sa.Column("absent", sa.Boolean(), nullable=False),
        sa.Column("noted_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_shift")),
        info={"role": "projection"},
    )
    op.create_index(op.f("ix_volunteer_shift_starts_at"), "volunteer_shift", ["starts_at"], unique=False)
    op.create_index(op.f("ix_volunteer_shift_volunteer_id"), "volunteer_shift", ["volunteer_id"], unique=False)
