"""``fairdesk central``: run the service that the stations upload to, and look how it stands."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from fairdesk.central import server
from fairdesk.central.overview import Overview, overview
from fairdesk.commands.common import told
from fairdesk.i18n import t
from fairdesk.paths import default_home

app = typer.Typer(
    no_args_is_help=True, help="中心服务：各工作站上传到这里 / the central service that stations upload to"
)

Data = Annotated[
    Path | None, typer.Option("--data", help="数据文件夹 / data folder", file_okay=False, show_default=False)
]
DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="FAIRDESK_CENTRAL_DATABASE",
        help="postgresql+psycopg://…；不填则用内置数据库 / embedded database when left out",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]


def _folder(data: Path | None) -> Path:
    return data or default_home().parent / "fairdesk-central"


@app.command()
@told
def serve(
    host: Annotated[str, typer.Option(help="监听地址 / address to listen at")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口，0 为自动选择 / port, 0 takes a free one", min=0, max=65535)] = 8765,
    data: Data = None,
    database: DatabaseUrl = None,
    token: Annotated[
        str | None, typer.Option(envvar="FAIRDESK_CENTRAL_TOKEN", help="登记口令 / token to enrol", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """启动中心服务，直到 Ctrl+C / run the central service until Ctrl+C."""
    sock = server.listen(host, port)
    try:
        installation = server.open_installation(_folder(data), database_url=database, token=token)
        try:
            url = server.address_of(sock, host)
            if as_json:
                about = {"url": url, "token": installation.token, "service_key": installation.service_key}
                typer.echo(json.dumps(about, ensure_ascii=False))
            else:
                typer.echo(t("console.listening", url=url))
                typer.echo(t("console.token_is", token=installation.token))
            sys.stdout.flush()
            server.serve(installation, sock)
        finally:
            installation.database.close()
    finally:
        sock.close()


@app.command()
@told
def status(data: Data = None, database: DatabaseUrl = None, as_json: AsJson = False) -> None:
    """工作站与案件概况 / stations and cases at a glance."""
    installation = server.open_installation(_folder(data), database_url=database)
    try:
        with installation.database.read() as session:
            seen = overview(session)
    finally:
        installation.database.close()
    if as_json:
        typer.echo(json.dumps(_plain(seen), ensure_ascii=False))
        return
    for name, n in (
        ("stations", len(seen.stations)),
        ("cases", seen.case_total),
        ("entries", seen.entry_total),
        ("files", seen.file_total),
    ):
        typer.echo(f"{t(f'console.{name}')} {n}")
    for line in seen.stations:
        typer.echo(f"  {line.name_zh}  {line.entries}  {line.last or t('console.never')}  {line.head}")


def _plain(seen: Overview) -> dict[str, object]:
    return {
        "cases": seen.case_total,
        "entries": seen.entry_total,
        "files": seen.file_total,
        "stations": [
            {
                "id": s.id,
                "name": s.name_zh,
                "entries": s.entries,
                "cases": s.cases,
                "head": s.head,
                "last": s.last,
                **s.counts,
            }
            for s in seen.stations
        ],
    }
