"""Tables of ``identities``."""

import sqlalchemy as sa
from alembic import op

from fairdesk.store.tables.base import UtcDateTime

revision = "0009"
down_revision = "0008"


def upgrade(role: str) -> None:
    """Create the tables."""
    op.create_table(
        "case_flag",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("flag", sa.String(), nullable=False),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("hits", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_flag")),
        info={"role": "projection"},
    )
    op.create_index("ix_case_flag_case", "case_flag", ["case_id"], unique=False)
    op.create_table(
        "identity_decision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("one_key", sa.String(), nullable=False),
        sa.Column("other_key", sa.String(), nullable=False),
        sa.Column("one_name", sa.String(), nullable=False),
        sa.Column("other_name", sa.String(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_decision")),
        info={"role": "projection"},
    )
    op.create_index("ix_identity_decision_keys", "identity_decision", ["one_key", "other_key"], unique=False)
    op.create_table(
        "list_import",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.Boolean(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("set_aside", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("booths", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_import")),
        info={"role": "projection"},
    )
    op.create_index(op.f("ix_list_import_station_id"), "list_import", ["station_id"], unique=False)
