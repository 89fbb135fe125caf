"""The data dictionary of the papers: types of fields, their labels, and checking what a form is given.

``forms/fields.toml`` names the record types (``complainant``, ``right``, ``item`` …) and a label for every field, so
that one name means one thing in all forms. A form declares ``name = "type"``; ``!`` after the type makes it required.
Types: ``text`` (string or number), ``int``, ``bool``, ``datetime`` (aware), ``day`` (date, moment or text), ``photo``
(JPEG or PNG bytes), the name of a record type, and ``list[type]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from fairdesk.errors import Known

BASE_TYPES = ("text", "int", "bool", "datetime", "day", "photo")
_TYPE = re.compile(r"^(list\[)?([a-z_]+)\]?(!)?$")


@dataclass(frozen=True)
class FieldType:
    """``list[item]!`` taken apart."""

    name: str
    many: bool
    required: bool


class Record:
    """One record of data for a template: attributes only, so that no field name meets a method of ``dict``."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.__dict__.update(values)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self.__dict__.items())


def parse_type(text: str) -> FieldType:
    """Read ``text!``, ``list[item]`` … Raises ``ValueError`` for anything else."""
    found = _TYPE.match(text.replace(" ", ""))
    if not found or (found[1] is None) != ("]" not in text):
        raise ValueError(f"no type: {text!r}")
    return FieldType(found[2], found[1] is not None, found[3] is not None)


class Dictionary:
    """Record types and labels of ``forms/fields.toml``. Raises ``ValueError`` for an unknown type in it."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.labels: dict[str, dict[str, str]] = dict(raw.get("labels", {}))
        self.records: dict[str, dict[str, FieldType]] = {
            name: {field: parse_type(kind) for field, kind in fields.items()}
            for name, fields in raw.get("types", {}).items()
        }
        for name, fields in self.records.items():
            for field, kind in fields.items():
                if not self.knows(kind):
                    raise ValueError(f"types.{name}.{field}: unknown type {kind.name}")

    def knows(self, kind: FieldType) -> bool:
        """Whether the type is a base type or a record of this dictionary."""
        return kind.name in BASE_TYPES or kind.name in self.records

    @cached_property
    def unlabelled(self) -> tuple[str, ...]:
        """Fields of records that have no label."""
        names = {field for fields in self.records.values() for field in fields}
        return tuple(sorted(names - self.labels.keys()))

    def label(self, path: str, lang: str) -> str:
        """``complainant.name`` → 投诉人 · 姓名（名称）."""
        names = [re.sub(r"\[\d+\]$", "", part) for part in path.split(".")]
        return " · ".join(self.labels.get(n, {}).get(lang, n) for n in names)

    def checked(self, form: str, declared: Mapping[str, FieldType], data: Mapping[str, Any]) -> dict[str, Any]:
        """The declared fields of ``data``: absent ones as ``None`` or an empty list, other keys left out.

        Raises ``Known`` FD-5003 for a missing required field and FD-5004 for a wrong type, naming the field.
        """
        return {name: self._value(form, name, kind, data.get(name)) for name, kind in declared.items()}

    def _value(self, form: str, path: str, kind: FieldType, value: Any) -> Any:
        if kind.many:
            if value is None:
                value = []
            if not isinstance(value, list | tuple):
                raise self._wrong(form, path, "list", value)
            if kind.required and not value:
                raise self._missing(form, path)
            one = FieldType(kind.name, many=False, required=True)
            return [self._value(form, f"{path}[{i}]", one, v) for i, v in enumerate(value)]
        if value is None or (isinstance(value, str) and not value.strip()):
            if kind.required:
                raise self._missing(form, path)
            return None
        if kind.name in self.records:
            if not isinstance(value, Mapping):
                raise self._wrong(form, path, kind.name, value)
            fields = self.records[kind.name]
            return {f: self._value(form, f"{path}.{f}", t, value.get(f)) for f, t in fields.items()}
        if not _fits(kind.name, value):
            raise self._wrong(form, path, kind.name, value)
        return value

    def _missing(self, form: str, path: str) -> Known:
        return Known("FD-5003", form=form, field=path, zh=self.label(path, "zh"), en=self.label(path, "en"))

    def _wrong(self, form: str, path: str, wanted: str, value: Any) -> Known:
        found = type(value).__name__
        if isinstance(value, datetime) and value.tzinfo is None:
            found = "datetime without time zone"
        return Known("FD-5004", form=form, field=path, zh=self.label(path, "zh"), wanted=wanted, found=found)


def _fits(kind: str, value: Any) -> bool:
    if kind == "text":
        return isinstance(value, str | int) and not isinstance(value, bool)
    if kind == "int":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "bool":
        return isinstance(value, bool)
    if kind == "photo":
        return isinstance(value, bytes)
    aware = isinstance(value, datetime) and value.tzinfo is not None
    if kind == "day":
        return aware or isinstance(value, str) or (isinstance(value, date) and not isinstance(value, datetime))
    return aware


def as_records(value: Any) -> Any:
    """The same data with every mapping as a ``Record``, as templates see it."""
    if isinstance(value, Mapping):
        return Record({k: as_records(v) for k, v in value.items()})
    if isinstance(value, list | tuple):
        return type(value)(as_records(v) for v in value)
    return value
