"""The same content always gives the same bytes."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.core.canonical import GENESIS, canonical, chain, stamp, unstamp, uuid7


def test_the_order_of_keys_does_not_matter() -> None:
    assert canonical({"b": 1, "a": "展"}) == canonical({"a": "展", "b": 1}) == '{"a":"展","b":1}'.encode()


def test_a_number_that_json_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical({"x": float("nan")})


def test_each_hash_depends_on_the_one_before() -> None:
    first = chain(GENESIS, {"n": 1})
    assert chain(first, {"n": 2}) != chain(GENESIS, {"n": 2})


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001 - made aware below
def test_a_moment_survives_being_stamped(naive: datetime) -> None:
    beijing = naive.replace(tzinfo=timezone(timedelta(hours=8)))
    assert unstamp(stamp(beijing)) == beijing


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        stamp(datetime(2026, 1, 1))  # noqa: DTZ001 - the mistake under test


def test_ids_made_later_sort_later() -> None:
    early = uuid7(datetime(2026, 1, 1, tzinfo=UTC), b"\xff" * 10)
    late = uuid7(datetime(2026, 1, 1, 0, 0, 1, tzinfo=UTC), b"\x00" * 10)
    assert early < late
    assert early[14] == "7"
