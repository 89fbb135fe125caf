"""The staff as the windows show them."""

from __future__ import annotations

from fairdesk.casework.people import roster
from fairdesk.casework.people.roster import StaffView
from fairdesk.casework.workstation import Workstation
from fairdesk.i18n import language


def staff(station: Workstation, *, left: bool = False) -> list[StaffView]:
    """The staff of the station; with those who left when ``left``."""
    with station.read() as session:
        return roster.staff(session, station.id, left=left)


def anybody_has_pin(station: Workstation) -> bool:
    """Whether signing in makes sense here: a desk that nobody can open again is not locked."""
    return any(person.has_pin for person in staff(station))


def role_name(person: StaffView) -> str:
    """The role in the language of the interface."""
    return person.role_zh if language() == "zh" else person.role_en
