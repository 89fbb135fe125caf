"""The forms with nothing filled in: lines to write on for the hours without power, keyed in later with the true times.

A blank stands for every value a form declares: it prints as a line in running text, as free room in a table, and as
places for the figures where a date belongs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairdesk.papers.fields import Dictionary, FieldType

LINE_TO_WRITE = "____________"
ROWS = 4
"""Rows of a table to write in."""

MOMENTS = {"zh": "　　　　年　　月　　日　　时　　分", "en": "____________________, __:__"}
DAYS = {"zh": "　　　　年　　月　　日", "en": "____________________"}


class Blank(str):
    """A value to be written by hand."""

    __slots__ = ()


class BlankCount(int):
    """A number to be written by hand; in comparisons it is the number of rows."""

    def __str__(self) -> str:
        return LINE_TO_WRITE[:4]


class BlankRows(list[Any]):
    """Rows to be written by hand; their number says nothing."""


def blank_data(fields: Mapping[str, FieldType], dictionary: Dictionary) -> dict[str, Any]:
    """Blanks for the declared fields."""
    return {name: _blank(name, kind, dictionary, 1) for name, kind in fields.items()}


def _blank(name: str, kind: FieldType, dictionary: Dictionary, number: int) -> Any:
    if kind.many:
        one = FieldType(kind.name, many=False, required=True)
        return BlankRows(_blank(name, one, dictionary, n) for n in range(1, ROWS + 1))
    if kind.name in dictionary.records:
        return {f: _blank(f, t, dictionary, number) for f, t in dictionary.records[kind.name].items()}
    if name == "no":
        return number
    return {"bool": False, "photo": None}.get(kind.name, Blank(LINE_TO_WRITE))


def is_blank(text: str) -> bool:
    """Nothing but lines to write on."""
    return not text.replace("_", "").strip()
