"""The quick infringement notice (D14): which measure, on which items, until when, on which ground."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from fairdesk.casework import duetimes, opinion, paperdata, rows
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, moment, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.people import foureyes
from fairdesk.core.canonical import stamp
from fairdesk.core.clocks import ClockKind
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import MeasureRow


class EffectiveDocument(Input):
    """A judgment or decision in force on the same right and the same kind of item."""

    number: str
    authority: str
    decided: date
    same_right: bool = False
    same_item: bool = False


class MeasureInput(Input):
    """What is ordered. ``items`` are the numbers of the accused objects."""

    ground: str
    kinds: tuple[str, ...]
    items: tuple[int, ...]
    until: datetime
    organiser_by: str
    """Who confirmed for the organiser, whose seal stands beside the station's."""
    effective_document: EffectiveDocument | None = None
    note: str = ""


def grounds_open(ctx: Context) -> list[str]:
    """Grounds that the case supports now. Source: guideline 2022, Art. 14."""
    grounds = []
    if ctx.state is State.DEFAULTED:
        grounds.append("DEFAULT")
    if any(answer.admitted for answer in ctx.answers()):
        grounds.append("ADMISSION")
    given = opinion.latest(ctx.session, ctx.the_case.id)
    if given is not None and given.result == "SUSPECTED":
        grounds.append("OPINION")
    if ctx.state is State.REOPENED:
        grounds.append("REDISPLAY")
    if "EFFECTIVE_DOCUMENT" in ctx.rules.direct_measure_grounds:
        grounds.append("EFFECTIVE_DOCUMENT")
    return [code for code in grounds if ctx.rules.ground(code) is not None]


@register
class OrderMeasure(Act[MeasureInput]):
    """Issue D14 together with the organiser."""

    name = "measure.order"
    input = MeasureInput

    def check(self, ctx: Context, given: MeasureInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, given.ground in grounds_open(ctx), "FD-1601", "ground", ground=given.ground)
        need(refusals, bool(given.kinds), "FD-1602", "kinds")
        for code in given.kinds:
            need(refusals, ctx.rules.measure(code) is not None, "FD-1603", "kinds", measure=code)
        by_no = {item.no: item for item in ctx.items}
        need(refusals, bool(given.items) and all(no in by_no for no in given.items), "FD-1604", "items")
        online = {m.code for m in ctx.rules.measures if m.online}
        if online & set(given.kinds):
            linked = any(by_no[no].url for no in given.items if no in by_no)
            need(refusals, linked, "FD-1605", "kinds")
        need(refusals, given.until.tzinfo is not None and given.until > ctx.now, "FD-1606", "until")
        need(refusals, bool(given.organiser_by), "FD-1607", "organiser_by")
        refusals += foureyes.four_eyes(ctx)
        if given.ground == "EFFECTIVE_DOCUMENT":
            refusals += _check_document(ctx, given.effective_document)
        return refusals

    def assign(self, ctx: Context, given: MeasureInput) -> dict[str, Any]:
        due = duetimes.due_at(ctx, ClockKind.MEASURE, ctx.now)
        return {"execute_due": stamp(due), **(foureyes.second_eyes(ctx) or {})}

    def papers(self, ctx: Context, given: MeasureInput, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [PaperOrder("D14", paperdata.quick_notice(ctx, given, moment(assigned["execute_due"])))]

    def apply(self, session: Session, entry: Entry, given: MeasureInput, assigned: dict[str, Any]) -> None:
        effective = given.effective_document
        session.add(
            MeasureRow(
                id=entry.id,
                case_id=str(entry.case_id),
                document_id=entry.content["papers"][0]["id"],
                ground=given.ground,
                ground_ref="" if effective is None else f"{effective.authority} {effective.number}",
                kinds=list(given.kinds),
                items=sorted(given.items),
                until=given.until,
                organiser_by=given.organiser_by,
                eyes=assigned["eyes"],
                checked_by=assigned["checked_by"],
                ordered_by=entry.author,
                ordered_at=entry.moment,
            )
        )
        case = rows.case(session, entry)
        case.state, case.outcome, case.decided_at = State.MEASURE.value, "MEASURE_DONE", entry.moment
        rows.stop_clocks(session, entry)


def _check_document(ctx: Context, effective: EffectiveDocument | None) -> list[Refusal]:
    refusals: list[Refusal] = []
    need(
        refusals,
        effective is not None and bool(effective.number and effective.authority),
        "FD-1608",
        "effective_document",
    )
    if effective is not None:
        need(refusals, effective.decided <= ctx.today, "FD-1609", "effective_document")
        need(refusals, effective.same_right and effective.same_item, "FD-1610", "effective_document")
    return refusals
