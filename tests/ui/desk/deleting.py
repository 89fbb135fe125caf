"""Windows of a test are gone before the next one begins."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


@pytest.fixture(autouse=True)
def deleted_at_once(qapp: object) -> Iterator[None]:
    """Delete what ``deleteLater`` was called for, here in the windows' thread.

    Without a running loop Qt puts that off to some later test; until then a widget whose last reference is in a cycle
    may be freed by the garbage collector in whichever thread it happens to run, and Qt does not survive that.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
