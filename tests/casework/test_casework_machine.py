"""Whatever people try, in whatever order: no illegal state, no archive with a missing paper, nothing deleted."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fairdesk.casework.act import ACTS, Refused
from fairdesk.casework.closing import REQUIRED
from fairdesk.core.states import TRANSITIONS, State
from tests.casework.day import Day

ACT_NAMES = sorted(TRANSITIONS)
GROUNDS = {"DEFAULTED": "DEFAULT", "OPINION": "OPINION", "REOPENED": "REDISPLAY"}
SEARCHED = {"query": "x", "pack": "", "number": "1", "title": "x", "score": 0.5, "parts": {}, "verdict": "considered"}


def inputs(day: Day, case_id: str) -> dict[str, Callable[[], dict[str, Any]]]:
    """For each act something that a person might really say; guards may still refuse it."""
    now = day.clock()
    view = day.view(case_id)
    papers = {paper.code: paper.id for paper in view.papers}
    step = next((s for s in view.steps if s.act == "paper.serve"), None)
    served = {
        "document_id": step.document_id if step else papers["D01"],
        "to_role": step.to_role if step else "complainant",
        "recipient": "陈某",
        "served_at": now,
    }
    look = {"found": "removed", "evidence": [row["id"] for row in view.evidence]}
    return {
        "complaint.supply": lambda: {"shown": ["POA", "EVIDENCE"]},
        "complaint.accept": lambda: {"not_sued": True},
        "complaint.reject": lambda: {"grounds": ["NO_FACTS"]},
        "complaint.withdraw": lambda: {"withdrawn_by": "投诉人", "reason": "settled"},
        "inspection.begin": lambda: {"inspectors": [day.handler, day.head]},
        "inspection.record": lambda: {
            "began_at": now, "ended_at": now, "inspectors": [day.handler, day.head], "seen": "展品",
            "signed_by": "陈某", "rights_told": True,
        },
        "respondent.notify": lambda: {"planned_service": now + timedelta(minutes=5)},
        "respondent.serve": lambda: served | {"document_id": papers.get("D07", ""), "to_role": "respondent"},
        "answer.receive": lambda: {"given_by": "陈某", "positions": ["ADMIT"], "statement": "认可。"},
        "answer.default": lambda: {"no_good_reason": True},
        "finding.record": lambda: {"result": "NOT_SUSPECTED", "reasons": "不近似。"},
        "opinion.commission": lambda: {"experts": ["钱某"], "no_conflicts": True},
        "opinion.issue": lambda: {"result": "SUSPECTED", "reasons": "近似。"},
        "mediation.begin": lambda: {"mediator": "王敏", "complainant_consents": True, "respondent_consents": True},
        "mediation.fail": lambda: {"note": "不成"},
        "mediation.settle": lambda: {"terms": ["不再展出。"]},
        "measure.order": lambda: {
            "ground": GROUNDS.get(view.row.state, "ADMISSION"),
            "kinds": ["WITHDRAW"], "items": [1], "until": now + timedelta(days=1), "organiser_by": "赵",
        },
        "measure.confirm": lambda: look,
        "measure.recheck": lambda: look | {"found": "displayed"},
        "measure.lift": lambda: {"ground": "objection", "reasons": "异议成立。"},
        "repeat.report": lambda: {"sanction": "通报"},
        "case.transfer": lambda: {"to": "市局", "reason": "competence", "facts": "事实", "organiser_by": "赵"},
        "transfer.receipt": lambda: {"receipt_no": "1", "received_at": now},
        "case.suspend": lambda: {"note": "无效程序"},
        "case.resume": lambda: {"note": "终结"},
        "paper.serve": lambda: served,
        "case.close": lambda: {"summary": "结案。"},
    }  # fmt: skip


class CaseMachine(RuleBasedStateMachine):
    """People act on two cases of one station, sensibly or not."""

    @initialize()
    def open(self) -> None:
        self.day = Day(Path(tempfile.mkdtemp()) / "home")
        self.cases = [self.day.receive(), self.day.receive(respondent={"name": "另一家样例厂"}, shown=["IDENTITY"])]
        self.rows = 0

    @rule(which=st.integers(0, 1), act=st.sampled_from(ACT_NAMES))
    def try_any_act(self, which: int, act: str) -> None:
        self._attempt(self.cases[which], act)

    @rule(which=st.integers(0, 1))
    def do_the_proposed_step(self, which: int) -> None:
        steps = self.day.view(self.cases[which]).steps
        if steps:
            self._attempt(self.cases[which], steps[0].act)

    @precondition(lambda self: self.day.clock() < self.day.station.station().closes_at)
    @rule(hours=st.sampled_from([1, 25]))
    def time_passes(self, hours: int) -> None:
        self.day.clock.forward(hours=hours)

    def _attempt(self, case: str, act: str) -> None:
        before = State(self.day.state(case))
        if act == "evidence.add":
            given: dict[str, Any] = {
                "sha256": self.day.station.files.put(b"x"), "name": "x", "mime": "image/jpeg", "size": 1,
                "taken_at": self.day.clock(),
            }  # fmt: skip
        elif act == "comparison.record":
            given = SEARCHED
        else:
            given = inputs(self.day, case).get(act, dict)()
        try:
            self.day.station.perform(act, given, author=self.day.head, case_id=case)
        except Refused as refused:
            assert refused.refusals
            assert State(self.day.state(case)) is before
            return
        after = State(self.day.state(case))
        transition = TRANSITIONS[act]
        assert before in transition.sources
        assert after in transition.reachable or (transition.target is None and after is before)
        if act == "case.close":
            codes = {paper.code for paper in self.day.view(case).papers}
            assert {code for code, _ in REQUIRED[before]} <= codes

    @invariant()
    def nothing_is_ever_deleted(self) -> None:
        with self.day.station.read() as session:
            rows = sum(len(found) for _, found in self.day.station.database.rows(session))
        assert rows >= self.rows
        self.rows = rows

    @invariant()
    def a_closed_case_offers_no_step(self) -> None:
        for case in self.cases:
            view = self.day.view(case)
            assert (view.row.state == State.CLOSED.value) == (view.steps == ())

    def teardown(self) -> None:
        if hasattr(self, "day"):
            assert self.day.station.verify().ok
            self.day.station.close()


TestCaseMachine = CaseMachine.TestCase
TestCaseMachine.settings = settings(
    max_examples=8, stateful_step_count=18, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)


def test_the_machine_knows_how_to_try_every_act() -> None:
    assert {name for name, act in ACTS.items() if act.on_case} >= set(ACT_NAMES)
