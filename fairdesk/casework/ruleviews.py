"""The rule sets as a window asks for them: at a station whose fair is open."""

from __future__ import annotations

from sqlmodel import Session

from fairdesk.casework import rulepage
from fairdesk.casework.rulepage import RuleSetView
from fairdesk.casework.workstation import Workstation
from fairdesk.errors import Known
from fairdesk.store.tables import Fair, Station


def shown(station: Workstation, rule_id: str = "", version: str = "") -> RuleSetView:
    """A rule set with its entries; the fair's own when none is named.

    Raises ``FD-1010`` before a fair is open, ``FD-1902`` and ``FD-1905`` for a rule set that is not known here.
    """
    with station.read() as session:
        return rulepage.page(session, station.id, _fair(session, station), rule_id, version)


def every(station: Workstation) -> tuple[RuleSetView, ...]:
    """All rule sets that can be shown here: the fair's own first, then adopted copies, then installed ones."""
    with station.read() as session:
        fair = _fair(session, station)
        names = rulepage.available(session, station.id)
        found = [rulepage.page(session, station.id, fair, rule_id, version) for rule_id, version, _, _ in names]
    return tuple(sorted(found, key=lambda view: not view.in_use))


def _fair(session: Session, station: Workstation) -> Fair:
    here = session.get(Station, station.id)
    if here is None:
        raise Known("FD-1010")
    return session.get_one(Fair, here.fair_id)
