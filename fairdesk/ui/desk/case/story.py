"""The acts of a case as the timeline shows them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from fairdesk.casework.views import CaseView
from fairdesk.ui import fonts
from fairdesk.ui.desk.case_words import act_icon, act_title, short_title
from fairdesk.ui.widgets.chip import State
from fairdesk.ui.widgets.timeline import Act

_ROOM = 124
_LOUD: dict[str, State] = {
    "complaint.accept": "ok",
    "complaint.reject": "warn",
    "answer.default": "danger",
    "measure.order": "warn",
    "finding.record": "ok",
}


def _fitting(title: str) -> str:
    """A paper's title, cut off where the narrow column ends."""
    return QFontMetrics(fonts.sans()).elidedText(title, Qt.TextElideMode.ElideRight, _ROOM)


def story(view: CaseView) -> list[Act]:
    """One line per act, oldest first, with the paper it made."""
    return [
        Act(
            entry.at,
            entry.author,
            act_title(entry.act),
            act_icon(entry.act),
            note=entry.note,
            link=entry.paper.id if entry.paper else "",
            link_text=_fitting(short_title(entry.paper.title)) if entry.paper else "",
            state=_LOUD.get(entry.act, "neutral"),
        )
        for entry in view.timeline
    ]
