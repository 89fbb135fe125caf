"""Two readings of one right: which is newer, and what the other one adds."""

from __future__ import annotations

import dataclasses
from datetime import date

from fairdesk.core.rights import Record

_PLACE = {"source", "position"}
_NEVER = date.min


def newer(record: Record, than: Record) -> bool:
    """Whether ``record`` shows a later state: by the day of its status, else of its grant."""
    mine = (record.status_date or _NEVER, record.granted or _NEVER)
    return mine > (than.status_date or _NEVER, than.granted or _NEVER)


def merged(main: Record, other: Record) -> Record:
    """``main`` with what only ``other`` says: fields that are empty in ``main``, and classes with their goods.

    Chinese deliveries hold one entry per class of a registration; together they are the registration.
    """
    changes = {
        entry.name: getattr(other, entry.name)
        for entry in dataclasses.fields(Record)
        if entry.name not in _PLACE and not getattr(main, entry.name) and getattr(other, entry.name)
    }
    if main.classes and set(other.classes) - set(main.classes):
        known = set(main.classes)
        added = tuple(line for line in other.goods if line.nice_class not in known)
        changes["classes"] = tuple(sorted(known | set(other.classes)))
        changes["goods"] = tuple(sorted((*main.goods, *added), key=lambda line: line.nice_class))
        changes["groups"] = tuple(dict.fromkeys((*main.groups, *other.groups)))
    return dataclasses.replace(main, **changes)
