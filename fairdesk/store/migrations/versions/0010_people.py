"""Tables of ``people``."""

import sqlalchemy as sa
from alembic import op

from fairdesk.store.tables.base import UtcDateTime

revision = "0010"
down_revision = "0009"


def upgrade(role: str) -> None:
    """Create the tables."""
    op.create_table(
        "recusal",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("replaced_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusal")),
        info={"role": "projection"},
    )
    op.create_index("ix_recusal_case_person", "recusal", ["case_id", "person_id"], unique=False)
    op.create_table(
        "second_look",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_look")),
        info={"role": "projection"},
    )
    op.create_index("ix_second_look_case", "second_look", ["case_id"], unique=False)
    op.create_table(
        "staff_standing",
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("pin_hash", sa.String(), nullable=False),
        sa.Column("pin_set_at", UtcDateTime(), nullable=True),
        sa.Column("enrolled_at", UtcDateTime(), nullable=True),
        sa.Column("left_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff_standing")),
        info={"role": "projection"},
    )
