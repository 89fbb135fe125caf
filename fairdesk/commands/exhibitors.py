"""``fairdesk exhibitors``: import the organiser's list and earlier results, look who stands where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from fairdesk.casework.exhibitors.directory import Directory
from fairdesk.casework.exhibitors.history import History
from fairdesk.casework.exhibitors.report import ImportReport
from fairdesk.casework.setup import staff_id
from fairdesk.casework.workstation import Workstation
from fairdesk.commands.common import HOME, told
from fairdesk.i18n import t
from fairdesk.settings import Settings

app = typer.Typer(
    no_args_is_help=True, help="参展商名单与往届结果 / the exhibitor list and the results of earlier sessions"
)

ListFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="名单文件 / the list (CSV, XLSX, JSON)", show_default=False)
]
By = Annotated[str, typer.Option("--by", help="经办人登录名 / login of the staff member", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]
_SHOWN = 20


@contextmanager
def _station(home: HOME) -> Iterator[Workstation]:
    settings = Settings()
    station = Workstation(settings.home_or_default(home), passphrase=settings.passphrase)
    try:
        yield station
    finally:
        station.close()


@app.command("import")
@told
def import_list(
    file: ListFile,
    by: By,
    add: Annotated[bool, typer.Option("--add", help="保留以前的名单 / keep earlier lists")] = False,
    as_json: AsJson = False,
    home: HOME = None,
) -> None:
    """导入参展商名单 / import an exhibitor list."""
    with _station(home) as station:
        report = Directory(station).import_list(file, author=staff_id(station.id, by), replaces=not add)
    _tell(report, as_json)


@app.command("history")
@told
def import_history(file: ListFile, by: By, as_json: AsJson = False, home: HOME = None) -> None:
    """导入往届处理结果 / import results of earlier sessions."""
    with _station(home) as station:
        report = History(station).import_results(file, author=staff_id(station.id, by))
    _tell(report, as_json)


@app.command()
@told
def restore(home: HOME = None) -> None:
    """按已导入的文件重建查询表 / read lists again whose rows are missing."""
    with _station(home) as station:
        typer.echo(Directory(station).restore() + History(station).restore())


@app.command()
@told
def find(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="展位、名称、拼音、证件号 / booth, name, pinyin, badge")],
    limit: Annotated[int, typer.Option(min=1, max=500)] = 20,
    as_json: AsJson = False,
    home: HOME = None,
) -> None:
    """查参展商 / find exhibitors; exit 1 when there is none."""
    with _station(home) as station:
        found = Directory(station).search(text, limit)
    if as_json:
        typer.echo(json.dumps([asdict(exhibitor) for exhibitor in found], ensure_ascii=False, indent=2))
    for exhibitor in [] if as_json else found:
        typer.echo("  ".join(filter(None, (exhibitor.booth, exhibitor.name, exhibitor.uscc))))
    if not found:
        if not as_json:
            typer.echo(t("exhibitors.nothing"), err=True)
        raise typer.Exit(1)


def _tell(report: ImportReport, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        return
    figures = {
        "read": report.read,
        "kept": report.kept,
        "set_aside": len(report.set_aside),
        "warnings": len(report.warnings),
        "entries": report.entries,
        "booths": report.booths,
    }
    for name, value in figures.items():
        typer.echo(f"{t(f'exhibitors.{name}')}: {value:,}")
    notes = [*report.set_aside, *report.warnings]
    for note in notes[:_SHOWN]:
        typer.echo(f"- [{note.place}] {note.code} {note.text('zh')} / {note.text('en')}")
    if len(notes) > _SHOWN:
        typer.echo(t("exhibitors.more", count=len(notes) - _SHOWN))
