"""The command ``fairdesk``: every sub-command lives in ``fairdesk/commands``."""

from __future__ import annotations

import typer

from fairdesk.commands import central, demo, desk, exhibitors, forms, match, records, rules, station, sync

app = typer.Typer(
    name="fairdesk",
    help="展会知识产权工作站 — an intellectual-property rights-protection station for fairs and sports events.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(records.app, name="records", help="Reference records: build and read packs.")
app.add_typer(match.app, name="match", help="Search for similar marks.")
app.add_typer(exhibitors.app, name="exhibitors", help="Exhibitor lists and earlier sessions: import, find.")
app.add_typer(forms.app, name="forms", help="Paper forms: list, check, render, verify.")
app.add_typer(rules.app, name="rules", help="Rule sets of fairs.")
app.add_typer(central.app, name="central", help="The central service.")
app.add_typer(sync.app, name="sync", help="Upload to the central service.")
app.command("desk", help="Open the staff's window.")(desk.desk)
app.command("demo", help="Play a station's day with the demo fair.")(demo.demo)
app.command("verify", help="Check journal, tables and files of a station.")(station.verify)
app.command("setup", help="Make fonts and glyph tables ready (once).")(station.setup)


def main() -> None:
    """Entry point of the console script."""
    app()
