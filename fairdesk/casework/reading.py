"""The read side: boards, lists and case pages, straight from the projection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, SQLModel, col, select

from fairdesk.casework import duetimes
from fairdesk.casework.acceptance import acceptance_obstacles
from fairdesk.casework.context import HALL_ZONE, Context, core_clock
from fairdesk.casework.nextstep import steps
from fairdesk.casework.openings import OPENS_CASE
from fairdesk.casework.rule_guards import grounds_of
from fairdesk.casework.views import (
    Attention,
    Board,
    CaseRow,
    CaseView,
    MaterialView,
    Page,
    PaperView,
    PersonView,
    StationView,
    SyncView,
    TimelineEntry,
)
from fairdesk.core.canonical import unstamp
from fairdesk.core.clocks import Clock as CoreClock
from fairdesk.core.clocks import ClockKind
from fairdesk.core.identifiers import lookup_keys
from fairdesk.core.states import ENDED, OPEN, State
from fairdesk.errors import Known
from fairdesk.store import journal
from fairdesk.store.tables import (
    Case,
    Clock,
    Comparison,
    Document,
    Evidence,
    Fair,
    MeasureRow,
    Party,
    PrintLog,
    Receipt,
    Right,
    Service,
    Staff,
    Standing,
    Station,
)

ATTENTION_LIMIT = 50
_SORTS = {
    "number": (Case.year, Case.n),
    "received_at": (Case.received_at,),
    "state": (Case.state, Case.received_at),
    "booth": (Case.booth, Case.received_at),
}


def station_view(session: Session, station_id: str) -> StationView:
    """The station, its fair and the people who work there now. Raises ``FD-1010`` before a fair is open."""
    station = session.get(Station, station_id)
    if station is None:
        raise Known("FD-1010")
    fair = session.get_one(Fair, station.fair_id)
    left = select(Standing.staff_id).where(col(Standing.left_at).is_not(None))
    on_duty = select(Staff).where(Staff.station_id == station_id, col(Staff.id).not_in(left)).order_by(Staff.id)
    staff = session.exec(on_duty).all()
    return StationView(
        id=station.id,
        fair_code=fair.code,
        fair_zh=fair.name_zh,
        fair_en=fair.name_en,
        opens_at=fair.opens_at,
        closes_at=fair.closes_at,
        organiser_zh=fair.organiser_zh,
        organiser_en=fair.organiser_en,
        station_zh=station.name_zh,
        station_en=station.name_en,
        place=station.place,
        phone=station.phone,
        rule_set=fair.rule_set,
        staff=tuple(PersonView(p.id, p.name, p.role, p.cert_no) for p in staff),
    )


def cases(
    session: Session,
    *,
    offset: int = 0,
    limit: int = 100,
    sort: str = "received_at",
    descending: bool = True,
    text: str = "",
    states: Sequence[str] = (),
) -> Page:
    """One page of the case list; ``text`` matches number, booth, names, title and number of the right."""
    where = _filter(text, states)
    total = session.exec(select(func.count()).select_from(Case).where(*where)).one()
    columns = [col(c).desc() if descending else col(c).asc() for c in _SORTS[sort]]
    found = session.exec(select(Case).where(*where).order_by(*columns).offset(offset).limit(limit)).all()
    return Page(tuple(case_rows(session, found)), total)


def _filter(text: str, states: Sequence[str]) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if states:
        where.append(col(Case.state).in_(states))
    if text.strip():
        like = f"%{text.strip()}%"
        keys = lookup_keys(text)
        where.append(
            or_(
                col(Case.number).like(like),
                col(Case.booth).like(like),
                col(Case.id).in_(select(Party.case_id).where(col(Party.name).like(like))),
                col(Case.id).in_(
                    select(Right.case_id).where(or_(col(Right.title).like(like), col(Right.number_key).in_(keys)))
                ),
            )
        )
    return where


def case_rows(session: Session, found: Iterable[Case]) -> list[CaseRow]:
    """List rows for these cases, with three queries however many there are."""
    listed = list(found)
    ids = [case.id for case in listed]
    names: dict[tuple[str, str], str] = {}
    for party in session.exec(select(Party).where(col(Party.case_id).in_(ids))):
        names[party.case_id, party.role] = party.name
    rights = {right.case_id: right for right in session.exec(select(Right).where(col(Right.case_id).in_(ids)))}
    nearest: dict[str, CoreClock] = {}
    running = (
        select(Clock)
        .where(col(Clock.case_id).in_(ids), col(Clock.stopped_at).is_(None))
        .order_by(col(Clock.due_at).desc())
    )
    for clock in session.exec(running):
        nearest[clock.case_id] = core_clock(clock)
    return [
        CaseRow(
            id=case.id,
            number=case.number,
            state=case.state,
            booth=case.booth,
            complainant=names.get((case.id, "complainant"), ""),
            respondent=names.get((case.id, "respondent"), ""),
            right_kind=rights[case.id].kind,
            right_number=rights[case.id].number,
            right_title=rights[case.id].title,
            received_at=case.received_at,
            clock=nearest.get(case.id),
            flags=tuple(case.flags),
        )
        for case in listed
    ]


def board(session: Session, context: Any, now: datetime) -> Board:
    """The day's figures and the list of what needs a hand. ``context`` makes a ``Context`` from a case id."""
    start = datetime.combine(now.astimezone(HALL_ZONE).date(), time(), HALL_ZONE)
    today = session.exec(
        select(Case.received_at).where(
            col(Case.received_at) >= start, col(Case.received_at) < start + timedelta(days=1)
        )
    ).all()
    hours = Counter(at.astimezone(HALL_ZONE).hour for at in today)
    running = session.exec(select(func.count()).select_from(Clock).where(col(Clock.stopped_at).is_(None))).one()
    in_force = session.exec(
        select(func.count()).select_from(MeasureRow).join(Case, col(Case.id) == MeasureRow.case_id).where(
            and_(col(MeasureRow.until) > now, col(Case.state).in_([State.MEASURE.value, State.IN_FORCE.value]))
        )
    ).one()  # fmt: skip
    waiting = sync_view(session).waiting
    return Board(
        received=len(today),
        running=running,
        in_force=in_force,
        to_upload=waiting,
        attention=tuple(_attention(session, context)),
        received_by_hour=tuple(hours.get(hour, 0) for hour in range(24)),
    )


