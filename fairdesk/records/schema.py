"""The tables of a pack, its mark in the file header and its digest."""

from __future__ import annotations

import hashlib
import sqlite3

APPLICATION_ID = 0x46445052
"""``FDPR``, in the header of every pack."""
VERSION = 1
"""Raised when an older program could not read the pack."""

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE record (
    row INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    office TEXT NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    json TEXT NOT NULL
);
CREATE TABLE key (
    key TEXT NOT NULL,
    row INTEGER NOT NULL REFERENCES record (row),
    PRIMARY KEY (key, row)
) WITHOUT ROWID;
CREATE INDEX key_row ON key (row);
CREATE TABLE picture (sha256 TEXT PRIMARY KEY, mime TEXT NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE set_aside (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    position TEXT NOT NULL,
    code TEXT NOT NULL,
    reason_zh TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    raw BLOB NOT NULL
);
"""


def digest(connection: sqlite3.Connection) -> str:
    """SHA-256 over all records, keys and pictures in a fixed order, whatever order they were read in."""
    total = hashlib.sha256()
    for identity, row, json in connection.execute("SELECT identity, row, json FROM record ORDER BY identity"):
        keys = [key for (key,) in connection.execute("SELECT key FROM key WHERE row = ? ORDER BY key", (row,))]
        total.update("\0".join((identity, json, *keys, "\n")).encode())
    for sha256, mime, data in connection.execute("SELECT sha256, mime, bytes FROM picture ORDER BY sha256"):
        total.update(f"{sha256}\0{mime}\0{hashlib.sha256(data).hexdigest()}\n".encode())
    return total.hexdigest()
