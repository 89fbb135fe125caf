"""The plain table: encodings, broken rows, wrong numbers, pictures. All rights are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from fairdesk.core.rights import GoodsLine, Record, RightKind, RightStatus
from fairdesk.records.build import BuildReport
from fairdesk.records.model import SetAside
from fairdesk.records.pack import Pack
from fairdesk.records.readers import table

HEADER = "kind,number,title,holder,status,filed,granted,expires,classes,groups,goods,picture,abstract,claims\n"
CUP = (
    "TM,61800021,澜雀,杭州澜雀家居有限公司;甲公司,有效,2021-12-06,2022-08-21,2032-08-20,9;21,0908;2101,"
    '"[9] 耳机; [21] 保温瓶; 水杯",,,\n'
)
LAMP = (
    "发明,ZL 2020 1 0638827.{c},折叠台灯,杭州澜雀家居有限公司,,2020-07-06,2022-09-27,,F21S006/00,,,,摘要,"
    "1. 一种灯；有座;2. 按1的灯\n"
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
Build = Callable[..., tuple[BuildReport, Pack]]


def read(raw: bytes) -> tuple[list[Record], list[SetAside]]:
    outcomes = list(table.read(BytesIO(raw), "t.csv"))
    return (
        [outcome for outcome in outcomes if isinstance(outcome, Record)],
        [outcome for outcome in outcomes if isinstance(outcome, SetAside)],
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_table_is_read_in_its_encoding(encoding: str) -> None:
    (mark,), aside = read((HEADER + CUP).encode(encoding))
    assert aside == []
    assert (mark.kind, mark.number, mark.title) == (RightKind.TM, "61800021", "澜雀")
    assert mark.holders == ("杭州澜雀家居有限公司", "甲公司")
    assert (mark.filed, mark.expires) == (date(2021, 12, 6), date(2032, 8, 20))
    assert mark.goods == (GoodsLine(9, "耳机", ("0908",)), GoodsLine(21, "保温瓶; 水杯", ("2101",)))
    assert mark.status is RightStatus.IN_FORCE


def test_a_chinese_header_in_the_third_row_is_found() -> None:
    text = "2026年展会权利清单\n\n种类,号码,名称,权利人,到期日\n外观设计,ZL202330211845.5,保温杯,甲公司,2038年4月18日\n"
    (design,), _ = read(text.encode("gbk"))
    assert (design.number, design.expires) == ("ZL202330211845.5", date(2038, 4, 18))
    assert design.position == "line 4"


def test_a_gbk_table_with_a_row_of_broken_bytes_keeps_the_other_rows() -> None:
    broken = CUP.encode("gbk").replace("杭州".encode("gbk"), b"\xba\xff\x81\x20")
    kept, aside = read((HEADER + CUP).encode("gbk") + broken + LAMP.format(c="X").encode("gbk").replace(b".X", b""))
    assert [record.title for record in kept] == ["澜雀", "折叠台灯"]
    assert [(entry.reason_code, entry.position) for entry in aside] == [("FD-3125", "line 3")]
    assert aside[0].raw == broken
    assert "GB18030" in aside[0].reason_zh


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("TM,1,a,b\n", "FD-3124"),
        ('TM,1,"never closed,b,,,,,,,,,,\n', "FD-3126"),
        (CUP.replace("TM,", "ZZ,"), "FD-3122"),
        (CUP.replace("61800021", " "), "FD-3110"),
        (CUP.replace("2022-08-21", "2022-02-31"), "FD-3105"),
        (CUP.replace(",9;21,", ",9;46,"), "FD-3107"),
        (LAMP.format(c="5"), "FD-3120"),
        (LAMP.format(c="").replace("发明", "实用新型").replace("7.,", "7,"), "FD-3123"),
        (LAMP.format(c="").replace("ZL 2020 1 0638827.", "ABC"), "FD-3121"),
    ],
)
def test_a_bad_row_is_set_aside_with_its_reason_and_the_rest_is_read(row: str, code: str) -> None:
    kept, aside = read((HEADER + CUP + row + CUP.replace("61800021", "61800022")).encode())
    assert [record.number for record in kept] == ["61800021", "61800022"]
    assert [entry.reason_code for entry in aside] == [code]
    assert (aside[0].raw.decode(), aside[0].position) == (row, "line 3")


def test_a_wrong_check_digit_names_the_expected_one() -> None:
    _, (aside,) = read((HEADER + LAMP.format(c="9")).encode())
    assert "ZL 2020 1 0638827.9" in aside.reason_zh
    assert "应为 0" in aside.reason_zh
    assert "must be 0, not 9" in aside.reason_en


def test_numbered_claims_keep_semicolons_of_their_own_and_cells_may_hold_lines() -> None:
    row = LAMP.format(c="0").replace("1. 一种灯；有座;2. 按1的灯", '"1. A lamp; with a base;\n2. The lamp of claim 1"')
    (lamp, _), aside = read((HEADER + row + CUP).encode())
    assert aside == []
    assert lamp.claims == ("1. A lamp; with a base", "2. The lamp of claim 1")
    assert (lamp.ipc, lamp.application_number) == (("F21S 6/00",), "202010638827.0")
    assert lamp.number == "ZL202010638827.0"


def test_rights_of_other_offices_keep_their_office() -> None:
    row = "发明,US 8930553 B2,Managing,Someone,,2012-10-09,2015-01-06,,,,,,,\n"
    (patent,), _ = read((HEADER + row).encode())
    assert (patent.office, patent.number) == ("US", "US 8930553 B2")


def test_a_workbook_is_read_like_the_table(built: Build) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["示例清单"])
    sheet.append([])
    sheet.append(["种类", "号码", "名称", "权利人", "申请日", "类别", "商品"])
    sheet.append(["商标", 61800021, "澜雀", "杭州澜雀家居有限公司", datetime(2021, 12, 6), 21, "保温瓶"])  # noqa: DTZ001
    sheet.append(["商标", 61800022, "澜鹊", "甲公司", "六月", 21, "杯"])
    data = io.BytesIO()
    book.save(data)
    report, pack = built({"rights.xlsx": data.getvalue()})
    (mark,) = pack.find("61800021")
    assert (mark.filed, mark.goods) == (date(2021, 12, 6), (GoodsLine(21, "保温瓶"),))
    assert [(entry.reason_code, entry.position) for entry in report.set_aside] == [("FD-3105", "Sheet!5")]


def test_pictures_are_found_beside_the_table_and_never_outside_the_source(built: Build) -> None:
    rows = "".join(
        CUP.replace("61800021", number).replace('水杯",,,', f'水杯",{picture},,')
        for number, picture in (
            ("1", "pictures/a.png"),
            ("2", "../secret.png"),
            ("3", "gone.png"),
            ("4", "notes.txt"),
            ("5", "pictures/a.png;pictures\\a.png"),
        )
    )
    files = {
        "list/t.csv": (HEADER + rows).encode(),
        "list/pictures/a.png": PNG,
        "list/notes.txt": b"no picture",
        "secret.png": PNG + b"secret",
    }
    report, pack = built(files, "list")
    assert report.kept == 5
    assert [reason.code for _, _, reason in report.pictures_missing] == ["FD-3302", "FD-3301", "FD-3303"]
    assert report.pictures == 1
    (key,) = pack.find("5")[0].pictures
    assert pack.picture(key) == PNG
    assert pack.find("2")[0].pictures == ()
    assert pack.picture("0" * 64) is None


def test_a_table_inside_a_zip_finds_its_pictures_but_no_path_leads_out(built: Build) -> None:
    rows = CUP.replace('水杯",,,', '水杯",../../x.png;img/a.png,,')
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("deep/t.csv", (HEADER + rows).encode("gbk"))
        out.writestr("deep/img/a.png", PNG)
        out.writestr("../x.png", PNG + b"x")
    report, pack = built({"pack.zip": archive.getvalue()})
    assert len(pack.find("61800021")[0].pictures) == 1
    assert [reason.code for _, _, reason in report.pictures_missing] == ["FD-3302"]


def test_a_table_with_other_columns_is_listed_not_read(built: Build) -> None:
    report, _ = built({"codes.csv": b"code,description\n1,x\n", "t.csv": HEADER.encode()})
    assert [(name, reason.code) for name, reason in report.skipped] == [
        ("in/codes.csv", "FD-3201"),
        ("in/t.csv", "FD-3203"),
    ]
