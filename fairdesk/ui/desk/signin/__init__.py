"""Signing in with a PIN, locking the desk, managing the staff.

``SignIn`` is the full-window page, ``DeskLock`` puts it over a window, ``PeopleView`` is the staff list of the page
Rules.
"""

from __future__ import annotations

from fairdesk.ui.desk.signin.lock import DeskLock
from fairdesk.ui.desk.signin.page import SignIn
from fairdesk.ui.desk.signin.people import PeopleView
from fairdesk.ui.desk.signin.reading import anybody_has_pin

__all__ = ["DeskLock", "PeopleView", "SignIn", "anybody_has_pin"]
