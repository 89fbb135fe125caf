"""``fairdesk rules``: list and check the rule sets."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from fairdesk.casework import rules as rule_files
from fairdesk.commands.common import HOME, told
from fairdesk.core.rulesets import RuleSet
from fairdesk.errors import Known

app = typer.Typer(no_args_is_help=True)


def _summary(rules: RuleSet) -> dict[str, Any]:
    parts = [*rules.materials, *rules.non_acceptance, *rules.measure_grounds, *rules.measures, *rules.citations]
    return {
        "id": rules.id,
        "version": rules.version,
        "title": rules.title.zh,
        "verified": rules.verified,
        "entries": len(parts),
        "unverified": sum(not part.verified for part in parts),
    }


@app.command("list")
@told
def list_rules(home: HOME = None, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """All rule sets with the number of unverified entries."""
    rows = [_summary(rules) for rules in rule_files.rule_sets().values()]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        typer.echo(
            f"{row['id']} {row['version']}  {row['title']}  {row['entries']} entries, {row['unverified']} unverified"
        )


@app.command()
@told
def check(home: HOME = None) -> None:
    """Validate every rule set; exit 1 naming file and entry of each that is wrong."""
    wrong = 0
    for file in rule_files.files():
        try:
            rules = rule_files.load(file)
            typer.echo(f"ok  {file.name}  {rules.id} {rules.version}")
        except Known as error:
            wrong += 1
            typer.echo(str(error), err=True)
    if wrong:
        raise typer.Exit(1)
