"""``fairdesk records``: build a reference pack, look what is in it, show one record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from fairdesk.commands.common import HOME, told
from fairdesk.core.rights import Record
from fairdesk.errors import Known
from fairdesk.i18n import t
from fairdesk.records import codec
from fairdesk.records.pack import BuildReport, Pack, build_pack

app = typer.Typer(
    no_args_is_help=True, help="参考数据包：生成、查看、检索 / reference packs of registers: build, inspect, show"
)

PackFile = Annotated[Path, typer.Argument(metavar="PACK", help="数据包 / the pack (.fdpack)", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]
_SHOWN = 20


@app.command()
@told
def build(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="要生成的数据包 / the pack to write (.fdpack)")],
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE...", help="文件、ZIP 或文件夹 / files, ZIP archives or folders")
    ],
    report: Annotated[Path | None, typer.Option("--report", help="报告文件 / write the report here (JSON)")] = None,
    as_json: AsJson = False,
    home: HOME = None,
) -> None:
    """读取登记数据，生成数据包 / read register files into a pack."""
    console = Console(stderr=True)
    with console.status("…") as status:
        result = build_pack(out, sources, progress=lambda count, name: status.update(f"{count} · {name}"))
    data = result.as_json()
    if report is not None:
        try:
            report.parent.mkdir(parents=True, exist_ok=True)
            report.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        except OSError as fault:
            raise Known("FD-3009", file=report, problem=fault.strerror or str(fault)) from fault
    if as_json:
        _print_json(data)
    else:
        _tell(result)


@app.command()
@told
def info(pack: PackFile, as_json: AsJson = False, home: HOME = None) -> None:
    """数据包内容概况 / what is in a pack."""
    with Pack.open(pack) as opened:
        data = opened.info().as_json()
    if as_json:
        _print_json(data)
        return
    table = _table()
    for name in ("records", "kinds", "offices", "pictures", "set_aside", "built_at", "program", "format", "digest"):
        _row(table, t(f"records.{name}"), _plain(data[name]))
    for source in data["sources"]:
        _row(table, t("records.source"), f"{source['name']} · {source['bytes']:,} B · {source['sha256'][:16]}…")
    Console().print(table)


@app.command()
@told
def show(
    pack: PackFile,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="任意写法的号码 / the number in any usual writing")],
    as_json: AsJson = False,
    home: HOME = None,
) -> None:
    """按号码查一条记录 / show one record by its number."""
    with Pack.open(pack) as opened:
        found = opened.find(number)
    if not found:
        raise Known("FD-3007", file=pack, number=number)
    best, others = found[0], found[1:]
    if as_json:
        rest = [{"kind": r.kind.value, "office": r.office, "number": r.number, "title": r.title} for r in others]
        _print_json({**codec.as_json(best), "others": rest})
        return
    _show(best)
    for other in others:
        typer.echo(f"{t('records.also')} {other.office} {other.number} {other.title}")


def _print_json(data: dict[str, Any]) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _table() -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    return table


def _row(table: Table, name: str, value: str) -> None:
    """One line; register texts are shown as they are, brackets are no markup."""
    table.add_row(name, Text(value))


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return " · ".join(f"{name} {count:,}" for name, count in value.items())
    if isinstance(value, list):
        return "; ".join(_plain(entry) for entry in value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _tell(result: BuildReport) -> None:
    table = _table()
    for name, value in (("read", result.read), ("kept", result.kept), ("set_aside", len(result.set_aside))):
        _row(table, t(f"records.{name}"), f"{value:,}")
    _row(table, t("records.kinds"), _plain(result.kinds))
    missing = f"{t('records.missing')} {len(result.pictures_missing):,}"
    _row(table, t("records.pictures"), f"{result.pictures:,} ({missing})")
    _row(table, t("records.skipped"), f"{len(result.skipped):,}")
    _row(table, t("records.seconds"), f"{result.seconds:.1f}")
    Console().print(table)
    for entry in result.set_aside[:_SHOWN]:
        typer.echo(f"- {entry.source} [{entry.position}] {entry.reason_code} {entry.reason_zh} / {entry.reason_en}")
    if len(result.set_aside) > _SHOWN:
        typer.echo(t("records.more", count=len(result.set_aside) - _SHOWN))


def _show(record: Record) -> None:
    table = _table()
    for name, value in codec.as_json(record).items():
        if name in {"goods", "claims"}:
            continue
        if value not in ("", None, []):
            _row(table, t(f"records.{name}"), _plain(value))
    for line in record.goods:
        groups = f" ({', '.join(line.groups)})" if line.groups else ""
        _row(table, f"{t('records.goods')} {line.nice_class}", line.text + groups)
    for number, claim in enumerate(record.claims, start=1):
        _row(table, f"{t('records.claims')} {number}", claim)
    Console().print(table)
