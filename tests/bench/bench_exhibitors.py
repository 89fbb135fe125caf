"""Import of 35,000 exhibitors with 75,000 booths, and the answers of the directory, beside a plain scan in one run.

Names are invented: place + two to four common characters + trade + legal form. ``FAIRDESK_COMPANY_NAMES`` may name a
file of short company names, one a line, to measure with names as they are; ``FAIRDESK_BENCH_EXHIBITORS`` sets how many.
"""

from __future__ import annotations

import csv
import io
import os
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
import pytest

from fairdesk.casework.exhibitors.directory import Directory
from fairdesk.core.identifiers import uscc_check
from tests.casework.day import Day

COUNT = int(os.environ.get("FAIRDESK_BENCH_EXHIBITORS", "35000"))
BUDGET_IMPORT_S = 10
BUDGET_ANSWER_MS = 50
PLACES = (
    "杭州",
    "义乌市",
    "宁波",
    "浙江永康",
    "深圳市",
    "中山市",
    "佛山市南海",
    "重庆",
    "厦门",
    "泉州",
    "苏州",
    "青岛",
    "温州乐清",
)
TRADES = (
    "日用品",
    "家居用品",
    "电器",
    "灯饰",
    "五金工具",
    "进出口",
    "科技",
    "服饰",
    "陶瓷",
    "玩具",
    "塑料制品",
    "箱包",
)
FORMS = ("有限公司", "有限公司", "有限公司", "股份有限公司", "厂", "有限责任公司", "贸易商行")
HEADER = ("公司名称", "英文名称", "展位号", "所在国家/地区", "统一社会信用代码", "参展证号", "联系人", "地址")


def brands(rng: random.Random) -> Iterator[str]:
    """Brand names without end."""
    file = os.environ.get("FAIRDESK_COMPANY_NAMES")
    names = Path(file).read_text(encoding="utf-8-sig").split()[2:] if file else []
    level1 = bytes(b for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF) for b in (high, low)).decode("gb2312")
    while True:
        yield rng.choice(names) if names else "".join(rng.choices(level1, k=rng.choice((2, 2, 2, 3, 4))))


def uscc(number: int) -> str:
    body = f"9133010{number:07d}MX0"
    return body + str(uscc_check(body))


def table(count: int, rng: random.Random) -> list[tuple[str, ...]]:
    """Rows with 15 booths for 7 exhibitors, as ranges and as lists; every booth number is used once."""
    made = brands(rng)
    rows = []
    at = 0
    for n in range(count):
        name = rng.choice(PLACES) + next(made) + rng.choice(TRADES) + rng.choice(FORMS)
        booths = (1, 2, 2, 2, 3, 4, 1)[n % 7]
        if at % 60 + booths > 60:
            at += 60 - at % 60
        row, first = divmod(at, 60)
        hall, letter = divmod(row, 26)
        one = f"{hall // 3 + 1}.{hall % 3 + 1}{chr(65 + letter)}{first + 1:02d}"
        last = first + booths
        booth = one if booths == 1 else (f"{one}-{last:02d}" if n % 2 else f"{one}-{last - 1:02d}、{last:02d}")
        at += booths
        rows.append((name, f"Sample {n} Co., Ltd.", booth, "中国", uscc(n), f"BZ{n:08d}", "陈某", f"样例路{n}号"))
    return rows


def as_csv(rows: list[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *rows])
    return out.getvalue().encode("gb18030")


def as_xlsx(rows: list[tuple[str, ...]]) -> bytes:
    """A workbook with shared strings, as spreadsheet programs write it."""
    known: dict[str, int] = {}
    body = "".join(
        f'<row r="{n}">'
        + "".join(
            f'<c r="{chr(65 + i)}{n}" t="s"><v>{known.setdefault(c, len(known))}</v></c>' for i, c in enumerate(r)
        )
        + "</row>"
        for n, r in enumerate([HEADER, *rows], 1)
    )
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(
            "xl/workbook.xml",
            f'<workbook {main} xmlns:r="{rel}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in known)
        book.writestr("xl/sharedStrings.xml", f"<sst {main}>{strings}</sst>")
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet {main}><sheetData>{body}</sheetData></worksheet>")
    return out.getvalue()


def timed(ask: Callable[[str], object], questions: list[str]) -> str:
    """Median, 95th percentile and longest in milliseconds, and the 95th percentile of processor time."""
    taken, busy = [], []
    for question in questions:
        start, cpu = time.perf_counter(), time.thread_time()
        ask(question)
        taken.append((time.perf_counter() - start) * 1000)
        busy.append((time.thread_time() - cpu) * 1000)
    p50, p95 = np.percentile(taken, [50, 95])
    return (
        f"p50 {p50:5.1f} ms  p95 {p95:5.1f} ms  longest {max(taken):5.1f} ms  (processor p95 "
        f"{np.percentile(busy, 95):5.1f} ms)"
    )


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_the_import_and_the_answers_of_the_directory_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = random.Random(2026)
    rows = table(COUNT, rng)
    told = []
    for name, data in (("gbk.csv", as_csv(rows)), ("book.xlsx", as_xlsx(rows))):
        day = Day(tmp_path / name.replace(".", "-"))
        file = tmp_path / name
        file.write_bytes(data)
        directory = Directory(day.station)
        start, cpu = time.perf_counter(), time.process_time()
        report = directory.import_list(file, author=day.head)
        took, busy = time.perf_counter() - start, time.process_time() - cpu
        told.append(
            f"  import {name:10} {took:5.1f} s, processor {busy:4.1f} s (budget {BUDGET_IMPORT_S} s): "
            f"{report.read:,} rows, {report.entries:,} exhibitors, {report.booths:,} booth numbers"
        )
        if name.endswith("xlsx"):
            break
        day.station.close()
    some = rng.sample(rows, 60)
    questions = {
        "name, middle": [row[0][2:6] for row in some],
        "name, whole": [row[0] for row in some],
        "two characters": [row[0][3:5] for row in some],
        "words turned": [f"{row[0][-6:-2]} {row[0][:2]}" for row in some],
        "any name (有限公司)": ["有限公司"] * 10,
        "pinyin": ["hangzhou", "yiwu", "chongqing", "zhongshan", "xiamen"] * 6,
        "initials": ["hz", "ywsl", "cqxy", "zsd", "xmhy"] * 6,
        "nothing there": ["没有这样的名字", "zzzzzz", "鑫鑫鑫鑫"] * 6,
        "badge": [row[5] for row in some],
        "hall": [f"{n}.1" for n in range(1, 15)],
    }
    for name, asked in questions.items():
        told.append(f"  {name:18} {timed(directory.search, asked)}")
    booths = [row[2].split("-")[0].split("、")[0] for row in some]
    told.append(f"  {'booth':18} {timed(directory.at_booth, booths)}")
    names = [row[0] for row in rows]
    scan = timed(lambda q: [name for name in names if q in name], [row[0][2:6] for row in some])
    told.append(f"  {'plain Python scan':18} {scan}")
    misses = [row[0] for row in some if row[0] not in {found.name for found in directory.search(row[0])}]
    assert misses == []
    assert all(directory.search(row[5])[0].name for row in some)
    day.station.close()
    with capsys.disabled():
        print(f"\nexhibitors: {COUNT:,}; budget of an answer {BUDGET_ANSWER_MS} ms\n" + "\n".join(told))  # noqa: T201
