"""``fairdesk sync``: upload a station's journal, and see what waits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from fairdesk.casework.workstation import Workstation
from fairdesk.commands.common import HOME, told
from fairdesk.errors import Known
from fairdesk.settings import Settings
from fairdesk.sync import outbox
from fairdesk.sync.link import make_client
from fairdesk.sync.uploader import Uploader

app = typer.Typer(no_args_is_help=True, help="上传到中心服务 / upload to the central service")

AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]


@contextmanager
def _station(home: HOME) -> Iterator[Workstation]:
    settings = Settings()
    station = Workstation(settings.home_or_default(home), passphrase=settings.passphrase)
    try:
        yield station
    finally:
        station.close()


@app.command()
@told
def push(
    home: HOME = None,
    url: Annotated[str, typer.Option(help="中心服务地址 / address of the service", show_default=False)] = "",
    token: Annotated[str, typer.Option(help="首次登记的口令 / token for the first time", show_default=False)] = "",
    as_json: AsJson = False,
) -> None:
    """上传未确认的记录和文件，首次自动登记 / upload what waits, enrol the first time; exit 1 unless confirmed."""
    settings = Settings()
    url, token = url or settings.central_url, token or settings.central_token
    if not url:
        raise Known("FD-6004")
    with _station(home) as station, make_client(url) as client:
        uploader = Uploader(client, station.database, station.files, station.vault, station.id, station.now)
        if uploader.service_key is None:
            if not token:
                raise Known("FD-6004")
            uploader.enrol(token)
        report = uploader.upload()
    if as_json:
        typer.echo(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        typer.echo(report.text())
        for problem in report.problems:
            typer.echo(
                f"{problem.seq}  {problem.code} {problem.zh}\n{problem.seq}  {problem.code} {problem.en}", err=True
            )
    if not report.outcome.good:
        raise typer.Exit(1)


@app.command()
@told
def status(home: HOME = None, as_json: AsJson = False) -> None:
    """已确认和待上传的内容 / what is confirmed and what waits."""
    with _station(home) as station, station.read() as session:
        left = outbox.waiting(session)
        last = next(iter(outbox.receipts(session, 1)), None)
        problems = outbox.unsettled(session)
    found = {
        "confirmed": left.confirmed,
        "waiting": left.entries,
        "files_waiting": len(left.files),
        "journal_head": left.head,
        "last_receipt_at": last.received_at if last else None,
        "problems": [problem.model_dump(mode="json") for problem in problems],
    }
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    for name, value in found.items():
        typer.echo(f"{name}: {value}")
