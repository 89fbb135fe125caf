"""The pack: whole or not at all, found by number and words, checked, read from many threads, refused when bad."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.core.rights import GoodsLine, Record, RightKind, RightStatus
from fairdesk.errors import Known
from fairdesk.records import codec, keys, merge, schema
from fairdesk.records.build import BuildReport, build_pack
from fairdesk.records.pack import Pack

ROWS = (
    "kind,number,title,holder,status,filed,granted,classes,goods\n"
    "TM,61800021,澜雀 LANQUE,杭州澜雀家居有限公司,有效,2021-12-06,2022-08-21,21,保温瓶\n"
    "TM,61800022,,杭州澜雀家居有限公司,有效,2021-12-06,2022-08-21,21,保温瓶\n"
    "TM,20990002,PUMA,示例公司,有效,2016-09-01,2017-11-14,25,服装\n"
    "发明,ZL202010638827.0,可折叠台灯,杭州澜雀家居有限公司,有效,2020-07-06,2022-09-27,F21S 6/00,\n"
    "发明,US8930553B2,Lamp,Somebody,,2012-10-09,2015-01-06,,\n"
)
Build = Callable[..., tuple[BuildReport, Pack]]


@pytest.mark.parametrize(
    "writing",
    [
        "ZL 2020 1 0638827.0",
        "zl202010638827.0",
        "2020106388270",
        "202010638827",
        "CN202010638827.0",
        "２０２０１０６３８８２７",
    ],
)
def test_a_patent_is_found_in_any_usual_writing(built: Build, writing: str) -> None:
    _, pack = built({"t.csv": ROWS.encode()})
    assert [record.title for record in pack.find(writing)] == ["可折叠台灯"]


def test_find_rows_get_and_row_of_agree_and_an_unknown_row_is_a_known_error(built: Build) -> None:
    _, pack = built({"t.csv": ROWS.encode()})
    (row,) = pack.find_rows("61800021")
    record = pack.get(row)
    assert pack.row_of(record) == row
    assert pack.row_of(replace(record, number="1", registration_number="1")) is None
    assert pack.find("404") == []
    with pytest.raises(Known) as error:
        pack.get(99)
    assert error.value.code == "FD-3008"


def test_word_marks_leave_out_pictures_and_other_rights(built: Build) -> None:
    _, pack = built({"t.csv": ROWS.encode()})
    assert [(mark.title, mark.classes, mark.goods) for mark in pack.word_marks()] == [
        ("澜雀 LANQUE", (21,), "[21] 保温瓶"),
        ("PUMA", (25,), "[25] 服装"),
    ]


def test_search_looks_through_titles_holders_and_numbers(built: Build) -> None:
    _, pack = built({"t.csv": ROWS.encode()})
    assert [record.title for record in pack.search("lanque")] == ["澜雀 LANQUE"]
    assert len(pack.search("杭州 家居")) == 3
    assert [record.title for record in pack.search("杭州", kinds=["PAT-INV"])] == ["可折叠台灯"]
    assert [record.number for record in pack.search("20990002")] == ["20990002"]
    assert len(pack.search("杭州", limit=2)) == 2
    assert pack.search("  ") == []


def test_a_pack_is_read_from_many_threads(built: Build) -> None:
    _, pack = built({"t.csv": ROWS.encode()})
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: pack.find("61800021")[0].title, range(64)))
    assert set(found) == {"澜雀 LANQUE"}


def test_the_info_names_sources_counts_and_digest(built: Build) -> None:
    _, pack = built({"t.csv": ROWS.encode()})
    info = pack.info()
    assert (info.records, info.kinds, info.offices) == (5, {"PAT-INV": 2, "TM": 3}, {"CN": 4, "US": 1})
    assert [source["name"] for source in info.sources] == ["in"]
    assert len(info.sources[0]["sha256"]) == len(info.digest) == 64
    assert info.built_at.endswith("+00:00")
    json.dumps(info.as_json())


def test_the_digest_does_not_depend_on_the_order_of_reading(tmp_path: Path) -> None:
    head, *rows = ROWS.splitlines(keepends=True)
    digests = []
    for name, order in (("a", rows), ("b", rows[::-1])):
        # one file per row, so that source and position stay the same
        for row in rows:
            (tmp_path / f"{row.split(',')[1]}.csv").write_text(head + row, encoding="utf-8")
        build_pack(tmp_path / f"{name}.fdpack", [tmp_path / f"{row.split(',')[1]}.csv" for row in order])
        with Pack.open(tmp_path / f"{name}.fdpack") as pack:
            digests.append(pack.info().digest)
    assert digests[0] == digests[1]


def test_a_changed_record_is_noticed_by_verify(built: Build) -> None:
    _, pack = built({"t.csv": ROWS.encode()})
    pack.close()
    with sqlite3.connect(pack.path) as db:
        db.execute("UPDATE record SET json = replace(json, 'PUMA', 'PVMA')")
    db.close()
    with Pack.open(pack.path) as changed:
        assert not changed.verify()


def test_a_bad_pack_is_refused_by_name(built: Build, tmp_path: Path) -> None:
    _, pack = built({"t.csv": ROWS.encode()})
    whole = pack.path.read_bytes()
    newer = bytearray(whole)
    newer[60:64] = (schema.VERSION + 1).to_bytes(4, "big")
    garbled = bytearray(whole)
    garbled[100:4096] = bytes(3996)
    bad = {
        "text.fdpack": (b"hello", "FD-3001"),
        "empty.fdpack": (b"", "FD-3001"),
        "cut.fdpack": (whole[: len(whole) // 2], "FD-3002"),
        "new.fdpack": (bytes(newer), "FD-3003"),
        "garbled.fdpack": (bytes(garbled), "FD-3002"),
    }
    for name, (data, code) in bad.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Known) as error:
            Pack.open(tmp_path / name)
        assert error.value.code == code, name
        assert name in error.value.text("zh")
        assert name in error.value.text("en")
    with pytest.raises(Known) as error:
        Pack.open(tmp_path / "missing.fdpack")
    assert error.value.code == "FD-3004"


def test_a_cancelled_or_failed_build_leaves_the_old_pack_alone(tmp_path: Path) -> None:
    out, source = tmp_path / "x.fdpack", tmp_path / "t.csv"
    source.write_text(ROWS, encoding="utf-8")
    build_pack(out, [source])
    before = out.read_bytes()
    with pytest.raises(Known) as error:
        build_pack(out, [source], cancelled=lambda: True)
    assert error.value.code == "FD-3006"
    with pytest.raises(Known) as error:
        build_pack(out, [tmp_path / "gone"])
    assert error.value.code == "FD-3004"
    with pytest.raises(Known) as error:
        build_pack(source / "below-a-file.fdpack", [source])
    assert error.value.code == "FD-3005"
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.csv", "x.fdpack"]


def test_half_a_character_in_a_json_answer_is_set_aside_and_the_rest_kept(built: Build) -> None:
    marks = ",".join(
        f'{{"applicationNumber": "00{n}", "markFeature": "WORD", '
        f'"wordMarkSpecification": {{"verbalElement": "{word}"}}}}'
        for n, word in enumerate(("A", "B\\ud800", "C"))
    )
    report, pack = built({"page.json": f'{{"trademarks": [{marks}, 7, {{"applicationNumber": null}}]}}'.encode()})
    assert [mark.title for mark in pack.word_marks()] == ["A", "C"]
    assert sorted(entry.reason_code for entry in report.set_aside) == ["FD-3100", "FD-3100", "FD-3110"]


def test_a_truncated_json_is_set_aside_with_its_bytes(built: Build) -> None:
    raw = b'{"trademarks": [{"applicationNumber": "1", "markFeature": "WORD"'
    report, pack = built({"page.json": raw})
    assert [entry.reason_code for entry in report.set_aside] == ["FD-3100"]
    assert next(pack.set_aside()).raw == raw


def test_progress_names_every_file(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(ROWS, encoding="utf-8")
    seen: list[tuple[int, str]] = []
    build_pack(tmp_path / "x.fdpack", [tmp_path / "t.csv"], progress=lambda count, name: seen.append((count, name)))
    assert seen == [(0, "t.csv")]


def test_a_damaged_archive_and_a_bomb_are_listed_and_the_rest_is_read(built: Build) -> None:
    bomb, nested, broken = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("zeros.xml", bytes(40 << 20))
    inner = ROWS.encode()
    for _ in range(5):
        layer = io.BytesIO()
        with zipfile.ZipFile(layer, "w") as out:
            out.writestr("inner.zip", inner)
        inner = layer.getvalue()
    nested.write(inner)
    with zipfile.ZipFile(broken, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("t.csv", ROWS * 50)
    damaged = bytearray(broken.getvalue())
    damaged[60:120] = bytes(60)
    report, pack = built(
        {
            "bomb.zip": bomb.getvalue(),
            "broken.zip": bytes(damaged),
            "cut.zip": broken.getvalue()[:80],
            "nested.zip": nested.getvalue(),
            "t.csv": ROWS.encode(),
        }
    )
    assert pack.info().records == 5
    codes = {name.removeprefix("in/").split("!")[0]: reason.code for name, reason in report.skipped}
    assert codes["bomb.zip"] == "FD-3205"
    assert codes["cut.zip"] == "FD-3204"
    assert codes["nested.zip"] == "FD-3206"
    assert "broken.zip" in {*codes, *(entry.source.removeprefix("in/").split("!")[0] for entry in report.set_aside)}


def test_a_newer_reading_replaces_the_older_one_and_both_are_accounted_for(built: Build) -> None:
    old = ROWS.splitlines()[0] + "\nTM,1,旧名,甲,有效,2010-01-01,2011-01-01,9,灯\n"
    new = ROWS.splitlines()[0] + "\nTM,1,新名,乙,有效,2010-01-01,2012-01-01,9,灯\n"
    report, pack = built({"a.csv": old.encode(), "b.csv": new.encode()})
    (record,) = pack.find("1")
    assert (record.title, report.read, report.kept) == ("新名", 2, 1)
    assert [entry.reason_code for entry in report.set_aside] == ["FD-3113"]
    (aside,) = pack.set_aside()
    assert codec.loads(aside.raw.decode()).title == "旧名"


def test_merging_fills_gaps_and_adds_classes() -> None:
    nine = Record(RightKind.TM, "CN", "1", "澜雀", classes=(9,), goods=(GoodsLine(9, "耳机"),), groups=("0908",))
    other = Record(
        RightKind.TM,
        "CN",
        "1",
        "另名",
        holders=("甲",),
        classes=(9, 21),
        goods=(GoodsLine(21, "杯"),),
        groups=("2101",),
    )
    both = merge.merged(nine, other)
    assert (both.title, both.holders, both.classes) == ("澜雀", ("甲",), (9, 21))
    assert both.goods == (GoodsLine(9, "耳机"), GoodsLine(21, "杯"))
    assert both.groups == ("0908", "2101")


def test_an_application_and_the_patent_granted_on_it_are_two_records() -> None:
    application = Record(RightKind.PAT_INV, "CN", "CN104751825A", "x", publication_number="CN104751825A")
    grant = replace(application, number="ZL201510163325.6", registration_number="ZL201510163325.6")
    assert keys.identity(application) != keys.identity(grant)


@given(
    st.builds(
        Record,
        kind=st.sampled_from(RightKind),
        office=st.sampled_from(["CN", "US"]),
        number=st.text(min_size=1, max_size=20),
        title=st.text(max_size=20),
        status=st.sampled_from(RightStatus),
        filed=st.none() | st.dates(min_value=date(1900, 1, 1)),
        classes=st.lists(st.integers(1, 45), max_size=3).map(tuple),
        goods=st.lists(st.builds(GoodsLine, st.integers(1, 45), st.text(), st.just(("0101",))), max_size=2).map(tuple),
        claims=st.lists(st.text(min_size=1), max_size=2).map(tuple),
    )
)
def test_a_record_survives_its_json(record: Record) -> None:
    assert codec.loads(codec.dumps(record)) == record
