"""The page Compare."""

from __future__ import annotations

from fairdesk.ui.desk.compare.page import ComparePage
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.preferences import Preferences

__all__ = ["ComparePage", "page_spec"]


def page_spec(context: DeskContext, shell: Navigator, _preferences: Preferences) -> PageSpec:
    """The page ``compare``; parameters ``case_id``, ``text`` and ``classes``."""
    return PageSpec("compare", "compare.title", "compare", lambda: ComparePage(context, shell), shortcut_id="compare")
