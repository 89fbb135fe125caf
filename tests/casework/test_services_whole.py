"""A day of service: every act of people and service side, then replay, words and papers."""

from datetime import timedelta

from sqlmodel import select

from fairdesk.casework.acts import ACTS
from fairdesk.casework.people.signing_in import set_pin
from fairdesk.casework.services import paperdata
from fairdesk.casework.services.codes import SPECIALITIES, TOPICS
from fairdesk.i18n import catalogue, t
from fairdesk.store import journal
from fairdesk.store.tables import Consultation, ExpertCall, FollowUp, Recusal
from tests.casework.day import Day
from tests.casework.test_services_followup import call, closed_case, nobody
from tests.casework.test_services_partners import enter, partner, shift, volunteer

PACKAGES = ("fairdesk.casework.people.", "fairdesk.casework.services.")


def mine() -> set[str]:
    return {name for name, act in ACTS.items() if type(act).__module__.startswith(PACKAGES)}


def whole_day(day: Day) -> tuple[str, str]:
    """Do every act at least once; returns the open and the closed case."""
    case, closed = day.receive(), closed_case(day)
    day.do("staff.enrol", by=day.head, login="sun", name="孙悦", role="intake")
    sun = f"{day.station.id}/sun"
    set_pin(day.station, day.head, sun, "280417")
    day.do("staff.change_role", by=day.head, staff_id=sun, role="handler")
    asked = day.do(
        "recusal.request", case, person_id=day.handler, asked_by="respondent", ground="INTEREST", reason="持股。"
    ).entry.id
    day.do("recusal.decide", case, by=day.head, recusal_id=asked, grant=True, decision="属实。", replaced_by=sun)
    day.do("case.second_look", case, by=day.head, note="权利有效。")
    advice = {"topics": ["LAW", "ROUTES"], "answer": "可以请求行政裁决。", "minutes": 8, "follow_up": "寄送指南"}
    consulted = day.do(
        "consultation.record", contact="0571-88886666", right_kind="TM", article_id="objection", **advice
    ).entry.id
    day.do("consultation.follow_up", consultation_id=consulted, result="已寄。")
    said = day.do("feedback.receive", kind="suggestion", text="多放椅子。").entry.id
    day.do("feedback.reply", feedback_id=said, reply="已加。")
    day.do("feedback.close", feedback_id=said, result="完")
    expert = enter(day)
    day.do("partner.change", partner_id=expert, partner=partner(note="周三不在"))
    called = day.do("expert.call", case, partner_id=expert, speciality="TM", panel="甲组", fee_fen=123456).entry.id
    day.do("recusal.declare", case, person_id=expert, conflict=False)
    day.clock.forward(minutes=5)
    day.do("expert.arrive", case, call_id=called, came_at=day.clock())
    day.do("expert.depart", case, call_id=called, went_at=day.clock(), work="比对")
    day.do("partner.retire", by=day.head, partner_id=expert, why="调离")
    helper = volunteer(day)
    planned, start = shift(day, helper), day.clock()
    day.clock.forward(hours=4)
    day.do("volunteer.attend", shift_id=planned, came_at=start, went_at=start + timedelta(hours=4))
    day.do("volunteer.leave", by=day.head, volunteer_id=helper)
    for end in ("ticket.serve", "ticket.miss"):
        day.do("ticket.take", purpose="answer")
        ticket = day.do("ticket.call").entry.content["assigned"]["ticket_id"]
        day.do(end, ticket_id=ticket)
    article = {"article": "lost-and-found", "title": "失物", "topics": ["OTHER"], "body": "北门。", "source": "通知"}
    day.do("knowledge.publish", by=day.head, lang="zh", **article)
    day.do("knowledge.withdraw", by=day.head, article="lost-and-found", lang="zh")
    day.do("staff.leave", by=day.head, staff_id=day.volunteer)
    day.clock.forward(days=7)
    nobody(day, closed)
    call(day, closed, again=True, again_note="线上仍有。")
    return case, closed


def test_every_act_of_people_and_service_is_replayed_to_the_same_tables(day: Day) -> None:
    whole_day(day)
    with day.station.read() as session:
        done = {entry.act for entry in journal.entries(session)}
    assert mine() - done == set()
    verdict = day.station.verify()
    assert verdict.differences == ()
    assert verdict.ok


def test_every_act_of_people_and_service_has_its_words() -> None:
    known = set(catalogue())
    assert {f"act.{name.replace('.', '_')}" for name in mine()} - known == set()
    assert {f"topic.{code}" for code in TOPICS} - known == set()
    assert {f"speciality.{code}" for code in SPECIALITIES} - known == set()


def test_the_papers_of_the_service_side_get_their_data(day: Day) -> None:
    case, closed = whole_day(day)
    with day.station.read() as session:
        ctx = day.station._performer.context(session, day.head, case)
        ended = day.station._performer.context(session, day.head, closed)
        call_row = session.exec(select(FollowUp).where(FollowUp.outcome == "done")).one()
        advice = session.exec(select(Consultation)).one()
        rows = session.exec(select(Recusal).where(Recusal.case_id == case)).all()
        asked = next(row for row in rows if row.asked_by == "respondent")
        d23 = paperdata.follow_up(ended, call_row)
        d24, log = paperdata.consultation(ctx, advice, "en"), paperdata.consultation_log(ctx, [advice])
        d25 = paperdata.recusal(ctx, asked)
        d26 = paperdata.expert_sheet(ctx, session.exec(select(ExpertCall)).all(), rows)
    assert (d23["case_number"], d23["solved"], d23["seen_again"], d23["days"]) == (
        "样展知投字〔2026〕2号",
        "是",
        "是",
        7,
    )
    assert [tick["text"] for tick in d23["results"] if tick["ticked"]] == ["已回访"]
    assert (d24["topics_text"], d24["article"]) == ("law and rules, ways to settle a dispute", t_title("en"))
    assert (log["total"], log["minutes_total"], log["entries"][0]["no"]) == (1, 8, 1)
    assert (d25["person"], d25["granted"], d25["replaced_by"]) == ("李明", "是", "孙悦")
    assert [tick["ticked"] for tick in d25["grounds"]] == [False, False, True, False, False]
    expert = d26["experts"][0]
    assert (d26["panel"], d26["fee_total"], expert["fee"]) == ("甲组", "1234.56", "1234.56")
    assert expert["declaration"] == t("recusal_state.none")


def t_title(lang: str) -> str:
    from fairdesk.casework.services.articles import supplied

    return next(a.title for a in supplied() if (a.id, a.lang) == ("objection", lang))
