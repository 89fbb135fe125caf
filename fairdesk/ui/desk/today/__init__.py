"""The page Today."""

from __future__ import annotations

from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.desk.today.page import TodayPage
from fairdesk.ui.preferences import Preferences

__all__ = ["TodayPage", "page_spec"]


def page_spec(context: DeskContext, shell: Navigator, _preferences: Preferences) -> PageSpec:
    """The page ``today``."""
    return PageSpec("today", "today.title", "view-dashboard-outline", lambda: TodayPage(context, shell))
