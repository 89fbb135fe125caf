"""Triggers: the journal and issued papers can be added to, never changed or deleted, by anybody's SQL.

A correction is a new act that refers to the old one.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

_PROTECTED = {
    "station": ("journal", "document", "service", "printlog", "receipt"),
    "central": ("central_journal", "document", "service", "printlog", "central_batch"),
}


def install(connection: Connection, role: str) -> None:
    """Create the triggers that are not there yet."""
    for table in _PROTECTED[role]:
        for verb in ("UPDATE", "DELETE"):
            statements = _postgres(table, verb) if connection.dialect.name == "postgresql" else _sqlite(table, verb)
            for statement in statements:
                connection.execute(text(statement))


def _sqlite(table: str, verb: str) -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS protect_{table}_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'FD-2002 {table} is append-only'); END"
    ]


def _postgres(table: str, verb: str) -> list[str]:
    return [
        "CREATE OR REPLACE FUNCTION fairdesk_append_only() RETURNS trigger AS "
        "$$ BEGIN RAISE EXCEPTION 'FD-2002 % is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql",
        f"CREATE OR REPLACE TRIGGER protect_{table}_{verb.lower()} BEFORE {verb} ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION fairdesk_append_only()",
    ]
