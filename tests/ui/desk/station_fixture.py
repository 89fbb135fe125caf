"""A real station in a temporary folder with an invented fair, cases and reference records; shared by the page tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from fairdesk.casework.setup import staff_id
from fairdesk.casework.workstation import Workstation
from fairdesk.core.identifiers import parse_patent_number, uscc_check
from fairdesk.records.pack import build_pack
from fairdesk.ui.changes import ChangeBus
from fairdesk.ui.desk.context import Central, DeskContext
from fairdesk.ui.tasks import Tasks

START = datetime(2026, 10, 15, 1, 0, tzinfo=UTC)
"""09:00 in the hall, the first day of the fair."""

MATERIALS = ("IDENTITY", "POA", "CERTIFICATE", "STATUS", "STANDING", "EVIDENCE", "NO_OTHER", "TRUTH")

CASES = (
    ("深圳市晨曜科技有限公司", "宁波海澜电器有限公司", "9.2B16", "PAT-DES", "便携式风扇（折叠）", "折叠风扇"),
    ("广州康佰食品有限公司", "汕头市康帅食品厂", "3.1C08", "TM", "康佰师", "方便面"),
    ("Nordlys Design ApS", "中山市古镇灯都照明有限公司", "11.2A31", "PAT-DES", "灯具", "吊灯"),
    ("杭州织月纺织有限公司", "绍兴柯桥云裳贸易有限公司", "15.4D22", "TM", "织月", "丝巾"),
    ("佛山市立信五金制品有限公司", "永康市拓进工具有限公司", "6.1E05", "PAT-UM", "一种快换扳手", "快换扳手"),
)
"""Complainant, respondent, booth, kind of right, its title, accused object."""

RECORDS = """kind,number,title,holder,status,filed,granted,expires,classes,groups,goods,picture
TM,10000001,康佰师,广州康佰食品有限公司,in_force,2012-03-01,2013-06-14,2033-06-13,30,3009,方便面;面条;米粉,
TM,10000002,康帅博,汕头市康帅食品厂,in_force,2015-03-01,2016-06-14,2036-06-13,30,3009,方便面;膨化食品,
TM,10000003,织月,杭州织月纺织有限公司,in_force,2017-05-02,2018-08-21,2028-08-20,24;25,2401;2501,丝绸;围巾;服装,mark.png
TM,10000004,PVMA,永康市拓进工具有限公司,expired,2003-05-02,2004-08-21,2014-08-20,25,2501,鞋;运动衣,
TM,10000005,蓝鲸之歌,青岛蓝鲸文化有限公司,in_force,2018-05-02,2019-08-21,2029-08-20,9;41,0901,软件;音像制品,
PAT-DES,ZL{design},便携式风扇（折叠）,深圳市晨曜科技有限公司,in_force,2023-04-11,2023-11-03,2038-04-10,,,,fan.png
"""


def patent_number(body: str) -> str:
    """An invented patent number with its right check digit."""
    number = parse_patent_number(body)
    assert number is not None
    return f"{body}.{number.expected_check}"


DESIGN = patent_number("202330123456")


class Clock:
    """The station's clock in tests; it stands still until it is moved."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        """Let time pass."""
        self.at += timedelta(**span)


@dataclass
class Fixture:
    """A station, its clock, and a desk context at it."""

    station: Workstation
    clock: Clock
    context: DeskContext
    cases: list[str] = field(default_factory=list)

    @property
    def author(self) -> str:
        """The head of station."""
        return self.context.author

    def do(self, act: str, given: dict[str, Any], case_id: str | None = None) -> Any:
        """An act by the head of station."""
        return self.station.perform(act, given, author=self.author, case_id=case_id)

    def receive(self, place: int = 0, **changes: Any) -> str:
        """A complaint from ``CASES``; returns the case id."""
        case_id: str = self.do("complaint.receive", complaint(place) | changes).case_id
        self.cases.append(case_id)
        return case_id

    def row(self, case_id: str) -> Any:
        """A case as the list shows it."""
        return self.station.case(case_id, self.author).row


class Places:
    """A shell that only remembers where a page wanted to go."""

    def __init__(self) -> None:
        self.visits: list[tuple[str, dict[str, Any]]] = []

    def open(self, page_id: str, **params: Any) -> QWidget:
        self.visits.append((page_id, params))
        return QWidget()

    def back(self) -> bool:
        return False


