"""Every real sample, value by value; the values were typed from the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fairdesk.core.rights import Record, RightKind, RightStatus
from fairdesk.records.build import BuildReport
from fairdesk.records.pack import Pack, build_pack


@pytest.fixture(scope="module")
def golden(standards: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BuildReport, Pack]]:
    out = tmp_path_factory.mktemp("golden") / "x.fdpack"
    report = build_pack(out, [standards])
    with Pack.open(out) as pack:
        yield report, pack


def one(pack: Pack, number: str) -> Record:
    found = pack.find(number)
    assert found, number
    return found[0]


def test_the_report_over_all_samples_adds_up_and_lists_what_is_no_register(
    golden: tuple[BuildReport, Pack],
) -> None:
    report, pack = golden
    assert report.read == report.kept + len(report.set_aside)
    assert (report.kept, pack.info().records) == (36, 36)
    assert pack.verify()
    skipped = {name for name, _ in report.skipped}
    assert any(name.endswith(".dtd") for name in skipped)
    assert any(name.endswith("status_codes.csv") for name in skipped)
    assert any("sample_XML4IP.ZIP!" in name for name in skipped)


# number asked, kind, office, title, first holder, filed, granted, expires, classes
GOLDEN = [
    ("87310367", "TM", "US", "TUSIMPLE", "TuSimple", "2017-01-23", "", "", (9, 12, 39, 42)),
    ("87703889", "TM", "US", "TU SIMPLE", "TuSimple", "2017-11-30", "", "", (9, 12, 39, 42)),
    ("87703896", "TM", "US", "TU SIMPLE", "TuSimple", "2017-11-30", "", "", (9, 12, 39, 42)),
    ("87796079", "TM", "US", "CLEANPULP", "Solenis Technologies, L.P.", "2018-02-13", "", "", (42,)),
    ("0124134", "TM", "US", "CUTEX", "CUTEX, INC.", "1918-07-11", "1919-01-14", "", (8,)),
    ("436748", "TM", "US", "COLUMBIAN", "Quality Park, LLC", "1947-05-24", "1948-02-17", "", (16,)),
    ("657968", "TM", "US", "B & G", "FLUID HANDLING LLC", "1957-04-29", "1958-02-04", "", (6,)),
    ("672,905", "TM", "US", "ROCK CREEK", "CANADA DRY POTOMAC CORPORATION", "1958-02-03", "1959-01-20", "", (32,)),
    ("832787", "TM", "US", "CELANESE", "CELANESE INTERNATIONAL CORPORATION", "1966-04-14", "1967-08-01", "", (1,)),
    ("864928", "TM", "US", "AUDION", "AUDION ELEKTRO B.V.", "1966-04-27", "1969-02-18", "", (7,)),
    (
        "843074",
        "TM",
        "US",
        "CARBOLINE",
        "CARBOLINE INTERNATIONAL CORPORATION",
        "1966-04-29",
        "1968-01-30",
        "",
        (1, 2, 3, 19),
    ),
    ("2,824,281", "TM", "US", "PYTHON", "PYTHON SOFTWARE FOUNDATION", "2000-05-09", "2004-03-23", "", (9, 42)),
    ("76/044,902", "TM", "US", "PYTHON", "PYTHON SOFTWARE FOUNDATION", "2000-05-09", "2004-03-23", "", (9, 42)),
    ("2178784", "TM", "US", "JAVA", "Oracle America, Inc.", "1995-02-07", "1998-08-04", "", (9,)),
    (
        "000428557",
        "TM",
        "EM",
        "Golden Apple",
        "Berentzen-Gruppe Aktiengesellschaft",
        "1996-12-02",
        "1998-10-30",
        "2026-12-02",
        (30, 32, 33),
    ),
    (
        "000111153",
        "TM",
        "EM",
        "FINLANDIA PINEAPPLE",
        "Finlandia Vodka Worldwide Ltd",
        "1996-04-01",
        "1998-05-22",
        "2006-04-01",
        (33,),
    ),
    ("W00928475", "TM", "EM", "APPLE TV", "Apple Inc.", "2007-05-07", "2007-05-07", "2027-05-07", (9,)),
    (
        "W00895170",
        "TM",
        "EM",
        "Appletiser",
        "SABMILLER INTERNATIONAL BRANDS LIMITED",
        "2006-07-20",
        "2006-07-20",
        "2016-07-20",
        (32,),
    ),
    (
        "US 8,930,553 B2",
        "PAT-INV",
        "US",
        "Managing mid-dialog session initiation protocol (SIP) messages",
        "International Business Machines Corporation",
        "2012-10-09",
        "2015-01-06",
        "",
        (),
    ),
    (
        "US 2005/0004437 A1",
        "PAT-INV",
        "US",
        "Simulation device for playful evaluation and display of blood sugar levels",
        "Heiner Kaufmann",
        "2004-04-23",
        "",
        "",
        (),
    ),
    (
        "US20010000044A1",
        "PAT-INV",
        "US",
        "Systems and Methods For Transacting Business Over A Global Communications Network Such As The Internet",
        "Wayne W Lin",
        "1999-06-29",
        "",
        "",
        (),
    ),
    (
        "US 2006/0142694 A1",
        "PAT-INV",
        "US",
        "Bi-directional steerable catheter control handle",
        "ST. JUDE MEDICAL, ATRIAL FIBRILLATION DIVISION, INC",
        "2004-12-28",
        "",
        "",
        (),
    ),
    (
        "ZL 2015 1 0163325.6",
        "PAT-INV",
        "CN",
        "金融自助终端的显示屏幕亮度调节系统及调节方法",
        "恒银金融科技股份有限公司",
        "2015-04-08",
        "2023-10-03",
        "",
        (),
    ),
    ("99999999", "TM", "CN", "示例", "", "2020-01-01", "2021-01-01", "2030-12-31", (25,)),
    ("4216963", "TM", "FR", "EXAMPLE", "ACME SAS", "2015-09-01", "2016-01-15", "2026-01-15", (9, 42)),
    ("FR20140182", "PAT-DES", "FR", "Chaise pliante", "Mobilier France", "2014-05-20", "2014-08-10", "2024-05-20", ()),
    ("4000123456", "TM", "KR", "GALAXY", "삼성전자주식회사", "2023-03-20", "2024-04-01", "", (9, 42)),
    ("3000987654", "PAT-DES", "KR", "휴대용 전화기", "삼성전자주식회사", "2023-02-10", "2024-01-20", "", ()),
    (
        "1680736",
        "PAT-DES",
        "JP",
        "球体転がし用積み木",
        "大徳木管工業株式会社",
        "2020-06-24",
        "2021-02-19",
        "2045-06-24",
        (),
    ),
    (
        "7533889",
        "PAT-INV",
        "JP",
        "立体配線構造体の製造方法",
        "メイショウ株式会社",
        "2020-07-20",
        "2024-08-05",
        "2040-07-20",
        (),
    ),
    ("2024123456", "TM", "JP", "メタンレス和牛", "ＭＴＪグループ株式会社", "2024-11-18", "", "", (29, 35)),
]


@pytest.mark.parametrize("row", GOLDEN, ids=[row[0] for row in GOLDEN])
def test_a_real_record_shows_what_its_document_says(
    golden: tuple[BuildReport, Pack], row: tuple[str, str, str, str, str, str, str, str, tuple[int, ...]]
) -> None:
    number, kind, office, title, holder, filed, granted, expires, classes = row
    record = one(golden[1], number)
    day = date.fromisoformat
    assert (record.kind, record.office, record.title) == (RightKind(kind), office, title)
    assert (record.holders[:1] or ("",))[0] == holder
    assert record.filed == (day(filed) if filed else None)
    assert record.granted == (day(granted) if granted else None)
    assert record.expires == (day(expires) if expires else None)
    assert record.classes == classes


def test_the_cnipa_patent_is_found_in_every_usual_writing(golden: tuple[BuildReport, Pack]) -> None:
    writings = (
        "ZL201510163325.6",
        "ZL 2015 1 0163325.6",
        "201510163325.6",
        "201510163325",
        "CN201510163325.6",
        "CN104751825B",
        "CN 104751825 B",
        "104751825",
    )
    for writing in writings:
        assert one(golden[1], writing).publication_number == "CN104751825B", writing


def test_claims_goods_status_and_symbols_of_real_records(golden: tuple[BuildReport, Pack]) -> None:
    _, pack = golden
    grant = one(pack, "US8930553B2")
    assert len(grant.claims) == 8
    assert grant.claims[0].startswith("1. A system for processing mid-dialog SIP messages, the system comprising:")
    assert grant.ipc == ("G06F 15/16",)
    assert grant.abstract.startswith("Processing mid-dialog SIP messages by receiving")
    assert len(one(pack, "US20050004437A1").claims) == 10
    assert len(one(pack, "US20010000044A1").claims) == 21
    assert one(pack, "US20010000044A1").claims[-1].startswith("21. The system of claim 20, wherein")
    assert one(pack, "US2006142694A1").ipc == ("A61M 31/00",)
    assert one(pack, "ZL201510163325.6").ipc == ("G09G 5/10", "G07F 19/00")
    assert one(pack, "3000987654").locarno == ("14-03",)
    assert one(pack, "FR20140182").locarno == ("06-01",)
    assert one(pack, "124134").goods_text == "[8] EMERY BOARDS"
    paint = one(pack, "843074").goods[1]
    assert paint.nice_class == 2
    assert "PRIMER AND FINISH COATINGS" in paint.text
    assert "PRIMES" not in paint.text
    assert one(pack, "87310367").status is RightStatus.PENDING
    assert one(pack, "864928").status is RightStatus.IN_FORCE
    assert one(pack, "000111153").status is RightStatus.EXPIRED
    assert one(pack, "000869644").status is RightStatus.REFUSED
    assert one(pack, "87703889").vienna == ("26.09.21",)
    assert one(pack, "2024123456").groups == ("32A01", "35A01", "35K03")


def test_the_same_mark_from_xml_and_from_the_zip_is_one_record_with_the_zips_drawing(
    golden: tuple[BuildReport, Pack],
) -> None:
    report, pack = golden
    assert [r.title for r in pack.find("2824281")] == ["PYTHON"]
    duplicates = [entry for entry in report.set_aside if entry.reason_code == "FD-3112"]
    assert len(duplicates) == 1
    assert "2824281" in duplicates[0].reason_en
    (key,) = one(pack, "2824281").pictures
    data = pack.picture(key)
    assert data is not None
    assert data.startswith(b"\x89PNG")  # the file is called .jpg and is a PNG
    (aside,) = [entry for entry in pack.set_aside() if entry.reason_code == "FD-3112"]
    assert b'"PYTHON"' in aside.raw


def test_st66_and_st96_of_one_mark_give_the_same_record(standards: Path) -> None:
    """The PYTHON answer rewritten into ST.96 by hand: the two readers must agree in every field."""
    from io import BytesIO

    from fairdesk.records.readers import st66, st96

    with next(standards.glob("trademark/st66-uspto-tsdr/*.xml")).open("rb") as stream:
        (first,) = st66.read_tsdr(stream, "a")
    assert isinstance(first, Record)
    goods = "".join(
        f"<t:ClassDescription><t:ClassNumber>{line.nice_class:03}</t:ClassNumber>"
        f"<t:GoodsServicesDescriptionText>{line.text}</t:GoodsServicesDescriptionText></t:ClassDescription>"
        for line in first.goods
    )
    for space in ("http://www.wipo.int/standards/XMLSchema/ST96/", "http://www.wipo.int/standards/XMLSchema/"):
        tail = "" if space.endswith("ST96/") else "/1"
        xml = f"""<t:TrademarkTransaction xmlns:t="{space}Trademark{tail}" xmlns:c="{space}Common{tail}">
        <t:TrademarkBag>
        <t:Trademark><c:RegistrationOfficeCode>US</c:RegistrationOfficeCode><c:ApplicationNumber>
        <c:ApplicationNumberText>76044902</c:ApplicationNumberText></c:ApplicationNumber>
        <c:RegistrationNumber>2824281</c:RegistrationNumber><t:ApplicationDate>2000-05-09-04:00</t:ApplicationDate>
        <c:RegistrationDate>2004-03-23</c:RegistrationDate><t:MarkCurrentStatusCode>702</t:MarkCurrentStatusCode>
        <t:MarkCurrentStatusDate>2010-09-08</t:MarkCurrentStatusDate><t:MarkCategory>Trademark</t:MarkCategory>
        <t:MarkRepresentation><t:MarkReproduction><t:WordMarkSpecification>
        <t:MarkVerbalElementText>PYTHON</t:MarkVerbalElementText></t:WordMarkSpecification></t:MarkReproduction>
        </t:MarkRepresentation><t:GoodsServicesBag><t:GoodsServices>{goods}</t:GoodsServices></t:GoodsServicesBag>
        <t:ApplicantBag><t:Applicant c:sequenceNumber="10"><c:Contact><c:Name><c:EntityName>Corporation for National
        Research Initiatives</c:EntityName></c:Name></c:Contact></t:Applicant><t:Applicant c:sequenceNumber="30">
        <c:Contact><c:Name><c:EntityName>PYTHON SOFTWARE FOUNDATION</c:EntityName></c:Name></c:Contact></t:Applicant>
        </t:ApplicantBag></t:Trademark></t:TrademarkBag></t:TrademarkTransaction>"""
        (second,) = st96.read(BytesIO(xml.encode()), "a")
        assert isinstance(second, Record)
        position = re.compile(r"position='[^']*'")
        assert position.sub("", repr(second)) == position.sub("", repr(first))
