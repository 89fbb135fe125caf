"""At the booth: two people go, see, and record (D09). Source: domain.md §9.2 D09, §13.2."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from fairdesk.casework import proceedingdata, rows
from fairdesk.casework.act import Act, Input, PaperOrder, Refusal, need, register
from fairdesk.casework.context import Context
from fairdesk.casework.people import recusal
from fairdesk.core.states import State
from fairdesk.store.journal import Entry
from fairdesk.store.tables import Inspection, Staff


class InspectionInput(Input):
    """Who goes to the booth: two members of staff, by id."""

    inspectors: tuple[str, ...]


@register
class BeginInspection(Act[InspectionInput]):
    """Send two people to the booth."""

    name = "inspection.begin"
    input = InspectionInput

    def check(self, ctx: Context, given: InspectionInput) -> list[Refusal]:
        refusals: list[Refusal] = []
        people = set(given.inspectors)
        need(refusals, len(people) >= 2, "FD-1641", "inspectors")
        known = {person.id for person in ctx.session.exec(select(Staff).where(col(Staff.id).in_(list(people))))}
        need(refusals, people <= known, "FD-1011", "inspectors", author=", ".join(sorted(people - known)))
        return refusals + _without_conflict(ctx, given.inspectors)

    def apply(self, session: Session, entry: Entry, given: InspectionInput, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        case.state = State.INSPECT.value
        session.add(
            Inspection(
                id=entry.id,
                case_id=case.id,
                began_at=entry.moment,
                inspectors=list(given.inspectors),
                place=f"{case.hall} {case.booth}".strip(),
            )
        )


def _without_conflict(ctx: Context, people: Sequence[str]) -> list[Refusal]:
    refusals: list[Refusal] = []
    for person in people:
        free = recusal.conflicted(ctx.session, ctx.the_case.id, person) is None
        need(refusals, free, "FD-1647", "inspectors", name=recusal.person_name(ctx.session, person))
    return refusals


class InspectionRecord(Input):
    """What was seen. A refusal to sign is noted with its reason, and a witness signs instead."""

    began_at: datetime
    ended_at: datetime
    inspectors: tuple[str, ...]
    seen: str
    remarks: str = ""
    signed_by: str = ""
    refusal: str = ""
    witness: str = ""
    rights_told: bool = False


@register
class RecordInspection(Act[InspectionRecord]):
    """Write the inspection record (D09)."""

    name = "inspection.record"
    input = InspectionRecord

    def check(self, ctx: Context, given: InspectionRecord) -> list[Refusal]:
        refusals: list[Refusal] = []
        need(refusals, len(set(given.inspectors)) >= 2, "FD-1641", "inspectors")
        refusals += _without_conflict(ctx, given.inspectors)
        need(refusals, bool(given.seen), "FD-1642", "seen")
        need(refusals, given.rights_told, "FD-1643", "rights_told")
        timed = given.began_at.tzinfo is not None and given.ended_at.tzinfo is not None
        need(refusals, timed and given.began_at <= given.ended_at <= ctx.now, "FD-1644", "ended_at")
        need(refusals, bool(given.signed_by) != bool(given.refusal), "FD-1645", "signed_by")
        need(refusals, not given.refusal or bool(given.witness), "FD-1646", "witness")
        return refusals

    def papers(self, ctx: Context, given: InspectionRecord, assigned: dict[str, Any]) -> list[PaperOrder]:
        return [PaperOrder("D09", proceedingdata.inspection(ctx, given))]

    def apply(self, session: Session, entry: Entry, given: InspectionRecord, assigned: dict[str, Any]) -> None:
        case = rows.case(session, entry)
        newest = select(Inspection).where(Inspection.case_id == case.id).order_by(col(Inspection.began_at).desc())
        row = session.exec(newest).first()
        if row is None or row.document_id:
            row = Inspection(id=entry.id, case_id=case.id, began_at=given.began_at, place="")
            session.add(row)
        row.began_at, row.ended_at = given.began_at, given.ended_at
        row.inspectors = list(given.inspectors)
        row.place = f"{case.hall} {case.booth}".strip()
        row.seen, row.remarks = given.seen, given.remarks
        row.signed, row.refusal, row.witness = bool(given.signed_by), given.refusal, given.witness
        row.document_id = entry.content["papers"][0]["id"]
