"""What earlier sessions say of the parties of a complaint, as calm strips with the results they rest on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.casework.exhibitors.history import Baseless, History, HistoryHit, Repeat
from fairdesk.casework.exhibitors.recording import CompanyInput
from fairdesk.casework.workstation import Workstation
from fairdesk.core.ruleparts import RepeatRule
from fairdesk.i18n import t
from fairdesk.ui import theme
from fairdesk.ui.desk.notice import Notice
from fairdesk.ui.widgets.chip import State

FLAGS = ("repeat_infringer", "repeat_complaint")
_SHOWN = 3


@dataclass(frozen=True)
class Past:
    """Earlier results on the respondent, the same complaint before, and complaints without basis."""

    repeat: Repeat
    same: tuple[HistoryHit, ...]
    baseless: Baseless
    rule: RepeatRule

    def hits(self, flag: str) -> tuple[HistoryHit, ...]:
        """The results that a flag of a case may rest on."""
        return {"repeat_infringer": self.repeat.hits, "repeat_complaint": self.same}.get(flag, ())

    @property
    def flaggable(self) -> bool:
        """Is there anything that a flag could rest on?"""
        return any(self.hits(flag) for flag in FLAGS)


def look_back(
    station: Workstation, rule: RepeatRule, complainant: CompanyInput, respondent: CompanyInput, number: str
) -> Past:
    """Ask the earlier results of this station; a company without a name has none."""
    history = History(station)
    repeat = history.repeat_infringer(respondent, window=rule.window_sessions, threshold=rule.threshold)
    same = tuple(history.repeat_complaint(complainant, respondent, number)) if number else ()
    return Past(repeat, same, history.malicious_counter(complainant), rule)


def hit_words(hit: HistoryHit, *, basis: bool = True) -> str:
    """``第137届 2025-04-24 涉嫌侵权成立 · 商标 61800021``, and with ``basis`` why it is the same company."""
    head = " ".join(filter(None, (hit.session, hit.day, t(f"earlier_outcome.{hit.outcome or 'unknown'}"))))
    right = f"{hit.right_kind} {hit.right_number}".strip()
    why = t(f"identity.{hit.basis}") if basis else ""
    return " · ".join(filter(None, (head, right, hit.follow_up, why)))


def _list(hits: tuple[HistoryHit, ...]) -> list[str]:
    lines = [f"· {hit_words(hit)}" for hit in hits[:_SHOWN]]
    return lines if len(hits) <= _SHOWN else [*lines, t("exhibitors.more", count=len(hits) - _SHOWN)]


def respondent_lines(past: Past) -> list[str]:
    """The respondent's earlier results in words; nothing when there are none."""
    repeat, rule = past.repeat, past.rule
    if not repeat.hits:
        return [t("past.alike", n=len(repeat.proposals))] if repeat.proposals else []
    key = "past.repeat_reached" if repeat.reached else "past.repeat_below"
    if repeat.reached is None:
        key = "past.repeat_unsaid"
    within = t("past.within", n=rule.window_sessions) if rule.window_sessions else t("past.ever")
    return [t(key, n=len(repeat.hits), within=within, threshold=rule.threshold), *_list(repeat.hits)]


def same_lines(past: Past) -> list[str]:
    """The same complaint in earlier sessions, and whether its legal follow-up was shown."""
    if not past.same:
        return []
    shown = any(hit.follow_up for hit in past.same)
    head = t("past.same_followed" if shown else "past.same", n=len(past.same))
    return [head, *_list(past.same)]


def complainant_lines(past: Past) -> list[str]:
    """Complaints of the complainant that were found without basis; a warning, no verdict."""
    found = past.baseless
    if not found.hits:
        return []
    return [t("past.baseless", n=len(found.hits), fairs=found.fairs, others=found.respondents), *_list(found.hits)]


class PastStrips(QWidget):
    """``show_past(past)``; takes no room while there is nothing to say."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.repeat, self.same, self.baseless = Notice(), Notice(), Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("unit"))
        for part, notice in (("repeat", self.repeat), ("same", self.same), ("baseless", self.baseless)):
            notice.setObjectName(f"{name}.past.{part}")
            column.addWidget(notice)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What the strips say."""
        return [notice.text for notice in (self.repeat, self.same, self.baseless) if notice.text]

    def show_past(self, past: Past | None, *, act: str = "", on_act: Callable[[], object] | None = None) -> None:
        """Show what earlier sessions say; ``act`` names a button of the strips that a flag may rest on."""
        if past is None:
            for notice in (self.repeat, self.same, self.baseless):
                notice.say("info", [])
            self.hide()
            return
        level: State = "warn" if past.repeat.reached else "info"
        about = act if past.repeat.hits else ""
        self.repeat.say(level, respondent_lines(past), icon="flag-outline", act=about, on_act=on_act)
        self.same.say("warn", same_lines(past), icon="history", act=act, on_act=on_act)
        worried: State = "warn" if past.baseless.warns else "info"
        self.baseless.say(worried, complainant_lines(past), icon="history")
        self.setVisible(bool(self.texts))
