"""One bad record never stops the rest: broken, truncated, hostile and odd XML, all invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.core.rights import GoodsLine, Record
from fairdesk.records.build import BuildReport
from fairdesk.records.model import SetAside
from fairdesk.records.pack import Pack
from fairdesk.records.readers import cnipa_patent, us_patent, uspto_marks

DTD = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE trademark-applications-daily [ <!ELEMENT trademark-applications-daily (#PCDATA)> ]>
<trademark-applications-daily><file-segments><action-keys>
"""
END = b"</action-keys></file-segments></trademark-applications-daily>\n"


def case(serial: str, mark: str = "FAIRBIRD", extra: str = "") -> bytes:
    return (
        f"<case-file><serial-number>{serial}</serial-number><registration-number>0000000</registration-number>"
        f"<case-file-header><filing-date>20240102</filing-date><status-code>630</status-code>"
        f"<mark-identification>{mark}</mark-identification></case-file-header>{extra}</case-file>\n"
    ).encode()


def read(raw: bytes) -> tuple[list[str], list[SetAside]]:
    outcomes = list(uspto_marks.read(BytesIO(raw), "daily.xml"))
    kept = [outcome.number for outcome in outcomes if isinstance(outcome, Record)]
    return kept, [outcome for outcome in outcomes if isinstance(outcome, SetAside)]


def test_a_truncated_xml_sets_the_record_aside_and_keeps_the_rest() -> None:
    whole = DTD + case("97000001") + case("97000002") + case("97000003")
    kept, aside = read(whole[:-40])
    assert kept == ["97000001", "97000002"]
    assert [entry.reason_code for entry in aside] == ["FD-3103"]
    assert aside[0].raw.startswith(b"<case-file><serial-number>97000003")
    assert aside[0].position == f"line 6, byte {whole.index(aside[0].raw)}"


def test_a_file_cut_between_two_records_says_that_records_may_be_missing() -> None:
    kept, aside = read(DTD + case("97000001"))
    assert kept == ["97000001"]
    assert [entry.reason_code for entry in aside] == ["FD-3109"]


@pytest.mark.parametrize(
    "broken",
    [
        case("97000002", "A & B"),
        case("97000002", "<b>open"),
        case("97000002").replace(b"FAIRBIRD", b"\xff\xfe\xfd"),
        case("97000002", "<!-- never closed"),
        case("97000002", "<![CDATA[ never closed"),
        case("97000002", "&unknown;"),
    ],
    ids=["ampersand", "tag", "bytes", "comment", "cdata", "entity"],
)
def test_a_broken_record_in_the_middle_takes_no_other_with_it(broken: bytes) -> None:
    kept, aside = read(DTD + case("97000001") + broken + case("97000003") + END)
    assert kept == ["97000001", "97000003"]
    assert [entry.reason_code for entry in aside] == ["FD-3101"]
    assert aside[0].raw == broken.rstrip(b"\n")


def test_a_record_without_its_end_tag_is_set_aside_and_the_next_one_read() -> None:
    unclosed = case("97000002").replace(b"</case-file>", b"")
    kept, aside = read(DTD + case("97000001") + unclosed + case("97000003") + END)
    assert kept == ["97000001", "97000003"]
    assert [entry.reason_code for entry in aside] == ["FD-3102"]


def test_a_tag_inside_a_comment_or_cdata_ends_no_record() -> None:
    inside = case("97000002", "<![CDATA[X </case-file> Y]]>", "<!-- </case-file> <case-file> -->")
    kept, aside = read(DTD + case("97000001") + inside + case("97000003") + END)
    assert (kept, aside) == (["97000001", "97000002", "97000003"], [])


def test_a_record_without_number_or_with_a_bad_day_names_the_field() -> None:
    bad_day = case("97000002").replace(b"20240102", b"20241399")
    kept, aside = read(DTD + case("") + bad_day + case("97000003").replace(b"20240102", b"00000000") + END)
    assert kept == ["97000003"]
    assert [entry.reason_code for entry in aside] == ["FD-3110", "FD-3105"]
    assert "filing-date" in aside[1].reason_en
    assert "20241399" in aside[1].reason_zh


def test_an_external_entity_is_never_fetched() -> None:
    secret = b"root:x:0:0"
    hostile = DTD.replace(b"[ ", b'[ <!ENTITY xxe SYSTEM "file:///etc/passwd"> ')
    kept, aside = read(hostile + case("97000001", "&xxe;") + case("97000002") + END)
    assert kept == ["97000002"]
    assert [entry.reason_code for entry in aside] == ["FD-3101"]
    assert secret not in aside[0].raw