def _attention(session: Session, context: Any) -> list[Attention]:
    unfinished = [s.value for s in State if s is not State.CLOSED]
    nearest = (
        select(func.min(Clock.due_at))
        .where(Clock.case_id == Case.id, col(Clock.stopped_at).is_(None))
        .scalar_subquery()
    )
    query = (
        select(Case)
        .where(col(Case.state).in_(unfinished))
        .order_by(nearest.is_(None), nearest, col(Case.received_at))
        .limit(ATTENTION_LIMIT)
    )
    found = []
    for row in case_rows(session, session.exec(query).all()):
        possible = steps(context(row.id))
        if possible:
            found.append(Attention(row, possible[0]))
    return found


def sync_view(session: Session) -> SyncView:
    """What the central service has confirmed, and what still waits."""
    seq, head = journal.head(session)
    last = session.exec(select(Receipt).order_by(col(Receipt.last_seq).desc(), col(Receipt.at).desc()).limit(1)).first()
    confirmed = last.last_seq if last else 0
    waiting: Counter[str] = Counter()
    for entry in journal.entries(session, after=confirmed):
        case_id = entry.case_id or (entry.id if entry.act in OPENS_CASE else None)
        if case_id:
            waiting[case_id] += 1
    numbers = (
        dict(session.exec(select(Case.id, Case.number).where(col(Case.id).in_(list(waiting)))).all()) if waiting else {}
    )
    return SyncView(
        state="never" if last is None else ("ok" if confirmed == seq else "waiting"),
        waiting=seq - confirmed,
        confirmed=confirmed,
        last_at=last.at if last else None,
        head=head,
        cases_waiting=tuple((numbers.get(case_id, case_id), count) for case_id, count in waiting.items()),
    )


