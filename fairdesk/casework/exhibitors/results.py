"""The results of earlier sessions, read from a list: one entry per complaint, outcome words brought to a few kinds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fairdesk.casework.exhibitors.reading import Account, Progress, entries
from fairdesk.casework.exhibitors.report import ImportReport, Note
from fairdesk.casework.exhibitors.xlsx import day_of
from fairdesk.core.canonical import sha256
from fairdesk.core.names import fold, name_key

FORMAT = 1

OUTCOMES: tuple[tuple[str, str], ...] = (
    ("undecided", r"难以(?:认定|判定)|无法(?:认定|判定)|不能认定|[未不]认定|undecided|inconclusive"),
    (
        "baseless",
        r"[不未无非没][^，。；,;]{0,5}(?:侵权|侵犯|构成|成立)|恶意|继续展出|不予处理|未采取|cleared|baseless|unfounded|"
        r"no(?:t|n|)[ -](?:\w+ )?(?:infring|established)|no measure",
    ),
    ("refused", r"不予受理|不受理|驳回|rejected|refused|not accepted|dismissed"),
    ("withdrawn", r"撤回|撤诉|withdrawn|withdrew"),
    ("settled", r"和解|调解成功|达成协议|settled|settlement"),
    ("transferred", r"移送|移交|transferred|referred"),
    (
        "established",
        r"侵权|撤展|撤下|遮盖|没收|暂扣|下架|成立|承认|逾期未答|快速处理|established|infring|measure|default|admission|removed",
    ),
)
"""Words of outcomes, tried in this order: ``不构成侵权`` must not count as ``侵权``."""

_OUTCOME = [(kind, re.compile(words)) for kind, words in OUTCOMES]
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Result:
    """One complaint at an earlier session and how it ended."""

    line: str
    session: str
    day: str
    complainant: str
    complainant_uscc: str
    respondent: str
    respondent_uscc: str
    right_kind: str
    right_number: str
    outcome: str
    outcome_text: str
    sanction: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class ResultList:
    """All results of a file, with the account."""

    results: tuple[Result, ...]
    report: ImportReport


def outcome_of(text: str) -> str:
    """The kind of an outcome, ``""`` for words that nobody knows; such a row never counts against anybody."""
    plain = fold(text)
    return next((kind for kind, words in _OUTCOME if words.search(plain)), "")


def read_results(
    data: bytes,
    name: str,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ResultList:
    """Read a history. Set aside are rows without respondent, or without both session and date.

    Raises ``Cancelled`` and what ``entries`` raises.
    """
    account = Account()
    found: list[Result] = []
    for place, row in entries(data, name, "history", account, progress, cancelled):
        day = _day(row.get("day", ""))
        if row.get("day") and not day:
            account.warn(place, "FD-1861", value=row["day"])
        session = row.get("session", "") or day[:4]
        if not name_key(row.get("respondent", "")) or not session:
            account.aside(Note.of(place, "FD-1862", text=" ".join(row.values())[:60]))
            continue
        outcome = outcome_of(row.get("outcome", ""))
        if not outcome:
            account.warn(place, "FD-1863", value=row.get("outcome", ""))
        account.kept += 1
        found.append(
            Result(
                line=place,
                session=session,
                day=day,
                complainant=row.get("complainant", ""),
                complainant_uscc=account.uscc(place, row.get("complainant_uscc", "")),
                respondent=row["respondent"],
                respondent_uscc=account.uscc(place, row.get("respondent_uscc", "")),
                right_kind=row.get("right_kind", ""),
                right_number=row.get("right_number", ""),
                outcome=outcome,
                outcome_text=row.get("outcome", ""),
                sanction=row.get("sanction", ""),
                follow_up=row.get("follow_up", ""),
            )
        )
    report = ImportReport(
        name=name,
        sha256=sha256(data),
        read=account.read,
        kept=account.kept,
        set_aside=tuple(account.set_aside),
        warnings=tuple(account.warnings),
        entries=len(found),
    )
    return ResultList(tuple(found), report)


def _day(text: str) -> str:
    match = _DAY.search(text)
    if match is None:
        serial = day_of(text)
        return serial.isoformat() if serial else ""
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""
