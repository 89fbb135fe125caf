"""The page of one case."""

from __future__ import annotations

from fairdesk.ui.desk.case.page import CasePage
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.preferences import Preferences

__all__ = ["CasePage", "page_spec"]


def page_spec(context: DeskContext, shell: Navigator, _preferences: Preferences) -> PageSpec:
    """The page ``case``; parameter ``case_id``."""
    return PageSpec(
        "case",
        "case.title",
        "briefcase-outline",
        lambda: CasePage(context, shell),
        in_navigation=False,
        parent="cases",
    )
