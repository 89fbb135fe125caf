"""Tables of ``central``."""

import sqlalchemy as sa
from alembic import op

from fairdesk.store.tables.base import UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade(role: str) -> None:
    """Create the tables."""
    if role != "central":
        return
    op.create_table(
        "central_batch",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("body_sha256", sa.String(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_central_batch")),
        info={"role": "central"},
    )
    op.create_index(op.f("ix_central_batch_station"), "central_batch", ["station"], unique=False)
    op.create_table(
        "central_file",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_central_file")),
        info={"role": "central"},
    )
    op.create_table(
        "central_journal",
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=True),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("station", "seq", name=op.f("pk_central_journal")),
        sa.UniqueConstraint("id", name=op.f("uq_central_journal_id")),
        info={"role": "central"},
    )
    op.create_index(op.f("ix_central_journal_case_id"), "central_journal", ["case_id"], unique=False)
    op.create_table(
        "central_station",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("verify_key", sa.String(), nullable=False),
        sa.Column("enrolled_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_central_station")),
        info={"role": "central"},
    )
