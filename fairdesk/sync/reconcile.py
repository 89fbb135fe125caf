"""The end of the day: count at both ends, compare, keep the service's signed certificate.

Nothing is repaired here. Equal counts and an equal journal head prove that the service holds the whole day; anything
else is listed, and a person decides (anchors.md B.2, rule 12).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func
from sqlmodel import Session, col, select

from fairdesk.core.canonical import canonical, stamp
from fairdesk.errors import Known
from fairdesk.i18n import Lang, t
from fairdesk.store import journal
from fairdesk.store.database import Database
from fairdesk.store.settings import get_setting, put_setting
from fairdesk.store.tables import Case, Document, Journal
from fairdesk.sync.outcome import Outcome, Trouble
from fairdesk.sync.protocol import DayCertificate, DayCount, referenced_files
from fairdesk.sync.signing import opened
from fairdesk.sync.uploader import SERVICE_KEY, Uploader

HALL_ZONE = ZoneInfo("Asia/Shanghai")
"""A fair's day begins and ends on the clock of the hall."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The certificate of a day, verified, and its text exactly as signed."""

    day: date
    certificate: DayCertificate
    text: str

    @property
    def equal(self) -> bool:
        """Both ends hold the same."""
        return self.certificate.equal

    def words(self, lang: Lang | None = None) -> list[str]:
        """The result and every difference, one a line."""
        lines = [t("sync.day_equal" if self.equal else "sync.day_differs", lang)]
        lines += [f"{t(f'sync.{d.what}', lang)}: {d.station} ≠ {d.service}" for d in self.certificate.differences]
        lines += [f"{t('sync.files', lang)}: {digest[:16]}…" for digest in self.certificate.files_missing]
        return lines


def count_day(session: Session, station_id: str, day: date) -> DayCount:
    """What this station holds, with the entries of ``day`` on the hall's clock."""
    since = stamp(datetime.combine(day, time(), HALL_ZONE))
    until = stamp(datetime.combine(day + timedelta(days=1), time(), HALL_ZONE))
    seq, head = journal.head(session)
    files: dict[str, None] = {}
    for entry in journal.entries(session):
        files.update(dict.fromkeys(referenced_files(entry)))
    in_day = (col(Journal.at) >= since, col(Journal.at) < until)
    mine = select(Case.id).where(Case.station_id == station_id)
    return DayCount(
        station=station_id,
        since=since,
        until=until,
        entries=journal.count(session),
        head_seq=seq,
        head=head,
        day_entries=session.exec(select(func.count()).select_from(Journal).where(*in_day)).one(),
        cases=session.exec(select(func.count()).select_from(Case).where(Case.station_id == station_id)).one(),
        documents=session.exec(select(func.count()).select_from(Document).where(col(Document.case_id).in_(mine))).one(),
        files=len(files),
    )


def close_day(uploader: Uploader, database: Database, station_id: str, day: date) -> Closing:
    """Compare the day with the service and keep the signed certificate. Upload first.

    Raises ``FD-6005`` with the outcome in words when the service cannot be asked.
    """
    with database.read() as session:
        count = count_day(session, station_id, day)
    body = canonical(count.model_dump(mode="json"))
    headers = {"content-type": "application/json"}
    try:
        uploader.probe()
        key = uploader.service_key
        post: Callable[[], tuple[DayCertificate, str]] = lambda: _ask(uploader, body, headers, key)  # noqa: E731
        certificate, text = uploader.link.patiently(post, lambda: False)
        if certificate.counted_at_station != count:
            raise Trouble(Outcome.AWAITING, "the certificate is about another day")
    except Trouble as trouble:
        raise Known(
            "FD-6005", zh=trouble.outcome.text("zh"), en=trouble.outcome.text("en"), detail=trouble.detail
        ) from trouble
    with database.write() as session:
        put_setting(session, _setting(day), text)
    return Closing(day, certificate, text)


def certificate_of(session: Session, day: date) -> Closing | None:
    """The certificate kept for a day, its signature checked again; ``None`` when the day was not closed."""
    text = get_setting(session, _setting(day))
    if text is None:
        return None
    return Closing(day, opened(text, DayCertificate, get_setting(session, SERVICE_KEY)), text)


def _setting(day: date) -> str:
    return f"sync.day.{day.isoformat()}"


def _ask(uploader: Uploader, body: bytes, headers: dict[str, str], key: str | None) -> tuple[DayCertificate, str]:
    response = uploader.link.send("POST", "/v1/days", content=body, headers=headers)
    return uploader.link.open(response, DayCertificate, key), response.text
