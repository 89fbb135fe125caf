"""Booth numbers: several in one cell, ranges, and the key under which a booth is found in any writing.

``9.2B16-18、C07`` is four booths: 9.2B16, 9.2B17, 9.2B18 and 9.2C07.
"""

from __future__ import annotations

import re
import unicodedata

_PARTS = re.compile(r"[、，,;；\n|&+]|\s/\s|(?<=\d)/(?=[A-Z\d])|\s*(?:和|及|与)\s*")
_NOISE = re.compile(
    r"展位号?|摊位号?|展台号?|号?展?馆|号?展?厅|\b(?:BOOTH|STAND|HALL|NO\.?)(?=[\s:.#\d])|[#\s:_“”\"'()]"
)
_BOOTH = re.compile(r"(\d+(?:\.\d+)?|[A-Z]{1,2}\d{1,2}|)([A-Z]{1,2})(\d{1,4})([A-Z]?)")
_TO = re.compile(r"[-‐-―~～至到]+")
_LONGEST_RANGE = 60


def booth_key(text: str) -> str:
    """The key of one booth: half width, upper case, no blanks, colons, dashes and words such as 馆 or Booth."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).upper())
    return _TO.sub("", _NOISE.sub("", plain)).strip(".")


def booths(cell: str) -> list[str]:
    """The booths that a cell names, as keys, in order and each once.

    A part without hall takes the hall of the one before it, a bare number its row too. A range whose ends differ in
    more than the number, runs backwards or over more than 60 booths, or whose end has one digit where the start has
    more (``A101-2`` names a part of a booth) is taken as one number.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cell).upper())
    found: dict[str, None] = {}
    hall = row = ""
    for part in _parted(plain):
        start, *ends = _TO.split(_NOISE.sub("", part))
        match = _BOOTH.fullmatch(start)
        if match is None and row and start.isdigit() and len(start) <= 4:
            match = _BOOTH.fullmatch(f"{hall}{row}{start}")
        if match is None:
            found[booth_key(part)] = None
            continue
        hall, row = match[1] or hall, match[2]
        numbers = _range(match, ends, hall)
        if numbers is None:
            found[hall + booth_key(part).removeprefix(hall)] = None
        else:
            found.update(dict.fromkeys(f"{hall}{row}{number}{match[4]}" for number in numbers))
    found.pop("", None)
    return list(found)


def _parted(plain: str) -> list[str]:
    """The cell cut at separators; a blank separates only what are booths on both sides (``9.2 B16`` is one)."""
    parts: list[str] = []
    for part in _PARTS.split(plain):
        words = part.split()
        whole = len(words) > 1 and all(_BOOTH.fullmatch(_TO.split(word)[0]) for word in words)
        parts += words if whole else [part]
    return [part for part in parts if part.strip()]


def _range(match: re.Match[str], ends: list[str], hall: str) -> list[str] | None:
    """The numbers from start to end, with the zeros they are written with; ``None`` when this is no range."""
    first = match[3]
    if not ends:
        return [first]
    end = _BOOTH.fullmatch(ends[0])
    if end is not None:
        same = (end[1] or hall) == hall and end[2] == match[2] and not end[4]
        last = end[3] if same else ""
    else:
        last = ends[0] if ends[0].isdigit() else ""
    if len(ends) > 1 or not last or match[4] or (len(last) == 1 < len(first)) or len(last) > 4:
        return None
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if not int(first) <= int(last) <= int(first) + _LONGEST_RANGE:
        return None
    return [str(number).zfill(len(first)) for number in range(int(first), int(last) + 1)]
