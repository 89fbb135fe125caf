"""Who may do what: roles and their acts, from one table of data (``resources/roles.toml``).

A role has the acts named for it and those of the roles it includes. Pure: the table is read elsewhere.
Source: domain.md §13.6 (roles intake, handler, expert, head, organiser, volunteer, kiosk).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its names and every act it may do, included ones too."""

    id: str
    zh: str
    en: str
    acts: frozenset[str]

    def name(self, lang: str) -> str:
        """Its name in ``zh`` or ``en``."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class RoleTable:
    """All roles, in the order of the table."""

    roles: Mapping[str, Role]

    @property
    def acts(self) -> frozenset[str]:
        """Every act that somebody may do."""
        return frozenset().union(*(role.acts for role in self.roles.values()))

    def may(self, role: str, act: str) -> bool:
        """Whether a role may do an act; an unknown role may do nothing."""
        known = self.roles.get(role)
        return known is not None and act in known.acts

    def allowed(self, act: str) -> tuple[Role, ...]:
        """The roles that may do an act."""
        return tuple(role for role in self.roles.values() if act in role.acts)


def role_table(data: Mapping[str, Any]) -> RoleTable:
    """The table of ``{role: {zh, en, includes?, acts}}``.

    Raises ``ValueError`` naming the role for a missing name, an unknown or circular inclusion, or an act named twice.
    """
    for role, entry in data.items():
        unknown = set(entry) - {"zh", "en", "includes", "acts"}
        if unknown or not entry.get("zh") or not entry.get("en"):
            raise ValueError(f"{role}: zh, en and acts are needed, {sorted(unknown)} are not known")
        acts = entry.get("acts", [])
        if len(acts) != len(set(acts)):
            raise ValueError(f"{role}: an act is named twice")
    return RoleTable(
        {role: Role(role, entry["zh"], entry["en"], _acts(data, role, ())) for role, entry in data.items()}
    )


def _acts(data: Mapping[str, Any], role: str, under: tuple[str, ...]) -> frozenset[str]:
    if role in under or role not in data:
        raise ValueError(f"{under[-1]}: includes {role}, which is unknown or circular")
    found = frozenset(data[role].get("acts", []))
    for included in data[role].get("includes", []):
        found |= _acts(data, included, (*under, role))
    return found
