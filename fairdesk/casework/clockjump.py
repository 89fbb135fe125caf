"""The device's clock went back: that is recorded, so that nobody wonders about times that run against the order.

The order of the journal is ``seq``, never the clock. Source: design, the journal is the spine.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from fairdesk.casework.act import Act, Input, register
from fairdesk.store.journal import Entry

SLACK = timedelta(minutes=2)
"""Two devices, or a clock being set, may differ by so much without anybody being told."""


class JumpInput(Input):
    """The newest recorded moment, and what the clock said after it."""

    before: datetime
    after: datetime


@register
class ClockJumped(Act[JumpInput]):
    """Recorded by the program itself before the act that met the jump."""

    name = "clock.jumped"
    input = JumpInput
    on_case = False

    def apply(self, session: Session, entry: Entry, given: JumpInput, assigned: dict[str, Any]) -> None:
        """The entry is the whole effect."""


def met(last: datetime | None, now: datetime) -> JumpInput | None:
    """The jump between the newest entry and now, ``None`` for a clock that goes forward."""
    return JumpInput(before=last, after=now) if last is not None and now < last - SLACK else None
