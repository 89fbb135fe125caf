"""``fairdesk desk``: the staff's window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from fairdesk.commands.common import HOME, told
from fairdesk.errors import Known
from fairdesk.settings import Settings

if TYPE_CHECKING:
    from fairdesk.casework.views import PersonView

PREFERENCES = "windows.json"


@told
def desk(
    home: HOME = None,
    lang: Annotated[
        Literal["zh", "en"] | None, typer.Option(help="界面语言 / language of the interface", show_default=False)
    ] = None,
    scheme: Annotated[
        Literal["system", "light", "dark"] | None, typer.Option(help="外观 / appearance", show_default=False)
    ] = None,
    person: Annotated[
        str, typer.Option("--as", metavar="LOGIN", help="当前人员 / who works at the desk", show_default=False)
    ] = "",
) -> None:
    """Open the window at a station where a fair is open; language, look and person are remembered."""
    settings = Settings()
    where = settings.home_or_default(home)
    if not (where / "station.db").exists():
        raise Known("FD-1010")

    # Qt takes half a second to load; ``fairdesk --help`` must not wait for it.
    from fairdesk.casework import uploading
    from fairdesk.casework.workstation import Workstation
    from fairdesk.ui.application import create_application
    from fairdesk.ui.desk.context import Central
    from fairdesk.ui.desk.program import open_desk
    from fairdesk.ui.preferences import FilePreferences

    station = Workstation(where, passphrase=settings.passphrase)
    try:
        kept = FilePreferences(where / PREFERENCES)
        author = _author(station.station().staff, person, str(kept.get("author", "")))
        known = uploading.address(station)
        central = Central(settings.central_url or known.url, settings.central_token or known.token)
        spoken = lang or kept.get("lang", settings.lang)
        look = scheme or kept.get("scheme", "system")
        app, _ = create_application(scheme=look, lang=spoken)
        window = open_desk(station, author=author, central=central, lang=spoken, scheme=look, preferences=kept)
        window.show()
        app.exec()
    finally:
        station.close()


def _author(staff: Sequence[PersonView], login: str, last: str) -> str:
    """Who is at the desk: the one named, else the last one, else the head of station. Raises ``FD-1011``."""
    ids = {person.id for person in staff}
    if login:
        named = next((person for person in ids if person.rpartition("/")[2] == login), None)
        if named is None:
            raise Known("FD-1011", author=login)
        return named
    if last in ids:
        return last
    return next((person.id for person in staff if person.role == "head"), staff[0].id)
