"""For the tests of windows: background work that ends with the test, and preferences that are forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from fairdesk.ui.preferences import MemoryPreferences
    from fairdesk.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    from fairdesk.ui.tasks import Tasks

    made = Tasks()
    yield made
    made.shutdown(wait=True)


@pytest.fixture
def preferences() -> MemoryPreferences:
    from fairdesk.ui.preferences import MemoryPreferences

    return MemoryPreferences()
