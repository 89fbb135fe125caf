"""Findings put into words: ``W5 字形近似：傅 / 博 (0.82)``, in Chinese and English."""

from __future__ import annotations

from fairdesk.core.marks import MarkReason
from fairdesk.match.marks import rulebook
from fairdesk.match.marks.finding import Finding

level = rulebook.level


def _sentence(finding: Finding, lang: str) -> str:
    name = rulebook.rules()[finding.code].name[lang]
    notes = [rulebook.note(n)[lang] for n in finding.notes]
    if lang == "zh":
        return f"{finding.code} {name}：{finding.detail}" + (f"（{'；'.join(notes)}）" if notes else "")
    detail = finding.detail.replace("，", ", ").replace("、", ", ")
    return f"{finding.code} {name}: {detail}" + (f" ({'; '.join(notes)})" if notes else "")


def reason(finding: Finding) -> MarkReason:
    """The reason a person reads, in both languages. It speaks of similarity only."""
    return MarkReason(finding.code, _sentence(finding, "zh"), _sentence(finding, "en"))
