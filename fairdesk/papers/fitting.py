"""Closing the lines up a little, so that a paper does not spill a few of them onto one more page.

GB/T 9704 forbids a page that holds only the seal and tells the office to adjust the spacing instead (domain.md §10).
Where closer lines are not enough, the running text goes down one size, from 三号 to 四号.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from reportlab.platypus import Flowable

from fairdesk.papers.page import HEIGHT, WIDTH
from fairdesk.papers.styles import Fit

TIGHTEST = 0.82
"""Least part of the usual leading; 三号 lines then stand 23.8 pt apart."""

LEAST_HEIGHT = 0.70
"""About what the closest setting leaves of the usual height; when that is too much, it is not tried."""

MOST_PAGES = 2
"""Longer papers are left alone: what they leave free at page ends cannot be told from their height."""

Build = Callable[[Fit], list[Flowable]]


def fitted(build: Build) -> list[Flowable]:
    """The story as usual or, if that saves a page, as much closer as is needed."""
    usual = build(Fit())
    height = _height(usual)
    pages = ceil(height / HEIGHT - 1e-9) - 1
    room = pages * HEIGHT
    if not 1 <= pages <= MOST_PAGES or height * LEAST_HEIGHT > room:
        return usual
    for smaller in (False, True):
        closest = build(Fit(TIGHTEST, smaller))
        least = _height(closest)
        if least > room:
            continue
        if smaller:
            height = _height(build(Fit(1.0, smaller)))
        part = TIGHTEST + (1 - TIGHTEST) * min(1.0, (room - least) / max(height - least, 1.0)) - 0.005
        return build(Fit(part, smaller)) if part > TIGHTEST else closest
    return usual


def _height(story: list[Flowable]) -> float:
    """Height of the story on one endless page, in points."""
    total, after = 0.0, 0.0
    for at, flowable in enumerate(story):
        before = flowable.getSpaceBefore() if at else 0.0
        total += max(before, after) + flowable.wrap(WIDTH, 1e6)[1]
        after = flowable.getSpaceAfter()
    return total
