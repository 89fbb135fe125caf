"""Field checks that a form makes when a field is left: each gives an error code and its values, or ``None``.

The same checks stand behind the acts, so nothing wrong gets in by another door.
"""

from __future__ import annotations

import re
from typing import Any

from fairdesk.core.identifiers import parse_patent_number, tidy, uscc_check, valid_resident_id, valid_uscc
from fairdesk.core.rights import RightKind

Problem = tuple[str, dict[str, Any]]
"""An error code of ``resources/errors/casework.toml`` with the values of its placeholders."""

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+?[0-9][0-9\-\s()]{5,24}")


def required(text: str, zh: str, en: str) -> Problem | None:
    """The field must not be empty; ``zh`` and ``en`` name it."""
    return None if text.strip() else ("FD-1101", {"zh": zh, "en": en})


def right_number(text: str, kind: RightKind, office: str = "CN") -> Problem | None:
    """A number of a right: format and check digit where it has one."""
    plain = tidy(text)
    if not plain:
        return required("", "权利号", "Number of the right")
    if office != "CN":
        return None
    if kind.is_patent:
        return _patent_number(text, kind)
    if kind.is_mark and not re.fullmatch(r"G?\d{1,8}[A-Z]?", plain):
        return ("FD-1105", {"number": text.strip()})
    return None


def _patent_number(text: str, kind: RightKind) -> Problem | None:
    number = parse_patent_number(text)
    if number is None:
        if re.fullmatch(r"CN\d{7,9}[BUSYC]\d?", tidy(text)):  # a publication number of a grant
            return None
        return ("FD-1102", {"number": text.strip()})
    if not number.check:
        return ("FD-1104", {"number": text.strip(), "expected": str(number)})
    if not number.valid:
        return ("FD-1103", {"number": text.strip(), "check": number.check, "expected": number.expected_check})
    if number.kind != kind.value:
        return ("FD-1106", {"number": text.strip(), "kind": number.kind or "?"})
    return None


def identity_number(text: str, *, organisation: bool, country: str = "CN") -> Problem | None:
    """A unified social credit code or a resident identity number, when one is given. Source: GB 32100, GB 11643."""
    plain = tidy(text)
    if not plain or country.upper() != "CN":
        return None
    if organisation:
        if len(plain) != 18 or uscc_check(plain) is None:
            return ("FD-1107", {"number": plain})
        return None if valid_uscc(plain) else ("FD-1108", {"number": plain, "expected": uscc_check(plain)})
    return None if valid_resident_id(plain) else ("FD-1109", {"number": plain})


def email(text: str) -> Problem | None:
    """An e-mail address, when one is given."""
    return None if not text.strip() or _MAIL.fullmatch(text.strip()) else ("FD-1110", {"value": text.strip()})


def phone(text: str) -> Problem | None:
    """A telephone number, when one is given."""
    return None if not text.strip() or _PHONE.fullmatch(text.strip()) else ("FD-1111", {"value": text.strip()})


def booth(text: str) -> Problem | None:
    """A booth number such as ``9.2B16-18``."""
    plain = text.strip()
    if not plain:
        return required("", "展位号", "Booth")
    return None if re.search(r"\d", plain) and len(plain) <= 40 else ("FD-1112", {"value": plain})
