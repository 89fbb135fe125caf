"""The page Sync."""

from __future__ import annotations

from fairdesk.ui.desk.context import DeskContext
from fairdesk.ui.desk.pages import PageSpec
from fairdesk.ui.desk.sync.page import SyncPage
from fairdesk.ui.desk.sync.uploading import Uploading

__all__ = ["SyncPage", "Uploading", "page_spec"]


def page_spec(context: DeskContext, uploading: Uploading) -> PageSpec:
    """The page ``sync``; ``uploading`` is shared with the indicator in the bar."""
    return PageSpec(
        "sync", "upload.title", "cloud-sync-outline", lambda: SyncPage(context, uploading), shortcut_id="sync"
    )
