"""The list of cases."""

from __future__ import annotations

from fairdesk.ui.desk.cases.page import CasesPage
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.preferences import Preferences

__all__ = ["CasesPage", "page_spec"]


def page_spec(context: DeskContext, shell: Navigator, preferences: Preferences) -> PageSpec:
    """The page ``cases``; parameters ``group`` (a state, ``open`` or ``ended``) and ``text``."""
    return PageSpec("cases", "cases.title", "briefcase-outline", lambda: CasesPage(context, shell, preferences))
