"""``fairdesk rules``: list, show and check the rule sets."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from fairdesk.casework import rulepage, workcalendar
from fairdesk.casework import rules as rule_files
from fairdesk.casework.jsonable import jsonable
from fairdesk.casework.rulepage import EntryView, RuleSetView
from fairdesk.commands.common import HOME, told
from fairdesk.errors import Known

app = typer.Typer(no_args_is_help=True)
JSON = Annotated[bool, typer.Option("--json", help="以 JSON 输出 / as JSON")]


def _summary(shown: RuleSetView) -> dict[str, Any]:
    return {
        "id": shown.id,
        "version": shown.version,
        "title": shown.zh,
        "verified": shown.verified,
        "entries": len(shown.entries),
        "unverified": shown.unverified,
    }


@app.command("list")
@told
def list_rules(home: HOME = None, as_json: JSON = False) -> None:
    """All rule sets with the number of unverified entries."""
    rows = [_summary(rulepage.of_file(rule_id)) for rule_id in rule_files.rule_sets()]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        typer.echo(
            f"{row['id']} {row['version']}  {row['title']}  {row['entries']} entries, {row['unverified']} unverified"
        )


def _row(entry: EntryView) -> dict[str, Any]:
    return {
        "key": entry.key,
        "text": {"zh": entry.zh, "en": entry.en} if entry.zh else None,
        "value": entry.value,
        "source": entry.source,
        "verified": entry.verified,
        "from": entry.origin,
        "overrides": entry.overrides or None,
    }


@app.command()
@told
def show(
    rule_id: Annotated[str, typer.Argument(metavar="ID")],
    version: Annotated[str, typer.Option(help="版本，默认现行版本 / version, the present one by default")] = "",
    home: HOME = None,
    as_json: JSON = False,
) -> None:
    """Every entry of a rule set with its source, whether it is verified, and the rule set it comes from."""
    shown = rulepage.of_file(rule_id, version)
    if as_json:
        rows = [_row(entry) for entry in shown.entries]
        typer.echo(json.dumps(jsonable(_summary(shown) | {"entries": rows}), ensure_ascii=False, indent=1))
        return
    typer.echo(f"{shown.id} {shown.version}  {shown.zh} / {shown.en}")
    for entry in shown.entries:
        mark = " " if entry.verified else "?"
        origin = entry.origin + (f" (< {entry.overrides})" if entry.overrides else "")
        said = entry.zh or ", ".join(f"{name}={value}" for name, value in entry.value.items())
        typer.echo(f"{mark} {entry.key}  {said}  [{entry.source}]  {origin}")


@app.command()
@told
def check(home: HOME = None) -> None:
    """Validate every rule set and holiday table; exit 1 naming file and entry of each that is wrong."""
    wrong: list[Known] = []
    for file in rule_files.files():
        try:
            rules = rule_files.load(file)
            typer.echo(f"ok  {file.name}  {rules.id} {rules.version}")
        except Known as error:
            wrong.append(error)
    for file in workcalendar.files():
        try:
            table = workcalendar.load(file)
            typer.echo(f"ok  {file.name}  {table.region} {table.year}")
        except Known as error:
            wrong.append(error)
    if not wrong:
        try:
            rule_files.installed()
        except Known as error:
            wrong.append(error)
    for problem in wrong:
        typer.echo(str(problem), err=True)
    if wrong:
        raise typer.Exit(1)
