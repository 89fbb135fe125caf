"""Closing the lines up a little, so that a paper does not spill a few of them onto one more page.

GB/T 9704 forbids a page that holds only the seal and tells the office to adjust the spacing instead (domain.md §10).
Where closer lines are not enough, the running text goes down one size, from 三号 to 四号.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from reportlab.platypus import Flowable

from fairdesk.papers.page import HEIGHT, WIDTH
from fairdesk.papers.styles import Fit

STEPS = (0.96, 0.91, 0.86, 0.82)
"""Parts of the usual leading, tried in this order; at the last one 三号 lines stand 23.8 pt apart."""

LEAST_HEIGHT = 0.75
"""About what the closest setting leaves of the usual height; when that is too much, it is not tried."""

MOST_PAGES = 4
"""Longer papers are left alone."""

Build = Callable[[Fit], list[Flowable]]


def fitted(build: Build) -> list[Flowable]:
    """The story as usual or, if that saves a page, as much closer as is needed."""
    usual = build(Fit())
    pages, height = _pages(usual)
    if not 1 < pages <= MOST_PAGES or height * LEAST_HEIGHT > (pages - 1) * HEIGHT:
        return usual
    for smaller in (False, True):
        closest = build(Fit(STEPS[-1], smaller))
        if _pages(closest)[0] >= pages:
            continue
        looser = (build(Fit(part, smaller)) for part in STEPS[:-1])
        return next((story for story in looser if _pages(story)[0] < pages), closest)
    return usual


def _pages(story: list[Flowable]) -> tuple[int, float]:
    """How many pages platypus will need, and the height that is used on them (points)."""
    waiting = deque(story)
    pages, room, after, used, top = 1, HEIGHT, 0.0, 0.0, True
    while waiting:
        flowable = waiting.popleft()
        before = 0.0 if top else max(flowable.getSpaceBefore() - after, 0.0)
        high = flowable.wrap(WIDTH, 1e6)[1]
        if high > room - before + 1e-6:
            parts = flowable.split(WIDTH, room - before) if room > before else []
            if not parts and not top:
                waiting.appendleft(flowable)
                pages, room, top = pages + 1, HEIGHT, True
                continue
            waiting.extendleft(reversed(parts[1:]))
            flowable = parts[0] if parts else flowable
            high = flowable.wrap(WIDTH, 1e6)[1]
        after = flowable.getSpaceAfter()
        used += before + high
        room -= before + high + after
        top = False
    return pages, used
