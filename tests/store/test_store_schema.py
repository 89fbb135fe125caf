"""Migrations make the same tables as the models."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from fairdesk.errors import Known
from fairdesk.store import schema
from fairdesk.store.database import Database
from fairdesk.store.tables import Base, tables


@pytest.mark.parametrize("role", ["station", "central"])
def test_an_upgraded_database_has_exactly_the_tables_of_the_models(role: str) -> None:
    database = Database.in_memory(role=role)
    expected = {table.name for table in tables("projection", role)}
    with database.write() as session:
        context = MigrationContext.configure(
            session.connection(),
            opts={
                "include_object": lambda obj, name, kind, reflected, other: (
                    kind != "table" or name in expected or (reflected and name != "alembic_version")
                )
            },
        )
        assert compare_metadata(context, Base.metadata) == []
    database.close()


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "station.db"
    database = Database.open_file(file)
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(Known) as caught:
        Database.open_file(file)
    assert caught.value.code == "FD-2003"
    assert "9999" in str(caught.value)
    assert schema.HEAD in str(caught.value)
