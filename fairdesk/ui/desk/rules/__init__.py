"""Rules: what the fair plays by, how sure each entry is, the other rule sets beside it, and the staff."""

from __future__ import annotations

from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.desk.rules.page import RulesPage
from fairdesk.ui.preferences import Preferences

__all__ = ["RulesPage", "page_spec"]


def page_spec(context: DeskContext, _shell: Navigator, preferences: Preferences) -> PageSpec:
    """The page ``rules``; parameter ``tab``: ``entries``, ``compare`` or ``people``; ``key`` shows one entry."""
    return PageSpec("rules", "rules_page.title", "cog-outline", lambda: RulesPage(context, preferences))
