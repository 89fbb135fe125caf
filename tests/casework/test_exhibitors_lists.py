"""Exhibitor lists as organisers send them are read row by row, and the account adds up."""

import io
import json
from collections import Counter

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.casework.exhibitors.lists import ExhibitorList, read_exhibitors
from fairdesk.errors import Known

GOOD, OTHER, WRONG = "91350100M000100Y43", "913307820000001XXE", "91350100M000100Y44"
HEADING = "公司名,展位号,所在国家/地区,统一社会信用代码"
LIST = f"""第139届样例交易会参展商名单,,,
{HEADING}
杭州澜雀家居有限公司,9.2B16-18、C07,中国,{GOOD}
,9.2D01,,
样例日用品厂,E1D26,中国,{WRONG}
{HEADING}
澜雀贸易行,"1.1A
01",,
杭州澜雀家居有限公司,9.2B20,,
,,中国,
行 业 名 录,,,
"""


def codes(found: ExhibitorList) -> Counter[str]:
    return Counter(note.code for note in found.report.set_aside)


def adds_up(found: ExhibitorList) -> bool:
    return found.report.read == found.report.kept + len(found.report.set_aside)


def workbook(rows: list[list[object]], *merged: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_list_is_read_in_every_usual_encoding_with_titles_headings_and_footers_set_aside(encoding: str) -> None:
    found = read_exhibitors(LIST.encode(encoding), "list.csv")
    assert [e.name for e in found.exhibitors] == ["杭州澜雀家居有限公司", "样例日用品厂", "澜雀贸易行"]
    assert codes(found) == {"FD-1856": 2, "FD-1858": 1, "FD-1859": 1}
    assert [note.place for note in found.report.set_aside] == ["line 1", "line 6", "line 10", "line 11"]
    assert (found.report.read, found.report.kept) == (9, 5)


def test_rows_of_one_exhibitor_become_one_entry_with_all_its_booths() -> None:
    found = read_exhibitors(LIST.encode(), "list.csv")
    assert list(found.exhibitors[0].booths) == ["9.2B16", "9.2B17", "9.2B18", "9.2C07", "9.2D01", "9.2B20"]
    assert found.report.booths == 8


def test_a_row_with_broken_bytes_in_a_gbk_file_is_set_aside_and_the_rest_is_read() -> None:
    lines = LIST.encode("gb18030").split(b"\n")
    lines.insert(4, b"\xb2\xff\xff\xb8,9.2E01,,")
    found = read_exhibitors(b"\r\n".join(lines), "list.csv")
    assert codes(found)["FD-1854"] == 1
    assert next(note.place for note in found.report.set_aside if note.code == "FD-1854") == "line 5"
    assert len(found.exhibitors) == 3
    assert adds_up(found)


def test_a_wrong_credit_code_is_told_with_the_right_check_character_and_the_exhibitor_kept() -> None:
    found = read_exhibitors(LIST.encode(), "list.csv")
    (note,) = [note for note in found.report.warnings if note.code == "FD-1857"]
    assert note.place == "line 5"
    assert WRONG in note.text("zh") and "3" in note.text("en")
    assert (found.exhibitors[1].name, found.exhibitors[1].uscc) == ("样例日用品厂", "")


def test_two_companies_of_one_name_with_different_credit_codes_stay_two() -> None:
    text = f"company,booth,uscc\n样例有限公司,A01,{GOOD}\n样例有限公司,A02,{OTHER}\n"
    assert [list(e.booths) for e in read_exhibitors(text.encode(), "x.csv").exhibitors] == [["A01"], ["A02"]]


def test_full_width_characters_and_english_headings_are_understood() -> None:
    text = (
        "Company Name;Booth No.;Country/Region;Badge No.\nＳａｍｐｌｅ　Ｌｔｄ；Ｘ;９．２Ｂ０１;Germany;YL 01,YL-02\n"
    )
    (one,) = read_exhibitors(text.replace("；Ｘ", "").encode(), "x.csv").exhibitors
    assert (one.name, list(one.booths), list(one.badges)) == ("Ｓａｍｐｌｅ Ｌｔｄ", ["9.2B01"], ["YL", "01", "YL02"])


def test_the_hall_column_completes_a_booth_that_lacks_its_hall() -> None:
    text = "展商公司名称,展区,展位号\n样例厂,9.2馆,B16-17\n样品厂,1.1,1.1A01\n"
    assert [list(e.booths) for e in read_exhibitors(text.encode(), "x.csv").exhibitors] == [
        ["9.2B16", "9.2B17"],
        ["1.1A01"],
    ]


def test_json_with_title_and_stand_is_a_list_and_an_odd_item_is_set_aside() -> None:
    items = [{"title": "Sample AB", "stand": "B04:26", "url": "sample.example"}, 7, {"title": "Two AB", "stand": None}]
    found = read_exhibitors(json.dumps({"exhibitors": items}).encode(), "x.json")
    assert [(e.name, list(e.booths)) for e in found.exhibitors] == [("Sample AB", ["B0426"]), ("Two AB", [])]
    assert [(note.place, note.code) for note in found.report.set_aside] == [("item 2", "FD-1854")]
    assert [note.code for note in found.report.warnings] == ["FD-1860"]


def test_merged_cells_of_a_workbook_count_for_every_row_they_span() -> None:
    rows: list[list[object]] = [
        ["公司名称", "展位号", "联系人"],
        ["甲样例有限公司", "9.2B01", "陈某"],
        ["乙样例有限公司", None, "周某"],
        ["丙样例有限公司", "9.2B05", "孙某"],
        [None, "9.2B06", None],
        ["丁样例有限公司", None, "李某"],
        ["合计：4家", None, None],
    ]
    found = read_exhibitors(workbook(rows, "B2:B3", "A4:A5"), "list.xlsx")
    assert [(e.name[0], list(e.booths)) for e in found.exhibitors] == [
        ("甲", ["9.2B01"]),
        ("乙", ["9.2B01"]),
        ("丙", ["9.2B05", "9.2B06"]),
        ("丁", []),
    ]
    assert [note.place for note in found.report.set_aside] == ["Sheet!7"]
    assert (found.report.read, found.report.kept) == (6, 5)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "FD-1851"),
        (b"\xd0\xcf\x11\xe0old", "FD-1851"),
        (b"PK\x03\x04 not a workbook", "FD-1852"),
        (b'{"visitors": []}', "FD-1853"),
        (b'{"exhibitors": ', "FD-1853"),
        ("名字,号码\n甲,1\n".encode(), "FD-1855"),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(data: bytes, code: str) -> None:
    with pytest.raises(Known) as caught:
        read_exhibitors(data, "file.x")
    assert caught.value.code == code
    assert "file.x" in caught.value.text("zh") and "file.x" in caught.value.text("en")


@given(st.lists(st.binary(max_size=60), max_size=12))
def test_whatever_rows_follow_a_heading_the_account_adds_up_and_no_row_is_lost(lines: list[bytes]) -> None:
    found = read_exhibitors("\n".join([HEADING, "甲样例有限公司,A01,,", ""]).encode() + b"\n".join(lines), "x.csv")
    assert adds_up(found)
    assert found.exhibitors[0].name == "甲样例有限公司"
