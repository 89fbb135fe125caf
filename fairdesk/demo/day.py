"""The day itself: six complaints on their different ways, told as acts.

1. Silence: supplement, acceptance, notice, twenty-four hours without an answer, quick notice, archive.
2. Admission: the exhibitor admits at once; the measure is ordered and served.
3. A right that does not stand (expired, or from abroad): refused with its ground.
4. A running answer clock.
5. The same complaint as 4 again: refused as a duplicate.
6. Just received, with material missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from fairdesk.casework.act import Refused
from fairdesk.core.rights import Record
from fairdesk.demo.pictures import product_photo
from fairdesk.demo.rights import Rights, as_input
from fairdesk.demo.scene import Scene

_AGENT = {"name": "何律师", "firm": "样例律师事务所", "powers": "代为投诉、签收文书、陈述意见"}


@dataclass
class Told:
    """What happened, for the summary."""

    cases: list[str] = field(default_factory=list)
    searches: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[dict[str, Any]] = field(default_factory=list)


class Day:
    """Plays the day on a scene."""

    def __init__(self, scene: Scene, rights: Rights, pack: str) -> None:
        self._scene = scene
        self._rights = rights
        self._pack = pack
        self._all = ["IDENTITY", "POA", "CERTIFICATE", "STATUS_PROOF", "CLAIMS", "DESIGN_PICTURES", "EVIDENCE"]
        self.told = Told()

    def play(self) -> Told:
        """A consultation and all six cases; at the end the clock stands about at the present."""
        self._consultation()
        first = self._silent_case()
        self._admitting_case()
        self._barred_case()
        self._scene.clock.forward(hours=21)
        self._end_of_silence(first)
        running = self._running_case()
        self._duplicate_case(running)
        self._fresh_case()
        return self.told

    def search(self, sign: str, classes: tuple[int, ...] = ()) -> None:
        """Look a displayed sign up and note the best hit."""
        hits = self._scene.station.reference.similar_words(sign, classes, 5)
        best = hits[0] if hits else None
        self.told.searches.append(
            {
                "query": sign,
                "hits": len(hits),
                "best": None if best is None else best.hit.entry.title,
                "score": None if best is None else round(best.hit.score, 3),
                "reasons": [] if best is None else [reason.code for reason in best.hit.reasons],
            }
        )

    def _consultation(self) -> None:
        self._scene.do(
            "consultation.record",
            by=self._scene.intake,
            question="专利权评价报告能在展会现场取得吗？",
            topics=["LEGAL_STATUS"],
            answer="不能。评价报告由国家知识产权局在两个月内作出，请展前办好带来。",
            minutes=6,
        )

    def _silent_case(self) -> str:
        scene, record = self._scene, self._rights.nth(0)
        case = self._receive(record, 0, shown=["IDENTITY", "CERTIFICATE", "EVIDENCE"], agent=True)
        self._photo(case, record)
        scene.clock.forward(minutes=6)
        paper = scene.do("complaint.require_supplement", case).paper("D03")
        self._serve(case, paper["id"], "complainant")
        scene.clock.forward(minutes=22)
        scene.do("complaint.supply", case, shown=self._all)
        self._compare(case, record)
        self._accept(case)
        self._notify(case)
        return case

    def _end_of_silence(self, case: str) -> None:
        scene = self._scene
        clock = next(c for c in scene.station.case(case, scene.head).clocks if c.kind == "answer")
        scene.clock.forward(seconds=(clock.due_at - scene.clock()).total_seconds() + 240)
        scene.do("answer.default", case, no_good_reason=True)
        scene.clock.forward(minutes=5)
        paper = self._order(case, "DEFAULT")
        self._serve(case, paper["id"], "respondent")
        scene.clock.forward(minutes=10)
        photo = self._photo(case, self._rights.nth(0), shows="复核：展品已撤下")
        scene.do("measure.confirm", case, found="removed", evidence=[photo], note="展台已空，展品封存于展位仓库。")
        scene.do("case.close", case, summary="被投诉人逾期未答辩，已会同主办方撤展，现场复核展品已撤下。")

    def _admitting_case(self) -> None:
        scene = self._scene
        scene.clock.forward(minutes=35)
        case = self._receive(self._rights.nth(1), 1)
        self._accept(case)
        self._notify(case)
        scene.clock.forward(minutes=50)
        scene.do(
            "answer.receive", case, given_by="周某", positions=["ADMIT"],
            statement="认可展品外观与权利人的设计一致，愿意立即撤下，以后不再展出。",
        )  # fmt: skip
        scene.clock.forward(minutes=9)
        paper = self._order(case, "ADMISSION")
        self._serve(case, paper["id"], "respondent")

    def _barred_case(self) -> None:
        if not self._rights.barred:
            return
        scene, record = self._scene, self._rights.barred[0]
        scene.clock.forward(minutes=30)
        case = self._receive(record, 2)
        refused = self._refused_acceptance(case)
        ground = {"FD-1212": "NO_CN_RIGHT", "FD-1213": "LAPSED", "FD-1214": "LAPSED"}.get(refused, "OTHER")
        scene.clock.forward(minutes=4)
        note = "经核对权利证书和法律状态，该权利在展会期间不是在中国有效的权利。"
        paper = scene.do("complaint.reject", case, by=scene.head, grounds=[ground], note=note).paper("D05")
        self._serve(case, paper["id"], "complainant")
        scene.do("case.close", case, summary="不予受理，已书面告知其他途径。")

    def _running_case(self) -> Record:
        record = self._rights.nth(2)
        self._scene.clock.forward(minutes=2)
        case = self._receive(record, 3)
        self._photo(case, record)
        self._compare(case, record)
        self._accept(case)
        self._notify(case, after=4)
        return record

    def _duplicate_case(self, record: Record) -> None:
        scene = self._scene
        case = self._receive(record, 3)
        self._refused_acceptance(case)
        paper = scene.do("complaint.reject", case, by=scene.head, grounds=["DUPLICATE"]).paper("D05")
        self._serve(case, paper["id"], "complainant")

    def _fresh_case(self) -> None:
        self._scene.clock.forward(minutes=2)
        self._receive(self._rights.nth(3), 4, shown=["IDENTITY"], agent=True)

    def _receive(self, record: Record, respondent: int, *, shown: list[str] | None = None, agent: bool = False) -> str:
        scene = self._scene
        booth = scene.script["respondent"][respondent]
        foreign = record.office != "CN"
        done = scene.do(
            "complaint.receive",
            by=scene.intake,
            complainant={
                "name": record.holders[0], "country": record.office if foreign and len(record.office) == 2 else "CN",
                "phone": "020-87654321", "contact": "何某",
            },
            agent=_AGENT if agent else None,
            respondent={key: booth[key] for key in ("name", "contact", "phone")},
            hall=booth["hall"],
            booth=booth["booth"],
            right=as_input(record, self._pack),
            items=[{"name": record.title[:20], "model": f"样品-{respondent + 1}", "quantity": "6", "place": "exhibit"}],
            facts=f"投诉人在展位发现与其“{record.title[:40]}”相同或者近似的展品正在展出，认为涉嫌侵犯其权利。",
            requested=["WITHDRAW"],
            shown=self._all + (["FOREIGN_FORM"] if foreign else []) if shown is None else shown,
            truth_declared=True,
            data_consent=True,
            handler_id=scene.handler,
        )  # fmt: skip
        assert done.case_id is not None  # complaint.receive always makes a case
        self.told.cases.append(done.case_id)
        scene.clock.forward(minutes=3)
        return done.case_id

    def _accept(self, case: str) -> None:
        self._scene.clock.forward(minutes=5)
        paper = self._scene.do("complaint.accept", case, not_sued=True).paper("D04")
        self._serve(case, paper["id"], "complainant")

    def _notify(self, case: str, after: float = 12) -> None:
        clock = self._scene.clock
        paper = self._scene.do("respondent.notify", case, planned_service=clock() + timedelta(minutes=after)).paper(
            "D07"
        )
        clock.forward(minutes=after)
        self._serve(case, paper["id"], "respondent", act="respondent.serve")

    def _serve(self, case: str, document_id: str, role: str, act: str = "paper.serve") -> None:
        scene = self._scene
        name = scene.station.case(case, scene.handler).parties[role]["contact"] or "签收人"
        scene.do(act, case, document_id=document_id, to_role=role, recipient=name, served_at=scene.clock())

    def _order(self, case: str, ground: str) -> dict[str, Any]:
        scene = self._scene
        closes = scene.station.station().closes_at
        done = scene.do(
            "measure.order", case, by=scene.head, ground=ground, kinds=["WITHDRAW"], items=[1], until=closes,
            organiser_by="主办方现场服务部 高某",
        )  # fmt: skip
        return done.paper("D14")

    def _refused_acceptance(self, case: str) -> str:
        try:
            self._scene.do("complaint.accept", case, not_sued=True)
        except Refused as error:
            for refusal in error.refusals:
                self.told.refusals.append(
                    {"case": case, "code": refusal.code, "zh": refusal.text("zh"), "en": refusal.text("en")}
                )
            return error.refusals[0].code
        return ""

    def _photo(self, case: str, record: Record, shows: str = "展台陈列的涉嫌侵权展品") -> str:
        scene = self._scene
        data = product_photo(record.title)
        done = scene.do(
            "evidence.add", case, sha256=scene.station.files.put(data), name="展位照片-1.png", mime="image/png",
            size=len(data), taken_at=scene.clock(), place="展位", shows=shows,
        )  # fmt: skip
        return done.entry.id

    def _compare(self, case: str, record: Record) -> None:
        if not record.kind.is_mark:
            return
        hits = self._scene.station.reference.similar_words(record.title, record.classes, 3)
        for found in hits[:1]:
            hit = found.hit
            self._scene.do(
                "comparison.record", case, query=record.title, classes=list(record.classes), pack=found.pack,
                number=found.record.number, title=found.record.title, score=hit.score,
                parts={"shape": hit.shape, "sound": hit.sound, "meaning": hit.meaning},
                reasons=[{"code": r.code, "zh": r.zh, "en": r.en} for r in hit.reasons], verdict="basis",
            )  # fmt: skip
