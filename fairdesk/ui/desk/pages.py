"""What the shell knows of a page: its specification, the way it is made, and the history of places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True)
class PageSpec:
    """A page of the desk. ``factory`` is called when the page is first opened and returns its widget.

    ``in_navigation`` false is for pages that are reached from others, such as one case; ``parent`` is the page whose
    place stays marked meanwhile.
    """

    id: str
    title_key: str
    icon: str
    factory: Callable[[], QWidget]
    shortcut_id: str = ""
    in_navigation: bool = True
    parent: str = ""


@runtime_checkable
class Openable(Protocol):
    """A page that takes parameters: ``shell.open("case", case_id="…")`` calls ``page.open(case_id="…")``."""

    def open(self, **params: Any) -> None:
        """Show what the parameters name."""


@runtime_checkable
class Leavable(Protocol):
    """A page that has something to keep before it is left."""

    def leave(self) -> None:
        """Keep drafts; called before another page is shown and before the window closes."""


def focus_inside(page: QWidget) -> None:
    """Put the focus where the page wants it (its focus proxy), or else into the first widget that takes it."""
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    if page.focusProxy() is not None:  # a window that is not active yet has no focus widget to ask for
        return
    focus = QApplication.focusWidget()
    if focus is page or (focus is not None and page.isAncestorOf(focus)):
        return
    step = page.nextInFocusChain()
    while step is not None and step is not page:
        inside = page.isAncestorOf(step) and step.isVisibleTo(page) and step.isEnabled()
        if inside and step.focusPolicy() & Qt.FocusPolicy.TabFocus:
            step.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        step = step.nextInFocusChain()


@dataclass
class History:
    """The places visited, newest last; at most ``limit``."""

    limit: int = 50
    _visits: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def visit(self, page_id: str, params: dict[str, Any]) -> None:
        """Remember a place, unless it is the one where we are."""
        if self._visits and self._visits[-1] == (page_id, params):
            return
        self._visits.append((page_id, params))
        del self._visits[: -self.limit]

    @property
    def here(self) -> tuple[str, dict[str, Any]] | None:
        """The place where we are."""
        return self._visits[-1] if self._visits else None

    def back(self) -> tuple[str, dict[str, Any]] | None:
        """Step back and return that place; ``None`` at the beginning."""
        if len(self._visits) < 2:
            return None
        self._visits.pop()
        return self._visits[-1]
