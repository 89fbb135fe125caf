"""Signing in with a PIN; the clock is the test's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from nacl import pwhash

from fairdesk.casework.act import Refused
from fairdesk.casework.people import pins
from fairdesk.casework.people.pins import is_pin_hash, pin_fits, pin_hash, pin_problem
from fairdesk.casework.people.signing_in import TRIES, set_pin, sign_in
from fairdesk.casework.workstation import Workstation
from fairdesk.errors import Known
from fairdesk.store import journal
from fairdesk.store.vault import create
from tests.casework.day import Day

RefusedCodes = Callable[[Callable[[], object]], list[str]]
PIN = "280417"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same argon2id with the least work."""
    monkeypatch.setattr(pins, "OPS", pwhash.argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(pins, "MEMORY", pwhash.argon2id.MEMLIMIT_MIN)


def wrong(day: Day, pin: str = "999000") -> Known:
    with pytest.raises(Known) as caught:
        sign_in(day.station, "li", pin)
    return caught.value


def ready(day: Day) -> None:
    set_pin(day.station, day.head, day.handler, PIN)


def test_the_right_pin_gives_the_person_as_the_author_of_acts(day: Day) -> None:
    ready(day)
    person = sign_in(day.station, " Li ", PIN)
    assert (person.id, person.name, person.role) == (day.handler, "李明", "handler")
    day.do("ticket.take", by=person.id, purpose="answer")


def test_the_journal_holds_the_hash_of_the_pin_and_never_the_pin(day: Day) -> None:
    ready(day)
    with day.station.read() as session:
        payload = list(journal.entries(session))[-1].payload
    assert "$argon2id$" in payload
    assert PIN not in payload


def test_the_hash_is_worth_nothing_without_the_keys_of_the_station(day: Day, tmp_path: Path) -> None:
    other = create(tmp_path / "other.key")
    hashed = pin_hash(day.station.vault, day.handler, PIN)
    assert pin_fits(day.station.vault, day.handler, PIN, hashed)
    assert not pin_fits(other, day.handler, PIN, hashed)
    assert not pin_fits(day.station.vault, day.head, PIN, hashed)


def test_five_wrong_tries_lock_for_a_minute_whatever_the_pin_then_is(day: Day) -> None:
    ready(day)
    told = [wrong(day) for _ in range(TRIES)]
    assert [(error.code, error.where.get("left")) for error in told[:-1]] == [("FD-1959", n) for n in (4, 3, 2, 1)]
    assert told[-1].code == "FD-1960"
    day.clock.forward(seconds=59)
    assert wrong(day, PIN).where == {"seconds": 1}
    day.clock.forward(seconds=1)
    assert sign_in(day.station, "li", PIN).name == "李明"


def test_after_the_lock_there_are_five_tries_again(day: Day) -> None:
    ready(day)
    for _ in range(TRIES):
        wrong(day)
    day.clock.forward(minutes=1)
    assert wrong(day).where == {"left": 4}


def test_a_right_pin_in_between_sets_the_count_back(day: Day) -> None:
    ready(day)
    for _ in range(TRIES - 1):
        wrong(day)
    sign_in(day.station, "li", PIN)
    assert wrong(day).where == {"left": 4}


def test_the_lock_is_not_in_the_journal_and_outlives_the_program(day: Day) -> None:
    ready(day)
    with day.station.read() as session:
        before = journal.count(session)
    for _ in range(TRIES):
        wrong(day)
    with day.station.read() as session:
        assert journal.count(session) == before
    assert day.station.verify().ok
    day.station.close()
    day.station = Workstation(day.station.home, now=day.clock)
    assert wrong(day, PIN).code == "FD-1960"


def test_a_clock_that_was_set_back_does_not_lock_for_hours(day: Day) -> None:
    ready(day)
    for _ in range(TRIES):
        wrong(day)
    day.clock.forward(hours=-3)
    assert sign_in(day.station, "li", PIN).id == day.handler


def test_one_person_s_lock_is_not_another_s(day: Day) -> None:
    ready(day)
    set_pin(day.station, day.head, day.head, "550129")
    for _ in range(TRIES):
        wrong(day)
    assert sign_in(day.station, "wang", "550129").name == "王敏"


def test_a_head_who_sets_a_new_pin_opens_the_lock(day: Day) -> None:
    ready(day)
    for _ in range(TRIES):
        wrong(day)
    set_pin(day.station, day.head, day.handler, "731902")
    assert sign_in(day.station, "li", "731902").id == day.handler


def test_who_has_no_pin_who_left_and_who_is_unknown_cannot_sign_in(day: Day) -> None:
    assert wrong(day).code == "FD-1961"
    ready(day)
    day.do("staff.leave", by=day.head, staff_id=day.handler)
    assert wrong(day, PIN).code == "FD-1952"
    with pytest.raises(Known, match="FD-1957"):
        sign_in(day.station, "nobody", PIN)


def test_who_changes_the_own_pin_has_to_know_the_old_one(day: Day) -> None:
    ready(day)
    with pytest.raises(Known, match="FD-1959"):
        set_pin(day.station, day.handler, day.handler, "731902")
    set_pin(day.station, day.handler, day.handler, "731902", old_pin=PIN)
    assert sign_in(day.station, "li", "731902").id == day.handler


def test_nobody_but_a_head_sets_another_s_pin(day: Day, refused: RefusedCodes) -> None:
    assert refused(lambda: set_pin(day.station, day.handler, day.volunteer, PIN)) == ["FD-1962"]


def test_a_pin_in_the_clear_is_not_recorded(day: Day, refused: RefusedCodes) -> None:
    given = {"staff_id": day.handler, "pin_hash": PIN}
    assert refused(lambda: day.do("staff.set_pin", **given)) == ["FD-1964"]
    assert refused(lambda: day.do("staff.set_pin", by=day.head, staff_id="x", pin_hash=PIN)) == ["FD-1957", "FD-1964"]


@pytest.mark.parametrize("pin", ["", "123", "12a4", "0000", "1234", "98765", "１２８４", "1234567890123"])
def test_a_pin_that_is_guessed_at_once_is_refused(day: Day, pin: str) -> None:
    assert pin_problem(pin) is not None
    with pytest.raises(Refused, match="FD-1958"):
        set_pin(day.station, day.head, day.handler, pin)


@pytest.mark.parametrize("text", ["2804", "$argon2i$v=19$m=65536,t=2,p=1$x$y", ""])
def test_only_an_argon2id_string_counts_as_a_hash(text: str) -> None:
    assert not is_pin_hash(text)


def test_a_hash_takes_the_work_that_the_library_sets_for_signing_in(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert "$m=65536,t=2,p=1$" in pin_hash(day.station.vault, day.handler, PIN)