def papers(session: Session, case_id: str | None = None, *, limit: int = 500) -> list[PaperView]:
    """Issued papers, newest first; of one case when given."""
    query = select(Document).order_by(col(Document.issued_at).desc(), col(Document.id).desc()).limit(limit)
    if case_id is not None:
        query = query.where(Document.case_id == case_id)
    found = session.exec(query).all()
    ids = [paper.id for paper in found]
    served: dict[str, list[str]] = {}
    for service in session.exec(select(Service).where(col(Service.document_id).in_(ids))):
        served.setdefault(service.document_id, []).append(service.to_role)
    prints = dict(
        session.exec(
            select(PrintLog.document_id, func.count())
            .where(col(PrintLog.document_id).in_(ids), PrintLog.outcome == "printed")
            .group_by(PrintLog.document_id)
        ).all()
    )
    return [
        PaperView(
            id=paper.id,
            case_id=paper.case_id,
            code=paper.code,
            title=paper.title,
            number=paper.number,
            issued_at=paper.issued_at,
            pages=paper.pages,
            sha256=paper.sha256,
            served=tuple(served.get(paper.id, ())),
            prints=prints.get(paper.id, 0),
        )
        for paper in found
    ]


def case_view(ctx: Context) -> CaseView:
    """Everything about one case."""
    session, case = ctx.session, ctx.the_case
    issued = papers(session, case.id)
    handler = session.get(Staff, case.handler_id)
    clocks = session.exec(select(Clock).where(Clock.case_id == case.id).order_by(col(Clock.started_at))).all()
    notice = next(iter(ctx.documents("D07")), None)
    parties = {p.role: _plain(p) for p in session.exec(select(Party).where(Party.case_id == case.id))}
    undecided = ctx.state in (State.RECEIVED, State.SUPPLEMENT)
    return CaseView(
        row=case_rows(session, [case])[0],
        steps=tuple(steps(ctx)),
        clocks=(*(core_clock(clock) for clock in clocks), *_after_the_fair(ctx)),
        hall=case.hall,
        channel=case.channel,
        facts=case.facts,
        request=case.request,
        standing=case.standing,
        handler=handler.name if handler else "",
        rule_set=f"{case.rule_set} {case.rule_version}",
        outcome=case.outcome,
        archive_no=case.archive_no,
        parties=parties,
        right=_plain(ctx.right),
        force=ctx.force,
        items=tuple(_plain(item) for item in ctx.items),
        materials=tuple(
            MaterialView(m.code, m.name.zh, m.name.en, m.code in case.shown, m.required, m.may_require)
            for m in ctx.rules.applying(ctx.kind, **ctx.situation)
        ),
        likely_grounds=tuple(grounds_of(ctx, acceptance_obstacles(ctx))) if undecided else (),
        papers=tuple(issued),
        evidence=_all(session, Evidence, case.id, Evidence.no),
        comparisons=_all(session, Comparison, case.id, Comparison.at),
        answers=tuple(_plain(a) for a in ctx.answers()),
        measures=_all(session, MeasureRow, case.id, MeasureRow.ordered_at),
        timeline=tuple(_timeline(session, case.id, issued)),
        printed_deadline=unstamp(notice.data["deadline"]) if notice else None,
    )


def _after_the_fair(ctx: Context) -> list[CoreClock]:
    """The period for handing over what is still open when the fair has closed; it starts by itself, not by an act."""
    closes = ctx.fair.closes_at
    if ctx.now <= closes or ctx.state not in OPEN or ctx.state in ENDED:
        return []
    due = duetimes.due(ctx, ClockKind.POST_FAIR, closes)
    return [] if due is None else [CoreClock(ClockKind.POST_FAIR, closes, due.at)]


def _plain(row: SQLModel) -> dict[str, Any]:
    return row.model_dump()


def _all(session: Session, table: Any, case_id: str, order: Any) -> tuple[dict[str, Any], ...]:
    return tuple(_plain(r) for r in session.exec(select(table).where(table.case_id == case_id).order_by(order)))


def _timeline(session: Session, case_id: str, issued: list[PaperView]) -> list[TimelineEntry]:
    by_id = {paper.id: paper for paper in issued}
    names = {person.id: person.name for person in session.exec(select(Staff))}
    log = [*journal.entries(session, case_id=case_id)]
    first = journal.by_id(session, case_id)
    shown = []
    for entry in ([first] if first else []) + log:
        content = entry.content
        paper = next((by_id[p["id"]] for p in content["papers"] if p["id"] in by_id), None)
        note = next((words for key in ("note", "reasons") if isinstance(words := content["input"].get(key), str)), "")
        shown.append(
            TimelineEntry(entry.seq, entry.moment, entry.act, names.get(entry.author, entry.author), paper, note)
        )
    return shown
