"""What the papers of the proceedings are filled with: D09, D13, D16, D19, D20, D29."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import col, select

from fairdesk.casework.context import Context
from fairdesk.casework.paperdata import Data, case_data, citations, listed, organiser_data
from fairdesk.i18n import t
from fairdesk.store.tables import Evidence, Staff

if TYPE_CHECKING:
    from fairdesk.casework.inspection import InspectionRecord
    from fairdesk.casework.mediation import SettleInput
    from fairdesk.casework.opinion import OpinionInput
    from fairdesk.casework.recheck import RecheckInput, RepeatInput
    from fairdesk.casework.transfer import TransferInput


def _people(ctx: Context, ids: Sequence[str]) -> list[Data]:
    staff = {person.id: person for person in ctx.session.exec(select(Staff).where(col(Staff.id).in_(list(ids))))}
    return [
        {"name": staff[i].name, "cert_no": staff[i].cert_no, "unit": ctx.station.name_zh} for i in ids if i in staff
    ]


def _evidence(ctx: Context, ids: Sequence[str] | None = None) -> list[Data]:
    query = select(Evidence).where(Evidence.case_id == ctx.the_case.id).order_by(col(Evidence.no))
    return [
        {
            "no": row.no,
            "kind": t(f"evidence_kind.{row.kind}", "zh"),
            "name": row.name,
            "sha256": row.sha256,
            "taken_at": row.taken_at,
            "place": row.place,
            "shows": row.shows,
        }
        for row in ctx.session.exec(query)
        if ids is None or row.id in ids
    ]


def inspection(ctx: Context, given: InspectionRecord) -> Data:
    """D09."""
    return case_data(ctx) | {
        "began_at": given.began_at,
        "ended_at": given.ended_at,
        "place": f"{ctx.the_case.hall} {ctx.the_case.booth}".strip(),
        "inspectors": _people(ctx, given.inspectors),
        "told": given.rights_told,
        "seen": given.seen,
        "remarks": given.remarks,
        "signed_by": given.signed_by,
        "refusal": given.refusal,
        "witness": {"name": given.witness, "unit": "", "phone": ""} if given.witness else None,
        "evidence": _evidence(ctx),
    }


def opinion(ctx: Context, given: OpinionInput, experts: Sequence[str]) -> Data:
    """D13."""
    answers = ctx.answers()
    return case_data(ctx) | {
        "facts": ctx.the_case.facts,
        "answer": answers[-1].statement if answers else "",
        "method": given.method,
        "features": [
            {key: row.get(key, "") for key in ("claim", "accused", "verdict", "reason")} for row in given.features
        ],
        "defences": given.defences,
        "evidence": _evidence(ctx),
        "conclusion": t(f"finding.{given.result}", "zh"),
        "reasons": given.reasons,
        "experts": [{"name": name, "speciality": "", "unit": ""} for name in experts],
        "citations": citations(ctx, "opinion", ctx.kind),
    }


def settlement(ctx: Context, given: SettleInput, mediator: str) -> Data:
    """D16."""
    return case_data(ctx) | {
        "facts": ctx.the_case.facts,
        "terms": list(given.terms),
        "mediator": mediator,
        "confirmation": given.place_of_confirmation,
        "agreed_at": ctx.now,
    }


def transfer(ctx: Context, given: TransferInput) -> Data:
    """D19."""
    return case_data(ctx) | organiser_data(ctx) | {
        "addressee": {"name": given.to, "kind": "", "address": "", "contact": ""},
        "reason": t(f"transfer_reason.{given.reason}", "zh"),
        "facts": given.facts,
        "organiser_by": given.organiser_by,
        "evidence": _evidence(ctx),
        "documents": [listed(paper) for paper in ctx.documents()],
        "citations": citations(ctx, "transfer", ctx.kind),
    }  # fmt: skip


def recheck(ctx: Context, given: RecheckInput) -> Data:
    """D20."""
    return case_data(ctx) | {
        "checked_at": ctx.now,
        "place": f"{ctx.the_case.hall} {ctx.the_case.booth}".strip(),
        "found": t(f"recheck.{given.found}", "zh"),
        "note": given.note,
        "evidence": _evidence(ctx, given.evidence),
        "next_action": t("recheck.next_reopen" if given.found == "displayed" else "recheck.next_daily", "zh"),
    }


def repeat_infringer(ctx: Context, given: RepeatInput) -> Data:
    """D29."""
    return case_data(ctx) | organiser_data(ctx) | {
        "sanction": given.sanction,
        "note": given.note,
        "documents": [listed(paper) for paper in ctx.documents("D14", "D20")],
        "citations": citations(ctx, "repeat", ctx.kind),
    }  # fmt: skip
