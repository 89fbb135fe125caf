"""Patrol lead: something seen at a booth, without a complainant."""

from __future__ import annotations

from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.lead.page import LeadPage
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.preferences import Preferences

__all__ = ["LeadPage", "page_spec"]


def page_spec(context: DeskContext, shell: Navigator, _preferences: Preferences) -> PageSpec:
    """The page ``lead``, reached from the list of cases."""
    return PageSpec(
        "lead", "lead.title", "eye-outline", lambda: LeadPage(context, shell), in_navigation=False, parent="cases"
    )
