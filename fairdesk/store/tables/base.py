"""The base of all tables: names of constraints, moments in UTC, and what role a table plays.

``info={"role": …}`` says what a table is: ``projection`` follows from the journal and is the same on both ends,
``station`` and ``central`` are local to one end. Moments are UTC, ids are UUIDv7 text, lists and maps are JSON.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Dialect, MetaData, TypeDecorator
from sqlalchemy import DateTime as SaDateTime
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC on every database."""

    impl = SaDateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without time zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(SQLModel):
    """All tables of fairdesk, with named constraints so that migrations can address them."""

    metadata = MetaData(naming_convention=NAMING)


PROJECTION = {"info": {"role": "projection"}}
STATION = {"info": {"role": "station"}}
CENTRAL = {"info": {"role": "central"}}


def moment(**kw: Any) -> Any:
    """A column of aware moments."""
    return Field(sa_type=UtcDateTime, **kw)


def json(default: Any = list) -> Any:
    """A column of JSON, a list unless ``default`` makes something else."""
    return Field(default_factory=default, sa_type=JSON)
