"""Read the records of a JSON answer one by one, with the rules of ``fairdesk.records.markup``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from fairdesk.core.rights import Record
from fairdesk.errors import Known
from fairdesk.records.markup import complete
from fairdesk.records.model import Outcome, SetAside
from fairdesk.records.values import squeeze

LIMIT = 256 << 20
"""An answer of a register is a page of records; a larger file is not read into memory (256 MiB)."""

Item = Mapping[str, Any]


def items(
    stream: BinaryIO, source: str, find: Callable[[Any], Sequence[Any]], convert: Callable[[Item], Record]
) -> Iterator[Outcome]:
    """The records that ``find`` picks from the document, each through ``convert``."""
    raw = stream.read(LIMIT + 1)
    try:
        if len(raw) > LIMIT:
            raise Known("FD-3205", size=len(raw), ratio=1)
        found = find(json.loads(raw.decode("utf-8-sig")))
    except Known as reason:
        yield SetAside.because(reason, source=source, position="byte 0", raw=raw)
        return
    except (ValueError, RecursionError) as fault:
        unread = Known("FD-3100", problem=squeeze(str(fault)))
        yield SetAside.because(unread, source=source, position="byte 0", raw=raw)
        return
    for number, item in enumerate(found, start=1):
        position = f"item {number}"
        try:
            yield replace(complete(convert(item)), source=source, position=position)
        except Known as reason:
            yield SetAside.because(reason, source=source, position=position, raw=_bytes(item))
        except (ValueError, TypeError, AttributeError, KeyError, IndexError) as fault:
            unread = Known("FD-3100", problem=f"{type(fault).__name__}: {fault}")
            yield SetAside.because(unread, source=source, position=position, raw=_bytes(item))


def _bytes(item: Any) -> bytes:
    return json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass")


def string(item: Item, name: str) -> str:
    """The squeezed text under ``name``; numbers as text, ``""`` for nothing."""
    value = item.get(name)
    return "" if value is None or isinstance(value, (dict, list)) else squeeze(str(value))