def write(widget: QWidget, text: str) -> None:
    """Write as an input method does, for key events carry no Chinese."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def uscc(seed: str) -> str:
    """An invented unified social credit code that checks."""
    body = f"91440300MA5{seed:0>6}"[:17]
    return body + str(uscc_check(body))


def complaint(place: int) -> dict[str, Any]:
    """What the complainant of one of the ``CASES`` says."""
    complainant, respondent, booth, kind, title, thing = CASES[place % len(CASES)]
    foreign = complainant.isascii()
    number = {
        "TM": f"1000000{place % 9 + 1}",
        "PAT-DES": "ZL" + (DESIGN if place == 0 else patent_number(f"2022302345{place:02d}")),
        "PAT-UM": "ZL" + patent_number(f"2021202345{place:02d}"),
    }[kind]
    return {
        "complainant": {
            "name": complainant,
            "id_no": "" if foreign else uscc(str(place)),
            "country": "DK" if foreign else "CN",
            "address": "广东省深圳市南山区科苑路 15 号",
            "legal_rep": "陈立",
            "contact": "王芳",
            "phone": "13800138000",
            "email": "ip@example.com",
        },
        "respondent": {"name": respondent, "address": "浙江省宁波市鄞州区中兴路 8 号"},
        "hall": booth.split(".")[0],
        "booth": booth,
        "right": {
            "kind": kind,
            "number": number,
            "title": title,
            "holder": complainant,
            "status": "in_force",
            "filed": "2022-04-11",
            "granted": "2022-11-03",
            "expires": "2032-04-10",
            "classes": [30] if kind == "TM" else [],
        },
        "items": [{"name": thing, "model": "F-20", "brand": title[:2], "quantity": "12"}],
        "facts": f"被投诉人在展位展示的{thing}与投诉人的权利相同。",
        "request": "请求撤展。",
        "earlier_proceedings": "无",
        "shown": list(MATERIALS[:6]),
        "truth_declared": True,
        "data_consent": True,
    }


FAIR = {
    "fair": {
        "code": "样展",
        "name_zh": "第139届样例交易会",
        "name_en": "The 139th Sample Fair",
        "venue_zh": "样例展馆",
        "venue_en": "Sample Complex",
        "organiser_zh": "样例会展中心",
        "organiser_en": "Sample Fair Centre",
        "opens_at": datetime(2026, 10, 15, 1, 0, tzinfo=UTC),
        "closes_at": datetime(2026, 10, 19, 10, 0, tzinfo=UTC),
    },
    "station": {
        "code": "B2",
        "name_zh": "B区2号台",
        "name_en": "Area B, desk 2",
        "place": "B区9.2馆连廊",
        "phone": "020-88880000",
        "hours": "09:00-18:00",
        "verify_key": "",
    },
    "staff": [
        {"login": "liming", "name": "李明", "role": "head", "cert_no": "粤知执 0021", "phone": "13800000001"},
        {"login": "zhouyu", "name": "周瑜", "role": "handler", "cert_no": "粤知执 0034", "phone": "13800000002"},
        {"login": "hexin", "name": "何欣", "role": "expert", "phone": "13800000003"},
    ],
}


def open_fair(station: Workstation) -> str:
    """Open the invented fair and return the id of the head of station."""
    given = FAIR | {"station": {**FAIR["station"], "verify_key": station.vault.verify_key}}  # type: ignore[dict-item]
    author = staff_id(station.id, "liming")
    station.perform("fair.open", given, author=author)
    return author


def picture(file: Path, ink: str, *, round_: bool) -> None:
    """An invented product picture."""
    image = Image.new("RGB", (420, 320), "white")
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((60, 210, 360, 250), 12, fill=ink)
    shape = (130, 50, 290, 210)
    (draw.ellipse if round_ else draw.rectangle)(shape, outline=ink, width=14)
    draw.line((210, 60, 210, 200), fill=ink, width=8)
    draw.line((140, 130, 280, 130), fill=ink, width=8)
    image.save(file)


def make_pack(folder: Path) -> Path:
    """An invented pack with word marks, a design and two pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    picture(folder / "fan.png", "#3A5A88", round_=True)
    picture(folder / "mark.png", "#8A2F3C", round_=False)
    table = folder / "records.csv"
    table.write_text(RECORDS.replace("{design}", DESIGN), encoding="utf-8")
    build_pack(folder / "sample.fdpack", [table])
    return folder / "sample.fdpack"


@pytest.fixture(scope="session")
def sample_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented pack, built once."""
    return make_pack(tmp_path_factory.mktemp("pack"))


@pytest.fixture(scope="session")
def opened_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A station's home with an open fair, made once: every test works on its own copy."""
    home = tmp_path_factory.mktemp("station") / "home"
    station = Workstation(home, now=Clock())
    open_fair(station)
    station.close()
    return home


@pytest.fixture
def desk(tmp_path: Path, opened_home: Path, qapp: object) -> Iterator[Fixture]:
    """A station with an open fair and no case yet."""
    clock = Clock()
    station = Workstation(shutil.copytree(opened_home, tmp_path / "home"), now=clock)
    tasks = Tasks()
    author = staff_id(station.id, "liming")
    yield Fixture(station, clock, DeskContext(station, tasks, ChangeBus(), author, Central()))
    tasks.shutdown(wait=True)
    station.close()
