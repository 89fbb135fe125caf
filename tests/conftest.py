"""For all tests: no screen, Chinese first, and Qt only where a test asks for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from fairdesk import errors, i18n

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    # Both are read once per process: a test that shows other resources must not be the first to read them.
    errors.error_table()
    i18n.catalogue()
    # Said by the offscreen platform of windows with a minimum size and of pop-ups: it has no screen and no keyboard.
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support ")


@pytest.fixture(autouse=True)
def chinese_first() -> Iterator[None]:
    """Tests run in any order, so each begins and ends with the program's own language."""
    i18n.set_language("zh")
    yield
    i18n.set_language("zh")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """pytest-qt's application with fairdesk's letters and look."""
    from fairdesk.ui.application import dress

    dress(qapp, scheme="light", lang="zh")
    return qapp
