"""Tables of ``exhibitors``."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade(role: str) -> None:
    """Create the tables."""
    if role != "station":
        return
    op.create_table(
        "exhibitor",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("list_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("uscc", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("booths", sa.String(), nullable=False),
        sa.Column("badges", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("goods", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_exhibitor")),
        info={"role": "station"},
    )
    op.create_index("ix_exhibitor_id", "exhibitor", ["id"], unique=False)
    op.create_index(op.f("ix_exhibitor_list_no"), "exhibitor", ["list_no"], unique=False)
    op.create_table(
        "exhibitor_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("exhibitor_no", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibitor_key")),
        info={"role": "station"},
    )
    op.create_index("ix_exhibitor_key_kind_key", "exhibitor_key", ["kind", "key"], unique=False)
    op.create_index(op.f("ix_exhibitor_key_list_no"), "exhibitor_key", ["list_no"], unique=False)
    op.create_table(
        "exhibitor_name",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("list_no", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("typed", sa.String(), nullable=False),
        sa.Column("brand_pinyin", sa.String(), nullable=False),
        sa.Column("brand_initials", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_exhibitor_name")),
        info={"role": "station"},
    )
    op.create_table(
        "history",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("list_no", sa.Integer(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("complainant", sa.String(), nullable=False),
        sa.Column("complainant_uscc", sa.String(), nullable=False),
        sa.Column("complainant_key", sa.String(), nullable=False),
        sa.Column("complainant_brand", sa.String(), nullable=False),
        sa.Column("respondent", sa.String(), nullable=False),
        sa.Column("respondent_uscc", sa.String(), nullable=False),
        sa.Column("respondent_key", sa.String(), nullable=False),
        sa.Column("respondent_brand", sa.String(), nullable=False),
        sa.Column("right_kind", sa.String(), nullable=False),
        sa.Column("right_number", sa.String(), nullable=False),
        sa.Column("right_key", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("outcome_text", sa.String(), nullable=False),
        sa.Column("sanction", sa.String(), nullable=False),
        sa.Column("follow_up", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_history")),
        info={"role": "station"},
    )
    op.create_index(op.f("ix_history_complainant_key"), "history", ["complainant_key"], unique=False)
    op.create_index(op.f("ix_history_list_no"), "history", ["list_no"], unique=False)
    op.create_index("ix_history_respondent_key", "history", ["respondent_key"], unique=False)
    op.create_index(op.f("ix_history_right_key"), "history", ["right_key"], unique=False)
    op.create_table(
        "loaded_list",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_loaded_list")),
        info={"role": "station"},
    )
