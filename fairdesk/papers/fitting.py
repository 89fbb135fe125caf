"""Closing the lines up a little, so that a paper does not spill a few of them onto one more page.

GB/T 9704 forbids a page that holds only the seal and tells the office to adjust the spacing instead (domain.md §10).
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from reportlab.platypus import Flowable

from fairdesk.papers.page import HEIGHT, WIDTH

TIGHTEST = 0.84
"""Least part of the usual leading; 三号 lines then stand 24 pt apart."""

MOST_PAGES = 2
"""Longer papers are left alone: what they leave free at page ends cannot be told from their height."""


def fitted(build: Callable[[float], list[Flowable]]) -> list[Flowable]:
    """The story that ``build`` makes of a part of the usual leading (1 = all), as loose as saves a page, else as usual."""
    usual = build(1.0)
    height = _height(usual)
    pages = ceil(height / HEIGHT - 1e-9) - 1
    room = pages * HEIGHT
    if not 1 <= pages <= MOST_PAGES or height * (TIGHTEST - 0.01) > room:
        return usual
    lowest = _height(build(TIGHTEST))
    if lowest > room:
        return usual
    part = TIGHTEST + (1 - TIGHTEST) * (room - lowest) / (height - lowest)
    return build(max(TIGHTEST, part - 0.005))


def _height(story: list[Flowable]) -> float:
    """Height of the story on one endless page, in points."""
    total, after = 0.0, 0.0
    for at, flowable in enumerate(story):
        before = flowable.getSpaceBefore() if at else 0.0
        total += max(before - after, 0.0) + after + flowable.wrap(WIDTH, 1e6)[1]
        after = flowable.getSpaceAfter()
    return total
