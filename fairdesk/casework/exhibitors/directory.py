"""The exhibitors of this fair as the windows see them: import the organiser's list, find who stands at a booth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import select

from fairdesk.casework.exhibitors import lists, loading, search
from fairdesk.casework.exhibitors.loading import Wanted
from fairdesk.casework.exhibitors.reading import Cancelled, Progress
from fairdesk.casework.exhibitors.report import ImportReport
from fairdesk.casework.workstation import Workstation
from fairdesk.core.canonical import sha256
from fairdesk.errors import Known
from fairdesk.store.tables import ExhibitorRow

LIMIT = 20


@dataclass(frozen=True, slots=True)
class Exhibitor:
    """An exhibitor as the list has it; what a complaint about it is filled with."""

    id: str
    name: str
    name_en: str
    uscc: str
    country: str
    region: str
    hall: str
    booths: tuple[str, ...]
    """As written in the list: ``9.2B16-18``."""
    badges: tuple[str, ...]
    address: str
    contact: str
    phone: str
    email: str
    url: str
    goods: str

    @property
    def booth(self) -> str:
        """All booths in one text, as a form has them."""
        return "、".join(self.booths)


class Directory:
    """The exhibitor directory of a station.

    The list's file is kept in the station's file store and the import is an act; the searchable rows are local and
    can be lost without harm: ``missing`` names the lists whose rows are not here, ``restore`` reads them again.
    """

    def __init__(self, station: Workstation) -> None:
        self._station = station

    def import_list(
        self,
        path: Path,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        author: str,
        replaces: bool = True,
    ) -> ImportReport:
        """Import an exhibitor list (CSV, XLSX, JSON) and return the account of its rows.

        ``replaces``: earlier lists no longer count (a corrected list); otherwise it is added to them (one list per
        hall). Takes seconds: call it from a background thread. Raises ``FD-1851`` to ``FD-1855`` and ``FD-1875`` for a
        file that is no list, ``Refused`` when the act may not be done. After ``cancelled`` said yes the report says so
        and nothing changed; from the act on an import is no longer cancelled.
        """
        data = read_file(path)
        try:
            found = lists.read_exhibitors(data, path.name, progress, cancelled)
        except Cancelled:
            return stopped(path.name, data)
        record(self._station, "exhibitors.import", found.report, data, lists.FORMAT, author=author, replaces=replaces)
        loading.load_exhibitors(self._station.database, found.report.sha256, found.exhibitors, progress)
        self._tidy_up()
        return found.report

    def missing(self) -> tuple[str, ...]:
        """Names of lists that count but whose rows are not here (interrupted import, restored backup, new reader)."""
        return tuple(row.name for row in self._missing())

    def _missing(self) -> list[Wanted]:
        with self._station.read() as session:
            here = {row.sha256 for row in loading.loaded(session, "exhibitors")}
            return [row for row in loading.wanted(session, "exhibitors", self._station.id) if row.sha256 not in here]

    def restore(self, progress: Progress | None = None) -> int:
        """Read the missing lists again from their files; gives their number. Raises ``FD-1864`` for a lost file."""
        missing = self._missing()
        for row in missing:
            found = lists.read_exhibitors(stored(self._station, row), row.name, progress)
            loading.load_exhibitors(self._station.database, row.sha256, found.exhibitors, progress)
        self._tidy_up()
        return len(missing)

    def _tidy_up(self) -> None:
        with self._station.read() as session:
            keep = [row.sha256 for row in loading.wanted(session, "exhibitors", self._station.id)]
        loading.tidy_up(self._station.database, "exhibitors", keep)

    def search(self, text: str, limit: int = LIMIT) -> list[Exhibitor]:
        """Exhibitors for a badge or social credit code, a booth or hall, a name, its pinyin or initials; best first."""
        with self._station.read() as session:
            return [_exhibitor(row) for row in search.by_text(session, text, limit)]

    def at_booth(self, booth: str, limit: int = LIMIT) -> list[Exhibitor]:
        """Who stands at a booth, in any writing of it; also inside a range (9.2B17 of 9.2B16-18)."""
        with self._station.read() as session:
            return [_exhibitor(row) for row in search.at_booth(session, booth, limit)]

    def get(self, exhibitor_id: str) -> Exhibitor | None:
        """An exhibitor by its id, ``None`` when no list has it any more."""
        with self._station.read() as session:
            row = session.exec(select(ExhibitorRow).where(ExhibitorRow.id == exhibitor_id)).first()
            return None if row is None else _exhibitor(row)


def read_file(path: Path) -> bytes:
    """The bytes of a file somebody chose. Raises ``FD-1875``."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise Known("FD-1875", file=path.name, problem=fault.strerror or type(fault).__name__) from fault


def stopped(name: str, data: bytes) -> ImportReport:
    """The account of an import that was cancelled."""
    return ImportReport(name, sha256(data), 0, 0, (), (), 0, cancelled=True)


def record(
    station: Workstation, act: str, report: ImportReport, data: bytes, version: int, *, author: str, replaces: bool
) -> None:
    """Keep the file and do the act. Raises ``Refused``; then at most an unused file was left in the store."""
    station.files.put(data)
    given = {
        "sha256": report.sha256,
        "name": report.name,
        "size": len(data),
        "format": version,
        "read": report.read,
        "kept": report.kept,
        "set_aside": len(report.set_aside),
        "entries": report.entries,
        "booths": report.booths,
        "replaces": replaces,
    }
    station.perform(act, given, author=author)


def stored(station: Workstation, row: Wanted) -> bytes:
    """The bytes of an imported list. Raises ``FD-1864`` when the file is gone."""
    try:
        return station.files.get(row.sha256)
    except Known as error:
        raise Known("FD-1864", file=row.name) from error


def _exhibitor(row: ExhibitorRow) -> Exhibitor:
    plain = {name: getattr(row, name) for name in Exhibitor.__slots__ if name not in {"booths", "badges"}}
    return Exhibitor(
        booths=tuple(filter(None, row.booths.split("\n"))), badges=tuple(filter(None, row.badges.split("、"))), **plain
    )
