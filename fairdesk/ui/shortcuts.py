"""The one table of keys. F1 shows it, a test keeps it unique, and nothing else in the program sets a shortcut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fairdesk.i18n import t

Scope = Literal["program", "page", "pane"]
"""program: everywhere in the window; page: while the page is shown; pane: while the focus is inside the widget."""


@dataclass(frozen=True)
class Key:
    """One entry: ``keys`` in Qt's portable notation, the words under ``keys.<id>`` in ``resources/i18n/shell.toml``."""

    id: str
    keys: tuple[str, ...]
    scope: Scope

    @property
    def description(self) -> str:
        """What it does, in the language of the interface."""
        return t(f"keys.{self.id}")

    @property
    def shown(self) -> str:
        """The first key as it is printed on a button: ``F2``, ``Ctrl+K``."""
        return self.keys[0].replace("Return", "Enter").replace("Escape", "Esc")


TABLE: tuple[Key, ...] = (
    Key("help", ("F1",), "program"),
    Key("new-case", ("F2",), "program"),
    Key("search", ("F3",), "program"),
    Key("compare", ("F4",), "program"),
    Key("refresh", ("F5",), "page"),
    Key("next-pane", ("F6",), "program"),
    Key("preview", ("F8",), "page"),
    Key("sync", ("F9",), "program"),
    Key("full-screen", ("F11",), "program"),
    Key("palette", ("Ctrl+K",), "program"),
    Key("default-act", ("Ctrl+Return", "Ctrl+Enter"), "page"),
    Key("back", ("Escape",), "program"),
    Key("filter", ("Ctrl+F",), "page"),
    Key("print", ("Ctrl+P",), "page"),
    Key("copy-number", ("Ctrl+Shift+C",), "page"),
    Key("quit", ("Ctrl+Q",), "program"),
)


@cache
def _by_id() -> dict[str, Key]:
    return {key.id: key for key in TABLE}


def key(shortcut_id: str) -> Key:
    """The entry of an id. Raises ``KeyError`` for an unknown one."""
    return _by_id()[shortcut_id]


def bind(widget: QWidget, shortcut_id: str, slot: Callable[[], object]) -> list[QShortcut]:
    """Make the keys of ``shortcut_id`` call ``slot`` while ``widget`` is shown (scope pane: holds the focus)."""
    entry = key(shortcut_id)
    context = (
        Qt.ShortcutContext.WidgetWithChildrenShortcut if entry.scope == "pane" else Qt.ShortcutContext.WindowShortcut
    )
    made = []
    for keys in entry.keys:
        shortcut = QShortcut(QKeySequence(keys), widget, context=context)
        shortcut.activated.connect(lambda: slot())
        made.append(shortcut)
    return made
