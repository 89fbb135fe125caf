"""Exhibitors: who stands where, what earlier sessions say of them, and the lists all this comes from."""

from __future__ import annotations

from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.exhibitors.page import ExhibitorsPage
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.preferences import Preferences

__all__ = ["ExhibitorsPage", "page_spec"]


def page_spec(context: DeskContext, shell: Navigator, preferences: Preferences) -> PageSpec:
    """The page ``exhibitors``; parameter ``text`` searches for a booth, a name, pinyin initials or a badge."""
    return PageSpec(
        "exhibitors",
        "exhibitors_page.title",
        "storefront-outline",
        lambda: ExhibitorsPage(context, shell, preferences),
    )
