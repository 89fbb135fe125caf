"""A fair of our invention and a station at it, whose clock the test turns."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from fairdesk.casework.performer import Done
from fairdesk.casework.views import CaseView
from fairdesk.casework.workstation import Workstation
from fairdesk.papers.engine import PaperEngine

OPENING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""09:00 in the hall."""


class HallClock:
    """A clock that moves when told to."""

    def __init__(self, start: datetime = OPENING) -> None:
        self.time = start

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **span: float) -> datetime:
        self.time += timedelta(**span)
        return self.time


def complaint(**changes: Any) -> dict[str, Any]:
    """A complete complaint about a thermos cup; ``changes`` replace fields."""
    return {
        "complainant": {
            "name": "杭州澜雀家居有限公司",
            "id_no": "91350100M000100Y43",
            "phone": "0571-88886666",
            "address": "杭州市样例路1号",
        },
        "respondent": {"name": "样例日用品厂"},
        "hall": "9.2馆",
        "booth": "9.2B16",
        "right": {
            "kind": "TM",
            "number": "61800021",
            "title": "澜雀 LANQUE",
            "holder": "杭州澜雀家居有限公司",
            "status": "in_force",
            "granted": "2022-08-21",
            "expires": "2032-08-20",
            "classes": [9, 21],
        },
        "items": [{"name": "保温杯", "model": "LQ-1", "brand": "谰雀", "quantity": "12"}],
        "facts": "展台陈列的保温杯使用与注册商标近似的标志。",
        "requested": ["WITHDRAW"],
        "shown": ["IDENTITY", "CERTIFICATE", "EVIDENCE"],
        "truth_declared": True,
        "data_consent": True,
    } | changes


@cache
def _engine() -> PaperEngine:
    return PaperEngine()


@cache
def _opened(block: tuple[int, int], days: float, rule_set: str) -> Path:
    """The home of a station where the fair was just opened."""
    folder = Path(tempfile.mkdtemp(prefix="fairdesk-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Day(folder / "home", block=block, days=days, rule_set=rule_set, fresh=True).station.close()
    return folder / "home"


class Day:
    """A station with short ways to do what staff do all day."""

    def __init__(
        self,
        home: Path,
        *,
        block: tuple[int, int] = (1, 999),
        days: float = 4,
        rule_set: str = "CNIPA-2022",
        fresh: bool = False,
    ) -> None:
        """``fresh``: a station of its own; otherwise a copy of one that was opened once, which is much quicker."""
        if not fresh:
            shutil.copytree(_opened(block, days, rule_set), home)
        self.clock = HallClock()
        self.station = Workstation(home, now=self.clock, papers=_engine())
        self.head = f"{self.station.id}/wang"
        self.handler = f"{self.station.id}/li"
        self.volunteer = f"{self.station.id}/chen"
        if fresh:
            self._open_fair(block, days, rule_set)

    def _open_fair(self, block: tuple[int, int], days: float, rule_set: str) -> None:
        self.station.perform(
            "fair.open",
            {
                "fair": {
                    "code": "样展",
                    "name_zh": "第139届样例交易会",
                    "name_en": "139th Sample Fair",
                    "venue_zh": "样例会展中心",
                    "venue_en": "Sample Exhibition Centre",
                    "organiser_zh": "样例会展集团",
                    "organiser_en": "Sample Expo Group",
                    "opens_at": OPENING - timedelta(hours=1),
                    "closes_at": OPENING + timedelta(days=days),
                    "rule_set": rule_set,
                },
                "station": {
                    "code": "B2",
                    "name_zh": "第139届样例交易会知识产权工作站",
                    "name_en": "IP Station of the 139th Sample Fair",
                    "place": "B区2号台",
                    "phone": "010-12345678",
                    "hours": "9:00—17:00",
                    "verify_key": self.station.vault.verify_key,
                    "block_first": block[0],
                    "block_last": block[1],
                },
                "staff": [
                    {"login": "wang", "name": "王敏", "role": "head", "cert_no": "Z-001"},
                    {"login": "li", "name": "李明", "role": "handler", "cert_no": "Z-002"},
                    {"login": "chen", "name": "陈晨", "role": "volunteer"},
                ],
            },
            author=self.head,
        )

    def do(self, act: str, case_id: str | None = None, *, by: str | None = None, **given: Any) -> Done:
        return self.station.perform(act, given, author=by or self.handler, case_id=case_id)

    def receive(self, **changes: Any) -> str:
        done = self.do("complaint.receive", **complaint(**changes))
        assert done.case_id is not None
        return done.case_id

    def serve(self, case_id: str, document_id: str, role: str, act: str = "paper.serve", **more: Any) -> Done:
        given = {"document_id": document_id, "to_role": role, "recipient": "陈某", "served_at": self.clock()} | more
        return self.do(act, case_id, **given)

    def accept(self, case_id: str) -> None:
        done = self.do("complaint.accept", case_id, not_sued=True)
        self.serve(case_id, done.paper("D04")["id"], "complainant")

    def notify(self, case_id: str) -> None:
        done = self.do("respondent.notify", case_id, planned_service=self.clock() + timedelta(minutes=30))
        self.clock.forward(minutes=30)
        self.serve(case_id, done.paper("D07")["id"], "respondent", "respondent.serve")

    def notified(self, **changes: Any) -> str:
        case_id = self.receive(**changes)
        self.accept(case_id)
        self.notify(case_id)
        return case_id

    def order(self, case_id: str, ground: str = "DEFAULT", **changes: Any) -> Done:
        given = {
            "ground": ground,
            "kinds": ["WITHDRAW"],
            "items": [1],
            "until": self.clock() + timedelta(days=2),
            "organiser_by": "赵主任",
        } | changes
        return self.do("measure.order", case_id, by=self.head, **given)

    def photo(self, case_id: str, name: str = "展台.jpg") -> str:
        """Enter a photo in the case's evidence register and return its id."""
        data = name.encode()
        done = self.do(
            "evidence.add", case_id, sha256=self.station.files.put(data), name=name, mime="image/jpeg", size=len(data),
            taken_at=self.clock(),
        )  # fmt: skip
        return done.entry.id

    def defaulted(self, **changes: Any) -> str:
        """A case whose respondent stayed silent."""
        case_id = self.notified(**changes)
        self.clock.forward(hours=24, minutes=1)
        self.do("answer.default", case_id, no_good_reason=True)
        return case_id

    def measured(self, **changes: Any) -> str:
        """A case with a served quick notice."""
        case_id = self.defaulted(**changes)
        self.serve(case_id, self.order(case_id).paper("D14")["id"], "respondent")
        return case_id

    def in_force(self, **changes: Any) -> str:
        """A case whose measure was seen to be carried out."""
        case_id = self.measured(**changes)
        self.do("measure.confirm", case_id, found="removed", evidence=[self.photo(case_id)])
        return case_id

    def contested(self, **changes: Any) -> str:
        """A case whose respondent denies."""
        case_id = self.notified(**changes)
        self.do("answer.receive", case_id, given_by="陈某", positions=["DIFFERENT"], statement="标志不同。")
        return case_id

    def view(self, case_id: str) -> CaseView:
        return self.station.case(case_id, self.head)

    def state(self, case_id: str) -> str:
        return self.view(case_id).row.state

    def next_act(self, case_id: str) -> str:
        return self.view(case_id).steps[0].act
