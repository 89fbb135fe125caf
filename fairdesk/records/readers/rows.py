"""One row of the plain table as a record; the columns are those of the README, their Chinese names are accepted."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fairdesk.core.identifiers import parse_patent_number, tidy
from fairdesk.core.rights import GoodsLine, Record, RightKind, RightStatus
from fairdesk.errors import Known
from fairdesk.records import statuses
from fairdesk.records.values import day, ipc, locarno, nice, squeeze, unique

COLUMNS = {
    "kind": ("种类", "权利种类", "类型"),
    "number": ("号码", "注册号", "专利号"),
    "title": ("名称", "商标", "商标名称"),
    "holder": ("权利人", "注册人", "专利权人"),
    "status": ("状态", "法律状态"),
    "filed": ("申请日", "申请日期"),
    "granted": ("授权日", "注册日", "授权公告日"),
    "expires": ("到期日", "有效期至"),
    "classes": ("类别", "分类号"),
    "groups": ("类似群",),
    "goods": ("商品", "商品服务", "商品/服务"),
    "picture": ("图片",),
    "abstract": ("摘要", "简要说明"),
    "claims": ("权利要求",),
    "office": ("局", "国家"),
}
"""Columns and their Chinese names. ``kind`` and ``number`` make a table a register table."""

_COLUMN_OF = {name: column for column, names in COLUMNS.items() for name in (column, *names)}
_LIST = re.compile(r"[;；]")
_CLASSED = re.compile(r"\[\s*(\d{1,2})\s*\]\s*(.*)", re.S)
_CLAIM = re.compile(r"\d+\s*[.．、]")
_PUBLICATION = re.compile(r"CN\d{7,9}[A-Z]\d?")
_OFFICE = re.compile(r"(US|EP|WO|EM|JP|KR|FR|DE|GB)(?=[A-Z]{0,2}\d)")


def columns(header: list[str]) -> list[str] | None:
    """The column of each header cell (``""`` for others); ``None`` when this is no header of a register table."""
    found = [_COLUMN_OF.get(squeeze(cell).lstrip("\ufeff").casefold(), "") for cell in header]
    return found if {"kind", "number"} <= set(found) and {"title", "picture"} & set(found) else None


def _items(cell: str) -> tuple[str, ...]:
    return unique(_LIST.split(cell))


def _claims(cell: str) -> tuple[str, ...]:
    """Claims between ``;``. Numbered claims (``1. …;2. …``) may hold semicolons of their own."""
    parts = [squeeze(part) for part in cell.split(";")]
    if not _CLAIM.match(parts[0]):
        return unique(parts)
    claims: list[str] = []
    for part in parts:
        if _CLAIM.match(part) or not claims:
            claims.append(part)
        elif part:
            claims[-1] += f"; {part}"
    return tuple(claims)


def convert(row: Mapping[str, str]) -> Record:
    """The record of one row. Raises a ``FD-31xx`` that names the column when a cell cannot be right."""
    kind = statuses.kind_by_word(row.get("kind", ""))
    if kind is None:
        raise Known("FD-3122", kind=squeeze(row.get("kind")))
    written = squeeze(row.get("number"))
    if not written:
        raise Known("FD-3110")
    prefix = _OFFICE.match(tidy(written))
    office = squeeze(row.get("office")).upper() or (prefix[1] if prefix else "CN")
    granted = day(row.get("granted"), "granted")
    words = squeeze(row.get("status"))
    status = statuses.by_word("office", words)
    number, application, registration, publication = _numbers(kind, office, written, granted is not None)
    symbols = _items(row.get("classes", ""))
    classes = () if kind.is_patent else tuple(sorted({found for c in symbols if (found := nice(c)) is not None}))
    groups = _items(row.get("groups", ""))
    design = kind is RightKind.PAT_DES
    return Record(
        kind=kind,
        office=office,
        number=number,
        title=squeeze(row.get("title")),
        application_number=application,
        registration_number=registration,
        publication_number=publication,
        holders=_items(row.get("holder", "")),
        status=_pending_without_grant(status, words, granted is not None),
        status_text=words,
        filed=day(row.get("filed"), "filed"),
        granted=granted,
        expires=day(row.get("expires"), "expires"),
        classes=classes,
        groups=groups,
        goods=_goods(row.get("goods", ""), classes, groups),
        locarno=unique(map(locarno, symbols)) if design else (),
        ipc=unique(map(ipc, symbols)) if kind.is_patent and not design else (),
        abstract=squeeze(row.get("abstract")),
        claims=_claims(row.get("claims", "")),
        pictures=_items(row.get("picture", "")),
    )


def _pending_without_grant(status: RightStatus, words: str, granted: bool) -> RightStatus:
    """A row that says nothing of its status and has no grant is an application."""
    return RightStatus.PENDING if status is RightStatus.UNKNOWN and not words and not granted else status


def _numbers(kind: RightKind, office: str, written: str, granted: bool) -> tuple[str, str, str, str]:
    """Number, application, registration and publication number from the one number of the row."""
    if not (kind.is_patent and office == "CN"):
        return written, "", written, ""
    plain = tidy(written)
    if _PUBLICATION.fullmatch(plain):
        return plain, "", "", plain
    patent = parse_patent_number(plain)
    if patent is None:
        raise Known("FD-3121", number=written)
    if patent.check and not patent.valid:
        raise Known("FD-3120", number=written, expected=patent.expected_check, written=patent.check)
    if patent.kind is not None and patent.kind != kind.value:
        raise Known("FD-3123", kind=kind.value, number=written, found=patent.kind)
    application = f"{patent.body}.{patent.expected_check}"
    certificate = str(patent) if granted or plain.startswith("ZL") else ""
    return certificate or application, application, certificate, ""


def _goods(cell: str, classes: tuple[int, ...], groups: tuple[str, ...]) -> tuple[GoodsLine, ...]:
    """Goods by class: ``[9] 音箱; 耳机; [21] 保温杯``. An item without a class belongs to that of the item before it,
    the first one to the first class. A group's class is its first two digits (``2101``)."""
    parts: dict[int, list[str]] = {}
    current = classes[0] if classes else None
    for item in _items(cell):
        marked = _CLASSED.fullmatch(item)
        if marked:
            current = nice(marked[1], "goods")
            item = marked[2]
        if current is not None and item:
            parts.setdefault(current, []).append(item)
    return tuple(
        GoodsLine(number, "; ".join(items), tuple(group for group in groups if group[:2] == f"{number:02}"))
        for number, items in parts.items()
    )
