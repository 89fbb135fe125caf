"""What a person may do at this station: the table of rights, and that who left does nothing more."""

from __future__ import annotations

import tomllib
from functools import cache

from fairdesk import paths
from fairdesk.casework import numbers
from fairdesk.casework.act import Refusal
from fairdesk.casework.context import Context
from fairdesk.core.roles import Role, RoleTable, role_table
from fairdesk.errors import Known
from fairdesk.store.tables import Standing

FILE = "roles.toml"


@cache
def rights() -> RoleTable:
    """The table of rights. Raises ``FD-1951`` naming what is wrong with the file."""
    try:
        return role_table(tomllib.loads(paths.resources(FILE).read_text(encoding="utf-8")))
    except (ValueError, TypeError, AttributeError) as error:
        raise Known("FD-1951", file=FILE, reason=str(error)) from error


def not_allowed(ctx: Context, act: str) -> list[Refusal]:
    """Why the author may not do an act at all: has left, or has not the role.

    Raises ``FD-1950`` for an act that the table gives to nobody: that is a gap in the table, not a fault of the person.
    """
    allowed = rights().allowed(act)
    if not allowed:
        raise Known("FD-1950", act=act, file=FILE)
    standing = ctx.session.get(Standing, ctx.author.id)
    if standing is not None and standing.left_at is not None:
        return [Refusal("FD-1952", "", {"name": ctx.author.name, "at": numbers.local(standing.left_at)})]
    if not rights().may(ctx.author.role, act):
        where = {"name": ctx.author.name, "roles_zh": _names(allowed, "zh"), "roles_en": _names(allowed, "en")}
        return [Refusal("FD-1008", "", where)]
    return []


def _names(roles: tuple[Role, ...], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(role.name(lang) for role in roles)
