"""Alembic's entry: runs the migrations on the connection that ``store.schema`` hands over."""

from alembic import context

from fairdesk.store.tables import Base

config = context.config
context.configure(
    connection=config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the caller holds the transaction
)
context.run_migrations(role=config.attributes["role"])