def test_a_billion_laughs_stay_one_record_set_aside() -> None:
    laughs = b"".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">'.encode() for n in range(12))
    kept, aside = read(DTD.replace(b"[ ", b"[ " + laughs) + case("97000001", "&l11;") + case("97000002") + END)
    assert kept == ["97000002"]
    assert len(aside) == 1


def test_control_characters_and_html_names_of_characters_are_read_over() -> None:
    raw = DTD + case("97000001", "FAIR\x0bBIRD") + case("97000002", "CAF&Eacute;") + END
    marks = [o for o in uspto_marks.read(BytesIO(raw), "x") if isinstance(o, Record)]
    assert [mark.title for mark in marks] == ["FAIRBIRD", "CAFÉ"]


def test_utf16_and_gbk_files_are_read_in_their_encoding() -> None:
    body = "<trademark-applications-daily>" + case("97000001", "澜雀").decode() + "</trademark-applications-daily>"
    for encoding, declared in (("utf-16", "UTF-16"), ("gbk", "GB2312")):
        raw = f'<?xml version="1.0" encoding="{declared}"?>{body}'.encode(encoding)
        (mark,) = uspto_marks.read(BytesIO(raw), "x")
        assert isinstance(mark, Record)
        assert mark.title == "澜雀"


def test_a_weekly_file_of_many_grants_is_read_document_by_document() -> None:
    def grant(number: str, kind: str) -> bytes:
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v45-2014-04-03.dtd" [ ]>
<us-patent-grant lang="EN"><us-bibliographic-data-grant><publication-reference><document-id><country>US</country>
<doc-number>{number}</doc-number><kind>S1</kind><date>20240206</date></document-id></publication-reference>
<application-reference appl-type="{kind}"><document-id><country>US</country><doc-number>29123456</doc-number>
<date>20230101</date></document-id></application-reference>
<classification-locarno><edition>14</edition><main-classification>0701</main-classification></classification-locarno>
<invention-title id="d">Thermos <i>cup</i></invention-title>
<us-parties><inventors><inventor><addressbook><last-name>Doe</last-name><first-name>Ann</first-name></addressbook>
</inventor></inventors></us-parties></us-bibliographic-data-grant>
<claims><claim><claim-text>The ornamental design for a thermos cup.</claim-text></claim></claims>
</us-patent-grant>
""".encode()

    broken = grant("D0900002", "design").replace(b"</claims>", b"")
    raw = grant("D0900001", "design") + broken + grant("09000003", "utility")
    first, second, third = us_patent.read(BytesIO(raw), "weekly.xml")
    assert isinstance(first, Record)
    assert (first.kind, first.number, first.registration_number) == ("PAT-DES", "USD900001S1", "D900001")
    assert (first.locarno, first.title, first.holders) == (("07-01",), "Thermos cup", ("Ann Doe",))
    assert isinstance(second, SetAside)
    assert isinstance(third, Record)
    assert third.kind == "PAT-INV"


CNIPA = """<?xml version="1.0" encoding="UTF-8"?>
<{p}PatentDocumentAndRelated {ns} docNumber="308000001" kind="S" datePublication="20231013"><{p}DesignBibliographicData>
<{p}PublicationReference dataFormat="original" sourceDB="DOCDB_DOCDB"><{b}DocumentID><{b}DocNumber>1</{b}DocNumber>
</{b}DocumentID></{p}PublicationReference>
<{p}PublicationReference dataFormat="original"><{b}DocumentID><{b}WIPOST3Code>CN</{b}WIPOST3Code>
<{b}DocNumber>308000001</{b}DocNumber><{b}Kind>S</{b}Kind><{b}Date>20231013</{b}Date></{b}DocumentID>
</{p}PublicationReference>
<{p}ApplicationReference applType="30" dataFormat="original"><{b}DocumentID><{b}DocNumber>{number}</{b}DocNumber>
<{b}Date>20230418</{b}Date></{b}DocumentID></{p}ApplicationReference>
<{p}ClassificationLocarno>07-01</{p}ClassificationLocarno>
<{p}InventionTitle>保温<!-- SIPO <DP n="10"> -->杯</{p}InventionTitle>
<{p}AssigneeDetails><{p}Assignee><{b}AddressBook><{b}Name>杭州澜雀家居有限公司</{b}Name></{b}AddressBook></{p}Assignee>
</{p}AssigneeDetails></{p}DesignBibliographicData><{p}DesignBriefExplanation>设计要点在于形状。</{p}DesignBriefExplanation>
</{p}PatentDocumentAndRelated>"""
SPACES = {
    "none": ("", "", ""),
    "sipo": (
        "business:",
        "base:",
        'xmlns:business="http://www.sipo.gov.cn/XMLSchema/business" xmlns:base="http://www.sipo.gov.cn/XMLSchema/base"',
    ),
    "urn": ("q:", "w:", 'xmlns:q="urn:cnipa:business" xmlns:w="urn:cnipa:base"'),
}


@pytest.mark.parametrize("space", SPACES)
def test_a_chinese_design_is_read_in_all_three_namespaces(space: str) -> None:
    p, b, ns = SPACES[space]
    raw = CNIPA.format(p=p, b=b, ns=ns, number="202330211845.5").encode()
    (design,) = cnipa_patent.read(BytesIO(raw), "x.xml")
    assert isinstance(design, Record)
    assert (design.kind, design.title, design.locarno) == ("PAT-DES", "保温杯", ("07-01",))
    assert (design.number, design.publication_number) == ("ZL202330211845.5", "CN308000001S")
    assert design.holders == ("杭州澜雀家居有限公司",)
    assert design.abstract == "设计要点在于形状。"


def test_a_wrong_check_digit_in_a_patent_xml_is_set_aside_with_the_right_one() -> None:
    raw = CNIPA.format(p="", b="", ns="", number="202330211845.7").encode()
    (aside,) = cnipa_patent.read(BytesIO(raw), "x.xml")
    assert isinstance(aside, SetAside)
    assert aside.reason_code == "FD-3120"
    assert "must be 5, not 7" in aside.reason_en


MARK = """<?xml version="1.0" encoding="GBK"?><TRADEMARK><MARK_CN_ID>{id}</MARK_CN_ID>
<NAMEINFO><NAME>澜雀\x0b</NAME></NAMEINFO>
<BASEINFO><REGISTRATION-NO>61800021</REGISTRATION-NO><APPLICATION-NO>61800021</APPLICATION-NO><ICN>{icn}</ICN>
<TRADEMARK-TYPE>一般</TRADEMARK-TYPE><CURRENT-STATE-RIGHT>有效</CURRENT-STATE-RIGHT></BASEINFO>
<DATEINFO><APPLICATION-DATE>20211206</APPLICATION-DATE><REG-DATE>2022-08-21</REG-DATE>
<SPECIAL-RIGHT-ENDDATE>00000000</SPECIAL-RIGHT-ENDDATE></DATEINFO>
<APPLICATION-PERSION-INFOS><P><NAME-ZH>杭州澜雀家居有限公司</NAME-ZH><NAME-EN>LANQUE</NAME-EN></P></APPLICATION-PERSION-INFOS>
<SERVICE-LIST><S><G>2101</G><N>{goods}</N></S></SERVICE-LIST></TRADEMARK>"""


class GbkName(zipfile.ZipInfo):
    """An entry named in GBK without the UTF-8 flag, as Chinese tools write it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits


