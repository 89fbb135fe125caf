"""Coded, bilingual errors: what happened, where, and what the person can do.

Every error a person may see has a code (``FD-3004``) and a text in Chinese and English in
``resources/errors/<room>.toml``. ``Known`` errors tell what to do and are no fault of the program; anything else
that reaches the top is a bug.

Code ranges: 1xxx case work, 2xxx store, 3xxx records, 4xxx match, 5xxx papers, 6xxx sync and central, 7xxx windows
and command line.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from fairdesk import paths


@dataclass(frozen=True)
class ErrorText:
    """The two texts of one code, with ``{placeholders}`` for the place of the error."""

    code: str
    zh: str
    en: str


@cache
def error_table() -> dict[str, ErrorText]:
    """All coded errors of all rooms. Raises ``ValueError`` when two rooms use one code."""
    table: dict[str, ErrorText] = {}
    for file in sorted(paths.resources("errors").glob("*.toml")):
        for code, texts in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if code in table:
                raise ValueError(f"{file.name}: {code} is defined twice")
            table[code] = ErrorText(code, texts["zh"], texts["en"])
    return table


class Known(Exception):  # noqa: N818 - "Known error" is the term of the design
    """An expected error with a code; ``where`` fills the placeholders of its text."""

    def __init__(self, code: str, /, **where: Any) -> None:
        self.code = code
        self.where = where
        super().__init__(code)

    def text(self, lang: str = "zh") -> str:
        """The message in ``zh`` or ``en``, without the code."""
        spec = error_table()[self.code]
        return (spec.zh if lang == "zh" else spec.en).format(**self.where)

    def __str__(self) -> str:
        return f"{self.code} {self.text('zh')} / {self.text('en')}"

    def as_json(self) -> dict[str, Any]:
        """What travels over the wire or into a report."""
        return {
            "code": self.code,
            "zh": self.text("zh"),
            "en": self.text("en"),
            "where": {k: str(v) for k, v in self.where.items()},
        }
