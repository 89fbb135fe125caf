"""The page Records."""

from __future__ import annotations

from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.desk.records.page import RecordsPage
from fairdesk.ui.preferences import Preferences

__all__ = ["RecordsPage", "page_spec"]


def page_spec(context: DeskContext, shell: Navigator, preferences: Preferences) -> PageSpec:
    """The page ``records``; parameter ``text`` searches."""
    return PageSpec("records", "packs.title", "bookshelf", lambda: RecordsPage(context, shell, preferences))
