"""What each paper is filled with, from the case as it stands. The names are those of ``forms/fields.toml``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from fairdesk.casework.context import Context
from fairdesk.casework.inputs import ComplaintInput
from fairdesk.core.rights import RightKind, end_of_term
from fairdesk.i18n import catalogue, t
from fairdesk.store.tables import Document, Item, MeasureRow, Party

if TYPE_CHECKING:
    from fairdesk.casework.measure import MeasureInput
    from fairdesk.casework.service import ServiceInput

Data = dict[str, Any]
MANNERS = ("direct", "left", "post", "electronic", "public")
"""Manners of service in the order of the form. Source: domain.md §15.1."""


def _station(ctx: Context) -> Data:
    station = ctx.station
    return {
        "fair": ctx.fair.name_zh,
        "station": {
            "name": station.name_zh, "place": station.place, "phone": station.phone, "hours": station.hours,
        },
        "handler": {
            "name": ctx.author.name, "phone": ctx.author.phone or station.phone, "cert_no": ctx.author.cert_no,
        },
    }  # fmt: skip


def organiser_data(ctx: Context) -> Data:
    """Who signs beside the station."""
    return {"organiser": {"name": ctx.fair.organiser_zh}}


def country_name(code: str) -> str:
    """The name of a country by its code; a code that the table does not know prints as it is."""
    key = f"country.{code.upper()}"
    return t(key, "zh") if key in catalogue() else code


def _complainant(party: Party) -> Data:
    return {
        "name": party.name,
        "kind": {"organisation": "单位", "person": "个人"}.get(party.kind, ""),
        "id_no": party.id_no,
        "address": party.address,
        "legal_rep": party.legal_rep,
        "phone": party.phone,
        "email": party.email,
        "country": country_name(party.country),
    }


def _respondent(party: Party) -> Data:
    return {
        "name": party.name,
        "booth": party.booth,
        "uscc": party.id_no,
        "address": party.address,
        "contact": party.contact,
        "country": country_name(party.country),
    }


def _right(ctx: Context) -> Data:
    right = ctx.right.model_dump()
    if right["expires"] is None and right["office"] == "CN":  # the register gave no date; the law's term does
        right["expires"] = end_of_term(ctx.kind, right["filed"], right["granted"], ctx.rules.terms)
    return _right_words(right["kind"], right)


def _right_words(kind: str, right: Data) -> Data:
    return {
        "kind_zh": t(f"right_kind.{kind}", "zh"),
        "kind_en": t(f"right_kind.{kind}", "en"),
        **{key: right[key] for key in ("number", "title", "holder", "filed", "granted", "expires", "scope")},
    }


def items_data(items: Sequence[Item], measure: str = "") -> list[Data]:
    """Accused objects as a form lists them."""
    return [_item(item.no, item.model_dump(), measure) for item in items]


def _item(no: int, item: Data, measure: str = "") -> Data:
    where = t(f"item_place.{item['place']}", "zh")
    return {
        "no": no,
        "name": item["name"],
        "model": item["model"],
        "brand": item["brand"],
        "quantity": item["quantity"],
        "where": f"{where} {item['url']}".strip(),
        "note": item["note"],
        "measure": measure,
    }


def case_data(ctx: Context) -> Data:
    """What nearly every paper of a case says."""
    case, agent = ctx.the_case, ctx.party("agent")
    return _station(ctx) | {
        "case_number": case.number,
        "hall": case.hall,
        "complainant": _complainant(ctx.complainant),
        "agent": None if agent is None else {key: getattr(agent, key) for key in ("name", "firm", "powers", "phone")},
        "respondent": _respondent(ctx.respondent),
        "right": _right(ctx),
        "items": items_data(ctx.items),
        "received_at": case.received_at,
    }


def citations(ctx: Context, use: str, kind: RightKind) -> list[Data]:
    """Articles that a paper of today may name for this use."""
    return [{"text": citation.text.zh} for citation in ctx.rules.cite(use, kind, ctx.today)]


def complaint(ctx: Context, given: ComplaintInput, assigned: Data) -> Data:
    """D01, before the case is in the tables."""
    shown = [m.name.zh for m in ctx.rules.materials if m.code in given.shown]
    agent = given.agent
    requested = [m.text.zh for code in given.requested if (m := ctx.rules.measure(code)) is not None]
    return _station(ctx) | {
        "case_number": assigned["number"],
        "received_at": ctx.now,
        "channel": t(f"channel.{given.channel}", "zh"),
        "hall": given.hall,
        "booth": given.booth,
        "complainant": _complainant(Party(id="", case_id="", role="", **given.complainant.model_dump())),
        "agent": None if agent is None else agent.model_dump(),
        "respondent": _respondent(
            Party(id="", case_id="", role="", **given.respondent.model_dump() | {"booth": given.booth})
        ),
        "right": _right_words(given.right.kind.value, given.right.model_dump()),
        "items": [_item(no, item.model_dump()) for no, item in enumerate(given.items, 1)],
        "facts": given.facts,
        "request": "；".join([*requested, *([given.request] if given.request else [])]) or "依法依规处理",
        "earlier_proceedings": given.earlier_proceedings or "无",
        "consent": given.data_consent,
        "attachments": shown,
        "citations": citations(ctx, "intake", given.right.kind),
    }


def supplement(ctx: Context, note: str, due: datetime) -> Data:
    """D03: what is missing, all of it."""
    missing = [{"text": m.name.zh, "ticked": True, "note": note if n == 0 else ""} for n, m in enumerate(ctx.missing())]
    return case_data(ctx) | {
        "missing": missing,
        "deadline": due,
        "citations": citations(ctx, "supplement", ctx.kind),
    }


def acceptance(ctx: Context) -> Data:
    """D04."""
    return case_data(ctx) | {"accepted_at": ctx.now, "citations": citations(ctx, "acceptance", ctx.kind)}


def rejection(ctx: Context, grounds: Sequence[str], note: str) -> Data:
    """D05: the verified or confirmed grounds of the rule set, the applying ones ticked."""
    shown = ctx.rules.printable("non_acceptance", chosen=grounds)
    ticks = [{"text": g.text.zh, "ticked": g.code in grounds, "note": ""} for g in shown]
    named = "；".join(g.text.zh for g in ctx.rules.non_acceptance if g.code in grounds)
    return case_data(ctx) | {
        "grounds": ticks,
        "reasons": note or f"{named}。",
        "routes": _routes(ctx),
        "citations": citations(ctx, "rejection", ctx.kind),
    }


def _routes(ctx: Context) -> list[str]:
    way = ctx.rules.rights.way(ctx.kind)
    routes = [route.text.zh for route in ctx.rules.printable("routes")]
    return routes if way is None else [way.text.zh, *routes]


def withdrawal(ctx: Context, by: str, reason: str, note: str) -> Data:
    """D17."""
    reasons = [
        {"text": t(f"withdrawal.{code}", "zh"), "ticked": code == reason, "note": note if code == reason else ""}
        for code in ("settled", "sued", "other")
    ]
    return case_data(ctx) | {"withdrawal_reasons": reasons, "remark": f"撤回人：{by}"}


def notice(ctx: Context, planned_service: datetime, deadline: datetime) -> Data:
    """D07."""
    return case_data(ctx) | {
        "facts": ctx.the_case.facts,
        "answer_hours": int(ctx.rules.answer.hours),
        "planned_service": planned_service,
        "deadline": deadline,
        "citations": citations(ctx, "notify", ctx.kind),
    }


def quick_notice(ctx: Context, given: MeasureInput, execute_by: datetime) -> Data:
    """D14."""
    measures = "、".join(m.text.zh for code in given.kinds if (m := ctx.rules.measure(code)) is not None)
    ground = ctx.rules.ground(given.ground)
    effective = given.effective_document
    served = next((s for d in ctx.documents("D07") if (s := ctx.served(d)) is not None), None)
    clock = ctx.answer_clock
    accused = [item for item in ctx.items if item.no in given.items]
    return case_data(ctx) | organiser_data(ctx) | {
        "items": items_data(accused, measures),
        "ground": {
            "text": "" if ground is None else ground.text.zh,
            "document_no": "" if effective is None else effective.number,
            "document_by": "" if effective is None else effective.authority,
            "document_date": None if effective is None else effective.decided,
        },
        "finding": given.note,
        "notified_at": None if served is None else served.served_at,
        "deadline": None if clock is None else clock.due_at,
        "execute_by": execute_by,
        "measure_until": given.until,
        "checker": ctx.station.name_zh,
        "citations": citations(ctx, "measure", ctx.kind),
    }  # fmt: skip


def result(ctx: Context, outcome: str, reasons: str, measures: Sequence[str]) -> Data:
    """D28."""
    return case_data(ctx) | {
        "outcome": t(f"finding.{outcome}", "zh"),
        "measures": list(measures),
        "reasons": reasons,
        "routes": _routes(ctx),
        "citations": citations(ctx, "result", ctx.kind),
    }


def proof_of_service(ctx: Context, paper: Document, given: ServiceInput) -> Data:
    """D18."""
    addressee = ctx.fair.organiser_zh if given.to_role == "organiser" else ""
    booth = f"{ctx.the_case.hall} {ctx.the_case.booth}".strip()
    party = ctx.party(given.to_role)
    if party is not None:
        addressee = party.name
    return case_data(ctx) | {
        "documents": [listed(paper)],
        "addressee": {
            "name": addressee,
            "kind": t(f"party_role.{given.to_role}", "zh"),
            "address": party.address if party else "",
            "contact": (party.phone or party.contact) if party else "",
        },
        "place": booth if given.to_role == "respondent" else ctx.station.place,
        "manner": [{"text": t(f"manner.{code}", "zh"), "ticked": code == given.manner} for code in MANNERS],
        "recipient": {"name": given.recipient, "relation": given.relation, "id_no": ""},
        "served_at": given.served_at,
        "witness": {"name": given.witness, "unit": "", "phone": ""} if given.witness else None,
        "remark": given.remark,
    }


def listed(paper: Document) -> Data:
    """A paper in a list of papers."""
    return {"code": paper.code, "title": paper.title, "number": paper.number, "pages": paper.pages, "copies": 1}


def _ordered(ctx: Context) -> list[str]:
    query = select(MeasureRow).where(MeasureRow.case_id == ctx.the_case.id)
    return [code for row in ctx.session.exec(query) for code in row.kinds]


def closing(ctx: Context, summary: str, archive_no: str) -> Data:
    """D21."""
    case = ctx.the_case
    moments = (
        (case.received_at, "收件"), (case.accepted_at, "受理"), (case.notified_at, "通知送达"),
        (case.answered_at, "收到答辩"), (case.defaulted_at, "逾期未答"), (case.decided_at, "作出处理"),
        (ctx.now, "结案"),
    )  # fmt: skip
    return case_data(ctx) | {
        "outcome": t(f"outcome.{case.outcome}", "zh"),
        "outcome_code": case.outcome,
        "measures": [m.text.zh for code in _ordered(ctx) if (m := ctx.rules.measure(code)) is not None],
        "summary": summary,
        "timeline": [{"at": at, "text": text, "by": ""} for at, text in moments if at is not None],
        "documents": [listed(paper) for paper in ctx.documents()],
        "archive_no": archive_no,
        "closed_at": ctx.now,
    }
