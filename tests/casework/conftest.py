"""Fixtures of the case-work tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fairdesk.casework.act import Refused
from tests.casework.day import Day


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    """A station on the first morning of its fair."""
    made = Day(tmp_path / "home")
    yield made
    made.station.close()


@pytest.fixture
def refused() -> Callable[[Callable[[], object]], list[str]]:
    """Call something that must be refused and return the codes of all reasons."""

    def call(act: Callable[[], object]) -> list[str]:
        with pytest.raises(Refused) as caught:
            act()
        return [refusal.code for refusal in caught.value.refusals]

    return call
