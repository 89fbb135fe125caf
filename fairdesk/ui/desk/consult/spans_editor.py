"""Days on which somebody can be called, one span a line: ``2026-10-15 ~ 2026-10-17 上午``."""

from __future__ import annotations

import re
from typing import Any

from fairdesk.i18n import t
from fairdesk.ui.widgets.date_editors import read_day
from fairdesk.ui.widgets.text_editor import TextEditor

_SPAN = re.compile(r"(\d{4}[-./年]?\d{1,2}[-./月]?\d{1,2}日?)(?:\s*(?:~|～|至|to|–|—)\s*(\d{4}\S+))?(?:\s+(.*))?")


def read_span(line: str) -> dict[str, str] | None:
    """A line as first and last day and hours; one day is a span too. ``None`` for anything else."""
    found = _SPAN.fullmatch(line.strip())
    first = read_day(found[1]) if found else None
    last = read_day(found[2]) if found and found[2] else first
    if found is None or first is None or last is None:
        return None
    return {"first": first.isoformat(), "last": last.isoformat(), "hours": (found[3] or "").strip()}


class SpansEditor(TextEditor):
    """``value()`` is a tuple of spans; no line means that nothing is known and every day is possible."""

    def __init__(self) -> None:
        super().__init__(t("consult_page.available_hint"), low=2, high=5)

    def _lines(self) -> list[str]:
        return [line for line in self.toPlainText().splitlines() if line.strip()]

    def value(self) -> Any:
        """The spans that can be read."""
        return tuple(span for line in self._lines() if (span := read_span(line)) is not None)

    def set_value(self, value: Any) -> None:
        """Show spans."""
        super().set_value("\n".join(span_words(span) for span in value or ()))

    def problem(self) -> str | None:
        """The first line that is no span."""
        wrong = next((line for line in self._lines() if read_span(line) is None), None)
        return None if wrong is None else t("consult_page.not_a_span", line=wrong)


def span_words(span: dict[str, str]) -> str:
    """``2026-10-15 ~ 2026-10-17 上午``"""
    days = span["first"] if span["first"] == span["last"] else f"{span['first']} ~ {span['last']}"
    return f"{days} {span['hours']}".strip()


class LinesEditor(TextEditor):
    """``value()`` is a tuple, one entry a line."""

    def value(self) -> Any:
        """The lines that are not empty."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    def set_value(self, value: Any) -> None:
        """Show the entries."""
        super().set_value("\n".join(value or ()))
