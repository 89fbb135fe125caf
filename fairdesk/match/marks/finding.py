"""What one rule says of a pair of marks, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fairdesk.match.marks import rulebook


@dataclass(frozen=True, slots=True)
class Finding:
    """Rule ``code`` holds with strength ``value`` (0 to 1).

    ``detail`` shows the concrete characters and needs no translation; ``notes`` are keys of the notes in
    ``resources/rules/marks.toml``.
    """

    code: str
    value: float
    detail: str
    notes: tuple[str, ...] = ()

    def weaker(self, share: float) -> Finding:
        """The same finding about a part of the mark only."""
        return replace(self, value=self.value * share)

    def excepted(self, note: str) -> Finding:
        """The finding where the exception of its rule may hold: a person must look."""
        return replace(self, value=self.value * rulebook.weight("exception"), notes=(*self.notes, note))


def opposite(old: str, new: str) -> str:
    """``old / new`` as shown to people; ∅ where one is missing."""
    return f"{old or '∅'} / {new or '∅'}"


def best(findings: list[Finding]) -> list[Finding]:
    """One finding per rule, the strongest first."""
    found: dict[str, Finding] = {}
    for f in sorted(findings, key=lambda f: (-f.value, f.code)):
        found.setdefault(f.code, f)
    return list(found.values())
