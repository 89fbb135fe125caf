"""A record as JSON and back; the canonical form is what the pack's digest is made of."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from fairdesk.core.rights import GoodsLine, Record, RightKind, RightStatus

_FIELDS = tuple(entry.name for entry in dataclasses.fields(Record))
_DAYS = ("status_date", "filed", "granted", "expires")


def as_json(record: Record) -> dict[str, Any]:
    """All fields of a record in JSON types: days as ``YYYY-MM-DD`` or null, tuples as lists."""
    data = {name: getattr(record, name) for name in _FIELDS}
    for name in _DAYS:
        data[name] = data[name].isoformat() if data[name] else None
    data["kind"], data["status"] = record.kind.value, record.status.value
    data["goods"] = [{"class": g.nice_class, "text": g.text, "groups": list(g.groups)} for g in record.goods]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


def dumps(record: Record) -> str:
    """The canonical JSON text: sorted keys, no blanks, without empty fields."""
    data = {name: value for name, value in as_json(record).items() if value not in ("", None, [])}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loads(text: str) -> Record:
    """The record of a canonical JSON text. Raises ``ValueError``, ``KeyError`` or ``TypeError`` when it is none."""
    data: Mapping[str, Any] = json.loads(text)
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items() if name in _FIELDS
    }
    for name in _DAYS:
        if name in fields:
            fields[name] = date.fromisoformat(fields[name])
    fields["kind"] = RightKind(data["kind"])
    fields["status"] = RightStatus(data.get("status", RightStatus.UNKNOWN.value))
    fields["goods"] = tuple(GoodsLine(g["class"], g["text"], tuple(g["groups"])) for g in data.get("goods", ()))
    for name in ("office", "number", "title"):
        fields.setdefault(name, "")
    return Record(**fields)
