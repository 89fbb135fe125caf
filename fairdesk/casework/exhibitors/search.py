"""Finding an exhibitor from what is at hand: a booth, a scanned badge, a name in any order, pinyin or its initials.

Booth, badge and code are looked up by index. Names are found by reading one narrow table from end to end: two
characters of a name must do, which no trigram index can answer, and the whole table fits the page cache.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, and_, case, func, literal, or_
from sqlmodel import Session, col, select

from fairdesk.casework.exhibitors import loading
from fairdesk.casework.exhibitors.booths import booth_key, booths
from fairdesk.core.identifiers import tidy
from fairdesk.core.names import fold, squeeze
from fairdesk.store.tables import ExhibitorKey, ExhibitorName, ExhibitorRow

_LAST = "\U0010ffff"


def by_text(session: Session, text: str, limit: int) -> list[ExhibitorRow]:
    """The best ``limit`` exhibitors for what somebody typed or scanned; none for a text without letters or digits."""
    lists = _lists(session)
    words = [squeeze(word) for word in fold(text).split()]
    words = [word for word in words if word]
    if not lists or not words:
        return []
    found = _by_key(session, lists, ("badge", "uscc"), tidy(text), limit)
    if not found:
        found = at_booth(session, text, limit) if any(char.isdigit() for char in text) else []
    if not found:
        numbers = _by_name(session, lists, words, limit)
        found = _rows(session, numbers)
    return found


def at_booth(session: Session, text: str, limit: int) -> list[ExhibitorRow]:
    """Who stands at a booth; a hall or row (``9.2``, ``9.2B``) finds all its booths, in their order."""
    lists = _lists(session)
    keys = booths(text) if len(booths(text)) > 1 else [booth_key(text)]
    exact: list[ExhibitorRow] = []
    for key in keys:
        exact += [row for row in _by_key(session, lists, ("booth",), key, limit) if row not in exact]
    if exact or not keys[0] or len(keys) > 1:
        return exact[:limit]
    return _rows(session, _numbers(session, lists, ("booth",), keys[0], limit, prefix=True))


def _lists(session: Session) -> list[int]:
    return [row.no for row in loading.loaded(session, "exhibitors") if row.no is not None]


def _by_key(session: Session, lists: Sequence[int], kinds: Iterable[str], key: str, limit: int) -> list[ExhibitorRow]:
    return _rows(session, _numbers(session, lists, kinds, key, limit, prefix=False)) if key else []


def _numbers(
    session: Session, lists: Sequence[int], kinds: Iterable[str], key: str, limit: int, *, prefix: bool
) -> list[int]:
    found: dict[int, None] = {}
    for kind in kinds:
        column = col(ExhibitorKey.key)
        same = and_(column >= key, column < key + _LAST) if prefix else column == key
        query = (
            select(ExhibitorKey.exhibitor_no)
            .where(ExhibitorKey.kind == kind, same, col(ExhibitorKey.list_no).in_(lists))
            .order_by(column)
            .limit(limit * 8 if prefix else limit)  # an exhibitor may have several of the booths
        )
        found.update(dict.fromkeys(session.exec(query)))
    return list(found)[:limit]


def _by_name(session: Session, lists: Sequence[int], words: list[str], limit: int) -> list[int]:
    """Every word must be in the name, in its English form, in its pinyin or among its initials, in any order."""
    whole = "".join(words)
    found = _names(session, lists, and_(*(_holds(word) for word in words)), whole, limit)
    if found or whole.isascii() or not 4 <= len(whole) <= 24:
        return found
    cuts = [and_(_holds(whole[:at]), _holds(whole[at:])) for at in range(2, len(whole) - 1)]  # 家居澜雀
    return _names(session, lists, or_(*cuts), whole, limit)


def _holds(word: str) -> ColumnElement[bool]:
    return func.instr(ExhibitorName.typed if word.isascii() else ExhibitorName.name, word) > 0


def _names(session: Session, lists: Sequence[int], condition: ColumnElement[bool], whole: str, limit: int) -> list[int]:
    """The best first: the brand itself, names that begin so, names that hold it; then what sounds or is typed so."""
    name = ExhibitorName
    rank = case(
        (or_(col(name.brand) == whole, col(name.name) == whole), 0),
        (or_(col(name.brand_pinyin) == whole, col(name.brand_initials) == whole), 1),
        (or_(func.instr(name.brand, whole) == 1, func.instr(name.name, whole) == 1), 2),
        (func.instr(name.name, whole) > 0, 3),
        (or_(func.instr(name.brand_pinyin, whole) == 1, func.instr(name.brand_initials, whole) == 1), 4),
        (or_(func.instr(name.typed, whole) == 1, func.instr(name.typed, literal(" ") + whole) > 0), 5),
        else_=literal(6),
    )
    query = (
        select(name.no)
        .where(condition, col(name.list_no).in_(lists))
        .order_by(rank, func.length(name.name), col(name.no))
        .limit(limit)
    )
    return list(session.exec(query))


def _rows(session: Session, numbers: Sequence[int]) -> list[ExhibitorRow]:
    rows = session.exec(select(ExhibitorRow).where(col(ExhibitorRow.no).in_(numbers))).all()
    place = {number: at for at, number in enumerate(numbers)}
    return sorted(rows, key=lambda row: place[row.no or 0])
