"""Bring a database to the current schema with alembic.

An up-to-date database costs one small query; alembic is only loaded when there is something to do.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from fairdesk.errors import Known

HEAD = "0011"
"""The revision that this program works with."""


def revision(connection: Connection) -> str | None:
    """The revision of the database, ``None`` for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection, role: str) -> None:
    """Create or upgrade the tables of ``role``. Raises ``FD-2003`` for a database of a newer program."""
    found = revision(connection)
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise Known("FD-2003", found=found, known=HEAD)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    config.attributes["role"] = role
    command.upgrade(config, "head")
