"""Consultations and the rest of the service side: advice, queue, opinions, follow-up calls, knowledge, helpers."""

from __future__ import annotations

from fairdesk.ui.desk.consult.page import ConsultPage
from fairdesk.ui.desk.consult.waiting import WaitingCount
from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.preferences import Preferences

__all__ = ["ConsultPage", "WaitingCount", "page_spec"]


def page_spec(context: DeskContext, shell: Navigator, preferences: Preferences) -> PageSpec:
    """The page ``consult``; parameter ``tab``: advice, queue, feedback, calls, knowledge or helpers."""
    return PageSpec(
        "consult",
        "consult_page.title",
        "comment-question-outline",
        lambda: ConsultPage(context, shell, preferences),
    )
