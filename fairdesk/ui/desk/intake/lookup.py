"""A certificate number looked up in the packs, with the picture, off the windows' thread."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from fairdesk.casework.workstation import Workstation
from fairdesk.core.rights import Record, RightKind

PICTURE = QSize(120, 120)
"""Room for the picture of a right, in device-independent pixels."""


@dataclass(frozen=True)
class Match:
    """A record with this number, the pack it is in, and its first picture."""

    record: Record
    pack: str
    picture: QImage | None


def look_up(station: Workstation, number: str, kind: RightKind | None) -> list[Match]:
    """Records with this number in any usual writing; the chosen kind and Chinese rights first."""
    found = [Match(each.record, each.pack, _picture(station, each.record)) for each in station.reference.find(number)]
    return sorted(found, key=lambda match: (match.record.kind is not kind, match.record.office != "CN"))


def picture_of(station: Workstation, number: str, pack: str) -> QImage | None:
    """The picture of a right that was taken from a pack; ``None`` when the pack is not here any more."""
    for each in station.reference.find(number):
        if each.pack == pack:
            return _picture(station, each.record)
    return None


def _picture(station: Workstation, record: Record) -> QImage | None:
    for key in record.pictures:
        data = station.reference.picture(key)
        if data is not None:
            image = QImage.fromData(data)
            if not image.isNull():
                ratio = Qt.AspectRatioMode.KeepAspectRatio
                return image.scaled(PICTURE * 2, ratio, Qt.TransformationMode.SmoothTransformation)
    return None


def values_of(match: Match) -> dict[str, object]:
    """The fields of the form that a record fills."""
    record = match.record
    scope = record.goods_text if record.kind.is_mark else (record.claims[0] if record.claims else record.abstract)
    return {
        "right.kind": record.kind.value,
        "right.office": record.office,
        "right.title": record.title,
        "right.holder": "、".join(record.holders),
        "right.status": record.status.value,
        "right.filed": record.filed,
        "right.granted": record.granted,
        "right.expires": record.expires,
        "right.classes": record.classes,
        "right.scope": scope,
    }
