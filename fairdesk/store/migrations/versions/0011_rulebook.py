"""Tables of ``rulebook``."""

import sqlalchemy as sa
from alembic import op

from fairdesk.store.tables.base import UtcDateTime

revision = "0011"
down_revision = "0010"


def upgrade(role: str) -> None:
    """Create the tables."""
    op.create_table(
        "hall_day",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("opens", sa.String(), nullable=False),
        sa.Column("closes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall_day")),
        sa.UniqueConstraint("station_id", "day", name=op.f("uq_hall_day_station_id")),
        info={"role": "projection"},
    )
    op.create_index(op.f("ix_hall_day_station_id"), "hall_day", ["station_id"], unique=False)
    op.create_table(
        "rule_confirmation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.Column("confirmed_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_confirmation")),
        info={"role": "projection"},
    )
    op.create_index(op.f("ix_rule_confirmation_station_id"), "rule_confirmation", ["station_id"], unique=False)
    op.create_table(
        "rule_copy",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("origins", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("adopted_by", sa.String(), nullable=False),
        sa.Column("adopted_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_copy")),
        sa.UniqueConstraint("station_id", "rule_id", "version", name=op.f("uq_rule_copy_station_id")),
        info={"role": "projection"},
    )
    op.create_table(
        "rule_period",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("hours", sa.Float(), nullable=False),
        sa.Column("clock", sa.String(), nullable=False),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_period")),
        info={"role": "projection"},
    )
    op.create_index(op.f("ix_rule_period_station_id"), "rule_period", ["station_id"], unique=False)
