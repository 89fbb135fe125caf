"""The forms with nothing filled in: lines to write on for the hours without power, keyed in later with the true times.

A blank stands for every value a form declares: it prints as a line in running text, as free room in a table, and as
places for the figures where a date belongs. The words beside boxes to tick are in ``blank.toml`` beside the forms.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fairdesk.errors import Known
from fairdesk.papers.fields import Dictionary, FieldType

LINE_TO_WRITE = "____________"
ROWS, PEOPLE = 4, 2
"""Rows of a table to write in, and of one that lists persons."""

PERSONS = frozenset({"inspector", "agent", "expert", "expert_call", "figure_group"})
SPOKEN = frozenset({"question", "answer"})
"""What was said in an interview takes a whole line."""

MOMENTS = {"zh": "　　年　月　日　时　分", "en": "____________, __:__"}
DAYS = {"zh": "　　　　年　　月　　日", "en": "____________"}
_MARKS = re.compile(r"[\d\s_.,:;()（）：；、，。《》]+")
_DATES = re.compile(r"[年月日时分]")


class Blank(str):
    """A value to be written by hand."""

    __slots__ = ()


class BlankCount(int):
    """A number to be written by hand; in comparisons it is the number of rows."""

    def __str__(self) -> str:
        return LINE_TO_WRITE[:4]


class BlankRows(list[Any]):
    """Rows to be written by hand; their number says nothing."""


def tick_words(folder: Path) -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    """``{form: {field: {language: words}}}`` of ``blank.toml``; nothing without it. Raises ``Known`` FD-5002."""
    file = folder / "blank.toml"
    if not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Known("FD-5002", file=file.name, line="?", reason=str(error)) from error


def blank_data(
    fields: Mapping[str, FieldType], dictionary: Dictionary, words: Mapping[str, list[str]]
) -> dict[str, Any]:
    """Blanks for the declared fields; ``words`` stand beside the boxes of the tick lists they are named for."""
    data = {name: _blank(name, kind, dictionary, 1) for name, kind in fields.items()}
    for name, kind in fields.items():
        if kind.name == "tick" and kind.many and name in words:
            data[name] = [{"text": text, "ticked": False, "note": None} for text in words[name]]
    return data


def _blank(name: str, kind: FieldType, dictionary: Dictionary, number: int) -> Any:
    if kind.many:
        one = FieldType(kind.name, many=False, required=True)
        rows = PEOPLE if kind.name in PERSONS else ROWS
        return BlankRows(_blank(name, one, dictionary, n) for n in range(1, rows + 1))
    if kind.name in dictionary.records:
        return {f: _blank(f, t, dictionary, number) for f, t in dictionary.records[kind.name].items()}
    if name == "no":
        return number
    line = LINE_TO_WRITE * 5 if name in SPOKEN else LINE_TO_WRITE
    return {"bool": False, "photo": None}.get(kind.name, Blank(line))


def is_blank(text: str, dates: bool = False) -> bool:
    """Nothing but lines to write on and the marks between them; with ``dates``, also places for a date."""
    return not _MARKS.sub("", _DATES.sub("", text) if dates else text) and not text.strip().isdigit()
