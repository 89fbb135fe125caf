"""A hall with its service and one enrolled station."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.hall import Desk, Hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with Hall(tmp_path) as made:
        yield made


@pytest.fixture
def desk(hall: Hall) -> Desk:
    return hall.desk()
