"""Numbers of cases and papers, drawn from the station's block, without gaps."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from fairdesk.casework.context import HALL_ZONE, Context
from fairdesk.core.numbering import CASE_WORD, Block, number
from fairdesk.errors import Known
from fairdesk.store.tables import Case, Document


def local(at: datetime) -> str:
    """A moment as people in the hall read it."""
    return at.astimezone(HALL_ZONE).strftime("%Y-%m-%d %H:%M")


def year_of(at: datetime) -> int:
    """The year in the hall."""
    return at.astimezone(HALL_ZONE).year


def _block(ctx: Context) -> Block:
    return Block(ctx.station.block_first, ctx.station.block_last)


def _next(ctx: Context, used: int | None, word: str) -> int:
    n = _block(ctx).next_after(used)
    if n is None:
        raise Known("FD-1002", word=word, last=ctx.station.block_last)
    return n


def next_case(ctx: Context) -> tuple[int, int]:
    """The next case number's ``(n, year)``. Raises ``FD-1002`` when the block is used up."""
    year = year_of(ctx.now)
    used = ctx.session.exec(select(func.max(Case.n)).where(Case.station_id == ctx.station.id, Case.year == year)).one()
    return _next(ctx, used, CASE_WORD), year


def next_paper(ctx: Context, word: str, session: Session) -> tuple[int, int]:
    """The next ``(n, year)`` for papers of a word. Raises ``FD-1002`` when the block is used up."""
    year = year_of(ctx.now)
    block = _block(ctx)
    used = session.exec(
        select(func.max(Document.n)).where(
            Document.word == word, Document.year == year, col(Document.n).between(block.first, block.last)
        )
    ).one()
    return _next(ctx, used, word), year


def case_number(ctx: Context, n: int, year: int) -> str:
    """``样展知投字〔2026〕1号``."""
    return paper_number(ctx, CASE_WORD, n, year)


def paper_number(ctx: Context, word: str, n: int, year: int) -> str:
    """The number of a paper with this word."""
    return number(ctx.fair.number_template, fair=ctx.fair.code, word=word, year=year, n=n, station=ctx.station.code)
