"""New complaint: one column of sections, certificate number first."""

from __future__ import annotations

from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.intake.page import IntakePage
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.desk.places import Navigator
from fairdesk.ui.preferences import Preferences

__all__ = ["IntakePage", "page_spec"]


def page_spec(context: DeskContext, shell: Navigator, _preferences: Preferences) -> PageSpec:
    """The page ``intake``; parameters ``number`` (certificate), ``respondent`` (exhibitor id or name), ``booth``."""
    return PageSpec(
        "intake",
        "intake.title",
        "file-plus-outline",
        lambda: IntakePage(context, shell),
        shortcut_id="new-case",
    )
