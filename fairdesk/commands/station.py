"""``fairdesk verify`` and ``fairdesk setup``: the health of a station's home."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from fairdesk.casework.workstation import Workstation
from fairdesk.commands.common import HOME, told
from fairdesk.settings import Settings


@told
def verify(home: HOME = None, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Replay the journal, compare all tables, hash all files. Exit 1 when anything differs."""
    settings = Settings()
    station = Workstation(settings.home_or_default(home), passphrase=settings.passphrase)
    try:
        verdict = station.verify()
    finally:
        station.close()
    if as_json:
        typer.echo(
            json.dumps(
                {
                    "ok": verdict.ok,
                    "entries": verdict.entries,
                    "journal_head": verdict.head,
                    "broken_at": verdict.broken_at,
                    "differences": verdict.differences,
                    "missing_files": verdict.missing_files,
                },
                ensure_ascii=False,
            )
        )
    else:
        typer.echo(f"{verdict.entries} entries, head {verdict.head[:16]}…: {'ok' if verdict.ok else 'DIFFERENT'}")
        if verdict.broken_at is not None:
            typer.echo(f"the chain breaks at entry {verdict.broken_at}", err=True)
        for line in (*verdict.differences, *(f"file {digest}" for digest in verdict.missing_files)):
            typer.echo(line, err=True)
    if not verdict.ok:
        raise typer.Exit(1)


@told
def setup(home: HOME = None) -> None:
    """Convert the bundled fonts for printing and build the glyph table, so that the first paper is quick."""
    from fairdesk.papers.fonts import Fonts

    fonts = Fonts.ready()
    typer.echo(f"fonts: {fonts}")
