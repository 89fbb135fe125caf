"""What the papers of the service side are filled with: D23 follow-up call, D24 advice, D25 recusal, D26 experts.

The functions take rows (an act may pass one that it has not stored yet) and give JSON-ready values and aware moments.
Ticks are ``[{"text", "ticked"}]`` in the language of the form. Source: domain.md §9.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from fairdesk.casework.context import Context
from fairdesk.casework.people.recusal import person_name
from fairdesk.casework.services.articles import supplied
from fairdesk.casework.services.codes import TOPICS
from fairdesk.i18n import Lang, t
from fairdesk.store.tables import Consultation, ExpertCall, FollowUp, Partner, Recusal

Data = dict[str, Any]
GROUNDS = ("PARTY", "RELATIVE", "INTEREST", "ADVISED", "OTHER")
CHANNELS = ("phone", "visit", "online")
OUTCOMES = ("done", "refused", "unreachable")


def _station(ctx: Context) -> Data:
    station, author = ctx.station, ctx.author
    return {
        "fair": ctx.fair.name_zh,
        "station": {
            "name": station.name_zh,
            "place": station.place,
            "phone": station.phone,
            "hours": station.hours,
        },
        "handler": {"name": author.name, "phone": author.phone or station.phone, "cert_no": author.cert_no},
    }


def _ticks(page: str, codes: Sequence[str], ticked: Iterable[str], lang: Lang) -> list[Data]:
    chosen = set(ticked)
    return [{"text": t(f"{page}.{code}", lang), "ticked": code in chosen} for code in codes]


def _yes_no(value: bool | None, lang: Lang) -> str:
    return "" if value is None else t("services.yes" if value else "services.no", lang)


def follow_up(ctx: Context, call: FollowUp, lang: Lang = "zh") -> Data:
    """D23, the follow-up call on the case of ``ctx``."""
    case = ctx.the_case
    return _station(ctx) | {
        "case_number": case.number,
        "closed_at": case.closed_at,
        "outcome": t(f"outcome.{case.outcome}", lang) if case.outcome else "",
        "days": call.days,
        "called_at": call.at,
        "called_by": person_name(ctx.session, call.by),
        "party": t(f"party_role.{call.party}", lang),
        "person": call.person,
        "channels": _ticks("call_channel", CHANNELS, [call.channel], lang),
        "results": _ticks("call_outcome", OUTCOMES, [call.outcome], lang),
        "solved": _yes_no(call.solved, lang),
        "speed": call.speed,
        "fairness": call.fairness,
        "attitude": call.attitude,
        "seen_again": _yes_no(call.again if call.outcome == "done" else None, lang),
        "seen_again_note": call.again_note,
        "suggestions": call.suggestions,
        "consent": call.outcome == "done",
        "next_call": call.next_call,
    }


def consultation(ctx: Context, row: Consultation, lang: Lang = "zh") -> Data:
    """D24, one consultation on a sheet of its own."""
    return _station(ctx) | _consultation(ctx, row, lang) | {"topics": _ticks("topic", TOPICS, row.topics, lang)}


def consultation_log(ctx: Context, rows: Sequence[Consultation], lang: Lang = "zh") -> Data:
    """D24 as the log of some days: one line a consultation."""
    return _station(ctx) | {
        "entries": [_consultation(ctx, row, lang) | {"no": no} for no, row in enumerate(rows, 1)],
        "total": len(rows),
        "minutes_total": sum(row.minutes for row in rows),
    }


def _consultation(ctx: Context, row: Consultation, lang: Lang) -> Data:
    separator = "、" if lang == "zh" else ", "
    return {
        "at": row.at,
        "by": person_name(ctx.session, row.by),
        "channel": t(f"service_channel.{row.channel}", lang),
        "name": row.name,
        "unit": row.unit,
        "contact": row.contact,
        "booth": row.booth,
        "topics_text": separator.join(t(f"topic.{topic}", lang) for topic in row.topics),
        "right_kind": t(f"right_kind.{row.right_kind}", lang) if row.right_kind else "",
        "question": row.question,
        "answer": row.answer,
        "article": _article(row, lang),
        "minutes": row.minutes,
        "follow_up": row.follow_up,
        "follow_up_result": row.follow_up_result,
    }


def _article(row: Consultation, lang: Lang) -> str:
    if not row.article_id:
        return ""
    title = next((a.title for a in supplied() if a.id == row.article_id and a.lang == lang), row.article_id)
    return f"{title} (v{row.article_version})" if row.article_version else title


def recusal(ctx: Context, row: Recusal, lang: Lang = "zh") -> Data:
    """D25, request and decision. Without a decision the lower half stays empty, to be written by hand."""
    states = {"granted": True, "refused": False}
    return _station(ctx) | {
        "case_number": ctx.the_case.number,
        "complainant": {"name": ctx.complainant.name},
        "respondent": {"name": ctx.respondent.name, "booth": ctx.respondent.booth},
        "person": person_name(ctx.session, row.person_id),
        "asked_by": t(f"recusal_by.{row.asked_by}", lang),
        "asked_at": row.at,
        "grounds": _ticks("recusal_ground", GROUNDS, [row.ground], lang),
        "reason": row.reason,
        "granted": _yes_no(states.get(row.state), lang),
        "decision": row.decision,
        "decided_at": row.decided_at,
        "decided_by": person_name(ctx.session, row.decided_by) if row.decided_by else "",
        "replaced_by": person_name(ctx.session, row.replaced_by) if row.replaced_by else "",
    }


def expert_sheet(ctx: Context, calls: Sequence[ExpertCall], declarations: Sequence[Recusal], lang: Lang = "zh") -> Data:
    """D26, the call sheet of a case: one line an expert, with what was declared about impartiality."""
    said = {row.person_id: row for row in declarations}
    return _station(ctx) | {
        "case_number": ctx.the_case.number,
        "panel": next((call.panel for call in calls if call.panel), ""),
        "experts": [_expert(ctx, no, call, said.get(call.expert_id), lang) for no, call in enumerate(calls, 1)],
        "fee_total": yuan(sum(call.fee_fen for call in calls)),
    }


def _expert(ctx: Context, no: int, call: ExpertCall, declared: Recusal | None, lang: Lang) -> Data:
    expert = ctx.session.get_one(Partner, call.expert_id)
    state = declared.state if declared is not None else "missing"
    return {
        "no": no,
        "name": expert.name,
        "unit": expert.unit,
        "phone": expert.phone,
        "speciality": t(f"speciality.{call.speciality}", lang),
        "called_at": call.called_at,
        "came_at": call.came_at,
        "went_at": call.went_at,
        "work": call.work,
        "declaration": t(f"recusal_state.{state}", lang),
        "fee": yuan(call.fee_fen),
    }


def yuan(fen: int) -> str:
    """An amount as it is printed; nothing for nothing."""
    return f"{fen // 100}.{fen % 100:02d}" if fen else ""
