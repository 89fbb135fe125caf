"""How a page goes to another place: the part of the shell that pages know."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtWidgets import QWidget


class Navigator(Protocol):
    """The shell as a page sees it."""

    def open(self, page_id: str, **params: Any) -> QWidget:
        """Show a page and hand it the parameters. Raises ``KeyError`` for a page that is not registered."""

    def back(self) -> bool:
        """Show the place before this one; false at the beginning."""
