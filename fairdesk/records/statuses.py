"""What the registers' status codes and words mean; the tables are ``resources/rules/register-status.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from fairdesk import paths
from fairdesk.core.rights import RightKind, RightStatus
from fairdesk.records.values import squeeze


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(paths.resources("rules", "register-status.toml").read_text(encoding="utf-8"))


@cache
def _words(table: str) -> dict[str, str]:
    """``word -> code`` of one table, folded."""
    return {word.casefold(): code for code, words in _tables()[table]["words"].items() for word in words}


@cache
def uspto(code: str) -> RightStatus:
    """A three-digit status code of the USPTO; unknown codes are ``UNKNOWN``."""
    for row in _tables()["uspto"]["codes"]:
        if code.isdecimal() and row["from"] <= int(code) <= row["to"]:
            return RightStatus(row["status"])
    return RightStatus.UNKNOWN


def by_word(table: str, word: str) -> RightStatus:
    """The status that a register's word means (tables ``euipo``, ``office``); ``UNKNOWN`` for other words."""
    return RightStatus(_words(table).get(squeeze(word).casefold(), "unknown"))


def kind_by_word(word: str) -> RightKind | None:
    """The kind of right from its code (``PAT-DES``) or its Chinese or English name."""
    plain = squeeze(word).casefold()
    code = _words("kinds").get(plain, plain.upper())
    try:
        return RightKind(code)
    except ValueError:
        return None
