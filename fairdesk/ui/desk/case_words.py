"""Cases in words: acts, rights and refusals as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairdesk.casework.views import CaseRow
from fairdesk.errors import Known
from fairdesk.i18n import language, t
from fairdesk.ui.desk.states import act_words

_ACT_ICONS = {
    "complaint.receive": "inbox-outline",
    "complaint.require_supplement": "file-clock-outline",
    "complaint.supply": "paperclip",
    "complaint.accept": "clipboard-check-outline",
    "complaint.reject": "minus-circle-outline",
    "complaint.withdraw": "undo",
    "respondent.notify": "bell-outline",
    "respondent.serve": "file-send-outline",
    "paper.serve": "file-send-outline",
    "paper.print": "printer-outline",
    "answer.receive": "file-sign",
    "answer.default": "clock-alert-outline",
    "finding.record": "scale-balance",
    "measure.order": "gavel",
    "evidence.add": "camera-outline",
    "comparison.record": "compare",
    "case.close": "archive-search-outline",
    "inspection.begin": "storefront-outline",
    "inspection.record": "clipboard-text-outline",
    "opinion.commission": "account-tie-outline",
    "opinion.issue": "scale-balance",
    "mediation.begin": "handshake-outline",
    "mediation.fail": "thumb-down-outline",
    "mediation.settle": "handshake-outline",
    "measure.confirm": "check-circle-outline",
    "measure.recheck": "eye-outline",
    "measure.lift": "undo",
    "repeat.report": "bell-outline",
    "case.transfer": "send-outline",
    "transfer.receipt": "file-check-outline",
    "case.second_look": "eye-outline",
    "case.flag": "flag-outline",
    "lead.receive": "storefront-outline",
    "case.suspend": "pause-circle-outline",
    "case.resume": "play-circle-outline",
}


def act_title(act: str) -> str:
    """An act's name as a heading or on a button: first letter large in English."""
    words = act_words(act)
    return words[:1].upper() + words[1:]


def act_icon(act: str) -> str:
    """The icon of an act."""
    return _ACT_ICONS.get(act, "circle-outline")


def right_line(row: CaseRow) -> str:
    """``康师傅 · 注册商标 · 1234567``"""
    return f"{right_name(row)} · {row.right_number}"


def right_name(row: CaseRow) -> str:
    """``康师傅 · 注册商标``"""
    return f"{row.right_title} · {t(f'right_kind.{row.right_kind}')}"


def short_title(title: str) -> str:
    """A paper's title without its other name: ``答辩通知书（投诉通知书）`` → ``答辩通知书``."""
    return title.split("（")[0].split(" (")[0]


def refusal_words(code: str, where: Mapping[str, Any]) -> str:
    """The text of a refusal or problem in the language of the interface, its codes turned into words."""
    values = dict(where)
    if values.get("role"):
        values["role"] = _known("party_role", values["role"])
    if values.get("status"):
        values["status"] = _known("right_status", values["status"])
    if code == "FD-1106":
        values["kind"] = _known("right_kind", values["kind"])
    if code == "FD-1009":
        parts = (_known("state", part) for part in str(values["possible"]).split(", "))
        values |= {
            "state": _known("state", values["state"]),
            "act": _known("act", str(values["act"]).replace(".", "_")),
            "possible": "、".join(parts) if language() == "zh" else ", ".join(parts),
        }
    return Known(code, **values).text(language())


def _known(table: str, code: object) -> str:
    try:
        return t(f"{table}.{code}")
    except KeyError:
        return str(code)
