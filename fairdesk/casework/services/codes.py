"""Code lists of the service side; their words are in ``resources/i18n/services.toml``."""

from __future__ import annotations

from typing import Any

from fairdesk.casework.act import Refusal
from fairdesk.core.rights import RightKind
from fairdesk.core.validation import Problem

TOPICS = (
    "COMPLAINT",
    "ANSWER",
    "LAW",
    "LEGAL_STATUS",
    "ROUTES",
    "EVIDENCE",
    "OPINION",
    "OBTAINING",
    "LICENCE",
    "MEDIATION",
    "ONLINE",
    "SPORTS",
    "OVERSEAS",
    "SELF_CHECK",
    "PRIVACY",
    "OTHER",
)
"""What people ask about. Source: seed (四), (八), (九); domain.md §5.4, §11.3."""

SPECIALITIES = (
    *(kind.value for kind in RightKind),
    "MECHANICS",
    "ELECTRONICS",
    "CHEMISTRY",
    "LAW",
    "MEDIATION",
    "NOTARY",
    "CUSTOMS",
    "TRANSLATION",
)
"""What experts and partner bodies know: kinds of right, technical fields, other help."""


def required(refusals: list[Refusal], value: str, field: str, zh: str, en: str) -> None:
    """Refuse an empty field, naming it in both languages."""
    if not value:
        refusals.append(Refusal("FD-1101", field, {"zh": zh, "en": en}))


def field_problem(refusals: list[Refusal], field: str, problem: Problem | None) -> None:
    """Turn a problem of a field check into a refusal."""
    if problem is not None:
        refusals.append(Refusal(problem[0], field, problem[1]))


def known_codes(refusals: list[Refusal], field: str, given: tuple[str, ...], known: tuple[str, ...], code: str) -> None:
    """Refuse every code that is not in the list."""
    for value in given:
        if value not in known:
            where: dict[str, Any] = {"value": value, "known": ", ".join(known)}
            refusals.append(Refusal(code, field, where))
