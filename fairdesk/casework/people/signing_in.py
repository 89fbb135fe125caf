"""Signing in with a PIN: five wrong tries lock a person out for a minute.

The lock belongs to this machine and this moment, so it is a setting of the station and not in the journal.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from fairdesk.casework import numbers
from fairdesk.casework.act import Refused
from fairdesk.casework.people.pins import pin_fits, pin_hash, pin_problem
from fairdesk.casework.setup import staff_id
from fairdesk.casework.views import PersonView
from fairdesk.core.canonical import stamp, unstamp
from fairdesk.errors import Known
from fairdesk.store.settings import get_setting, put_setting
from fairdesk.store.tables import Staff, Standing

if TYPE_CHECKING:
    from sqlmodel import Session

    from fairdesk.casework.performer import Done
    from fairdesk.casework.workstation import Workstation

TRIES = 5
LOCKED_FOR = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Tries:
    """Wrong tries in a row, and until when nobody may try again."""

    wrong: int = 0
    until: datetime | None = None

    @classmethod
    def of(cls, session: Session, person: str) -> _Tries:
        text = get_setting(session, f"pin_tries/{person}")
        if text is None:
            return cls()
        kept = json.loads(text)
        return cls(kept["wrong"], unstamp(kept["until"]) if kept["until"] else None)

    def keep(self, session: Session, person: str) -> None:
        until = stamp(self.until) if self.until else ""
        put_setting(session, f"pin_tries/{person}", json.dumps({"wrong": self.wrong, "until": until}))


def sign_in(station: Workstation, login: str, pin: str) -> PersonView:
    """The person with this login and PIN, to be the author of acts.

    Raises ``FD-1957`` (unknown), ``FD-1952`` (has left), ``FD-1961`` (no PIN set yet), ``FD-1960`` (locked until …) and
    ``FD-1959`` (wrong PIN; tries left).
    """
    person_id = staff_id(station.id, login.strip().lower())
    person, hashed = _person(station, person_id, login)
    if not hashed:
        raise Known("FD-1961", name=person.name)
    _try_pin(station, person_id, pin, hashed)
    return person


def set_pin(station: Workstation, author: str, person_id: str, pin: str, *, old_pin: str = "") -> Done:
    """Set a PIN. Who changes an own PIN has to know the old one; a head sets another's without it.

    Raises ``Refused`` with ``FD-1958`` for a PIN that is too easy and what ``sign_in`` raises for a wrong old PIN.
    """
    problem = pin_problem(pin)
    if problem is not None:
        raise Refused([problem])
    person, hashed = _person(station, person_id, person_id)
    if hashed and author == person_id:
        _try_pin(station, person_id, old_pin, hashed)
    new = pin_hash(station.vault, person.id, pin)
    done = station.perform("staff.set_pin", {"staff_id": person.id, "pin_hash": new}, author=author)
    with station.database.write() as session:
        _Tries().keep(session, person.id)
    return done


def _person(station: Workstation, person_id: str, said: str) -> tuple[PersonView, str]:
    """Somebody who works here and the hash of their PIN, empty before one is set."""
    with station.read() as session:
        person, standing = session.get(Staff, person_id), session.get(Standing, person_id)
        if person is None:
            raise Known("FD-1957", person=said)
        if standing is not None and standing.left_at is not None:
            raise Known("FD-1952", name=person.name, at=numbers.local(standing.left_at))
        view = PersonView(person.id, person.name, person.role, person.cert_no)
        return view, "" if standing is None else standing.pin_hash


def _try_pin(station: Workstation, person_id: str, pin: str, hashed: str) -> None:
    """Check a PIN and keep count of wrong tries. A try while locked is not looked at, whatever the PIN."""
    with station.read() as session:
        tries = _Tries.of(session, person_id)
    now = station.now()
    if tries.until is not None:
        left = tries.until - now
        if timedelta() < left <= LOCKED_FOR:  # more can only be left when the clock was set back meanwhile
            raise Known("FD-1960", seconds=max(1, round(left.total_seconds())))
        tries = _Tries()
    fits = pin_fits(station.vault, person_id, pin, hashed)
    wrong = 0 if fits else tries.wrong + 1
    with station.database.write() as session:
        _Tries(wrong, now + LOCKED_FOR if wrong >= TRIES else None).keep(session, person_id)
    if wrong >= TRIES:
        raise Known("FD-1960", seconds=round(LOCKED_FOR.total_seconds()))
    if not fits:
        raise Known("FD-1959", left=TRIES - wrong)
