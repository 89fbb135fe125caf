"""``fairdesk demo``: play a station's day; with a display the desk is opened on it afterwards."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from fairdesk.commands.common import HOME, told
from fairdesk.settings import Settings


def has_display() -> bool:
    """Whether a window can be shown to a person."""
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@told
def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder for papers, screenshots and summary.json")],
    headless: Annotated[bool, typer.Option("--headless", help="Do not open a window")] = False,
    records: Annotated[list[Path] | None, typer.Option("--records", help="Register files, ZIPs or folders")] = None,
    rest: Annotated[list[Path] | None, typer.Argument(help="More register files (after --records)")] = None,
    home: HOME = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary")] = False,
) -> None:
    """Play the day through the acts that the windows use; exit 1 unless both ends agree on everything."""
    show = not headless and has_display()
    if not show:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from fairdesk.demo import screens, summary
    from fairdesk.demo.play import Play

    play = Play(out, home=home, passphrase=Settings().passphrase, live=show)
    try:
        result = play.run([*(records or []), *(rest or [])], lambda line: typer.echo(line, err=True))
        typer.echo("looking at every window", err=True)
        result["screens"] = screens.take(play, out / "screens")
        result["ok"] = result["ok"] and bool(result["screens"])
        file = summary.write(out, result)
        if as_json:
            typer.echo(json.dumps(result, ensure_ascii=False))
        else:
            typer.echo(
                f"{'ok' if result['ok'] else 'NOT OK'}: {result['cases']} cases, {len(result['documents'])} papers, "
                f"{result['sync']['accepted']} entries at the central service, {result['seconds']} s"
            )
            typer.echo(f"papers:      {out / 'papers'}\nscreenshots: {out / 'screens'}\nsummary:     {file}")
        if show:
            screens.open_window(play)
    finally:
        play.close()
    if not result["ok"]:
        raise typer.Exit(1)
