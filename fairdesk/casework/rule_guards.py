"""What a rule set says about who may complain of which right, and what a refusal for it is called."""

from __future__ import annotations

from collections.abc import Iterable

from fairdesk.casework.act import Refusal, both, need
from fairdesk.casework.context import Context
from fairdesk.core.rights import RightStatus

GROUND_OF = {
    "FD-1213": "LAPSED",
    "FD-1214": "INVALID",
    "FD-1217": "DUPLICATE",
    "FD-1241": "OUT_OF_COMPETENCE",
    "FD-1242": "NOT_HOLDER",
    "FD-1125": "OUT_OF_PERIOD",
}
"""Obstacle → the ground of non-acceptance it amounts to. Source: domain.md §15.1."""


def rule_obstacles(ctx: Context) -> list[Refusal]:
    """Why these rules do not let the station accept the complaint. Source: domain.md §13.2, §13.4."""
    refusals: list[Refusal] = []
    rules, kind = ctx.rules, ctx.kind
    way = rules.rights.way(kind)
    if way is not None:
        where = both("kind", f"right_kind.{kind.value}") | {"zh": way.text.zh, "en": way.text.en, "way": way.way}
        refusals.append(Refusal("FD-1241", "right.kind", where))
    territory = rules.territory
    inside = ctx.right.office in territory.offices
    where = {"office": ctx.right.office, "zh": territory.text.zh, "en": territory.text.en}
    need(refusals, inside, "FD-1212", "right.number", **where)
    allowed = rules.standing.licence(ctx.the_case.standing) != "no"
    need(refusals, allowed, "FD-1242", "standing", **both("standing", f"standing.{ctx.the_case.standing}"))
    ground = rules.barring(kind, RightStatus(ctx.right.status))
    if ground is not None:
        where = {"zh": ground.text.zh, "en": ground.text.en, "ground": ground.code}
        refusals.append(Refusal("FD-1244", "right.number", where))
    return refusals


def lead_obstacles(ctx: Context) -> list[Refusal]:
    """Why these rules do not let the station open a case of its own on patrol."""
    refusals: list[Refusal] = []
    need(refusals, ctx.rules.standing.patrol, "FD-1243", zh=ctx.rules.title.zh, en=ctx.rules.title.en)
    return refusals


def grounds_of(ctx: Context, refusals: Iterable[Refusal]) -> list[str]:
    """The grounds of non-acceptance to propose for these obstacles, as far as the rule set has them."""
    found: list[str] = []
    for refusal in refusals:
        code = refusal.where.get("ground") or GROUND_OF.get(refusal.code, "")
        if refusal.code == "FD-1212":
            code = "NO_CN_RIGHT" if ctx.rules.territory.offices == ("CN",) else "NO_LOCAL_RIGHT"
        if refusal.code == "FD-1211":
            found += [material.ground for material in ctx.missing()]
        found.append(code)
    known = {ground.code for ground in ctx.rules.non_acceptance}
    return [code for n, code in enumerate(found) if code in known and code not in found[:n]]
