"""The page Papers."""

from __future__ import annotations

from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.desk.papers.page import PapersPage
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.preferences import Preferences

__all__ = ["PapersPage", "page_spec"]


def page_spec(context: DeskContext, shell: Navigator, preferences: Preferences) -> PageSpec:
    """The page ``papers``; parameters ``document_id`` and ``text``."""
    return PageSpec(
        "papers", "papers_page.title", "file-document-outline", lambda: PapersPage(context, shell, preferences)
    )