def test_a_chinese_mark_package_with_gbk_names_merges_classes_and_reports_what_is_missing(
    built: Callable[..., tuple[BuildReport, Pack]],
) -> None:
    archive = io.BytesIO()
    png = b"\x89PNG\r\n\x1a\n" + bytes(20)
    with zipfile.ZipFile(archive, "w") as out:
        for number, icn, goods in (("1", "21", "保温瓶"), ("2", "9", "耳机"), ("3", "甲", "灯")):
            identity = f"CN0000000000000{number}"
            xml = MARK.format(id=identity, icn=icn, goods=goods).encode("gbk")
            out.writestr(GbkName(f"批次一/{identity}/{identity}.XML"), xml)
        out.writestr(GbkName("批次一/CN00000000000001/CN00000000000001.jpg"), png)
        out.writestr(GbkName("批次一/CN00000000000009/CN00000000000009sf.jpg"), png + b"x")
    report, pack = built({"包.zip": archive.getvalue()})
    assert report.set_aside[0].source.startswith("in/包.zip!批次一/CN")
    (mark,) = pack.find("61800021")
    assert (mark.title, mark.classes, mark.holders) == ("澜雀", (9, 21), ("杭州澜雀家居有限公司",))
    assert mark.goods == (GoodsLine(9, "耳机", ("2101",)), GoodsLine(21, "保温瓶", ("2101",)))
    assert len(mark.pictures) == 1
    assert sorted(entry.reason_code for entry in report.set_aside) == ["FD-3107", "FD-3112"]
    assert [reason.code for _, reason in report.skipped] == ["FD-3208"]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_mutated_files_never_crash_the_reader(data: st.DataObject) -> None:
    raw = bytearray(DTD + case("97000001") + case("97000002", "<![CDATA[x]]>") + case("97000003") + END)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
    for outcome in uspto_marks.read(BytesIO(bytes(raw)), "x"):
        assert isinstance(outcome, (Record, SetAside))
