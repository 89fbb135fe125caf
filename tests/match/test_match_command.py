"""``fairdesk match words`` on a real pack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fairdesk.commands.match import app
from fairdesk.records.build import build_pack

TABLE = """kind,number,title,holder,status,filed,granted,expires,classes,groups,goods,picture,abstract,claims
TM,1000001,康师傅,甲公司,registered,2015-01-01,2016-01-01,2035-12-31,30,3009,方便面,,,
TM,1000002,PUMA,乙公司,registered,2015-01-01,2016-01-01,2035-12-31,25,2507,shoes,,,
TM,1000003,蓝月亮,丙公司,registered,2015-01-01,2016-01-01,2035-12-31,3,0301,洗衣液,,,
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("match")
    table = folder / "marks.csv"
    table.write_text(TABLE, encoding="utf-8")
    build_pack(folder / "marks.fdpack", [table])
    return folder / "marks.fdpack"


def test_one_query_answers_in_json_with_parts_reasons_and_goods(pack: Path) -> None:
    result = CliRunner().invoke(app, ["words", str(pack), "康帅傅", "--classes", "30,35", "--json"])
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    hit = answer["hits"][0]
    assert answer["query"] == "康帅傅"
    assert (hit["number"], hit["title"]) == ("1000001", "康师傅")
    assert hit["score"] > 0.8
    assert set(hit["parts"]) == {"shape", "sound", "meaning"}
    assert "W5" in {r["code"] for r in hit["reasons"]}
    assert hit["reasons"][0]["text"].startswith("W5 字形近似：帅 / 师")
    assert "方便面" in hit["goods"]


def test_a_batch_gives_one_line_per_query_and_a_bad_query_does_not_stop_it(pack: Path, tmp_path: Path) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_bytes("康帅傅\n\n！！！\r\nPVMA\n".encode("gbk"))
    result = CliRunner().invoke(app, ["words", str(pack), "--batch", str(queries), "--lang", "en"])
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["query"] for line in lines] == ["康帅傅", "！！！", "PVMA"]
    assert lines[1]["error"]["code"] == "FD-4002"
    assert lines[2]["hits"][0]["title"] == "PUMA"
    assert lines[2]["hits"][0]["reasons"][0]["text"].startswith("W5 Glyphs look alike: V / U")


def test_a_search_without_json_shows_a_table(pack: Path) -> None:
    result = CliRunner().invoke(app, ["words", str(pack), "PVMA"], env={"COLUMNS": "160"})
    assert result.exit_code == 0, result.output
    assert "1000002" in result.stdout
    nothing = CliRunner().invoke(app, ["words", str(pack), "ZXQJK", "--lang", "en"])
    assert "No similar word mark" in nothing.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([""], "FD-4001"),
        (["。。"], "FD-4002"),
        (["x" * 2000], "FD-4003"),
        (["PUMA", "--top", "0"], "FD-4004"),
        (["PUMA", "--classes", "9,七"], "FD-4005"),
        (["PUMA", "--classes", "46"], "FD-4005"),
        (["--batch", "no-such-file.txt"], "FD-4006"),
        ([], "FD-4007"),
        (["PUMA", "--batch", "queries.txt"], "FD-4007"),
        (["PUMA", "--lang", "fr"], "FD-4008"),
    ],
)
def test_bad_input_ends_with_a_coded_message_in_both_languages(pack: Path, arguments: list[str], code: str) -> None:
    result = CliRunner().invoke(app, ["words", str(pack), *arguments])
    assert result.exit_code == 1
    assert result.stderr.count(code) == 2
