"""Rule sets of this installation, and a fair's own copies of them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from fairdesk import paths
from fairdesk.core.numbering import check_template
from fairdesk.core.rulesets import RuleSet
from fairdesk.errors import Known


def load(path: Path) -> RuleSet:
    """Read and validate one file. Raises ``FD-1901`` naming the file and the entry that is wrong."""
    try:
        rules = RuleSet.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Known("FD-1901", file=path.name, reason=str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise Known("FD-1901", file=path.name, reason=f"{place}: {first['msg']}") from error
    problems = check_template(rules.number_template) + _dangling(rules)
    if problems:
        raise Known("FD-1901", file=path.name, reason=", ".join(problems))
    return rules


def _dangling(rules: RuleSet) -> list[str]:
    measures = {m.code for m in rules.measures}
    grounds = {g.code for g in rules.measure_grounds}
    return [f"default_on_silence: {code}" for code in rules.default_on_silence if code not in measures] + [
        f"direct_measure_grounds: {code}" for code in rules.direct_measure_grounds if code not in grounds
    ]


def files() -> list[Path]:
    """Rule-set files of this installation (other data files beside them have no ``number_template``)."""
    return [
        file
        for file in sorted(paths.resources("rules").glob("*.toml"))
        if "number_template" in tomllib.loads(file.read_text(encoding="utf-8"))
    ]


@cache
def rule_sets() -> dict[str, RuleSet]:
    """All rule sets by id."""
    return {rules.id: rules for rules in map(load, files())}


def rule_set(rule_id: str) -> RuleSet:
    """One rule set. Raises ``FD-1902`` for an unknown id."""
    try:
        return rule_sets()[rule_id]
    except KeyError:
        raise Known("FD-1902", id=rule_id, known=", ".join(rule_sets())) from None
