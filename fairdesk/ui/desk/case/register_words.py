"""The right as asserted and as the register has it, in words."""

from __future__ import annotations

from typing import Any

from fairdesk.casework.register import FieldCheck, RegisterCheck
from fairdesk.i18n import language, t
from fairdesk.ui.desk.case.steps.lines import Line

_CODES = {"kind": "right_kind", "status": "right_status"}


def register_lines(check: RegisterCheck | None) -> list[Line]:
    """One line for all that agrees, one for each difference."""
    if check is None:
        return [("neutral", t("register.not_found"), "database-search-outline")]
    comma = "、" if language() == "zh" else ", "
    same = [t(f"register.{each.field}") for each in check.fields if each.verdict == "same"]
    lines: list[Line] = []
    if same:
        key = "register.agrees" if check.differing else "register.all_agree"
        lines.append(("ok", t(key, source=check.source, fields=comma.join(same))))
    for each in check.fields:
        if each.verdict == "differs":
            lines.append(("warn", t("register.differs", **_words(each))))
        elif each.verdict == "not_asserted":
            words = t("register.not_asserted", **_words(each))
            lines.append(("info", words[:1].upper() + words[1:]))
    return lines


def _words(check: FieldCheck) -> dict[str, Any]:
    table = _CODES.get(check.field)

    def told(value: str) -> str:
        return t(f"{table}.{value}") if table and value else value

    field = t(f"register.{check.field}")
    return {"field": field, "asserted": told(check.asserted), "registered": told(check.registered)}
