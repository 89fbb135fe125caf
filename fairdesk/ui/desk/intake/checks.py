"""Field checks of the complaint form, asked of a half-filled form; and what is warned of at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from fairdesk.casework.inputs import ComplaintInput
from fairdesk.casework.intake import FIELD_CHECKS
from fairdesk.core.identifiers import parse_patent_number, tidy
from fairdesk.core.rights import RightKind, RightStatus, force_on
from fairdesk.core.rulesets import RuleSet
from fairdesk.ui.desk.case_words import refusal_words

Read = Callable[[str], Any]
"""The value of a field by its name (``right.number``), in the type that the complaint has."""

_PARTS = frozenset({"complainant", "respondent", "right"})
_FORCE_CODES = {"expired": "FD-1213", "status": "FD-1214", "not_granted": "FD-1215", "not_yet": "FD-1215"}


class _HalfFilled:
    """Looks like a complaint to a check, which reads no more than the fields it is about."""

    def __init__(self, read: Read, part: str = "") -> None:
        self._read, self._part = read, part

    def __getattr__(self, name: str) -> Any:
        if not self._part and name in _PARTS:
            return _HalfFilled(self._read, f"{name}.")
        return self._read(self._part + name)


def checker(name: str, read: Read) -> Callable[[Any], str | None] | None:
    """The check of a field as a form's ``Field`` wants it, ``None`` where the rules have none."""
    check = FIELD_CHECKS.get(name)
    if check is None:
        return None

    def validate(_value: Any) -> str | None:
        problem = check(cast(ComplaintInput, _HalfFilled(read)))
        return None if problem is None else refusal_words(*problem)

    return validate


def guess_kind(number: str) -> RightKind | None:
    """The kind that a number itself names: a patent number by its digit, up to eight digits a trade mark."""
    patent = parse_patent_number(number)
    if patent is not None and patent.kind is not None and (patent.check or len(patent.body) == 12):
        return RightKind(patent.kind)
    return RightKind.TM if re.fullmatch(r"G?\d{1,8}[A-Z]?", tidy(number)) else None


def right_warnings(values: Mapping[str, Any], rules: RuleSet, today: date) -> list[str]:
    """What speaks against the right as typed so far. It is said at once, and refuses nothing."""
    warnings = []
    office, territory = values["right.office"], rules.territory
    if office and office not in territory.offices:
        where = {"office": office, "zh": territory.text.zh, "en": territory.text.en}
        warnings.append(refusal_words("FD-1212", where))
    kind, status = values["right.kind"], values["right.status"] or RightStatus.UNKNOWN
    if kind is None or not values["right.number"]:
        return warnings
    force = force_on(
        today,
        kind=RightKind(kind),
        status=RightStatus(status),
        filed=values["right.filed"],
        granted=values["right.granted"],
        expires=values["right.expires"],
        terms=rules.terms,
    )
    code = _FORCE_CODES.get(force.reason)
    if code is not None and not force.in_force:
        until = force.until.isoformat() if force.until else "–"
        warnings.append(
            refusal_words(code, {"number": values["right.number"], "until": until, "status": RightStatus(status).value})
        )
    return warnings
